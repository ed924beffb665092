"""The one way in which XML from outside is read: no entities, no network, no document type, no huge trees."""

from typing import NoReturn, TypeAlias
from xml.parsers import expat

from lxml import etree

from checker.errors import UnreadableDocument

Element: TypeAlias = etree._Element

_AGAIN = "Open it, save it again and check the new copy"
_MOST_MARKS = 3_000_000  # elements and attributes; each may take 250 bytes of memory, however short it is written
_TOO_MUCH = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG, etree.ErrorTypes.ERR_NO_MEMORY})


def parse(data: bytes) -> Element:
    """The root of an XML part; faults are raised as a person would want to hear of them."""
    if data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        raise _too_complex()
    _refuse_document_type(data)
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as fault:
        raise _too_complex() if fault.code in _TOO_MUCH else _damaged() from fault  # type: ignore[attr-defined]
    except ValueError as fault:
        raise _damaged() from fault


def written(root: Element) -> bytes:
    """The bytes of a part that was read, and changed since."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Begun(Exception):
    """The first element is reached, and no document type stands before it."""


def _refuse_document_type(data: bytes) -> None:
    """Look for a document type where alone it may stand, in any encoding, before anything that it declares is believed."""
    start = expat.ParserCreate()
    start.StartDoctypeDeclHandler = _refuse
    start.StartElementHandler = _begin
    try:
        start.Parse(data, True)
    except _Begun:
        return
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise _damaged() from fault


def _refuse(*_: object) -> NoReturn:
    raise UnreadableDocument("A part of it has a document type declaration, which is not read", "Save it again and check the new copy")


def _begin(*_: object) -> NoReturn:
    raise _Begun


def _damaged() -> UnreadableDocument:
    return UnreadableDocument("A part of it is damaged", _AGAIN)


def _too_complex() -> UnreadableDocument:
    return UnreadableDocument("A part of it is too complex to be read", "Split it, or copy its words into a new document, and check again")


def _parser() -> etree.XMLParser:
    """A new parser for each part: a parser that is shared remembers too much."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )

"""The one way in which XML from outside is read: no entities, no network, no document type, no huge trees."""

from typing import TypeAlias

from lxml import etree

from checker.errors import UnreadableDocument

Element: TypeAlias = etree._Element


def parse(data: bytes) -> Element:
    """The root of an XML part; faults are raised as a person would want to hear of them."""
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument("A part of it is damaged", "Open it, save it again and check the new copy") from fault
    document_type: str = root.getroottree().docinfo.doctype  # type: ignore[union-attr]
    if document_type:
        raise UnreadableDocument("A part of it has a document type declaration, which is not read", "Save it again and check the new copy")
    return root


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

"""Published and draft notices, as an officer reads them: open contracting data (OCDS) in JSON, and the EU's eForms in XML."""

import json
from collections.abc import Iterator
from dataclasses import replace

from checker.errors import UnreadableDocument
from checker.formats.letters import decode
from checker.formats.notice import eforms
from checker.formats.notice.careful import read_json, refuse_endless
from checker.formats.notice.facts import told
from checker.formats.notice.fit import fitted
from checker.formats.notice.ocds import WORDING, laid_out
from checker.formats.notice.paper import Paper
from checker.formats.notice.releases import Notice, notices
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letters
from checker.model import Document, Members, Source

__all__ = ["letters", "member", "members", "read"]

_HEAD = 256


def read(source: Source) -> Document:
    """A notice as a document, with the facts that its fields state."""
    if _is_xml(source):
        return eforms.read(source)
    notice, remarks = _only(source)
    document = _document(source, notice)
    return replace(document, remarks=(*remarks, *_among(notice), *document.remarks))


def letters(source: Source) -> Letters:
    """By the anchor of a block of this notice, its letters; each lies in the field that its pointer leads to.

    The reader's own words, such as labels, lie in no file. A field that is told in other words than its own is called `...#said`,
    a text of a field that is written as a web page is called `...#` with its number.
    """
    if _is_xml(source):
        known = eforms.spelt(source)
    else:
        paper = Paper(WORDING)
        _laid_out(_only(source)[0], paper)
        known = paper.spelt
    return lambda anchor: known[anchor]()


def _only(source: Source) -> tuple[Notice, tuple[str, ...]]:
    """The one notice of a file, and what is to be said of the file."""
    values, remarks = read_json(source.data)
    found = notices(values)
    if not found:
        raise UnreadableDocument("It is a JSON file that holds no notice", "Check the documents that it belongs to")
    if len(found) > 1:
        raise UnreadableDocument(f"It holds {len(found)} notices, each of a procurement of its own", "Check its notices one by one")
    return found[0], remarks


def members(source: Source) -> Members | None:
    """The names of the notices in a file of several, each a procurement of its own; None where the file is one notice."""
    found = () if _is_xml(source) else notices(read_json(source.data)[0])
    return Members(tuple(notice.name for notice in found), apart=True) if len(found) > 1 else None


def member(source: Source, name: str) -> Source:
    """One notice of a file of several, as a file of its own."""
    for notice in notices(read_json(source.data)[0]):
        if notice.name == name:
            return replace(source, path=f"{source.path}/{name}", data=json.dumps(notice.entry.release).encode())
    raise UnreadableDocument(f"It holds no notice that is called {name}", "Check the name")


def _is_xml(source: Source) -> bool:
    return decode(source.data[:_HEAD]).lstrip().startswith("<")


def _document(source: Source, notice: Notice) -> Document:
    """The one notice of a file; only fields of the right shape are believed."""
    text, blocks, _ = assemble(_laid_out(notice, Paper(WORDING)))
    sound, remarks = fitted(notice.entry.release, notice.entry.pointer)
    return Document(source.path, source.sha256, "notice", text, blocks, remarks=remarks, told=told(sound))


def _laid_out(notice: Notice, paper: Paper) -> tuple[Piece, ...]:
    """A notice as it is written out."""
    release, pointer, _ = notice.entry
    refuse_endless(release)
    return paper.pieces(*laid_out(release, pointer))


def _among(notice: Notice) -> Iterator[str]:
    """That a notice was chosen from several of one procurement."""
    if notice.among > 1:
        which = "what is compiled of all" if notice.entry.compiled else "the latest that has a tender"
        yield f"It holds {notice.among} releases of this procurement; {which} was read"

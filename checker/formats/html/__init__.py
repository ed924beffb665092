"""Web pages: headings, paragraphs, lists and tables as a reader sees them; what stands around the page's main part is kept apart."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from checker.formats.html.limits import refuse_monsters
from checker.formats.html.walk import Heard, Walk
from checker.formats.letters import decode
from checker.formats.outline import Piece, assemble
from checker.formats.places import Letter, Letters
from checker.formats.titles import titled
from checker.model import Document, Revisions, Source

_SHOWN = ("What it marks as deleted was left out, and is still there for who reads the page",)


def read(source: Source) -> Document:
    """A web page as a document, with the insertions that it shows counted in and the deletions left out, or the other way round."""
    page = _built(decode(source.data, page=True))
    walk = Walk("node", 0, bool(page.css_first("main")), source.revisions)
    text, blocks, insertions = assemble(titled(walk.lines(page.root)))
    told = walk.left_out and source.revisions == "accept"
    return Document(source.path, source.sha256, "html", text, blocks, insertions, remarks=_SHOWN if told else ())


def letters(source: Source) -> Letters:
    """By anchor, the letters of the page's texts: the leaf is the number of a text as the walk meets it, from 1."""
    known = heard(decode(source.data, page=True), revisions=source.revisions)
    return lambda anchor: (Letter(said, leaf, start + at) for leaf, start, text in known[anchor] for at, said in enumerate(text))


def pieces(markup: str, name: str = "node", tables: int = 0) -> Iterator[Piece]:
    """The pieces of a page or of a part of one, in order; its tables are counted from a number on."""
    page = _built(markup)
    return titled(Walk(name, tables, bool(page.css_first("main"))).lines(page.root))


def heard(markup: str, name: str = "node", revisions: Revisions = "accept") -> dict[str, Heard]:
    """By anchor, the texts of a page that each block of it was read from."""
    page = _built(markup)
    walk = Walk(name, 0, bool(page.css_first("main")), revisions)
    for _ in walk.lines(page.root):
        continue  # what was heard is known when the walk is over
    return walk.heard


def _built(markup: str) -> LexborHTMLParser:
    refuse_monsters(markup)
    return LexborHTMLParser(markup)

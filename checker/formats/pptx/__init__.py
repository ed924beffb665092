"""PowerPoint files: each slide is a page with its title as a heading, its words as the file has them, and the notes on it after them."""

from collections.abc import Iterator
from dataclasses import replace

from checker.formats import held
from checker.formats.leaves import leaves
from checker.formats.ooxml import P, Parts, R
from checker.formats.outline import Piece, assemble
from checker.formats.package import Package
from checker.formats.places import Letters
from checker.formats.pptx.comments import comments
from checker.formats.pptx.slide import Reading, Slide
from checker.formats.spelling import Spelling
from checker.formats.titles import Dressed, titled
from checker.model import Document, Source


def read(source: Source) -> Document:
    """Every slide in order; comments are kept apart."""
    parts = Parts(Package(source.data))
    text, blocks, _ = assemble(_pieces(Reading(parts)))
    said = tuple(comments(parts, _slides(parts)))
    hanging = tuple(held.gaps(parts))
    gaps = (*parts.gaps, *hanging)
    return Document(source.path, source.sha256, "pptx", text, blocks, (), said, gaps, len(_slides(parts)), held.remarks(parts))


def letters(source: Source) -> Letters:
    """By the anchor of a block of this file, the letters that it was read from, each in its leaf: ppt/slides/slide1.xml#a:t3."""
    parts = Parts(Package(source.data))
    spelling = Spelling(leaves, parts.part_of)
    for _ in _pieces(Reading(parts, spelling)):
        pass
    return spelling.letters


def _slides(parts: Parts) -> list[str]:
    """The names of the slides' parts, in the order in which they are shown."""
    related = parts.related(parts.body)
    named = [each.get(R + "id", "") for each in parts.tree(parts.body).iter(P + "sldId")]
    return [related[name].name for name in named if name in related]


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The pieces of every slide in order; a slide without a title is headed by its number."""
    for page, name in enumerate(_slides(reading.parts), start=1):
        lines = Slide(name, reading).lines()
        if not any(line.piece.kind == "heading" for line in lines):
            lines.insert(0, Dressed(Piece("heading", f"Slide {page}", f"slide{page}", level=1)))
        for notes in reading.parts.belonging(name, "notesSlide"):
            lines += Slide(notes, reading).lines()
        yield from (replace(piece, page=page) for piece in titled(lines))

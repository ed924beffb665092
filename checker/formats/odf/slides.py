"""The slides of an OpenDocument presentation: each is a page with its title as a heading, and the notes on it after its words."""

from collections.abc import Iterator
from dataclasses import replace

from checker.formats.odf.reading import Place
from checker.formats.odf.story import Story
from checker.formats.odf.styles import DRAW
from checker.formats.outline import Piece
from checker.formats.titles import Dressed, titled
from checker.formats.xml import Element


def slides(body: Element, story: Story) -> Iterator[Piece]:
    """The pieces of every slide in order; a slide without a title is headed by its number."""
    for page, slide in enumerate(body.iterfind(DRAW + "page"), start=1):
        lines = story.lines(slide, Place())
        if not any(line.piece.kind == "heading" for line in lines):
            lines.insert(0, Dressed(Piece("heading", f"Slide {page}", f"slide{page}", level=1)))
        yield from (replace(piece, page=page) for piece in titled(lines))

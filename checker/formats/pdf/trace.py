"""From the blocks of a document back to the characters of its PDF, and to their places on the page, for those who ask."""

from collections.abc import Iterator

from checker.formats.pdf.anchors import ranges
from checker.formats.pdf.compose import plain
from checker.formats.pdf.hyphens import MARKS
from checker.formats.pdf.pages import Opened
from checker.formats.pdf.shapes import Ruling
from checker.formats.places import Letter, Letters
from checker.model import Source


def letters(source: Source) -> Letters:
    """By the anchor of a block: its letters, each with its page and with its number among the characters of the page."""
    opened = Opened(source)
    known: dict[int, str] = {}

    def found(anchor: str) -> Iterator[Letter]:
        """The letters of one block."""
        for page, start, end in ranges(anchor):
            if page not in known:
                known[page] = opened.page(page).letters
            for at, said in enumerate(known[page][start:end], start=start):
                yield Letter(said, str(page), at)

    return found


def box(source: Source, page: int, index: int) -> Ruling | None:
    """The edges of a character in points from the top left of its page as seen; nothing where its place is not known."""
    with Opened(source) as opened:
        return opened.box(page, index)


def spoken(said: str) -> str:
    """What a character became: letters for a ligature, a hyphen for the mark of a broken word, nothing for what is not seen."""
    return "-" if said in MARKS or said == "\u00ad" else plain(said)

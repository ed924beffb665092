"""Where the characters of a block stand in its PDF: by page, the ranges of pdfium's characters that it was read from, in their order.

"3/120-180,200-260;4/0-50" is a block that begins on page 3 and ends on page 4; the last character of a range is left out of it.
"""

from collections.abc import Iterable, Iterator

from checker.formats.pdf.shapes import Line
from checker.formats.pdf.words import SPACES


def anchor(lines: Iterable[Line]) -> str:
    """The places of all characters of some lines."""
    said: list[str] = []
    page, start, end = 0, 0, 0
    for line in lines:
        for begin, stop in line.words.ranges():
            if line.page == page and 0 <= begin - end <= SPACES:
                end = stop
                continue
            if page:
                said.append(f"{start}-{end}")
            said.append("," if line.page == page else f";{line.page}/" if page else f"{line.page}/")
            page, start, end = line.page, begin, stop
    return "".join([*said, f"{start}-{end}"]) if page else ""


def ranges(anchor: str) -> Iterator[tuple[int, int, int]]:
    """The page, the first character and the end of each range."""
    for leaf in anchor.split(";") if anchor else ():
        page, _, places = leaf.partition("/")
        for place in places.split(","):
            start, _, end = place.partition("-")
            yield int(page), int(start), int(end)

"""Where the characters of a block stand in its PDF: by page, the ranges of pdfium's characters that it was read from, in their order.

"3/120-180,200-260;4/0-50" is a block that begins on page 3 and ends on page 4; the last character of a range is left out of it.
"""

from collections.abc import Iterable, Iterator

from checker.formats.pdf.shapes import Line, Word

_SPACES = 2  # between two words of one range: more may hide a word that belongs elsewhere


def anchor(lines: Iterable[Line]) -> str:
    """The places of all characters of some lines."""
    said: list[str] = []
    page, start, end = 0, 0, 0
    for line in lines:
        for begin, stop in _ranges(line.words):
            if line.page == page and 0 <= begin - end <= _SPACES:
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


def _ranges(words: Iterable[Word]) -> Iterator[tuple[int, int]]:
    for text, start, *_, more in words:
        if not more:
            yield start, start + len(text)
            continue
        yield start, start + len(text) - sum(stop - begin for begin, stop in more)
        yield from more

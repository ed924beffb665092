"""What a person should know of a PDF beside its words: what was not read, and what was read in another way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from checker.formats.pdf.pages import Opened
from checker.formats.pdf.shapes import Page
from checker.model import Gap

_SCAN = "it has no text that can be read (it may be a scan)"
_NEARLY = "it is a picture but for a few words, and words in the picture were not read"
_FAINT = "it is a picture, and many of its words could not be told"
_MEANINGLESS = "its letters are stored without their meaning, so that its words cannot be told"
_RECOGNISE = "Have its words recognised (Tendercheck does it where ICT has installed tesseract), or add the text, and check again"
_CLEARER = "Scan it again more clearly, or add the text, and check again"
_BROKEN = "it is damaged and could not be read"
_TORN = "it is damaged midway, so that words of it may be missing"
_SAVE_AGAIN = "Open the file, save it again as PDF and check the new copy"
_MISSING = "the file says that it has them, but they are missing"
_SPLIT = "Split it, and check each part"
_ATTACHED = "it is attached inside the PDF and was not opened"
_FORM = "it is a form in XFA, whose words are not on the pages"

_PICTURE = 0.3  # of the page: a smaller picture on a page without words is a crest or an ornament
_WHOLE = 0.75  # of the page: a page that a picture fills like this is a scan, even where a few words were stamped on it
_SHARE = 0.2  # of the words that were seen: more that could not be told are a gap


def is_picture(page: Page, worded: bool) -> bool:
    """Whether a page is a picture whose words were not read; `worded` says that words of its own are on it."""
    if page.broken or page.guessed or page.recognised:
        return page.recognised is not None and not worded and _is_drawn(page)
    return page.cover > _WHOLE if worded else _is_drawn(page)


def cure(page: Page) -> str:
    """What helps to read a picture: recognising its words, where nobody did it yet."""
    return _CLEARER if page.recognised else _RECOGNISE


def gaps(pages: Sequence[Page], worded: Sequence[bool]) -> Iterator[Gap]:
    """Pages whose words were not read, or not all; a page with nothing on it is none."""
    for page, said in zip(pages, worded, strict=True):
        where = f"page {page.number}"
        if page.cut:
            yield Gap(where, "it has more letters than are read", _SPLIT)
        if page.broken:
            yield Gap(where, _BROKEN, _SAVE_AGAIN)
            continue
        if page.torn:
            yield Gap(where, _TORN, _SAVE_AGAIN)
        if is_picture(page, said):
            yield Gap(where, _NEARLY if said else _SCAN, cure(page))
        elif page.meaningless:
            yield Gap(where, _MEANINGLESS, cure(page))
        elif page.recognised and page.recognised.dropped > _SHARE * (len(page.recognised.words) + page.recognised.dropped):
            yield Gap(where, _FAINT, _CLEARER)


def beside(opened: Opened) -> Iterator[Gap]:
    """Words that are in the file, and on none of the pages that were read."""
    if opened.whole > opened.count:
        where = f"pages {opened.count + 1:,} to {opened.whole:,}"
        yield Gap(where, _MISSING, _SAVE_AGAIN) if opened.ends else Gap(where, "the file has more pages than are read", _SPLIT)
    if opened.has_other_form():
        yield Gap("the form", _FORM, "Print it to PDF, and check that copy")
    for name in opened.attached():
        yield Gap(f"attached file {name}", _ATTACHED, "Save it as a file of its own, and check it too")


def remarks(pages: Sequence[Page], untabled: Sequence[int] = ()) -> Iterator[str]:
    """How some pages were read, where it was not as usual; `untabled` are those with more drawn lines than were followed."""
    if found := _named(pages, lambda page: page.guessed):
        yield f"Damaged, so that words were read in another way and their places are less exact: {found}"
    if found := _named(pages, lambda page: page.recognised is not None and bool(page.recognised.words)):
        one = "," not in found and " to " not in found
        said = "is a picture: its" if one else "are pictures: their"
        yield f"{found[0].upper()}{found[1:]} {said} words were recognised by OCR, check them against the page{'' if one else 's'}"
    if dropped := sum(page.recognised.dropped for page in pages if page.recognised):
        yield f"Words in pictures that could not be told, and were left out: {dropped:,}"
    if found := _named(pages, lambda page: page.number in untabled):
        yield f"So many lines are drawn that tables, if there are any, were read as plain text: {found}"
    if found := _named(pages, lambda page: page.layered):
        yield f"It holds layers that are switched off, whose words are not printed but are published with the file: {found}"
    if outside := sum(page.outside for page in pages):
        where = _named(pages, lambda page: page.outside > 0)
        yield f"Words outside the edges of their page, which are not printed and were not read: {outside:,} ({where})"


def _is_drawn(page: Page) -> bool:
    return page.scrawled or page.cover > _PICTURE


def _named(pages: Iterable[Page], chosen: Callable[[Page], bool]) -> str:
    """The numbers of some pages for a person: "page 4", "pages 2, 4 to 9"."""
    numbers = [page.number for page in pages if chosen(page)]
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {said}" if said else ""

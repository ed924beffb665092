"""Pages per second: a PDF with and without ruled tables against what pypdfium2 takes for the bare words, and a Word file as long."""

from collections.abc import Callable
from functools import partial

import pypdfium2

from checker.isolation import Door, nameless
from checker.model import Source
from tests.bench import texts
from tests.bench.clock import Taken, busy_reading, taken_of, turns, waited
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import Sizes

QUARTER = Goal("at least", 0.25)


def pages(sizes: Sizes, pipeline: Pipeline) -> list[Figure]:
    """PDF and DOCX of so many pages: read alone, through the door, and checked from bytes to report."""
    sheet = Sheet(f"Files of {sizes.pages} pages")
    for name, tables, goal in (("PDF without ruled tables", False, QUARTER), ("PDF with ruled tables", True, None)):
        _pdf(sheet, pipeline, Source(f"{name}.pdf", texts.pdf(sizes.pages, tables)), (sizes, goal))
    _docx(sheet, pipeline, sizes)
    return sheet.figures


def _pdf(sheet: Sheet, pipeline: Pipeline, source: Source, asked: tuple[Sizes, Goal | None]) -> None:
    """One PDF, beside pypdfium2 over the same bytes."""
    (sizes, goal), name, count = asked, source.path.removesuffix(".pdf"), plainly(source.data)
    readings: dict[str, Callable[[], object]] = {"bare": partial(plainly, source.data), "read": partial(pipeline.read, source)}
    told = turns({name: partial(busy_reading, work) for name, work in readings.items()}, sizes.rounds, unused=1)
    through = _through_the_door(source, sizes.rounds)
    checked = _checked(pipeline, source, sizes)
    sheet.put(f"{name}: pypdfium2 alone", told["bare"].rate(count), "pages/s", note=f"{count} pages")
    sheet.put(f"{name}: read", told["read"].rate(count), "pages/s")
    sheet.put(f"{name}: read, against pypdfium2", told["bare"].over(told["read"]), "x", goal=goal)
    sheet.put(f"{name}: read through the door, on the clock", through["door"].rate(count), "pages/s")
    sheet.put(f"{name}: the same, against pypdfium2 on the clock", through["bare"].over(through["door"]), "x", goal=goal)
    sheet.put(f"{name}: checked, from bytes to report", checked.rate(count), "pages/s")
    sheet.put(f"{name}: the same, against pypdfium2", told["bare"].over(checked), "x")


def _docx(sheet: Sheet, pipeline: Pipeline, sizes: Sizes) -> None:
    """A Word file with the words of so many pages."""
    source = Source("tender.docx", texts.docx(texts.paragraphs(sizes.pages * texts.A_PAGE)))
    read = turns({"read": partial(busy_reading, partial(pipeline.read, source))}, sizes.rounds, unused=1)["read"]
    sheet.put("DOCX: read", read.rate(sizes.pages), "pages/s", note=f"a page is {texts.A_PAGE} words")
    sheet.put("DOCX: checked, from bytes to report", _checked(pipeline, source, sizes).rate(sizes.pages), "pages/s")


def plainly(data: bytes) -> int:
    """The words of every page, as pypdfium2 gives them; says how many pages there are."""
    file = pypdfium2.PdfDocument(data)
    for page in file:
        page.get_textpage().get_text_range()
        page.close()
    return len(file)


def _checked(pipeline: Pipeline, source: Source, sizes: Sizes) -> Taken:
    """How long a file takes from its bytes to the report, in this process; that is long, so there are fewer rounds of it."""
    seconds = [pipeline.passed(source).whole for _ in range(1 + sizes.rounds // 3)]
    return taken_of(seconds)


def _through_the_door(source: Source, rounds: int) -> dict[str, Taken]:
    """How long somebody waits for a file to be read in a process apart, when that has begun, turn by turn with pypdfium2 here."""
    with Door() as door, open(nameless(source.data), "rb") as file:
        works: dict[str, Callable[[], object]] = {
            "bare": partial(plainly, source.data),
            "door": lambda: door.read(source.path, file.fileno()),
        }
        return turns({name: partial(waited, work) for name, work in works.items()}, rounds, unused=1)

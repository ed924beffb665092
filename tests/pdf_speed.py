"""How many pages of PDF are read in a second, against pdfium alone, which only gives the text; and how long a person waits for them.

Run it with `python -m tests.pdf_speed`, or with PDF files as arguments. Both are taken in the same run, turn by turn, and the best of
eight counts. Without files it makes a text of a hundred pages, and one with ruled tables on every page; and it reads the text through
the door of isolation as well, on the clock, when the processes have begun. It is no test, since on a busy machine it may fail for no
fault of ours: it ends with 1 where pages of text, which are twice as full as those of most tenders, are read at less than a third of
pdfium's pace, or where the hundred take a second through the door.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from checker.formats import read
from checker.isolation import Door, nameless
from checker.model import Source

ROUNDS, PAGES, SHARE, WAIT = 8, 100, 1 / 3, 1.0
WORDS = "The Supplier shall deliver the services described in this schedule to the Authority, and keep records of all that it has done. "


def text(tables: bool) -> bytes:
    """A PDF of about a hundred pages."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for number in range(1, PAGES + 1):
        story += [Paragraph(f"{number}. Schedule {number}", getSampleStyleSheet()["Heading2"])]
        story += [Paragraph(f"{number}.{clause} {WORDS * 3}", style) for clause in range(1, 9 if tables else 13)]
        rows = [[f"Item {row}", "any make", f"£{row * 100}"] for row in range(6)]
        story += [Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])] if tables else []
    held = BytesIO()
    SimpleDocTemplate(held, pagesize=(595, 842)).build(story)
    return held.getvalue()


def plainly(data: bytes) -> int:
    """The text of every page, as pypdfium2 gives it; says how many pages there are."""
    file = pypdfium2.PdfDocument(data)
    for page in file:
        page.get_textpage().get_text_range()
        page.close()
    return len(file)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes, on the clock of the processor, which other programs do not turn."""
    began = time.process_time()
    work()
    return time.process_time() - began


def waited(data: bytes) -> float:
    """How long it takes to read a file through the door, on the clock, when the processes have begun."""
    times: list[float] = []
    with Door() as door, open(nameless(data), "rb") as file:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            door.read("text.pdf", file.fileno())
            times.append(time.perf_counter() - began)
    return min(times[1:])


def samples(paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """The files to be read, each with a name."""
    yield from ((Path(path).name, Path(path).read_bytes()) for path in paths)
    if not paths:
        yield "text alone", text(tables=False)
        yield "with ruled tables", text(tables=True)


def main() -> int:
    """Measure, and say how it went."""
    slow = False
    gc.disable()  # as in the processes that read
    for name, data in samples(sys.argv[1:]):
        pages = plainly(data)
        read(Source(name, data))
        rounds = [(seconds(partial(plainly, data)), seconds(partial(read, Source(name, data)))) for _ in range(ROUNDS)]
        alone, ours = (min(times) for times in zip(*rounds, strict=True))
        slow = slow or (name == "text alone" and alone / ours < SHARE)
        print(f"{name}: {pages} pages, pdfium {pages / alone:.0f} a second, reading {pages / ours:.0f} a second, {alone / ours:.2f} of it")
        if name == "text alone":
            wait = waited(data)
            slow = slow or wait > WAIT
            print(f"{name}, through the door: {wait:.2f} s for {pages} pages")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())

"""Marked copies of PDF files, made for the tests, and what another reader finds in them."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

import pypdf
import pypdfium2
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from checker.formats import mark, read
from checker.model import Copy, Mark, Source, Span
from tests.formats.made_pdf import SENTENCE, SIZE, drawn, edited, flowing, typed

Edit = Callable[[pypdf.PdfWriter], object]
SHORT = (
    "The supplier shall install Oracle Database 19c",
    "on every server of the Authority, and shall be respon-",
    "sible for its efficient office.",
)


def at(source: Source, words: str) -> Mark:
    """A mark at the first place of some words."""
    start = read(source).text.index(words)
    return Mark(Span(start, start + len(words)), f"About {words}", "Why: it shuts firms out.\nInstead: say what it must do.")


def copied(source: Source, *marks: Mark) -> tuple[Source, Copy]:
    """The marked copy of a file."""
    copy = mark(source, marks)
    return Source(source.path, copy.data), copy


def ours(copy: Source, kind: str = "/Highlight") -> list[tuple[int, pypdf.generic.DictionaryObject]]:
    """Our notes of a kind, as another reader finds them, each with its page."""
    pages = enumerate(pypdf.PdfReader(BytesIO(copy.data)).pages)
    notes = ((page, note.get_object()) for page, held in pages for note in held.get("/Annots", ()))
    return [(page, note) for page, note in notes if note.get("/T") == "Tendercheck" and note["/Subtype"] == kind]


def covered(copy: Source) -> list[str]:
    """The letters under each of our highlights: those whose middle it covers."""
    with pypdfium2.PdfDocument(copy.data) as file:
        return ["".join(_under(file[page].get_textpage(), note["/QuadPoints"])) for page, note in ours(copy)]


def _under(text: pypdfium2.PdfTextPage, points: list[float]) -> list[str]:
    found = []
    for quad in quads(points):
        left, right, low, high = min(quad[::2]), max(quad[::2]), min(quad[1::2]), max(quad[1::2])
        for index, letter in enumerate(text.get_text_range()):
            x0, y0, x1, y1 = text.get_charbox(index)
            if letter.strip() and left < (x0 + x1) / 2 < right and low < (y0 + y1) / 2 < high:
                found.append(letter)
    return found


def quads(points: Sequence[float]) -> list[list[float]]:
    """The corners of each strip of a highlight."""
    return [[float(place) for place in points[start : start + 8]] for start in range(0, len(points), 8)]


def bare(words: str) -> str:
    """Words without spaces, and without the mark of a broken line."""
    return "".join(words.split()).replace("\x02", "").replace("\ufffe", "")


def turned(by: int) -> Edit:
    """Turns each page by quarters to the right."""
    return lambda writer: [page.rotate(90 * by) for page in writer.pages]


def cropped(writer: pypdf.PdfWriter) -> None:
    """Cuts the edges off each page, whose corner is not where the numbers begin."""
    for page in writer.pages:
        page.mediabox = RectangleObject((-40, -60, *SIZE))
        page.cropbox = RectangleObject((30, 20, 560, 830))
        page[NameObject("/UserUnit")] = FloatObject(2)


def uncut(writer: pypdf.PdfWriter) -> None:
    """Says of each page that it is cut where there is no page any more."""
    for page in writer.pages:
        page.cropbox = RectangleObject((-90, -90, SIZE[0] + 90, SIZE[1] + 90))


def upwards(canvas: Canvas) -> None:
    """Lines that run up the page."""
    canvas.translate(300, 40)
    canvas.rotate(90)
    typed(*SHORT, SENTENCE, left=0, top=0)(canvas)


def joined(canvas: Canvas) -> None:
    """Words with letters that are joined into one sign."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas.setFont("Vera", 11)
    canvas.drawString(72, 640, "Both \ufb01gures and \ufb02oors of \ufb01les")


def columns(canvas: Canvas) -> None:
    """Two columns, whose lines are on the same levels."""
    for left in (60, 320):
        typed(*(f"{word} words of one column" for word in ("First", "Second", "Third", "Fourth") * 3), left=left)(canvas)


@cache
def pages() -> dict[str, Source]:
    """Pages of many kinds."""
    straight = drawn(lambda canvas: [draw(canvas) for draw in (typed(*SHORT, "", SENTENCE[:80]), joined)])
    return {
        "straight": straight,
        **{f"turned by {by}": edited(straight, turned(by)) for by in (1, 2, 3)},
        "cropped": edited(straight, cropped),
        "cropped and turned": edited(edited(straight, cropped), turned(1)),
        "uncut": edited(straight, uncut),
        "upwards": drawn(upwards),
        "upwards and turned": edited(drawn(upwards), turned(1)),
        "two columns": drawn(columns),
        "tables": flowing("# Schedule", SENTENCE * 3, [("Item", "What it is for"), ("Laptop with Windows", "Work in the office")]),
    }


KINDS = ("straight", "turned by 1", "turned by 2", "turned by 3", "cropped", "cropped and turned", "uncut")
ALL = (*KINDS, "upwards", "upwards and turned", "two columns", "tables")

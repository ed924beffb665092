"""PDF files made for the tests, with just what a test is about."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdf
from pypdf.generic import BooleanObject, NameObject
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from checker.model import Source

SIZE = (595, 842)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
SENTENCE = "The Supplier shall deliver the services that are described in this schedule to the Authority and keep records of them."

Draw = Callable[[Canvas], object]


def drawn(*pages: Draw, packed: bool = False) -> Source:
    """A PDF with a page for each of these functions, which draw on it."""
    held = BytesIO()
    canvas = Canvas(held, pagesize=SIZE, pageCompression=int(packed))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return Source("tender.pdf", held.getvalue())


def typed(*lines: str, top: int = 780, left: int = 72) -> Draw:
    """Lines one under the other."""

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(left, top - 14 * at, line)

    return draw


def flowing(*parts: str | Sequence[Sequence[str]]) -> Source:
    """A PDF of paragraphs, of headings (which begin with #) and of ruled tables, as long as it takes."""
    styles = getSampleStyleSheet()
    story = [
        (Paragraph(part.removeprefix("# "), styles["Heading2" if part.startswith("# ") else "BodyText"]))
        if isinstance(part, str)
        else Table([list(row) for row in part], style=GRID)
        for part in parts
    ]
    held = BytesIO()
    SimpleDocTemplate(held, pagesize=SIZE).build(story)
    return Source("tender.pdf", held.getvalue())


def pictured(picture: bytes, *words: str) -> Draw:
    """A page that a picture fills, with some words on it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, *SIZE)
        typed(*words)(canvas)

    return draw


def edited(source: Source, edit: Callable[[pypdf.PdfWriter], object]) -> Source:
    """The same PDF with something changed in it."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(source.data))
    edit(writer)
    held = BytesIO()
    writer.write(held)
    return Source(source.path, held.getvalue())


def bare(writer: pypdf.PdfWriter) -> None:
    """Take the drawn appearance from every field, so that a viewer must draw it."""
    for note in writer.pages[0]["/Annots"]:
        note.get_object().pop("/AP", None)
    writer.root_object["/AcroForm"][NameObject("/NeedAppearances")] = BooleanObject(True)

"""What is measured with: the words of our own corpora, as paragraphs, and as files made from them."""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from checker.formats import read
from checker.model import Source
from tests.formats.made import p, word
from tests.places import CORPORA

ROWS = [["Item", "Make", "Price"], *([f"Item {row}", "any make", f"£{row * 100}"] for row in range(1, 6))]
A_PAGE = 450  # words of a full page of a tender
LINE = 4  # words for which the end of a paragraph takes room


@cache
def _written() -> tuple[str, ...]:
    """Every paragraph of the corpora's plain documents: some fifteen thousand words."""
    documents = [read(Source(path.name, path.read_bytes())) for path in sorted(CORPORA.rglob("documents/*.md"))]
    spoken = (document.words(block.span).strip() for document in documents for block in document.blocks)
    return tuple(text for text in spoken if text)


def paragraphs(words: int, skip: int = 0) -> list[str]:
    """Paragraphs of the corpora, from one of them on, until there are words enough; then the first come again."""
    written, made, count = _written(), list[str](), 0
    while count < words:
        made.append(written[(skip + len(made)) % len(written)])
        count += len(made[-1].split())
    return made


def counted(texts: Sequence[str]) -> int:
    """How many words some paragraphs have."""
    return sum(len(text.split()) for text in texts)


def plain(texts: Sequence[str]) -> bytes:
    """Paragraphs as a plain text."""
    return ("\n\n".join(texts) + "\n").encode()


def docx(texts: Sequence[str]) -> bytes:
    """Paragraphs as a Word file."""
    return word("".join(p(escape(text)) for text in texts)).data


def pdf(pages: int, tables: bool) -> bytes:
    """A PDF of so many full pages, each with a ruled table in place of a part of its words where that is wanted."""
    style, heading = getSampleStyleSheet()["BodyText"], getSampleStyleSheet()["Heading2"]
    texts = iter(paragraphs(pages * A_PAGE * 2))
    story: list[object] = []
    for number in range(1, pages + 1):
        story.append(Paragraph(f"{number}. Schedule {number}", heading))
        story += [Paragraph(escape(text), style) for text in _filling(texts, A_PAGE - (150 if tables else 0))]
        story += [Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])] if tables else []
        story.append(PageBreak())
    held = BytesIO()
    SimpleDocTemplate(held, pagesize=(595, 842), topMargin=36, bottomMargin=36).build(story)
    return held.getvalue()


def _filling(texts: Iterator[str], words: int) -> Iterator[str]:
    """The next paragraphs, until there are words enough."""
    while words > 0:
        text = next(texts)
        words -= len(text.split()) + LINE
        yield text

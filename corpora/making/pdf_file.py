"""PDF files as an office prints them: a running head, a foot with the page's number, clauses and ruled tables."""

import io
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from corpora.making.sources import Manuscript, Node, Runs

_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("words", parent=_STYLES["BodyText"], fontName="Helvetica", fontSize=10, leading=13.5, spaceAfter=5)
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=9 * mm, bulletIndent=4 * mm)
_RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as a PDF."""
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        title=manuscript.title,
        author=manuscript.author,
        topMargin=26 * mm,
        bottomMargin=24 * mm,
        invariant=1,
        pageCompression=0,
        lang="en-GB",
    )

    def furnish(page: Canvas, _: SimpleDocTemplate) -> None:
        """Put the furniture of every page on it."""
        page.setFont("Helvetica", 8.5)
        page.drawString(25 * mm, A4[1] - 15 * mm, manuscript.header)
        page.drawString(25 * mm, 12 * mm, manuscript.footer)
        page.drawRightString(A4[0] - 25 * mm, 12 * mm, f"Page {page.getPageNumber()}")

    story = [Paragraph(escape(manuscript.title), _STYLES["Title"])]
    if manuscript.subtitle:
        story.append(Paragraph(escape(manuscript.subtitle), _BODY))
    template.build([*story, *_story(manuscript.nodes)], onFirstPage=furnish, onLaterPages=furnish)
    return out.getvalue()


def _story(nodes: tuple[Node, ...]) -> list[Flowable]:
    story: list[Flowable] = []
    number = 0
    for node in nodes:
        number = number + 1 if node.kind == "number" else 0
        if node.kind == "table":
            story += [_table(node), Spacer(1, 4 * mm)]
        elif node.kind == "heading":
            story.append(Paragraph(_words(node.runs), _STYLES[f"Heading{node.level}"]))
        elif node.kind == "paragraph":
            story.append(Paragraph(_words(node.runs), _BODY))
        else:
            story.append(Paragraph(_words(node.runs), _ITEM, bulletText=f"{number}." if number else "•"))
    return story


def _table(node: Node) -> Table:
    width = (A4[0] - 52 * mm) / len(node.rows[0])
    return Table([[Paragraph(_words(cell), _BODY) for cell in row] for row in node.rows], colWidths=width, style=_RULED, repeatRows=1)


def _words(runs: Runs) -> str:
    return "".join(f"<b>{escape(run.words)}</b>" if run.mark == "bold" else escape(run.words) for run in runs)

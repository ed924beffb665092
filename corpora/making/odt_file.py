"""OpenDocument texts with outline numbering, list styles, tables with head rows, footnotes, and a head and foot on each page."""

import io
from html import escape
from itertools import groupby

from odfdo import Document, Element

from corpora.making.sealed import WRITTEN, seal
from corpora.making.sources import Manuscript, Node, Runs

_BULLETS = (
    '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>'
)
_NUMBERS = (
    '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">'
    '<style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>'
)
_BOLD = '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
_CELL = (
    '<style:style style:name="Ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #888888" fo:padding="0.1cm"/></style:style>'
)
_LISTS = {"bullet": "Bullets", "number": "Numbers"}


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as an OpenDocument text."""
    document = Document("text")
    _dress(document, manuscript)
    body = document.body
    body.clear()
    title = [("Title", manuscript.title), ("Subtitle", manuscript.subtitle)]
    parts = [f'<text:p text:style-name="{style}">{escape(words)}</text:p>' for style, words in title if words]
    tables = 0
    for kind, group in groupby(manuscript.nodes, lambda node: node.kind):
        nodes = list(group)
        parts += [_list(kind, nodes)] if kind in _LISTS else [_one(node, manuscript, tables + at) for at, node in enumerate(nodes)]
        tables += len(nodes)
    for part in parts:
        body.append(Element.from_tag(part))
    out = io.BytesIO()
    document.save(out)
    return seal(out.getvalue())


def _dress(document: Document, manuscript: Manuscript) -> None:
    meta = document.meta
    meta.title, meta.creator, meta.initial_creator, meta.language = manuscript.title, manuscript.author, manuscript.author, "en-GB"
    when = WRITTEN.replace(tzinfo=None)
    meta.creation_date, meta.date, meta.generator = when, when, "Tendercheck corpora"
    styles = document.styles
    for style in (_BULLETS, _NUMBERS, _BOLD):
        styles.get_element("//office:styles").append(Element.from_tag(style))
    document.content.get_element("//office:automatic-styles").append(Element.from_tag(_CELL))  # of cells, LibreOffice heeds no others
    if manuscript.numbered:
        _number_outline(document)
    page = styles.get_element('//style:master-page[@style:name="Standard"]')
    head, foot = escape(manuscript.header), escape(manuscript.footer)
    page.append(Element.from_tag(f"<style:header><text:p>{head}</text:p></style:header>"))
    page.append(Element.from_tag(f"<style:footer><text:p>{foot} Page <text:page-number>1</text:page-number></text:p></style:footer>"))


def _number_outline(document: Document) -> None:
    office = document.styles.get_element("//office:styles")
    for old in document.styles.get_elements("//text:outline-style"):
        office.delete(old)
    levels = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="1" text:display-levels="{level}" style:num-suffix="  "/>'
        for level in (1, 2, 3)
    )
    office.append(Element.from_tag(f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'))


def _one(node: Node, manuscript: Manuscript, order: int) -> str:
    if node.kind == "table":
        return _table(node, manuscript, order)
    words = _words(node.runs, manuscript)
    if node.kind == "heading":
        bare = ' text:is-list-header="true"' if words.startswith("Annex") else ""  # an annex has its letter, and no number
        return f'<text:h text:style-name="Heading_20_{node.level}" text:outline-level="{node.level}"{bare}>{words}</text:h>'
    return f'<text:p text:style-name="Text_20_body">{words}</text:p>'


def _list(kind: str, nodes: list[Node]) -> str:
    items = "".join(f"<text:list-item><text:p>{_words(node.runs, None)}</text:p></text:list-item>" for node in nodes)
    return f'<text:list text:style-name="{_LISTS[kind]}">{items}</text:list>'


def _table(node: Node, manuscript: Manuscript, order: int) -> str:
    rows = [_row(row, manuscript) for row in node.rows]
    columns = f'<table:table-column table:number-columns-repeated="{len(node.rows[0])}"/>'
    head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
    return f'<table:table table:name="Table{order}">{columns}{head}{"".join(rows[1:])}</table:table>'


def _row(row: tuple[Runs, ...], manuscript: Manuscript) -> str:
    start, end = '<table:table-cell table:style-name="Ruled" office:value-type="string"><text:p>', "</text:p></table:table-cell>"
    cells = "".join(f"{start}{_words(cell, manuscript)}{end}" for cell in row)
    return f"<table:table-row>{cells}</table:table-row>"


def _words(runs: Runs, manuscript: Manuscript | None) -> str:
    return "".join(_run(run.words, run.mark, manuscript) for run in runs)


def _run(words: str, mark: str, manuscript: Manuscript | None) -> str:
    if mark == "bold":
        return f'<text:span text:style-name="Bold">{escape(words)}</text:span>'
    if mark == "note" and manuscript:
        note = escape("".join(run.words for run in manuscript.notes[words]))
        return (
            f'<text:note text:id="{words}" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body><text:p>{note}</text:p></text:note-body></text:note>"
        )
    return escape(words)

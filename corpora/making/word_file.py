"""Word files with real styles: numbered headings, lists, tables with head rows, footnotes, tracked changes and comments."""

import io
from itertools import count

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpora.making.sealed import WRITTEN, seal
from corpora.making.sources import Manuscript, Node, Run, Runs

_WHEN = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_HEADINGS, _ITEMS = 90, 91  # our own numbering schemes, clear of those in the template


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as a Word file."""
    return _Writing(manuscript).data()


class _Writing:
    """One Word file while it is being written."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.document: Document = docx.Document()
        self.changes = count(1)
        self.notes: list[str] = []
        self.list_number: int | None = None

    def data(self) -> bytes:
        """The bytes of the file."""
        self._set_up()
        for node in self.manuscript.nodes:
            self._node(node)
        if self.notes:
            self._footnotes()
        out = io.BytesIO()
        self.document.save(out)
        return seal(out.getvalue())

    def _set_up(self) -> None:
        told = self.manuscript
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = told.title, told.author, told.author, ""
        core.created = core.modified = WRITTEN.replace(tzinfo=None)
        core.language, core.revision = "en-GB", 3
        self._numbering()
        section = self.document.sections[0]
        section.header.paragraphs[0].text = told.header
        foot = section.footer.paragraphs[0]
        foot.text = f"{told.footer}\tPage "
        foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        self.document.add_paragraph(told.title, style="Title")
        if told.subtitle:
            self.document.add_paragraph(told.subtitle, style="Subtitle")

    def _numbering(self) -> None:
        numbering = self.document.part.numbering_part.element
        for scheme in (_scheme(_HEADINGS, headings=True), _scheme(_ITEMS, headings=False)):
            numbering.insert(0, scheme)
        numbering.append(_use(_HEADINGS, _HEADINGS))
        if self.manuscript.numbered:
            for level in (1, 2, 3):
                style = self.document.styles[f"Heading {level}"].element
                style.get_or_add_pPr()._insert_numPr(_number(_HEADINGS, level - 1))

    def _node(self, node: Node) -> None:
        if node.kind != "number":
            self.list_number = None
        if node.kind == "table":
            self._table(node)
        elif node.kind == "number":
            self._numbered(node)
        else:
            styles = {"heading": f"Heading {node.level}", "bullet": "List Bullet", "paragraph": None}
            self._runs(self.document.add_paragraph(style=styles[node.kind]), node.runs)

    def _numbered(self, node: Node) -> None:
        if self.list_number is None:
            self.list_number = 100 + next(self.changes)
            self.document.part.numbering_part.element.append(_use(self.list_number, _ITEMS, restart=True))
        paragraph = self.document.add_paragraph(style="List Number")
        paragraph._p.get_or_add_pPr()._insert_numPr(_number(self.list_number, 0))
        self._runs(paragraph, node.runs)

    def _table(self, node: Node) -> None:
        table = self.document.add_table(rows=len(node.rows), cols=len(node.rows[0]), style="Table Grid")
        head = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(head)
        for row, cells in zip(table.rows, node.rows, strict=True):
            for cell, runs in zip(row.cells, cells, strict=True):
                self._cell(cell, runs, bold=row is table.rows[0] or cells is node.rows[0])
        self.document.add_paragraph()

    def _cell(self, cell: _Cell, runs: Runs, bold: bool) -> None:
        self._runs(cell.paragraphs[0], tuple(Run(run.words, "bold") if bold and run.mark == "plain" else run for run in runs))

    def _runs(self, paragraph: Paragraph, runs: Runs) -> None:
        for run in runs:
            if run.mark in ("inserted", "deleted"):
                self._tracked(paragraph, run)
            elif run.mark == "note":
                self._note(paragraph, run)
            else:
                written = paragraph.add_run(run.words)
                written.bold = True if run.mark == "bold" else None
                if run.mark == "commented":
                    remark = self.document.add_comment(written, run.remark, author=self.manuscript.author, initials="PN")
                    remark._comment_elm.set(qn("w:date"), _WHEN)

    def _tracked(self, paragraph: Paragraph, run: Run) -> None:
        change = OxmlElement("w:ins" if run.mark == "inserted" else "w:del")
        for name, value in (("w:id", str(900 + next(self.changes))), ("w:author", self.manuscript.author), ("w:date", _WHEN)):
            change.set(qn(name), value)
        written = paragraph.add_run(run.words)._r
        paragraph._p.remove(written)
        if run.mark == "deleted":
            for words in written.findall(qn("w:t")):
                words.tag = qn("w:delText")
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        change.append(written)
        paragraph._p.append(change)

    def _note(self, paragraph: Paragraph, run: Run) -> None:
        self.notes.append(run.words)
        sign = paragraph.add_run()
        sign.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.notes)))
        sign._r.append(reference)

    def _footnotes(self) -> None:
        whole = f"<w:footnotes {nsdecls('w')}>" + _separator(-1, "separator") + _separator(0, "continuationSeparator")
        for number, key in enumerate(self.notes, 1):
            words = "".join(run.words for run in self.manuscript.notes[key])
            said = f'<w:r><w:t xml:space="preserve"> {_escaped(words)}</w:t></w:r>'
            whole += f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{said}</w:p></w:footnote>'
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, (whole + "</w:footnotes>").encode(), package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _separator(number: int, kind: str) -> str:
    return f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _number(use: int, level: int) -> object:
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')


def _use(number: int, scheme: int, restart: bool = False) -> object:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{scheme}"/>{again}</w:num>')


def _scheme(number: int, headings: bool) -> object:
    levels = "".join(_level(level, headings) for level in range(3))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>')


def _level(level: int, headings: bool) -> str:
    words = ".".join(f"%{part + 1}" for part in range(level + 1)) if headings else f"%{level + 1}."
    link = f'<w:pStyle w:val="Heading{level + 1}"/>' if headings else ""
    indent = 432 + 144 * level if headings else 720 + 360 * level
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{link}<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="432"/></w:pPr></w:lvl>'
    )

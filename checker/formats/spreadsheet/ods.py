"""OpenDocument spreadsheets: what their cells show is written in them; what is repeated is counted and not written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.package import Package
from checker.formats.spreadsheet.numbers import plain
from checker.formats.spreadsheet.sheets import Aside, Book, Filled, Merge, Sheet, hidden_remarks, place, unworked
from checker.formats.xml import Element
from checker.model import BlockKind, Comment, Gap

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, TABLE, TEXT = (f"{{{_NAMES}:{name}:1.0}}" for name in ("office", "table", "text"))
_DRAW, _STYLE, _FO = f"{{{_NAMES}:drawing:1.0}}", f"{{{_NAMES}:style:1.0}}", f"{{{_NAMES}:xsl-fo-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CURE = "Open it, save it again and check the new copy"
_MOST_REPEATS = 20_000  # of filled cells in a whole file that are written out; more than that are all the same
_WIDEST = 2**24
_NO_WORDS = frozenset({f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}tracked-changes", f"{_DRAW}frame"})
_NAMED = frozenset({f"{TEXT}date", f"{TEXT}time", f"{TEXT}page-number", f"{TEXT}page-count", f"{TEXT}sheet-name", f"{TEXT}file-name"})


@dataclass(slots=True)
class _Reading:
    """What is gathered on the way through the sheets."""

    bold: frozenset[str]
    choices: dict[str, Element]
    repeats: int = _MOST_REPEATS
    comments: list[Comment] = field(default_factory=list)


def workbook(package: Package) -> Book:
    """A workbook in a package."""
    gaps = [_embedded(name) for name in package.names() if name.startswith("Object ") and name.endswith("/content.xml")]
    macros = any(name.startswith("Basic/") and name.endswith(".xml") and "script-l" not in name for name in package.names())
    try:
        styles = xml.parse(package.read("styles.xml")) if "styles.xml" in package else None
    except UnreadableDocument:
        styles = None
        gaps.insert(0, Gap("Headers and footers", "The part of the file that holds them is damaged", _CURE))
    return _book(xml.parse(package.read("content.xml")), styles, gaps, macros)


def flat_workbook(data: bytes) -> Book:
    """A workbook that is one file of letters; its charts stand in it, with words that are read."""
    root = xml.parse(data)
    return _book(root, root, [], next(root.iterfind(f"{OFFICE}scripts//{{*}}module"), None) is not None)


def _book(root: Element, styles: Element | None, gaps: list[Gap], macros: bool) -> Book:
    """A workbook, sheet after sheet; hidden sheets too, for they are published with it."""
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise UnreadableDocument("It is damaged and could not be read", _CURE)
    around = list(_around(styles))
    reading = _Reading(_bold(root), {each.get(f"{TABLE}name", ""): each for each in root.iter(f"{TABLE}content-validation")})
    unseen = invisible(root)
    sheets, remarks = [], list[str]()
    for table in body.iterfind(f"{TABLE}table"):
        name = table.get(f"{TABLE}name", "")
        walk = _Walk(reading)
        walk.rows(table)
        sheets.append(Sheet(name, walk.filled, walk.merges, [*around, *walk.asides, *_boxes(table)]))
        around = []
        gaps += unworked(name, walk.unworked)
        remarks += hidden_remarks(name, table.get(f"{TABLE}style-name", "") in unseen, walk.hides())
    if macros:
        remarks.append("It holds macros, which were not read")
    return Book("ods", sheets, reading.comments, gaps, remarks)


class _Walk:
    """A walk down the rows of a sheet."""

    def __init__(self, reading: _Reading) -> None:
        self._reading = reading
        self.filled: list[Filled] = []
        self.merges: list[Merge] = []
        self.asides: list[Aside] = []
        self.unworked: list[str] = []  # cells with a formula and no result
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[range] = []
        self._row = self._columns = 0

    def rows(self, table: Element) -> None:
        """Walk down a table, through the groups that rows and columns are in."""
        ways = [iter(table)]
        while ways:
            child = next(ways[-1], None)
            if child is None:
                ways.pop()
            elif child.tag == f"{TABLE}table-row":
                self._line(child)
            elif child.tag == f"{TABLE}table-column":
                times = count(child, "number-columns-repeated")
                if child.get(f"{TABLE}visibility", "visible") != "visible":
                    self._hidden_columns.append(range(self._columns, self._columns + times))
                self._columns += times
            elif child.tag.startswith(f"{TABLE}table-"):
                ways.append(iter(child))

    def hides(self) -> bool:
        """Whether people do not see some of the filled rows or columns."""
        used = {cell.column for cell in self.filled}
        return any(cell.row in self._hidden_rows for cell in self.filled) or any(
            column in each for each in self._hidden_columns for column in used
        )

    def _line(self, line: Element) -> None:
        times, start = count(line, "number-rows-repeated"), len(self.filled)
        self._cells(line)
        found = self.filled[start:]
        if found and line.get(f"{TABLE}visibility", "visible") != "visible":
            self._hidden_rows.add(self._row)
        for turn in range(1, times):
            if not found or self._reading.repeats < len(found):
                break
            self._reading.repeats -= len(found)
            self.filled += [cell._replace(row=self._row + turn) for cell in found]
        self._row += times

    def _cells(self, line: Element) -> None:
        column = 0
        for cell in line.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = count(cell, "number-columns-repeated")
            text = _shown(cell)
            if text.strip():
                written = times if times - 1 <= self._reading.repeats else 1
                self._reading.repeats -= written - 1
                bold = cell.get(f"{TABLE}style-name", "") in self._reading.bold
                self.filled += [Filled(self._row, at, text, bold) for at in range(column, column + written)]
            elif cell.get(f"{TABLE}formula") and cell.get(f"{OFFICE}value-type") is None:
                self.unworked.append(place(self._row, column))
            self._beside(cell, column)
            column += times

    def _beside(self, cell: Element, column: int) -> None:
        """What hangs on a cell: a comment, choices, the cells that it was merged with."""
        for note in cell.iterfind(f"{OFFICE}annotation"):
            author = "".join(each.text or "" for each in note.iterfind(f"{_DC}creator"))
            self._reading.comments.append(Comment(author, " ".join(_paragraph(each) for each in note.iterfind(f"{TEXT}p"))))
        wide, high = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            self.merges.append(Merge(self._row, column, self._row + high - 1, column + wide - 1))
        rule = self._reading.choices.pop(cell.get(f"{TABLE}content-validation-name", ""), None)
        if rule is not None:
            self.asides += _told(rule)


def _told(rule: Element) -> Iterator[Aside]:
    """What a bidder is let choose from, and is told while filling in a cell."""
    name, condition = rule.get(f"{TABLE}name", ""), rule.get(f"{TABLE}condition", "")
    if "cell-content-is-in-list(" in condition and '"' in condition:
        choices = condition.partition("cell-content-is-in-list(")[2].rpartition(")")[0]
        yield Aside("paragraph", choices.replace('";"', ", ").strip('"'), f"choices/{name}")
    for kind in ("help-message", "error-message"):
        for message in rule.iterfind(f"{TABLE}{kind}"):
            words = [message.get(f"{TABLE}title", ""), *(_paragraph(each) for each in message.iterfind(f"{TEXT}p"))]
            yield Aside("paragraph", " ".join(filter(None, words)), f"{kind}/{name}")


def _boxes(table: Element) -> Iterator[Aside]:
    """The paragraphs of the text boxes and shapes on a sheet."""
    shapes = [shape for holder in table.iter(f"{TABLE}table-cell", f"{TABLE}shapes") for shape in holder if shape.tag.startswith(_DRAW)]
    paragraphs = [paragraph for shape in shapes for paragraph in shape.iter(f"{TEXT}p", f"{TEXT}h")]
    for number, paragraph in enumerate(paragraphs, start=1):
        yield Aside("paragraph", _paragraph(paragraph), f"box/{number}")


def _around(root: Element | None) -> Iterator[Aside]:
    """What is printed over and under the pages; what many kinds of page share is read once."""
    kinds: tuple[BlockKind, ...] = ("header", "footer")
    met: set[str] = set()
    for kind in kinds if root is not None else ():
        for each in root.iter(f"{_STYLE}{kind}", f"{_STYLE}{kind}-left", f"{_STYLE}{kind}-first"):  # type: ignore[union-attr]
            text = " ".join(filter(None, (_paragraph(paragraph, printed=True).strip() for paragraph in each.iter(f"{TEXT}p"))))
            if text not in met and each.get(f"{_STYLE}display", "true") == "true":
                met.add(text)
                yield Aside(kind, text, f"{kind}/{len(met)}")


def _shown(cell: Element) -> str:
    """What a person sees in a cell; where the file does not say it, its value."""
    shown = "\n".join(_paragraph(each) for each in cell.iterfind(f"{TEXT}p"))
    if shown or cell.get(f"{OFFICE}value-type") is None:
        return shown
    value = cell.get(f"{OFFICE}value", "")
    try:
        return plain(float(value)) if value else _else(cell)
    except ValueError:
        return value


def _else(cell: Element) -> str:
    return next(
        (str(cell.get(f"{OFFICE}{name}-value")) for name in ("string", "date", "time", "boolean") if cell.get(f"{OFFICE}{name}-value")), ""
    )


def _paragraph(paragraph: Element, printed: bool = False) -> str:
    """The words of a paragraph; fields that differ from page to page are none of a header's words."""
    found: list[str] = []
    ways: list[Element | str] = [paragraph]
    while ways:
        each = ways.pop()
        if isinstance(each, str):
            found.append(each)
        elif each.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            found.append(" ")
        elif each.tag not in _NO_WORDS and not (printed and each.tag in _NAMED):
            found.append(each.text or "")
            for child in reversed(each):
                ways += [child.tail or "", child]
    return "".join(found)


def _bold(root: Element) -> frozenset[str]:
    """The styles of cells whose words are bold."""
    texts = root.iter(f"{_STYLE}text-properties")
    owners = (each.getparent() for each in texts if each.get(f"{_FO}font-weight") == "bold")
    return frozenset(each.get(f"{_STYLE}name", "") for each in owners if each is not None)


def invisible(root: Element) -> frozenset[str]:
    """The styles of sheets that are hidden."""
    looks = root.iter(f"{_STYLE}table-properties")
    owners = (each.getparent() for each in looks if each.get(f"{TABLE}display") == "false")
    return frozenset(each.get(f"{_STYLE}name", "") for each in owners if each is not None)


def _embedded(name: str) -> Gap:
    return Gap(f"Embedded {name.partition('/')[0]}", "It is a chart or file within the file and was not read", "Check what it says by hand")


def count(element: Element, name: str) -> int:
    """For how many rows or columns an element stands, or over how many it spans."""
    said = element.get(f"{TABLE}{name}", "1")
    return max(1, min(int(said), _WIDEST)) if said.isdecimal() and len(said) < 10 else 1

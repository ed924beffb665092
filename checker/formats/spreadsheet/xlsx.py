"""Excel workbooks, cell by cell as they lie in the file: the empty ones between take neither time nor room."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker.errors import UnreadableDocument
from checker.fixed import fixed
from checker.formats.ooxml import Parts
from checker.formats.package import Package
from checker.formats.spreadsheet import numbers
from checker.formats.spreadsheet.beside import Beside
from checker.formats.spreadsheet.elements import own, under
from checker.formats.spreadsheet.sheets import Book, Filled, Merge, Sheet, hidden_remarks, place, spot, unworked
from checker.formats.xml import Element
from checker.model import Gap

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = frozenset({"1", "true", "on"})


@fixed
class _Shared:
    """What all sheets of a workbook share: words, and by number of a style its dress and whether it is bold."""

    words: list[str]
    dresses: Mapping[str, str]
    bold: frozenset[str]
    first_day: int


def workbook(package: Package) -> Book:
    """A workbook, sheet after sheet; hidden sheets too, for they are published with it."""
    parts = Parts(package, "xl/workbook.xml")
    root = parts.tree(parts.body)
    first_day = 1904 if any(each.get("date1904") in _ON for each in root.iter("{*}workbookPr")) else 1900
    shared = _Shared(_words(parts), *_styles(parts), first_day)
    paths = {identifier: each.name for identifier, each in parts.related(parts.body).items() if not each.outside}
    beside, sheets, gaps, remarks = Beside(parts), [], [], []
    for each in root.iter("{*}sheet"):
        name = each.get("name", "")
        try:
            tree = parts.passing(paths[own(each, "id")])
        except (KeyError, UnreadableDocument):
            gaps.append(Gap(f"Sheet {name}", "It is damaged and could not be read", "Open it, save it again and check the new copy"))
            continue
        bare: list[str] = []
        filled = list(_filled(tree, shared, bare))
        gaps += unworked(name, bare)
        remarks += hidden_remarks(name, each.get("state", "visible") != "visible", _hides(tree, filled))
        sheets.append(Sheet(name, filled, tuple(merges(tree)), tuple(beside.of(name, paths[own(each, "id")], tree))))
    if any(name.endswith("vbaProject.bin") for name in package.names()):
        remarks.append("It holds macros, which were not read")
    return Book("xlsx", sheets, beside.comments, (*gaps, *parts.gaps, *_embedded(package)), remarks)


def _embedded(package: Package) -> Iterator[Gap]:
    """The files within the workbook, which are not opened."""
    for path in package.names():
        if "/embeddings/" in path:
            cause = "It is a file within the file and was not read"
            yield Gap(f"Embedded file {path.rpartition('/')[2]}", cause, "Save it as a file of its own and check that too")


def _words(parts: Parts) -> list[str]:
    """The words that cells share, by their number."""
    found = parts.belonging(parts.body, "sharedStrings")
    return [_text(each) for each in under(parts.passing(found[0]), "si")] if found else []


def _text(element: Element) -> str:
    """The words of a shared or inline string, without the readings of Asian letters."""
    found = []
    for child in element:
        kind = child.tag.rpartition("}")[2]
        if kind == "t":
            found.append(child.text or "")
        elif kind == "r":
            found += [each.text or "" for each in under(child, "t")]
    return _plain("".join(found))


def _plain(text: str) -> str:
    """Words without the marks that stand for letters that XML cannot hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _styles(parts: Parts) -> tuple[dict[str, str], frozenset[str]]:
    """By number of a style, how it dresses numbers; and the styles that are bold."""
    root = parts.of_kind("styles")
    if root is None:
        return {}, frozenset()
    codes = numbers.BUILT_IN | {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter("{*}numFmt")}
    fonts = [any(each.get("val", "1") in _ON for each in under(font, "b")) for fonts in under(root, "fonts") for font in fonts]
    styles = [style for styles in under(root, "cellXfs") for style in styles]
    heavy = {str(at) for at, font in enumerate(fonts) if font}
    bold = frozenset(str(at) for at, style in enumerate(styles) if style.get("fontId") in heavy)
    return {str(at): codes.get(style.get("numFmtId", ""), "") for at, style in enumerate(styles)}, bold


def _filled(sheet: Element, shared: _Shared, bare: list[str]) -> Iterator[Filled]:
    """The cells that hold something; a cell or row without its own name follows the one before it. `bare` hears of formulas alone."""
    row = -1
    for line in sheet.iterfind("{*}sheetData/{*}row"):
        said = line.get("r", "")
        row = int(said) - 1 if said.isdecimal() and len(said) < 8 else row + 1
        column = -1
        for cell in line:
            name = cell.get("r", "")
            if name and not len(cell):
                continue
            found = spot(name)
            column = found[1] if found else column + 1
            style = cell.get("s", "0")
            text = _shown(cell, shared, style)
            if text and not text.isspace():
                yield Filled(found[0] if found else row, column, text, style in shared.bold)
            elif len(cell) == 1 and cell[0].tag.endswith("}f"):
                bare.append(place(row, column))


def _shown(cell: Element, shared: _Shared, style: str) -> str:
    """What a person sees in a cell."""
    kind, value = cell.get("t", "n"), ""
    for child in cell:
        if child.tag.endswith("}v"):
            value = child.text or ""
        elif child.tag.endswith("}is"):
            return _text(child)
    if kind == "s":
        return shared.words[int(value)] if value.isdecimal() and int(value) < len(shared.words) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, "")
    if kind == "n" and value:
        return _number(value, shared.dresses.get(style, ""), shared.first_day)
    return _plain(value)


@lru_cache(maxsize=20_000)  # a sheet of a hundred thousand figures has few that differ
def _number(value: str, dress: str, first_day: int) -> str:
    """A number as its cell shows it."""
    try:
        return numbers.shown(float(value), dress, first_day)
    except ValueError:
        return value


def merges(sheet: Element) -> Iterator[Merge]:
    """The cells of a sheet that were merged to one."""
    for each in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = each.get("ref", "").partition(":")
        start, end = spot(first), spot(last)
        if start and end:
            yield Merge(*start, *end)


def _hides(sheet: Element, filled: list[Filled]) -> bool:
    """Whether people do not see some of the filled rows or columns."""
    rows = {int(row.get("r", "0")) - 1 for row in sheet.iterfind("{*}sheetData/{*}row") if row.get("hidden") in _ON}
    hidden = [each for each in sheet.iterfind("{*}cols/{*}col") if each.get("hidden") in _ON]
    columns = [(int(each.get("min", "1")) - 1, int(each.get("max", "1")) - 1) for each in hidden]
    used = {cell.column for cell in filled}
    return any(cell.row in rows for cell in filled) or any(first <= column <= last for first, last in columns for column in used)

"""What an XLSX file says of the look of its numbers: 0.3 that is shown as 30%, 1200 that is shown as £1200."""

import re

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.package import Package
from checker.formats.xml import Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_PERCENTS = {"9": "%", "10": "%"}  # the formats that every file has without saying so
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MOST_CELLS = 5_000_000
Looks = dict[str, str]  # by cell, such as "B7": "%", "£", "€" or "$"


def refuse_wide_sheets(package: Package) -> None:
    """Refuse a sheet with cells so far apart that the space between them would fill the memory."""
    for name in package.names():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            places = _PLACE.findall(package.read(name))
            rows = [int(row) for _, row in places]
            columns = [_column(letters.decode()) for letters, _ in places]
            if places and (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > _MOST_CELLS:
                raise UnreadableDocument("One of its sheets is too large", "Delete the cells far away from the table and check again")


def looks(package: Package) -> dict[str, Looks]:
    """By sheet, the cells whose numbers are shown with a sign."""
    try:
        signs = _signs(xml.parse(package.read("xl/styles.xml"))) if "xl/styles.xml" in package else {}
        return {name: _dressed(xml.parse(package.read(part)), signs) for name, part in _sheets(package).items()} if signs else {}
    except UnreadableDocument:
        return {}  # the numbers themselves are read elsewhere


def _signs(styles: Element) -> dict[str, str]:
    """By number of a cell style, the sign that its numbers are shown with."""
    codes = {each.get("numFmtId", ""): _sign(each.get("formatCode", "")) for each in styles.iter("{*}numFmt")}
    known = {**_PERCENTS, **codes}
    cells = styles.find("{*}cellXfs")
    found = {} if cells is None else {str(at): known.get(style.get("numFmtId", ""), "") for at, style in enumerate(cells)}
    return {at: sign for at, sign in found.items() if sign}


def _sign(code: str) -> str:
    return next((sign for sign in "%£€$" if sign in re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", code)), "")


def _sheets(package: Package) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    relations = xml.parse(package.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "").removeprefix("/xl/") for each in relations}
    sheets = xml.parse(package.read("xl/workbook.xml")).iter("{*}sheet")
    found = {sheet.get("name", ""): "xl/" + targets.get(sheet.get(_ID) or sheet.get(_STRICT_ID) or "", "") for sheet in sheets}
    return {name: part for name, part in found.items() if part in package}


def _dressed(sheet: Element, signs: dict[str, str]) -> Looks:
    return {cell.get("r", ""): signs[cell.get("s", "")] for cell in sheet.iter("{*}c") if cell.get("s", "") in signs}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

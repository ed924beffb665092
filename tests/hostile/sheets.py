"""Workbooks and tables with cells at the far corners, endless merges and repeats, and cells that would run as formulas elsewhere."""

from collections.abc import Callable
from functools import partial

from tests.formats.made import open_document, packed, said, workbook
from tests.hostile.docs import HUGE
from tests.hostile.hostile import Hostile
from tests.hostile.packing import WORDS, Entry, changed, entries, xlsx, zipped

_SHEET = "xl/worksheets/sheet1.xml"


def book(cells: dict[str, str], formats: str = "") -> bytes:
    """A workbook with words in its first cell, and more."""
    return workbook({"A1": said(WORDS), **cells}, formats).data


def raw(rows: str, after: str = "") -> bytes:
    """A workbook whose sheet is written by hand."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    first = f'<row r="1"><c r="A1" {said(WORDS)}</c></row>'
    sheet = f'<worksheet xmlns="{main}"><sheetData>{first}{rows}</sheetData>{after}</worksheet>'
    return zipped(changed(xlsx(), _SHEET.encode(), sheet.encode()))


def merged(ranges: list[str]) -> bytes:
    """A workbook with merged cells."""
    return raw("", "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in ranges) + "</mergeCells>")


def sheets(count: int) -> bytes:
    """A workbook that names one sheet many times."""
    parts = [each for each in xlsx() if each.name != b"xl/workbook.xml"]
    old = next(each.content for each in xlsx() if each.name == b"xl/workbook.xml")
    names = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="r1"/>' for at in range(2, count))
    return zipped([*parts, Entry(b"xl/workbook.xml", old.replace(b"</sheets>", names.encode() + b"</sheets>"))])


def ods(inside: str) -> bytes:
    """An OpenDocument sheet with words in its first cell, and more."""
    first = f'<table:table-row><table:table-cell office:value-type="string"><text:p>{WORDS}</text:p></table:table-cell></table:table-row>'
    table = f'<office:spreadsheet><table:table table:name="S">{first}{inside}</table:table></office:spreadsheet>'
    made = open_document("")
    parts = {each.name.decode(): each.content for each in entries(made.data)}
    content = parts["content.xml"].replace(b"<office:text></office:text>", table.encode())
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"}, "tender.ods").data


def row(inside: str, repeated: str = "") -> str:
    """A row of an OpenDocument sheet."""
    return f"<table:table-row {repeated}>{inside}</table:table-row>"


def filled(repeated: str) -> str:
    """A cell of an OpenDocument sheet that is repeated."""
    return f'<table:table-cell office:value-type="string" {repeated}><text:p>a</text:p></table:table-cell>'


XLSX: dict[str, Callable[[], bytes]] = {
    "a_cell_in_the_last_corner": lambda: book({"XFD1048576": said("far")}),
    "a_cell_beyond_all_corners": lambda: book({"ZZZ9999999": said("far")}),
    "a_row_of_five_thousand_figures": lambda: raw(f'<row r="{HUGE}"><c r="A{HUGE}" {said("far")}</c></row>'),
    "a_cell_without_a_place": lambda: raw(f"<row><c {said('somewhere')}</c></row>"),
    "cells_far_apart_told_by_single_quotes": lambda: raw("<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>far</t></is></c></row>"),
    "merged_from_corner_to_corner": lambda: merged(["A1:XFD1048576"]),
    "a_hundred_thousand_merges": lambda: merged([f"A{at}:B{at}" for at in range(1, 100_000)]),
    "merges_of_a_million_rows_each": lambda: merged(["A1:A1048576"] * 20),
    "merged_backwards": lambda: merged(["C9:A1"]),
    "five_hundred_sheets_of_one_part": lambda: sheets(500),
    "a_shared_string_that_is_not_there": lambda: book({"B2": 't="s"><v>99999999</v>'}),
    "a_shared_string_below_nothing": lambda: book({"B2": 't="s"><v>-1</v>'}),
    "a_number_beyond_all": lambda: book({"B2": "><v>1e999</v>", "B3": "><v>-1e308</v>", "B4": "><v>nan</v>"}),
    "a_number_of_five_thousand_figures": lambda: book({"B2": f"><v>{HUGE}</v>"}),
    "a_day_beyond_the_calendar": lambda: book(
        {"B2": 's="1"><v>99999999999</v>', "B3": 's="1"><v>-5</v>'}, '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    ),
    "a_style_that_is_not_there": lambda: book({"B2": 's="99999"><v>1</v>'}),
    "a_sheet_name_that_steers": lambda: zipped(
        [Entry(each.name, each.content.replace(b'name="Prices"', 'name="\u202e=cmd|&#x9;!A1"'.encode())) for each in xlsx()]
    ),
    "cells_that_run": lambda: book({"B2": said("=cmd|' /C calc'!A0"), "B3": said("@SUM(1)"), "B4": said("+1"), "B5": said("-1")}),
    "a_formula_without_a_value": lambda: book({"B2": '><f>WEBSERVICE("http://127.0.0.1")</f>'}),
    "eight_thousand_rows": lambda: raw("".join(f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>' for at in range(2, 8000))),
    "a_row_of_sixteen_thousand_cells": lambda: raw('<row r="2">' + "<c><v>1</v></c>" * 16_000 + "</row>"),
    "no_sheet_at_all": lambda: zipped([each for each in xlsx() if each.name != _SHEET.encode()]),
    "sheet_in_other_letters": lambda: zipped(
        [Entry(b"XL/WORKSHEETS/SHEET1.XML" if each.name == _SHEET.encode() else each.name, each.content) for each in xlsx()]
    ),
}

ODS: dict[str, Callable[[], bytes]] = {
    "rows_to_the_last": lambda: ods(row("<table:table-cell/>", 'table:number-rows-repeated="1048575"')),
    "rows_to_the_last_with_words_below": lambda: ods(row("<table:table-cell/>", 'table:number-rows-repeated="1048570"') + row(filled(""))),
    "filled_rows_to_the_last": lambda: ods(row(filled(""), 'table:number-rows-repeated="1048575"')),
    "filled_columns_to_the_last": lambda: ods(row(filled('table:number-columns-repeated="16384"'))),
    "filled_rows_and_columns_to_the_last": lambda: ods(
        row(filled('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048575"')
    ),
    "columns_by_the_billion": lambda: ods(row(filled('table:number-columns-repeated="4294967295"'))),
    "rows_below_nothing": lambda: ods(row(filled(""), 'table:number-rows-repeated="-1"')),
    "rows_of_five_thousand_figures": lambda: ods(row(filled(""), f'table:number-rows-repeated="{HUGE}"')),
    "spaces_by_the_billion_in_a_sheet": lambda: ods(
        row('<table:table-cell><text:p>a<text:s text:c="2000000000"/>b</text:p></table:table-cell>')
    ),
    "twenty_thousand_cells": lambda: ods(row(filled("") * 50) * 400),
}

_FIRST = f"{WORDS},a,b\n".encode()
CSV: dict[str, Callable[[], bytes]] = {
    "thirty_thousand_columns": lambda: _FIRST + b"a," * 30_000,
    "three_hundred_thousand_commas": lambda: _FIRST + b"," * 300_000,
    "a_quote_without_end": lambda: _FIRST + b'"' + b"word, \n" * 200_000,
    "quotes_for_the_sniffer": lambda: _FIRST + b'"a"' * 2500,
    "quotes_and_spaces_for_the_sniffer": lambda: b' "' * 4000 + b"\n" + _FIRST,
    "one_cell_of_a_megabyte": lambda: _FIRST + b"word " * 200_000,
    "cells_that_run_in_a_table": lambda: _FIRST + b"=cmd|' /C calc'!A0,@a,+1\n\t=1,-2,\r=3\n",
    "returns_only": lambda: _FIRST.replace(b"\n", b"\r") + b"a,b\r" * 1000,
    "rows_of_all_lengths": lambda: _FIRST + b"\n".join(b"a," * (at % 100) for at in range(400)),
    "marks_of_many_tables": lambda: _FIRST + b"a;b|c\td\n" * 3000,
}


def _all(ending: str, builders: dict[str, Callable[[], bytes]]) -> list[Hostile]:
    return [Hostile(f"{ending}_{name}", f"tender.{ending}", partial(build), "either", (WORDS,)) for name, build in builders.items()]


FILES: tuple[Hostile, ...] = (*_all("xlsx", XLSX), *_all("ods", ODS), *_all("csv", CSV))

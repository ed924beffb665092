"""Workbooks of old and binary Excel, written record by record: what they hold, hide and keep behind a password."""

import struct

import pytest

from checker.errors import UnreadableDocument
from checker.formats import read
from checker.model import Document, Source
from tests.formats.made import lines, packed

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
HIDDEN = "they are published with the file"


def record(kind: int, said: bytes = b"") -> bytes:
    """A record of a binary part; kind and size are written seven bits a byte."""
    return (struct.pack("<BB", kind & 0x7F | 0x80, kind >> 7) if kind > 127 else bytes([kind])) + bytes([len(said)]) + said


def letters(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary(looks: bytes = b"", row: int = 0, behind: bytes = b"") -> Source:
    """An XLSB of one cell with the looks of its columns, the flags of its row, and what stands behind its cells."""
    line = record(0, struct.pack("<IIHBBBB", 0, 0, 300, 0, row, 0, 0) + bytes(8))
    cell = record(6, struct.pack("<II", 0, 0) + letters("Must be Oracle"))
    sheet = record(129) + record(148, bytes(16)) + looks + record(145) + line + cell + record(146) + behind + record(130)
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + letters("r1") + letters("Prices")) + record(144) + record(132)
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    relation = f'<Relationship Id="r1" Type="{OFFICE}/{{}}" Target="{{}}"/>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{KINDS}"><Override PartName="/xl/workbook.bin" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{relation.format("officeDocument", "xl/workbook.bin")}</Relationships>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{RELATIONS}">{relation.format("worksheet", "worksheets/sheet1.bin")}'
            "</Relationships>",
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
        },
        "prices.xlsb",
    )


def old_record(kind: int, said: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(said)) + said


def old(row: int = 0, column: int = 0, first: bytes = b"") -> Source:
    """An XLS of one cell with the flags of its row and of its column, and a record that stands first."""
    name = b"Prices"
    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    sheets = old_record(0x85, struct.pack("<IHBB", 0, 0, len(name), 0) + name)
    whole = old_record(0x809, begin) + first + sheets + old_record(0x0A)
    whole = whole.replace(sheets, old_record(0x85, struct.pack("<IHBB", len(whole), 0, len(name), 0) + name))
    looks = old_record(0x7D, struct.pack("<HHHHHH", 0, 0, 9, 0, column, 0))
    line = old_record(0x208, struct.pack("<HHHHHHHH", 0, 0, 1, 300, 0, 0, row, 0))
    cell = old_record(0x204, struct.pack("<HHHHB", 0, 0, 0, 4, 0) + b"Pens")
    sheet = old_record(0x809, begin[:2] + b"\x10\x00" + begin[4:]) + looks + line + cell + old_record(0x0A)
    return Source("prices.xls", wrapped((whole + sheet).ljust(4096, b"\x00")))


def wrapped(stream: bytes) -> bytes:
    """A stream of 4,096 bytes in the file system that old Office files are: a table of sectors, a folder, the stream."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE, *[0xFFFFFFFF] * 118)
    folder = entry("Root Entry", 5, 1, (0xFFFFFFFE, 0)) + entry("Workbook", 2, 0xFFFFFFFF, (2, 4096)) + bytes(256)
    return head + table + folder + stream


def entry(name: str, kind: int, child: int, place: tuple[int, int]) -> bytes:
    said = name.encode("utf-16-le") + b"\x00\x00"
    none = 0xFFFFFFFF
    return (
        said.ljust(64, b"\x00") + struct.pack("<HBBIII", len(said), kind, 1, none, none, child) + bytes(36) + struct.pack("<III", *place, 0)
    )


@pytest.mark.parametrize(("source", "words"), [(binary(), "Must be Oracle"), (old(), "Pens")])
def test_cells_are_read(source: Source, words: str) -> None:
    """The cells of both kinds of workbook are read, and nothing is said of them where nothing is hidden."""
    document: Document = read(source)

    assert (lines(document), document.blocks[0].sheet, document.remarks) == ([words], "Prices!A1", ())


def test_what_stands_behind_the_cells_is_no_cell() -> None:
    """Filters and settings behind the cells of a binary sheet do not make it too large."""
    assert lines(read(binary(behind=record(1, struct.pack("<II", 10**8, 0))))) == ["Must be Oracle"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (binary(row=0x10), "It has hidden rows or columns"),
        (binary(looks=record(60, struct.pack("<IIIIH", 0, 0, 9, 0, 1))), "It has hidden rows or columns"),
        (old(row=0x20), "Sheet Prices has hidden rows or columns"),
        (old(column=1), "Sheet Prices has hidden rows or columns"),
    ],
)
def test_hidden_lines_are_said(source: Source, said: str) -> None:
    """Rows and columns that people do not see are read, and a remark says that they are there."""
    document = read(source)

    assert (len(document.blocks), document.remarks) == (1, (f"{said}; {HIDDEN}",))


def test_a_password_is_said() -> None:
    """An old workbook that opens with a password is refused with what to do."""
    with pytest.raises(UnreadableDocument, match="password protected"):
        read(old(first=old_record(0x2F, bytes(54))))

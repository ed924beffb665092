"""Zip files written by hand, so that they may say what no program would write."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from tests.formats.made import open_document, p, word, workbook

WORDS = "The supplier shall use OpenDocument"


@dataclass
class Entry:
    """A part of a package, with what its head and the list of parts say of it."""

    name: bytes
    content: bytes = b""
    manner: int = 8
    flags: int = 0
    size: int | None = None  # as it is said; None for the truth
    sum: int | None = None
    local: bytes | None = None  # the name in the part's own head
    mode: int = 0
    version: int = 20
    offset: int | None = None
    packed: bytes | None = None

    def stream(self) -> bytes:
        """The part as it stands in the file."""
        if self.packed is not None:
            return self.packed
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        return deflate.compress(self.content) + deflate.flush() if self.manner == 8 else self.content

    def said(self, stream: bytes) -> bytes:
        """What both heads say of it."""
        total = zlib.crc32(self.content) if self.sum is None else self.sum
        size = len(self.content) if self.size is None else self.size
        return struct.pack("<HHHHHIII", self.version, self.flags, self.manner, 0, 33, total, len(stream), size)


def zipped(entries: Iterable[Entry], before: bytes = b"", comment: bytes = b"", parts: int | None = None) -> bytes:
    """A zip file of these entries, as they say."""
    body, listed, count = bytearray(before), bytearray(), 0
    for entry in entries:
        stream, count = entry.stream(), count + 1
        at = len(body) if entry.offset is None else entry.offset
        local = entry.name if entry.local is None else entry.local
        if entry.offset is None:
            body += b"PK\x03\x04" + entry.said(stream) + struct.pack("<HH", len(local), 0) + local + stream
        listed += b"PK\x01\x02" + struct.pack("<H", 20 | (3 << 8)) + entry.said(stream)
        listed += struct.pack("<HHHHHII", len(entry.name), 0, 0, 0, 0, entry.mode << 16, at) + entry.name
    told = count if parts is None else parts
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, told & 0xFFFF, told & 0xFFFF, len(listed), len(body), len(comment))
    return bytes(body + listed) + end + comment


def entries(data: bytes) -> list[Entry]:
    """The parts of a sound zip file, to be spoilt one by one."""
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        return [Entry(name.encode(), package.read(name)) for name in package.namelist()]


def docx() -> list[Entry]:
    """The parts of a sound Word file."""
    return entries(word(p(WORDS)).data)


def odt() -> list[Entry]:
    """The parts of a sound OpenDocument text."""
    return entries(open_document(f"<text:p>{WORDS}</text:p>").data)


def xlsx() -> list[Entry]:
    """The parts of a sound workbook."""
    return entries(workbook({"A1": f't="inlineStr"><is><t>{WORDS}</t></is>'}).data)


def changed(parts: list[Entry], name: bytes, content: bytes) -> list[Entry]:
    """The same parts with another content of one."""
    return [Entry(part.name, content) if part.name == name else part for part in parts]


def body(parts: list[Entry]) -> Entry:
    """The part that holds the words."""
    return next(part for part in parts if part.name in {b"word/document.xml", b"content.xml", b"xl/worksheets/sheet1.xml"})

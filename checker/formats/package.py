"""The zip file that a DOCX, ODT or XLSX is, opened with care: it may say one thing to us and another to who reads it next.

What it says of itself is held against what is in it: the sizes of its parts, their names, and where each begins and ends. So no more
is ever unpacked than it says, and what it says is limited before anything is unpacked.
"""

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from checker.errors import UnreadableDocument

_AGAIN = "Open it, save it again and check the new copy"
_MOST_BYTES = 200 * 1024 * 1024
_MOST_PARTS = 5000
_LOCKED = 0x1 | 0x40 | 0x2000  # flags of a part that is encrypted, strongly encrypted, or whose name is
_PART, _LISTED, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_PART_HEAD = struct.Struct("<4s22xHH")  # mark, length of the name, length of what more is said
_LONGEST = 80  # letters of a part's name that a person is told
_STRIDE = 1024 * 1024


class Package:
    """The parts of a package by name."""

    def __init__(self, data: bytes) -> None:
        if data.count(_LISTED) > _MOST_PARTS:
            raise _too_large()
        try:
            package = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, struct.error) as fault:
            raise damaged() from fault
        self._data = data
        listed = package.infolist()
        _refuse_locked(listed)
        _refuse_too_much(listed)
        _refuse_two_lists(data, package.start_dir)
        _refuse_overlaps(data, listed, package.start_dir)
        self._parts = {_plain(part): part for part in listed if not part.is_dir()}
        if len({name.lower() for name in self._parts}) < sum(not part.is_dir() for part in listed):
            raise damaged()  # two parts of one name: two readers would see two documents

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part; a part that is missing is as bad as one that is damaged."""
        if name not in self._parts:
            raise _bad_part(name)
        return b"".join(self._unpacked(name))

    def prove(self) -> None:
        """Hold every part against what is said of it, before the whole file is given to a library that unpacks by itself."""
        for name in self._parts:
            for _ in self._unpacked(name):
                pass

    def _unpacked(self, name: str) -> Iterator[bytes]:
        """A part piece by piece; it must be exactly as large as it is said to be, and have the sum that is said."""
        part = self._parts[name]
        size, total = 0, 0
        try:
            for piece in _inflated(_packed(self._data, part), part.compress_type):
                size, total = size + len(piece), zlib.crc32(piece, total)
                if size > part.file_size:
                    raise _bad_part(name)
                yield piece
        except (zlib.error, EOFError) as fault:
            raise _bad_part(name) from fault
        if size != part.file_size or total != part.CRC:
            raise _bad_part(name)


@lru_cache(maxsize=1)  # what a file is and what it holds are asked one after the other
def opened(data: bytes) -> Package:
    """The package that a file is."""
    return Package(data)


def damaged() -> UnreadableDocument:
    """What is said of a file that is not sound."""
    return UnreadableDocument("It is damaged and could not be read", _AGAIN)


def _bad_part(name: str) -> UnreadableDocument:
    called = f"Its part {name}" if name.isprintable() and len(name) <= _LONGEST else "A part of it"
    return UnreadableDocument(f"{called} is missing or damaged", _AGAIN)


def _too_large() -> UnreadableDocument:
    return UnreadableDocument("It is too large when it is unpacked", "Split it, or take out its pictures, and check again")


def _packed(data: bytes, part: ZipInfo) -> memoryview:
    """The bytes of a part as they stand in the file."""
    start = _start(data, part)
    return memoryview(data)[start : start + part.compress_size]


def _start(data: bytes, part: ZipInfo) -> int:
    """Where the bytes of a part begin, behind its own head; that head must be there and bear the part's name."""
    head = data[part.header_offset : part.header_offset + _PART_HEAD.size]
    if part.header_offset < 0 or len(head) < _PART_HEAD.size:
        raise damaged()
    mark, name, more = _PART_HEAD.unpack(head)
    begin = part.header_offset + _PART_HEAD.size
    called = data[begin : begin + name]
    if mark != _PART or called not in (part.orig_filename.encode("utf-8", "replace"), part.orig_filename.encode("cp437", "replace")):
        raise damaged()
    return begin + int(name) + int(more)


def _inflated(packed: memoryview, manner: int) -> Iterator[bytes]:
    """The content of a part in pieces of at most a megabyte; a stream must end where its bytes end."""
    if manner == ZIP_STORED:
        yield from (bytes(packed[at : at + _STRIDE]) for at in range(0, len(packed), _STRIDE))
        return
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    left = bytes(packed)
    while not stream.eof:
        piece = stream.decompress(left, _STRIDE)
        left = stream.unconsumed_tail
        if not piece and not stream.eof:
            raise EOFError
        yield piece
    if stream.unused_data:
        raise EOFError


def _refuse_locked(listed: Sequence[ZipInfo]) -> None:
    """Refuse parts that need a password, and parts that are packed in a way that no office program uses."""
    if any(part.flag_bits & _LOCKED for part in listed):
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in listed):
        raise UnreadableDocument("It is packed in a way that is not read", _AGAIN)


def _refuse_too_much(listed: Sequence[ZipInfo]) -> None:
    """Refuse by what the package says of itself: no more than that is ever unpacked."""
    if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > _MOST_BYTES:
        raise _too_large()


def _refuse_two_lists(data: bytes, start: int) -> None:
    """Refuse a package with two lists of its parts: two readers would see two documents."""
    if data.count(_END, start) != 1:
        raise damaged()


def _refuse_overlaps(data: bytes, listed: Sequence[ZipInfo], end: int) -> None:
    """Refuse parts that share bytes, which may unpack to much, and bytes before the first, which may be another file."""
    stretches = sorted((part.header_offset, _start(data, part) + part.compress_size) for part in listed)
    stretches.append((end, end))
    if stretches[0][0] != 0 or any(before[1] > after[0] for before, after in pairwise(stretches)):
        raise damaged()


def _plain(part: ZipInfo) -> str:
    """The name of a part; one that would lead out of a folder, or to a link, is no name of a part of a document."""
    name = part.orig_filename.lstrip("/")  # some programs begin all names so
    if "\\" in name or "\0" in name or name[1:2] == ":" or ".." in name.split("/"):
        raise damaged()
    if stat.S_ISLNK(part.external_attr >> 16):
        raise damaged()
    return name

"""Pages as pictures, for a program that recognises text in them."""

import struct
import zlib
from collections.abc import Iterable, Iterator

import pypdfium2

from checker.model import Source

_DPI = 300.0
_MOST = 25_000_000  # dots of one picture: a larger page is drawn more coarsely
_INCH = 72.0  # points
_METRE = 1000 / 25.4  # inches


def pictures(source: Source, pages: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Each of these pages as a PNG in greys that says how fine it is; a page that cannot be drawn is left out."""
    try:
        file = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in pages:
            if 0 < number <= len(file) and (drawn := _drawn(file, number)):
                yield number, drawn
    finally:
        file.close()


def _drawn(file: pypdfium2.PdfDocument, number: int) -> bytes | None:
    try:
        page = file[number - 1]
        wide, high = (side / _INCH for side in page.get_size())
        dpi = min(_DPI, (_MOST / (wide * high)) ** 0.5)
        bitmap = page.render(scale=dpi / _INCH, grayscale=True)
    except (pypdfium2.PdfiumError, ZeroDivisionError):
        return None
    rows = bytes(bitmap.buffer)
    lines = (b"\0" + rows[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return _png((bitmap.width, bitmap.height), b"".join(lines), dpi)


def _png(size: tuple[int, int], rows: bytes, dpi: float) -> bytes:
    fine = round(dpi * _METRE)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", fine, fine, 1)),
        (b"IDAT", zlib.compress(rows, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

"""The second reader, for files and pages that the first cannot open: it knows words and lines, but not their places."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from checker.formats.pdf.shapes import Page
from checker.formats.pdf.written import Row, spread, written

_SECONDS = 8.0  # it takes ten times as long as the first, and on a hostile file may not end
_BLANK = 20  # bytes: a page with nothing on it may have as many, packed
_LINE, _SIZE, _WIDTH = 12.0, 10.0, 5.0  # points: as if it were typed


class Second:
    """A PDF in the eyes of pypdf, opened when first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None
        self._deadline = 0.0

    @property
    def count(self) -> int:
        """How many pages it sees; none in a file that it cannot open either."""
        with _hushed():
            return len(self._opened().pages)
        return 0

    @property
    def declared(self) -> int:
        """How many pages the file says that it has: pypdf leaves out those that it cannot find."""
        with _hushed():
            return int(self._opened().root_object["/Pages"]["/Count"])
        return 0

    def page(self, number: int) -> Page:
        """A page, with its lines one under the other; broken where there is no text on it."""
        letters, lines = written(self._rows(number), number)
        return Page(number, lines, letters, guessed=True) if lines else Page(number, (), broken=True)

    def loses(self, number: int) -> bool:
        """Whether a page has contents of which nothing can be unpacked, so that it only seems to be blank."""
        with _hushed():
            held = self._opened().pages[number - 1].get("/Contents").get_object()
            parts = [part.get_object() for part in held] if isinstance(held, list) else [held]
            return sum(len(part._data) for part in parts) > _BLANK and not any(map(_unpacked, parts))
        return False

    def _rows(self, number: int) -> Iterator[Row]:
        for at, line in enumerate(self._text(number).splitlines(), start=1):
            yield Row(spread(line, _WIDTH), at * _LINE, _SIZE)

    def _text(self, number: int) -> str:
        with _hushed():
            pages = self._opened().pages
            return str(pages[number - 1].extract_text()) if number <= len(pages) and time.monotonic() < self._deadline else ""
        return ""

    def _opened(self) -> Any:
        if self._file is None:
            from pypdf import PdfReader  # a tenth of a second to import, and rarely needed

            self._deadline = time.monotonic() + _SECONDS
            self._file = PdfReader(BytesIO(self._data))
            if self._file.is_encrypted:
                self._file.decrypt("")
        return self._file


def _unpacked(stream: Any) -> bytes:
    with _hushed():
        return bytes(stream.get_data()).strip()
    return b""


@contextmanager
def _hushed() -> Iterator[None]:
    """On a damaged file pypdf may fail in any way, and writes warnings that nobody can use."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    except Exception:  # noqa: S110 - a dozen kinds of its own, and any of Python's
        pass
    finally:
        log.setLevel(before)

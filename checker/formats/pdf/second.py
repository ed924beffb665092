"""The second reader, for files and pages that the first cannot open: it knows words and lines, but not their places."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any

from checker.formats.pdf.layers import switched_off
from checker.formats.pdf.shapes import Page
from checker.formats.pdf.streams import parts_of
from checker.formats.pdf.written import Row, spread, written

_SECONDS = 8.0  # it takes ten times as long as the first, and on a hostile file may not end
_BLANK = 20  # bytes: a page with nothing on it may have as many, packed
_LINE, _SIZE, _WIDTH = 12.0, 10.0, 5.0  # points: as if it were typed


class Second:
    """A PDF in the eyes of pypdf, opened when first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _SECONDS

    @cached_property
    def count(self) -> int:
        """How many pages it sees; none in a file that it cannot open either."""
        with _hushed():
            return len(self._pages)
        return 0

    @cached_property
    def declared(self) -> int:
        """How many pages the file says that it has: pypdf leaves out those that it cannot find."""
        with _hushed():
            return int(self._file.root_object["/Pages"]["/Count"])
        return 0

    def page(self, number: int) -> Page:
        """A page, with its lines one under the other; broken where there is no text on it."""
        letters, lines = written(self._rows(number), number)
        return Page(number, lines, letters, guessed=True) if lines else Page(number, (), broken=True)

    def loses(self, number: int) -> bool:
        """Whether a page has contents that are not in the file, or of which nothing can be unpacked, so that it only seems to be blank."""
        with _hushed():
            parts = parts_of(self._pages[number - 1])
            return None in parts or (sum(len(part._data) for part in parts) > _BLANK and not any(map(_unpacked, parts)))
        return False

    @cached_property
    def switched_off(self) -> frozenset[int]:
        """The layers that are off when the file is opened."""
        with _hushed():
            return switched_off(self._file.root_object)
        return frozenset()

    def told(self, look: Callable[[Any], Any]) -> Any:
        """What a look at the whole file finds; None where it cannot be opened, or is damaged there."""
        with _hushed():
            return look(self._file) if self._file else None
        return None

    def those(self, judge: Callable[[Any], bool]) -> Iterator[int]:
        """The numbers of the pages of which something is true, or of which there was no time or no way to say that it is not."""
        for number, page in enumerate(self._pages, start=1):
            judged = True
            with self._timed(), _hushed():
                judged = self._left <= 0 or judge(page)
            if judged:
                yield number

    def _rows(self, number: int) -> Iterator[Row]:
        for at, line in enumerate(self._text(number).splitlines(), start=1):
            yield Row(spread(line, _WIDTH), at * _LINE, _SIZE)

    def _text(self, number: int) -> str:
        if not 0 < number <= self.count or self._left <= 0:
            return ""
        text = ""
        with self._timed(), _hushed():
            text = str(self._pages[number - 1].extract_text())
        return text

    @contextmanager
    def _timed(self) -> Iterator[None]:
        began = time.monotonic()
        yield
        self._left -= time.monotonic() - began

    @cached_property
    def _file(self) -> Any:
        """The file as pypdf opens it; nothing where it cannot."""
        with _hushed():
            from pypdf import PdfReader  # a fifth of a second to import, and rarely needed

            file = PdfReader(BytesIO(self._data))
            if file.is_encrypted:
                file.decrypt("")
            return file
        return None

    @cached_property
    def _pages(self) -> Any:
        return list(self._file.pages) if self._file else []


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

"""The words of a block as one line: soft line breaks and runs of spaces become one space, and what cannot be seen is left out."""

import re

from checker.model import Span

_SPACES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # not the no-break spaces, which are words' own
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff\ud800-\udfff\xad\u200b\u2060\ufeff]+")  # soft hyphens would part words


class Line:
    """A block's words as they are met, run by run, with what of them is a tracked insertion."""

    def __init__(self) -> None:
        self._parts: list[str] = []  # joined only at the end: a line of a million runs is not copied a million times
        self._length, self._spaced = 0, True
        self._inserted: list[Span] = []

    def __bool__(self) -> bool:
        return bool(self._length)

    def add(self, text: str, inserted: bool = False) -> None:
        """Write on."""
        fresh = _SPACES.sub(" ", _UNSEEN.sub("", text))
        if self._spaced:
            fresh = fresh.lstrip(" ") if self._length else fresh.lstrip()
        if not fresh:
            return
        start = self._length
        self._parts.append(fresh)
        self._length += len(fresh)
        self._spaced = fresh[-1] == " "
        if inserted:
            self._note(start, self._length)

    @property
    def text(self) -> str:
        """The line, without space at either end."""
        self._parts = ["".join(self._parts)]
        return self._parts[0].rstrip()

    @property
    def inserted(self) -> tuple[Span, ...]:
        """Where in the line the tracked insertions are."""
        end = len(self.text)
        return tuple(Span(span.start, min(span.end, end)) for span in self._inserted if span.start < end)

    def _note(self, start: int, end: int) -> None:
        if self._inserted and self._inserted[-1].end == start:
            start = self._inserted.pop().start
        self._inserted.append(Span(start, end))


def one_line(text: str) -> str:
    """A whole text as one line."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()

"""The signs that a rich text file is written in: braces, words with a backslash, letters; each with the byte where it begins."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["open", "close", "word", "byte", "text", "symbol"]

_SIGN = re.compile(
    rb"(?P<text>[^\\{}\r\n\x00]+)|\\(?P<word>[a-zA-Z]{1,64})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|(?P<open>\{)|(?P<close>\})|\\(?P<symbol>[^a-zA-Z'])",
    re.DOTALL,
)
_END = re.compile(rb"[{}]|\\bin([0-9]{1,10}) ?|\\.", re.DOTALL)  # what matters where nothing else is read


class Sign(NamedTuple):
    """One sign: its kind, its word or letters, its number, and its place in the file."""

    kind: Kind
    said: bytes
    number: int | None
    at: int

    @property
    def many(self) -> int:
        """Its number where that must be a count: nothing below 0."""
        return max(self.number or 0, 0)


class Signs:
    """The signs of a file, one after another; whole groups can be passed over."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __iter__(self) -> Iterator[Sign]:
        search = _SIGN.search
        while found := search(self._data, self._at):
            self._at = found.end()
            kind: Kind = found.lastgroup if found.lastgroup != "number" else "word"  # type: ignore[assignment]
            number = int(found["number"]) if kind == "word" and found["number"] else None
            if kind == "word" and found["word"] == b"bin":
                self._at += max(number or 0, 0)
                continue
            yield Sign(kind, found[kind], number, found.start())

    @property
    def at(self) -> int:
        """How far the file has been read."""
        return self._at

    def pass_group(self) -> None:
        """Go to the end of the group that was entered, so that its closing brace comes next; what it holds is not looked at."""
        depth = 1
        while found := _END.search(self._data, self._at):
            self._at = found.end()
            if found[1]:
                self._at += int(found[1])
            elif found[0] == b"{":
                depth += 1
            elif found[0] == b"}":
                depth -= 1
                if not depth:
                    self._at = found.start()
                    return
        self._at = len(self._data)

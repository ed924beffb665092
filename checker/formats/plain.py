"""Plain text: paragraphs at blank lines, with the headings and list items that people type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.formats import markers
from checker.formats.letters import decode
from checker.formats.lines import one_line
from checker.formats.outline import Piece, assemble
from checker.formats.titles import Dressed, is_line, listed, titled
from checker.model import Document, Source

_RULE = re.compile(r"\s*(?:(?P<double>={3,})|-{3,}|~{3,})\s*")
_ENDS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_CAPITALS = 4  # fewer capital letters than this make no heading


def read(source: Source) -> Document:
    """A plain text as a document."""
    text, blocks, _ = assemble(titled(_Reading().lines(decode(source.data))))
    return Document(source.path, source.sha256, "text", text, blocks)


@dataclass(slots=True)
class _Reading:
    """The paragraph that is being read: its lines so far, and where it began."""

    parts: list[str] = field(default_factory=list)
    begun: int = 0

    def lines(self, text: str) -> Iterator[Dressed]:
        """Every paragraph of the text, in order."""
        for at, line in enumerate(_ENDS.split(text), start=1):
            rule = _RULE.fullmatch(line)
            if rule and len(self.parts) == 1:
                yield Dressed(Piece("heading", one_line(self.parts.pop()), self._anchor(), level=1 if rule["double"] else 2))
            elif rule or not line.strip():
                yield from self._end()
            else:
                if _begins(line) or (self.parts and _shouts(self.parts[-1]) and not _shouts(line)):
                    yield from self._end()
                self.begun = self.begun if self.parts else at
                self.parts.append(line)
        yield from self._end()

    def _end(self) -> Iterator[Dressed]:
        """The paragraph that ends here; a line of capitals, or one with a number and no stop, may be a heading."""
        text, alone = one_line(" ".join(self.parts)), len(self.parts) == 1
        self.parts.clear()
        if not text:
            return
        number = markers.typed(text)
        if _shouts(text):
            yield Dressed(Piece("heading", text, self._anchor(), level=markers.section(number).count(".") + 1))
        else:
            yield Dressed(listed(Piece("paragraph", text, self._anchor())), alone and "." in markers.section(number) and is_line(text))

    def _anchor(self) -> str:
        return f"line/{self.begun}"


def _begins(line: str) -> bool:
    """Whether a line begins a block of its own: an item, a numbered clause."""
    return bool(markers.typed(line))


def _shouts(text: str) -> bool:
    """Whether a line is a heading in capitals."""
    return text.isupper() and sum(letter.isupper() for letter in text) >= _CAPITALS and is_line(text.strip())

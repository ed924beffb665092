"""A page of plain text for a terminal: wrapped lines, set-off words, and nothing of a document's own that steers the terminal."""

import re
import unicodedata
from collections.abc import Sequence
from textwrap import wrap

OPEN, CLOSE = "\ue000", "\ue001"  # around set-off words, until their line is wrapped
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens and the like: meant to be unseen, and harmless
STEERING = ("Cc", "Cf", "Cs")  # control characters, turns of direction, halves of letters
BOLD, LOUD, PLAIN = "\x1b[1m", "\x1b[1;35m", "\x1b[0m"
NARROWEST, WIDEST = 50, 110


def visible(text: str) -> str:
    """Text on one line, with every control character and every turn of direction written out, so that it cannot play tricks."""
    joined = " ".join(UNSEEN.sub("", text).split())
    return joined if joined.isascii() and joined.isprintable() else "".join(_shown(letter) for letter in joined)


def unsteered(text: str) -> str:
    """Text with its own spaces and line breaks as single spaces, for a page where words run on before and behind it."""
    spaced = "".join(" " if letter.isspace() else letter for letter in UNSEEN.sub("", text))
    return spaced if spaced.isascii() and spaced.isprintable() else "".join(_shown(letter) for letter in spaced)


def split(sentence: str, *quotes: str) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is set off; of a long sentence, what stands around the quoted words."""
    pieces = re.split(f"[{OPEN}{CLOSE}]", marked(sentence, *quotes))
    return [(piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece]


def _shown(letter: str) -> str:
    """A letter, or the number of one that a terminal would obey."""
    return f"<U+{ord(letter):04X}>" if unicodedata.category(letter) in STEERING else letter


class Page:
    """Lines in the making; whatever is put on the page is made visible first."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = max(NARROWEST, min(width, WIDEST))
        self.rows: list[str] = []

    def heading(self, text: str) -> None:
        """A heading, with an empty line before it."""
        self.gap()
        self.line(text, loud=True)

    def gap(self) -> None:
        """One empty line, and never two."""
        if self.rows and self.rows[-1]:
            self.rows.append("")

    def line(self, text: str, indent: int = 0, *, loud: bool = False) -> None:
        """A paragraph, wrapped."""
        self._wrapped(text, " " * indent, " " * indent, loud)

    def item(self, label: str, text: str, indent: int = 0, *, hang: int = 11) -> None:
        """A paragraph beside its label, which is taken as it is."""
        first = " " * indent + label.ljust(hang)
        self._wrapped(text, first, " " * (indent + hang), False)

    def unbroken(self, text: str) -> None:
        """A heading that stays on one line however long it is, for programs that look for it."""
        self.gap()
        shown = visible(text)
        self.rows.append(f"{BOLD}{shown}{PLAIN}" if self.colour else shown)

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.rows).rstrip() + "\n"

    def _wrapped(self, text: str, first: str, rest: str, loud: bool) -> None:
        """Put a paragraph on the page; words too long for a line stay whole, so that they can be copied."""
        rows = wrap(visible(text), self.width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
        within = False
        for row in rows or [first.rstrip()]:
            painted, within = self._painted(row, within)
            self.rows.append(f"{BOLD}{row}{PLAIN}" if loud and self.colour else painted)

    def _painted(self, row: str, within: bool) -> tuple[str, bool]:
        """A line with its set-off words in colour or between « and »; they may run on from the line before and into the next."""
        still = row.rfind(OPEN) > row.rfind(CLOSE) or (within and CLOSE not in row)
        if not self.colour:
            return row.replace(OPEN, "«").replace(CLOSE, "»"), still
        body = row.lstrip(" ")
        painted = (LOUD if within else "") + body.replace(OPEN, LOUD).replace(CLOSE, PLAIN) + (PLAIN if still else "")
        return row[: len(row) - len(body)] + painted, still


def marked(sentence: str, *quotes: str, longest: int = 320) -> str:
    """A sentence with the quoted words set off; of a long one, what stands around them."""
    spots = _spots(sentence, quotes)
    if not spots:
        return sentence
    first, last = spots[0][0], spots[-1][1]
    room = max(0, longest - (last - first)) // 2
    left, right = max(0, first - room), min(len(sentence), last + room)
    made = sentence[left:first] if left == 0 else "… " + sentence[left:first].partition(" ")[2]
    at = first
    for start, end in spots:
        made += f"{sentence[at:start]}{OPEN}{sentence[start:end]}{CLOSE}"
        at = end
    return made + (sentence[last:right] if right == len(sentence) else sentence[last:right].rpartition(" ")[0] + " …")


def _spots(sentence: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Where quoted words stand, in the order of the sentence; of two that overlap the first."""
    found = sorted({(at, at + len(quote)) for quote in quotes if quote and (at := _place(sentence, quote)) >= 0})
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _place(sentence: str, quote: str) -> int:
    """Where the quoted words stand: as whole words if they do so at all."""
    whole = re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", sentence)
    return whole.start() if whole else sentence.find(quote)

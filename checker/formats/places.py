"""From the text of a document back to its file: which letter of the file each character of a block was.

Reading folds spaces, drops what cannot be seen and joins lines, but never changes the order of letters. So a place is found by walking
through the letters of the file and the characters of the text side by side, only when somebody asks: reading is not slowed by it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.formats.lines import one_line
from checker.model import Document, Span


class Letter(NamedTuple):
    """A letter of a file: the leaf that holds it, in the words of its format room, and which letter of the leaf it is, from 0."""

    said: str  # as the file has it
    leaf: str
    at: int


OWN = -1  # the place of a letter that is in no file: the reader itself says it, as the label of a field
_END: tuple[Letter | None, str] = (None, "")
Letters = Callable[[str], Iterable[Letter]]  # by a block's anchor, the letters of the file that the block was read from, in order


def placed(words: str, letters: Iterable[Letter], spoken: Callable[[str], str] = one_line) -> Sequence[Letter | None]:
    """For each character of a block's words its letter in the file; None for a space that the file does not have, or a word of the reader.

    `spoken` says what a letter of the file became in the text: nothing for what cannot be seen, two letters for a ligature.
    """
    found: list[Letter | None] = []
    ahead = _spelt(letters, spoken)
    letter, became = next(ahead, _END)
    for character in words:
        if character.isspace() and not became.isspace():
            found.append(None)
            continue
        while letter is not None and not _same(became, character):
            letter, became = next(ahead, _END)
        found.append(None if letter is None or letter.at == OWN else letter)
        letter, became = next(ahead, _END)
    return found


def letters_at(document: Document, span: Span, letters: Letters, spoken: Callable[[str], str] = one_line) -> list[Letter]:
    """The letters of the file that a stretch of a document's text was read from, in order; those of the reader itself are left out."""
    found: list[Letter] = []
    for block in document.blocks:
        if block.span.meets(span):
            words = placed(document.words(block.span).removesuffix("\n"), letters(block.anchor), spoken)
            stretch = words[max(span.start - block.span.start, 0) : span.end - block.span.start]
            found += [letter for letter in stretch if letter is not None]
    return found


def _same(became: str, character: str) -> bool:
    """Whether a letter of the file became a character of the text; spaces of all kinds are alike."""
    return became == character or (became.isspace() and character.isspace())


def _spelt(letters: Iterable[Letter], spoken: Callable[[str], str]) -> Iterator[tuple[Letter, str]]:
    """Each letter with each character that it became."""
    for letter in letters:
        for character in " " if letter.said.isspace() else spoken(letter.said):
            yield letter, character

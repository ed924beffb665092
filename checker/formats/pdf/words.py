"""The words of a line, kept in columns: a page has hundreds, and few of them are ever looked at one by one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import add, sub
from typing import NamedTuple, overload


class Word(NamedTuple):
    """Characters without a space between them; `start` is the index of the first among all characters of the page."""

    text: str
    start: int
    x0: float
    top: float
    x1: float
    bottom: float
    more: tuple[tuple[int, int], ...] = ()  # where its further parts begin and end, where the file has it in parts


class Edges(NamedTuple):
    """The edges of some words, in the order of the words."""

    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]

    def part(self, start: int, end: int) -> "Edges":
        """The edges of some of these words."""
        return Edges(self.x0[start:end], self.top[start:end], self.x1[start:end], self.bottom[start:end])


_word = partial(tuple.__new__, Word)  # as Word._make, in a third of its time
SPACES = 2  # between two words of one range: more may hide a word that belongs elsewhere
_TOGETHER = frozenset(range(SPACES + 1))


class Words(Sequence[Word]):
    """Some words that follow one another; two of them are the same only if they are one."""

    __slots__ = ("edges", "more", "starts", "texts")

    def __init__(self, texts: list[str], starts: list[int], edges: Edges, more: Sequence[tuple[tuple[int, int], ...]] = ()) -> None:
        self.texts = texts
        self.starts = starts
        self.edges = edges
        self.more = more  # of each word, or nothing where no word has parts

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Words":
        """The same words in columns."""
        texts, starts, x0, top, x1, bottom, more = ([*column] for column in zip(*words, strict=True))
        return cls(texts, starts, Edges(x0, top, x1, bottom), more if any(more) else ())

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Word]:
        return map(_word, zip(self.texts, self.starts, *self.edges, self.more or repeat(()), strict=False))

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> "Words": ...
    def __getitem__(self, at: int | slice) -> "Word | Words":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Words(self.texts[at], self.starts[at], self.edges.part(start, end), self.more[at])
        x0, top, x1, bottom = self.edges
        return Word(self.texts[at], self.starts[at], x0[at], top[at], x1[at], bottom[at], self.more[at] if self.more else ())

    def gaps(self) -> list[float]:
        """The room between each word and the next."""
        return [*map(sub, self.edges.x0[1:], self.edges.x1)]

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Where their characters begin and end: all at once where they follow one another, else of each word and its parts."""
        ends = [*map(add, self.starts, map(len, self.texts))]
        if not self.more and _TOGETHER.issuperset(map(sub, self.starts[1:], ends)):
            yield self.starts[0], ends[-1]
            return
        for start, end, more in zip(self.starts, ends, self.more or repeat(()), strict=False):
            yield start, end - sum(stop - begin for begin, stop in more)
            yield from more

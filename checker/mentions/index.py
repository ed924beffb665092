"""Which phrases can stand in a sentence at all, told from the words that each must hold; the others need not be followed.

A sentence is asked once for all phrases: every word, and every two words that stand together, knows by the bits of a number the phrases
that can be said with it. Of six thousand phrases some twenty are left to follow, where each word by itself would open two hundred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.mentions.phrases import Part, Phrase

Unit = tuple[str, ...]  # a word, or two that follow each other; or the shape of a value


class Index:
    """Phrases by what they need: of each choice that a phrase cannot do without, a sentence must hold something."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        needs = [_needs(phrase) for phrase in phrases]
        self._levels: list[dict[Unit, int]] = []  # for the first need of each phrase, its second and so on: the phrases by what fills it
        self._free: list[int] = []  # the phrases that have no such need
        for level in range(max(map(len, needs), default=0)):
            filled: defaultdict[Unit, int] = defaultdict(int)
            free = 0
            for number, choices in enumerate(needs):
                if level >= len(choices):
                    free |= 1 << number
                for unit in choices[level] if level < len(choices) else ():
                    filled[unit] |= 1 << number
            self._levels.append(dict(filled))
            self._free.append(free)

    def possible(self, words: Sequence[str], shapes: Iterable[str]) -> Iterator[int]:
        """The numbers of the phrases that words, and values of these shapes among them, may say; in their order."""
        said = {(word,) for word in words}.union(pairwise(words), map(_of_shape, shapes))
        left = -1
        for filled, free in zip(self._levels, self._free, strict=True):
            able = free
            for unit in said & filled.keys():
                able |= filled[unit]
            left &= able
        while left > 0:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


def _needs(phrase: Phrase) -> list[frozenset[Unit]]:
    """The choices of which a phrase needs one each; those with the fewest ways to say them first, for they rule out the most."""
    return sorted({_units(part) for part in phrase.parts if not part.optional}, key=lambda units: (len(units), sorted(units)))


def _units(part: Part) -> frozenset[Unit]:
    """Everything with which a part of a phrase can be said: the first two words of a wording, or the only one."""
    if part.shape:
        return frozenset((_of_shape(part.shape),))
    return frozenset((*((word,) for word in part.words), *(wording[:2] for wordings in part.longer.values() for wording in wordings)))


def _of_shape(shape: str) -> Unit:
    """The shape of a value as something that a sentence holds; no word of a text is written so."""
    return ("", shape)

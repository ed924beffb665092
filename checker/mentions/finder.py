"""Everything that the vocabularies notice, found in one pass over a block's words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from checker.mentions.compiled import Compiled, compiled
from checker.mentions.phrases import Stretch, follow
from checker.mentions.values import Found
from checker.mentions.words import Cutter, Words
from checker.model import Brand, Lexicon, Shape

VERSION_WORDS = {"enterprise", "professional", "online", "edition", "r2"}


class Hit(NamedTuple):
    """A phrase of a vocabulary found in a block: from word, to word, and the value that stands in it."""

    kind: str
    first: int
    last: int
    value: Found | None = None
    skipped: tuple[int, ...] = ()  # the words in the phrase's gaps


class Finder:
    """Finds everything that a lexicon speaks of; one that was made ready before is quick to begin."""

    def __init__(self, lexicon: Lexicon, made: Compiled | None = None) -> None:
        self.cutter = Cutter()
        self.brands = lexicon.brands
        self.shapes: dict[str, Shape] = {v.kind: v.value for v in lexicon.vocabularies if v.value}
        self.made = made or compiled(lexicon, self.cutter)
        self.cutter.torn = self.made.torn
        self.ordinary = self.made.ordinary

    def hits(self, words: Words, values: tuple[Found, ...], text: str) -> list[Hit]:
        """Every vocabulary phrase and brand in a block, the longest of each kind where some overlap.

        `text` is the document's, for names that count only as written.
        """
        brands = list(self._brand_hits(words, text))
        spots: defaultdict[tuple[str, int], list[tuple[int, Found | None]]] = defaultdict(list)
        for found in values:
            first, last = words.between(found.span.start, found.span.end)
            spots[found.shape, first].append((last, found))
        for hit in brands:
            spots["brand", hit.first].append((hit.last, None))
            spots["name", hit.first].append((hit.last, None))  # what is known by name is a name too
        stretches = [Stretch(words.plain, first, last, spots) for first, last in words.sentences]
        longer = [hit for stretch in stretches for hit in (*self._followed(stretch), *self._rows(stretch))]
        return _longest([*brands, *longer], [hit for stretch in stretches for hit in self._words(stretch)])

    def _words(self, stretch: Stretch) -> list[Hit]:
        """What one sentence says with a single word: most of all that is found."""
        words = self.made.words
        return [Hit(kind, at, at + 1) for at, word in enumerate(stretch.said, stretch.first) if word in words for kind in words[word]]

    def _rows(self, stretch: Stretch) -> Iterator[Hit]:
        """What one sentence says with words in a row; overlapping ones too."""
        said, rows, lengths = stretch.said, self.made.rows, self.made.lengths
        for at, pair in enumerate(pairwise(said)):
            for length in lengths.get(pair, ()):
                if at + length <= len(said):
                    first = stretch.first + at
                    yield from (Hit(kind, first, first + length) for kind in rows.get(said[at : at + length], ()))

    def _followed(self, stretch: Stretch) -> Iterator[Hit]:
        """The phrases of one sentence that must be followed, overlapping ones too."""
        said, shapes = stretch.said, _shapes(stretch)
        for number in self.made.index.possible(said, shapes):
            kind, parts, opening = self.made.phrases[number]
            for opens in opening:
                shape, able = parts[opens].shape, parts[opens].opens
                begins = shapes[shape] if shape else [at for at, word in enumerate(said, stretch.first) if word in able]
                for first in begins:
                    carried = follow(parts, opens, range(first, first + 1), stretch)
                    if carried is not None:
                        yield Hit(kind, first, *carried)

    def _brand_hits(self, words: Words, text: str) -> Iterator[Hit]:
        """Brands, with the version that follows a name; ordinary words only in the company they need."""
        plain, names, long = words.plain, self.made.names, self.made.long
        met = [(at, at + length) for at, word in enumerate(plain) if word in long for length in long[word] if at + length <= len(plain)]
        called = [(number, first, last) for first, last in met for number in names.get(plain[first:last], ())]
        for number, first, last in sorted(called):  # of two that are as long the one that the rules name first
            written = text[words.starts[first] : words.ends[last - 1]]
            if _is_meant(self.brands[number], written, _company(words, first, last)):
                yield Hit(f"brand/{number}", first, _with_version(words, last))


def _shapes(stretch: Stretch) -> defaultdict[str, list[int]]:
    """Where values of each shape begin in a sentence."""
    shapes: defaultdict[str, list[int]] = defaultdict(list)
    for shape, first in stretch.spots:
        if stretch.first <= first < stretch.end:
            shapes[shape].append(first)
    return shapes


def _is_meant(brand: Brand, written: str, company: tuple[str, ...]) -> bool:
    """Whether a word that may be a brand is meant as one: by how it is written, and by the other words of its sentence."""
    if brand.cased and not any(name in written for name in brand.names):
        return False
    if written.startswith("Ms "):  # a lady, and not Microsoft
        return False
    return not brand.needs or (written[:1].isupper() and any(word in company for word in brand.needs))


def _company(words: Words, first: int, last: int) -> tuple[str, ...]:
    """The other words of a sentence."""
    begin, end = words.sentences[bisect_right(words.sentences, first, key=lambda sentence: sentence[0]) - 1]
    return words.plain[begin:first] + words.plain[last:end]


def _with_version(words: Words, last: int) -> int:
    """The end of a name with the version that follows it: 19c, 2019, 11, v2.1, R2."""
    while last < len(words.plain):
        word = words.plain[last]
        if not (
            word in VERSION_WORDS or (word.lstrip("v")[:1].isdigit() and len(word) <= 5 and words.starts[last] - words.ends[last - 1] <= 1)
        ):
            break
        last += 1
    return last


def _longest(hits: list[Hit], words: list[Hit]) -> list[Hit]:
    """Of overlapping hits of one kind the longest; kinds may overlap each other. Brands count as one kind.

    Hits on single words come apart: no two are the same, and none is longer than another.
    """
    kept: list[Hit] = []
    taken: defaultdict[str, int] = defaultdict(int)  # of each kind, the words as bits
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        family = "brand" if hit.kind.startswith("brand/") else hit.kind
        own = (1 << hit.last) - (1 << hit.first)
        if not taken[family] & own:
            taken[family] |= own
            kept.append(hit)
    kept += [hit for hit in words if hit.kind not in taken or not taken[hit.kind] >> hit.first & 1]
    return sorted(kept, key=itemgetter(1))

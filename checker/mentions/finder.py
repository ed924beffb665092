"""Everything that the vocabularies notice, compiled once and found in one pass over a block's words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.errors import BadRule
from checker.mentions.phrases import Pattern, compile_phrase
from checker.mentions.values import Found
from checker.mentions.words import Cutter, Words
from checker.model import Brand, Lexicon, Shape

VERSION_WORDS = {"enterprise", "professional", "online", "edition", "r2"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a vocabulary found in a block: from word, to word, and the value that stands in it."""

    kind: str
    first: int
    last: int
    value: Found | None = None
    skipped: tuple[int, ...] = ()  # the words in the phrase's gaps


Places = Mapping[str, list[tuple[int, int, Found | None]]]  # by segment or shape: from word, to word, value
Route = tuple[tuple[str, int], ...]  # the segments still to come, each with the gap allowed before it


class Finder:
    """A lexicon made ready for finding; building it is the dear part, so it is built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cutter = Cutter()
        self.brands = lexicon.brands
        self.shapes: dict[str, Shape] = {v.kind: v.value for v in lexicon.vocabularies if v.value}
        self._starting: defaultdict[str, list[tuple[str, Route]]] = defaultdict(list)
        wordings: dict[str, Iterable[tuple[str, ...]]] = {}
        for kind, phrases, path in _all_phrases(lexicon):
            for n, pattern in enumerate(self._compiled(phrases, path)):
                names = tuple(step.shape or f"{kind}/{n}/{i}" for i, step in enumerate(pattern))
                wordings |= {name: step.wordings for name, step in zip(names, pattern, strict=True) if step.wordings}
                route = tuple((name, step.gap) for name, step in zip(names, pattern, strict=True))
                self._starting[names[0]].append((kind, route[1:]))
        wordings |= {f"brand/{i}": self._brand_wordings(brand) for i, brand in enumerate(lexicon.brands)}
        self._matcher = self.cutter.matcher(wordings)

    def _compiled(self, phrases: tuple[str, ...], path: str) -> list[Pattern]:
        """The patterns of a vocabulary; a phrase that cannot be read is a fault of its file."""
        try:
            return [pattern for phrase in phrases for pattern in compile_phrase(phrase, self.cutter.tokens)]
        except ValueError as fault:
            raise BadRule(f"{path}:1: phrases: {fault}") from None

    def _brand_wordings(self, brand: Brand) -> set[tuple[str, ...]]:
        """Every way a brand is written, with and without its maker's name before it."""
        own = {self.cutter.tokens(name) for name in brand.names}
        maker = self.cutter.tokens(brand.product.maker)
        return own | {maker + name for name in own if name[: len(maker)] != maker}

    def hits(self, words: Words, values: tuple[Found, ...], text: str) -> list[Hit]:
        """Every vocabulary phrase and brand in a block, the longest of each kind where some overlap.

        `text` is the document's, for names that count only as written.
        """
        places: defaultdict[str, list[tuple[int, int, Found | None]]] = defaultdict(list)
        for name, first, last in self._matcher.places(words):
            places[name].append((first, last, None))
        for found in values:
            places[found.shape].append((*words.between(found.span.start, found.span.end), found))
        brands = self._brand_hits(places, words, text)
        places["brand"] = [(hit.first, hit.last, None) for hit in brands]
        for spots in places.values():
            spots.sort(key=lambda spot: spot[:2])
        return _longest([*brands, *(hit for name in list(places) for hit in self._joined(name, places, words))])

    def _joined(self, name: str, places: Places, words: Words) -> list[Hit]:
        """The phrases that begin with a segment, carried through to their last."""
        begun = [
            (Hit(kind, first, last, found), route) for kind, route in self._starting.get(name, ()) for first, last, found in places[name]
        ]
        carried = (_carried(hit, route, places, _sentence_end(words, hit.first)) for hit, route in begun)
        return [hit for hit in carried if hit is not None]

    def _brand_hits(self, places: Places, words: Words, text: str) -> list[Hit]:
        """Brands, with the version that follows a name; ordinary words only in the company they need."""
        hits = []
        for name, spots in places.items():
            if not name.startswith("brand/"):
                continue
            brand = self.brands[int(name[6:])]
            for first, last, _ in spots:
                written = text[words.starts[first] : words.ends[last - 1]]
                if _is_meant(brand, written, _company(words, first, last)):
                    hits.append(Hit(name, first, _with_version(words, last)))
        return hits


def _all_phrases(lexicon: Lexicon) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """The vocabularies and, as kinds of their own, the cues of language."""
    for vocabulary in lexicon.vocabularies:
        yield vocabulary.kind, vocabulary.phrases, vocabulary.path
    for cue, phrases in lexicon.language.items():
        yield f"cue:{cue}", phrases, "rules/language.yaml"


def _sentence_end(words: Words, at: int) -> int:
    """The word after the last of the sentence that a word stands in."""
    return next((last for first, last in words.sentences if first <= at < last), len(words.plain))


def _carried(hit: Hit, route: Route, places: Places, limit: int) -> Hit | None:
    """A hit carried through the segments that are still to come, as far as it goes; None where the phrase breaks off."""
    if hit.last > limit:
        return None
    if not route:
        return hit
    name, gap = route[0]
    spots = places.get(name, ())
    best: Hit | None = None  # the longest of those that begin nearest
    nearest = 0
    for first, last, value in spots[bisect_left(spots, hit.last, key=lambda spot: spot[0]) :]:
        if first > hit.last + gap or (best and first > nearest):
            break
        skipped = hit.skipped + tuple(range(hit.last, first))
        carried = _carried(Hit(hit.kind, hit.first, last, value or hit.value, skipped), route[1:], places, limit)
        if carried is not None and (best is None or carried.last > best.last):
            best, nearest = carried, first
    return best


def _is_meant(brand: Brand, written: str, company: tuple[str, ...]) -> bool:
    """Whether a word that may be a brand is meant as one: by how it is written, and by the other words of its sentence."""
    if brand.cased and not any(name in written for name in brand.names):
        return False
    return not brand.needs or (written[:1].isupper() and any(word in company for word in brand.needs))


def _company(words: Words, first: int, last: int) -> tuple[str, ...]:
    """The other words of a sentence."""
    begin, end = next(((a, b) for a, b in words.sentences if a <= first < b), (0, len(words.plain)))
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


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits of one kind the longest; kinds may overlap each other. Brands count as one kind."""
    kept: list[Hit] = []
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        family = hit.kind.split("/")[0]
        if taken[family].isdisjoint(range(hit.first, hit.last)):
            taken[family].update(range(hit.first, hit.last))
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)

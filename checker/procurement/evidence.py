"""What the documents of a pack say of the procurement: the mentions that tell a fact of it, each with its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from pathlib import PurePath

from checker.fixed import fixed
from checker.model import Facts, Mention, Period, Span, Stance, Stated

BESIDE = frozenset(
    (
        "money",
        "period",
        "date",
        "number",
        "other-amount",
        "other-contract",
        "other-period",
        "other-step",
        "lots-of-past",
        "lots-limit",
        "authority-cited",
        "not-bought",
    )
)
ASIDE: tuple[Stance, ...] = ("example", "quoted-law", "told")  # words that tell of no procurement, or not of this one
OPENING = 8  # blocks at the head of a document, where it says what it is
SUBTITLE, LINE = 3, 16  # blocks after the title, and words of a line that may be a part of it
WEIGHTY = 3  # what stands in a heading or at the head counts so many times


@fixed
class Clue:
    """One mention that tells something of the procurement."""

    facts: Facts
    mention: Mention

    @property
    def stance(self) -> Stance:
        """The part that the words play."""
        return self.facts.sentences[self.mention.sentence].stance

    @property
    def block(self) -> int:
        """The block in which it stands."""
        return self.facts.sentences[self.mention.sentence].block

    @property
    def titled(self) -> bool:
        """Whether it stands in the title: the first of the highest headings, or a short line right after it at the head of the file."""
        title = _title(self.facts)
        return self.block == title or (title < SUBTITLE and title < self.block <= title + SUBTITLE and _is_line(self.facts, self.block))

    @property
    def weight(self) -> int:
        """How much it counts."""
        return WEIGHTY if self.stance == "heading" or self.block < OPENING else 1

    @property
    def where(self) -> str:
        """Its place as people say it: "ITT.docx, section 2.3"."""
        block = self.facts.document.blocks[self.block]
        place = block.sheet or (f"section {block.section}" if block.section else f"page {block.page}" if block.page else "")
        return f"{PurePath(self.facts.document.path).name}, {place or f'paragraph {self.block + 1}'}"


def _title(facts: Facts) -> int:
    """The number of the block that is a document's title; -1 where it has no heading."""
    headings = [(block.level, number) for number, block in enumerate(facts.document.blocks) if block.kind == "heading"]
    return min(headings, default=(0, -1))[1]


def _is_line(facts: Facts, number: int) -> bool:
    """Whether a block is a short line that says nothing in full, as a subtitle is."""
    words = facts.document.words(facts.document.blocks[number].span).split()
    return 0 < len(words) <= LINE and not words[-1].endswith((".", ":", ";", "?")) and ":" not in " ".join(words)


class Evidence:
    """All clues of a pack, by kind."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self.facts = tuple(facts)

    @cached_property
    def _by_kind(self) -> dict[str, list[Clue]]:
        """Mentions in the order of the files and their text."""
        found: defaultdict[str, list[Clue]] = defaultdict(list)
        for facts in self.facts:
            for mention in facts.mentions:
                found[mention.kind].append(Clue(facts, mention))
        return found

    @cached_property
    def _in_sentence(self) -> dict[tuple[int, int], list[Mention]]:
        """The bare values and the words about other amounts and contracts, by file and sentence."""
        found: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
        for facts in self.facts:
            for mention in facts.mentions:
                if mention.kind in BESIDE:
                    found[id(facts), mention.sentence].append(mention)
        return found

    def of(self, kind: str) -> list[Clue]:
        """Every clue of a kind that speaks of this procurement."""
        return [clue for clue in self.named(kind) if clue.stance not in ASIDE]

    def named(self, kind: str) -> list[Clue]:
        """Every clue of a kind, quotations of the law too, but no denials."""
        return [clue for clue in self._by_kind.get(kind, ()) if clue.mention.polarity == "affirmed"]

    def beside(self, clue: Clue, kind: str) -> list[Mention]:
        """The mentions of a kind in the clue's own sentence."""
        return [mention for mention in self._in_sentence.get((id(clue.facts), clue.mention.sentence), ()) if mention.kind == kind]

    def said(self, kind: str, shape: str) -> list[Clue]:
        """Clues whose own words hold their value: "the term is two years", and not a period that only stands near.

        What is told of another contract is left aside. Of amounts and days a denial says nothing: "no later than", "without VAT".
        """
        clues = self._by_kind.get(kind, ()) if shape in ("money", "date") else self.named(kind)
        told = [clue for clue in clues if clue.stance not in ASIDE and not self.beside(clue, "other-contract")]
        return [clue for clue in told if self._holds_value(clue, shape)]

    def _holds_value(self, clue: Clue, shape: str) -> bool:
        """Whether the value stands within the words of the clue, or is itself what a label announces."""
        span: Span = clue.mention.span
        return any(value.value == clue.mention.value and span.holds(value.span) for value in self.beside(clue, shape))


def likeliest(clues: Sequence[Clue], reading: Callable[[Clue], Hashable | None]) -> Stated | None:
    """What is said most often, or else first; where others are said as often, the place says so."""
    read = [(value, clue) for clue in clues if (value := reading(clue)) is not None]
    if not read:
        return None
    weights: Counter[Hashable] = Counter()
    for value, clue in read:
        weights[value] += clue.weight
    best = max(weights.values())
    leading = [value for value in weights if weights[value] == best]  # in the order of the text
    first = next(clue for value, clue in read if value == leading[0])
    rival = next((clue for value, clue in read if value in leading[1:]), None)
    return Stated(leading[0], "inferred", first.where + (f"; {rival.where} says otherwise" if rival else ""))


def in_months(clue: Clue) -> Period | None:
    """A period that is long enough for a contract."""
    value = clue.mention.value
    return value if isinstance(value, Period) and value.days >= 28 else None

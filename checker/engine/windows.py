"""Which mentions stand near each other: in a sentence, a list, a table row, under a heading, or anywhere in the pack."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import get_args

from checker.fixed import fixed
from checker.model import (
    Block,
    Check,
    Document,
    DocumentKind,
    Enclosure,
    Facts,
    Mention,
    Near,
    Pack,
    Procurement,
    Rulebook,
    Sentence,
    Stance,
    Window,
)

PART = re.compile(r"\b(part|section|schedule|annex|appendix|lot|table|chapter)\s+([A-Z]?\d+|[A-Z])\b", re.I)

NEAR = 12  # words between two mentions of one sentence that speak of each other
BETWEEN = re.compile(
    r"[\s:–—,|(-]*(?:(?:is|are|will be|on|by|at|of)\b\s*){0,2}(?:(?:noon|midday|\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|noon)?)[\s,]*)?(?:on\s*)?"
)
COUNTED = frozenset(("lots-listed", "extension-total", "term-by-dates"))  # their values are counted, and stand in no words

ANNOUNCES = re.compile(r"\b(?:below|following|table|listed|schedule|items|makes|models|products|goods|parts|components|rows)\b", re.I)


@fixed
class View:
    """The facts of one document, indexed for the rules."""

    facts: Facts

    @cached_property
    def by_kind(self) -> dict[str, list[Mention]]:
        """The mentions of each kind, in the order of the text."""
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.facts.mentions:
            found[mention.kind].append(mention)
        return dict(found)

    @cached_property
    def _blocks(self) -> dict[str, dict[int, list[Mention]]]:
        """The blocks of the mentions of those kinds that were asked for, which are few of all."""
        return {}

    def _by_block(self, kind: str) -> dict[int, list[Mention]]:
        """The mentions of a kind in each block, in the order of the text."""
        if kind not in self._blocks:
            found: defaultdict[int, list[Mention]] = defaultdict(list)
            for mention in self.by_kind.get(kind, ()):
                found[self.block_number(mention)].append(mention)
            self._blocks[kind] = dict(found)
        return self._blocks[kind]

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[int]]:
        """The blocks of each row of each table."""
        found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, block in enumerate(self.document.blocks):
            if block.cell:
                found[block.cell.table, block.cell.row].append(number)
        return dict(found)

    @property
    def document(self) -> Document:
        """The document that the facts are of."""
        return self.facts.document

    @property
    def kind(self) -> DocumentKind:
        """What kind of document it is."""
        return self.facts.kind

    def sentence(self, mention: Mention) -> Sentence:
        """The sentence of a mention."""
        return self.facts.sentences[mention.sentence]

    def block_number(self, mention: Mention) -> int:
        """The number of the block that a mention stands in."""
        return self.sentence(mention).block

    def block(self, mention: Mention) -> Block:
        """The block that a mention stands in."""
        return self.document.blocks[self.block_number(mention)]

    def holds_value(self, mention: Mention) -> bool:
        """Whether the value of a mention stands in its own words: "the term is two years", and not a period that only stands near."""
        bares = self._values.get(mention.sentence, ())
        if mention.kind in COUNTED or not bares:
            return True
        near = (bare for bare in bares if bare.value == mention.value)
        return any(mention.span.holds(bare.span) or self._follows(bare, mention) for bare in near)

    def _follows(self, bare: Mention, label: Mention) -> bool:
        """Whether a value stands right behind a label: "Interviews: 3 June 2027"."""
        return bare.span.start >= label.span.end and bool(BETWEEN.fullmatch(self.document.text[label.span.end : bare.span.start]))

    @cached_property
    def _values(self) -> dict[int, list[Mention]]:
        """The bare values by the sentence in which they stand."""
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for kind in ("money", "period", "percent", "date", "number", "label"):
            for mention in self.by_kind.get(kind, ()):
                found[mention.sentence].append(mention)
        return dict(found)

    def of(self, kinds: tuple[str, ...]) -> Iterator[Mention]:
        """The mentions of some kinds."""
        for kind in kinds:
            yield from self.by_kind.get(kind, ())

    def around(self, mention: Mention, kinds: tuple[str, ...], window: Window) -> Iterator[Mention]:
        """The mentions of some kinds among which are all that stand in a window around a mention."""
        if window not in REACHED:
            yield from self.of(kinds)
            return
        blocks = sorted({*REACHED[window](self, mention)})
        for kind in kinds:
            held = self._by_block(kind)
            for block in blocks:
                yield from held.get(block, ())

    def row(self, mention: Mention) -> tuple[int, ...]:
        """The blocks of the row of a table in which a mention stands, and its heads."""
        block = self.block(mention)
        return (*(self._rows[block.cell.table, block.cell.row] if block.cell else ()), *block.leads)


def _own(view: View, mention: Mention) -> tuple[int, ...]:
    """The block in which a mention stands."""
    return (view.block_number(mention),)


# Of windows that reach into a few blocks only: which. What stands elsewhere need not be looked at.
REACHED: dict[Window, Callable[[View, Mention], tuple[int, ...]]] = {
    "near": _own,
    "sentence": _own,
    "beside": _own,
    "paragraph": _own,
    "list": lambda view, one: (view.block_number(one), *view.block(one).leads),
    "heading": lambda view, one: view.block(one).headings,
    "row": View.row,
}


def _apart(view: View, one: Mention, other: Mention) -> int:
    """How many words stand between two mentions."""
    first, second = sorted((one.span, other.span), key=lambda span: (span.start, span.end))
    return len(view.document.text[first.end : second.start].split())


def _same_row(view: View, one: Mention, other: Mention) -> bool:
    """Whether another mention stands in the same row of a table, or in a head of the cell."""
    mine, theirs = view.block(one).cell, view.block(other).cell
    if mine and theirs and (mine.table, mine.row) == (theirs.table, theirs.row):
        return mine != theirs or view.block_number(one) == view.block_number(other)  # the items of one cell speak for themselves
    return view.block_number(other) in view.block(one).leads


def _same_list(mine: Block, theirs: Block) -> bool:
    """Whether two items stand under the same lead-in."""
    return mine.kind == theirs.kind == "item" and bool(mine.leads) and mine.leads == theirs.leads


def _same_section(view: View, one: Mention, other: Mention) -> bool:
    """Whether another mention stands under the same innermost heading, or in it."""
    mine, theirs = view.block(one), view.block(other)
    if _speaks_of_part(view, other, mine):
        return True
    if mine.headings:
        return mine.headings == theirs.headings or view.block_number(other) == mine.headings[-1]
    return bool(mine.section) and mine.section == theirs.section


def _speaks_of_part(view: View, other: Mention, mine: Block) -> bool:
    """Whether the other mention speaks of a part by its name, "anything named in Part 2", and this stands under that heading."""
    named = {" ".join(name).lower() for name in PART.findall(view.document.words(view.sentence(other).span))}
    above = [view.document.words(view.document.blocks[i].span) for i in mine.headings]
    return any(" ".join(name).lower() in named for heading in above for name in PART.findall(heading))


def _before_table(view: View, one: Mention, other: Mention) -> bool:
    """Whether another mention stands in the paragraph right before the table that holds the first, and which speaks of it."""
    cell, before = view.block(one).cell, view.block_number(other) + 1
    following = view.document.blocks[before].cell if before < len(view.document.blocks) else None
    if not (cell and following and cell.table == following.table) or view.block(other).cell is not None:
        return False
    return bool(ANNOUNCES.search(view.document.words(view.block(other).span)))


def _remark(view: View, one: Mention, other: Mention) -> bool:
    """Whether another mention stands in the same sentence, in what leads it in, or in a sentence of the same paragraph that speaks of
    no other such name: in "Poles to EN 40, or equivalent. Signs to EN 12899." the second is left bare.
    """
    if one.sentence == other.sentence or view.block_number(other) in view.block(one).leads:
        return True
    if view.block_number(one) != view.block_number(other) and not _before_table(view, one, other):
        return False
    named = [mention.value for mention in view.of((one.kind,)) if mention.sentence == other.sentence]
    return not named or one.value in named


Relation = Callable[[View, Mention, Mention], bool]
INSIDE: dict[Window, Relation] = {
    "words": lambda view, one, other: one.span.meets(other.span),
    "near": lambda view, one, other: one.sentence == other.sentence and _apart(view, one, other) <= NEAR,
    "sentence": lambda view, one, other: one.sentence == other.sentence,
    "beside": lambda view, one, other: abs(one.sentence - other.sentence) <= 1 and view.block_number(one) == view.block_number(other),
    "paragraph": lambda view, one, other: view.block_number(one) == view.block_number(other),
    "list": lambda view, one, other: view.block_number(other) in (view.block_number(one), *view.block(one).leads),
    "items": lambda view, one, other: _same_list(view.block(one), view.block(other)),
    "row": _same_row,
    "heading": lambda view, one, other: view.block_number(other) in view.block(one).headings,
    "remark": _remark,
    "section": _same_section,
    "document": lambda view, one, other: True,
}


@fixed
class Scope:
    """Everything that a rule may look at: the views of a pack, what is known of the procurement, and the knowledge."""

    pack: Pack
    procurement: Procurement
    rulebook: Rulebook

    @cached_property
    def views(self) -> tuple[View, ...]:
        """One view for each document that was read."""
        return tuple(View(facts) for facts in self.pack.facts)

    def mentioned(self, kinds: tuple[str, ...]) -> Iterator[tuple[View, Mention]]:
        """The affirmed mentions of some kinds, anywhere in the pack."""
        return ((view, mention) for view in self.views for mention in view.of(kinds) if mention.polarity == "affirmed")

    def without(self, documents: tuple[DocumentKind, ...]) -> str:
        """That the pack has no document of some kinds, in words; nothing where it has one, or none is asked for."""
        there = not documents or any(view.kind in documents for view in self.views)
        return "" if there else f"the pack has no {' or '.join(documents)}"

    def candidates(self, check: Check, documents: tuple[DocumentKind, ...] = ()) -> Iterator[tuple[View, Mention]]:
        """The mentions that a check is about, after all its filters but `unless`."""
        for view in self.views:
            if documents and view.kind not in (*documents, "unknown"):
                continue
            for mention in view.of(check.kinds):
                if _passes(view, mention, check) and all(self.near(view, mention, near) for near in check.with_):
                    yield view, mention

    def excused(self, view: View, mention: Mention, check: Check) -> bool:
        """Whether something near a mention excuses it."""
        return any(self.near(view, mention, near) for near in check.unless)

    def near(self, view: View, mention: Mention, near: Near) -> tuple[View, Mention] | None:
        """The first affirmed mention of the kinds asked for, in the first window that holds one."""
        for window in near.within:
            for other_view in self.views if window == "pack" else (view,):
                for other in other_view.around(mention, near.kinds, window) if other_view is view else other_view.of(near.kinds):
                    if other is mention or (other.polarity == "denied" and not near.denied) or not _alike(mention, other, near):
                        continue
                    if (window == "pack" or INSIDE[window](view, mention, other)) and not _is_also(other_view, other, near.but):
                        return other_view, other
        return None


ANYTHING = frozenset(get_args(Stance)) - {"question", "told"}  # what a bidder asks, or what is only told of, is no part of the tender


def _is_also(view: View, mention: Mention, kinds: tuple[str, ...]) -> bool:
    """Whether the words of a mention are also a mention of one of some kinds."""
    return any(mention.sentence == other.sentence and mention.span.meets(other.span) for other in view.of(kinds))


def _alike(one: Mention, other: Mention, near: Near) -> bool:
    """Whether another mention has the value that is looked for: the same, another, or of a part of the pack what such parts are called."""
    if near.same == "series":
        return isinstance(one.value, Enclosure) and isinstance(other.value, Enclosure) and one.value.series == other.value.series
    both = one.value is not None and other.value is not None
    return not near.same or (both and (one.value == other.value) == (near.same == "value"))


def _passes(view: View, mention: Mention, check: Check) -> bool:
    """Whether a mention has the polarity, stance, role and party that a check asks for."""
    sentence = view.sentence(mention)
    return (
        check.polarity in (None, mention.polarity)
        and sentence.stance in (check.stance or ANYTHING)
        and (not check.role or mention.role in check.role)
        and check.party in (None, sentence.party)
    )

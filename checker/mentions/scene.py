"""A document heard sentence by sentence: the words, values and cues of each, and what stands around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, KeysView, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple

from checker.fixed import fixed
from checker.mentions.enclosures import enclosures
from checker.mentions.finder import Finder, Hit
from checker.mentions.names import lower_words, names
from checker.mentions.standards import standards
from checker.mentions.values import Found, values, years_of
from checker.mentions.words import Words
from checker.model import Block, Document, Span

LONGEST = 20_000  # letters of a block that is heard in one stretch
ENDLESS, LEAST, MARKS = re.compile(r"\S{400,}|[^\w\s]{100,}"), 100, 50  # letters
TITLE = 4  # blocks at the head in which the title stands
LABEL_WORDS = 12  # a label and the value it announces are short


class Heard(NamedTuple):
    """One sentence: its words as a range in its block's, and what was found in it, cues of language apart from all else."""

    block: int
    first: int
    last: int
    words: Words
    plain: tuple[str, ...]  # its own words in plain form
    hits: tuple[Hit, ...]  # but the cues
    cues: Mapping[str, list[Hit]]  # by name, in the order of the text

    @property
    def said(self) -> KeysView[str]:
        """The names of its cues."""
        return self.cues.keys()

    def of(self, *names: str) -> Sequence[Hit]:
        """Its cues of these names, in the order of the text."""
        if len(names) == 1:
            return self.cues.get(names[0], ())
        return sorted([hit for name in names for hit in self.cues.get(name, ())], key=itemgetter(1, 2))


@fixed
class Scene:
    """All sentences of a document with the values of each block, and who leads whom."""

    document: Document
    sentences: tuple[Heard, ...]
    values: tuple[tuple[Found, ...], ...]  # by block
    references: tuple[tuple[Found, ...], ...]  # by block: standards, and parts of the pack
    named: tuple[str, ...] = ()  # the kinds of document that the file's name announces

    @cached_property
    def denials(self) -> dict[int, bool]:
        """Whether all of a sentence is denied, by the sentence's identity: found out by who asks first, for its many mentions."""
        return {}

    @cached_property
    def answers_questions(self) -> bool:
        """Whether it is a list of what bidders asked and what was answered: a heading or one of the first lines says so."""
        return any(
            "heading-questions" in heard.said and (heard.block < TITLE or self.document.blocks[heard.block].kind == "heading")
            for heard in self.sentences
        )

    @cached_property
    def by_block(self) -> tuple[tuple[int, ...], ...]:
        """The sentences of each block."""
        held: list[list[int]] = [[] for _ in self.document.blocks]
        for i, sentence in enumerate(self.sentences):
            held[sentence.block].append(i)
        return tuple(tuple(own) for own in held)

    @cached_property
    def announced(self) -> dict[int, int]:
        """For a label, the block that it announces: the next cell of its row, or the short block right after it."""
        blocks = self.document.blocks
        found: dict[int, int] = {}
        for i, (one, other) in enumerate(pairwise(blocks)):
            if _announces(self, i, one, other):
                found[i] = i + 1
        return found

    def at(self, span: Span) -> int:
        """The sentence in which a stretch of the document begins."""
        return max(0, bisect_right(self._begins, span.start) - 1)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each sentence begins."""
        return [heard.words.starts[heard.first] for heard in self.sentences]

    def held(self, block: int, span: Span) -> list[Found]:
        """The values and references of a block that lie within a stretch of it."""
        found, begins = self._held[block]
        near = found[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
        return [each for each in near if each.span.end <= span.end]

    @cached_property
    def _held(self) -> tuple[tuple[list[Found], list[int]], ...]:
        """The values and references of each block in the order of the text, with where each begins."""
        both = zip(self.values, self.references, strict=True)
        ordered = [sorted((*values, *references), key=lambda found: found.span.start) for values, references in both]
        return tuple((found, [each.span.start for each in found]) for found in ordered)

    def leads(self, block: int) -> Sequence[Heard]:
        """The sentences that speak for a block: the last of its lead-in, its parent items, the heads of its row and column."""
        return self._leads[block]

    @cached_property
    def _leads(self) -> tuple[tuple[Heard, ...], ...]:
        """The leads of each block."""
        return tuple(
            tuple(self.sentences[own[-1]] for lead in block.leads if (own := self.by_block[lead])) for block in self.document.blocks
        )

    def headings(self, block: int) -> Sequence[Heard]:
        """The headings above a block, innermost first."""
        above = self.document.blocks[block].headings
        if above not in self._headings:
            self._headings[above] = tuple(self.sentences[own[0]] for heading in reversed(above) if (own := self.by_block[heading]))
        return self._headings[above]

    @cached_property
    def _headings(self) -> dict[tuple[int, ...], tuple[Heard, ...]]:
        """The headings by their blocks, which many blocks share."""
        return {}

    def length(self, block: int) -> int:
        """How many words a block has."""
        own = self.by_block[block]
        return self.sentences[own[-1]].last if own else 0


def _announces(scene: Scene, index: int, one: Block, other: Block) -> bool:
    """Whether a short block is the label of the one after it."""
    if scene.length(index) > LABEL_WORDS or not scene.length(index):
        return False
    if one.cell and other.cell:
        return one.cell.table == other.cell.table and one.cell.row == other.cell.row
    if index in other.leads:
        return True
    return one.kind == "heading" and other.kind in ("paragraph", "item") and scene.length(index + 1) <= LABEL_WORDS


def hear(document: Document, finder: Finder) -> Scene:
    """Cut a document into sentences and find everything that the vocabularies and cues notice in each."""
    sentences: list[Heard] = []
    all_values, references = [], []
    years = years_of(document.text)
    ordinary = lower_words(document.text) | finder.ordinary
    for number, block in enumerate(document.blocks):
        found, named = list[Found](), list[Found]()
        for offset, text in _stretches(document.words(block.span), block.span.start):
            words = finder.cutter.cut(text, offset, torn=document.format == "pdf")
            known = (*standards(text, offset), *enclosures(text, offset, block))
            read = values(text, offset, years)
            told = (
                [v for v in read if v.shape not in ("number", "label") or not any(v.span.meets(n.span) for n in known)] if known else read
            )
            proper = names(text, offset, ordinary)
            hits = finder.hits(words, (*told, *known, *proper), document.text) if words.plain else []
            sentences += _sentences(number, words, hits)
            found += told
            named += known
        all_values.append(tuple(found))
        references.append(tuple(named))
    return Scene(document, tuple(sentences), tuple(all_values), tuple(references), _named(document.path, finder))


def _stretches(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """A block in stretches that can be heard in time, each with where it begins: nearly every block is one. Long ones part between
    sentences, else between words."""
    at = 0
    while len(text) - at > LONGEST:
        end = at + LONGEST
        part = max(text.rfind(". ", at, end) + 2, 0)
        part = part if part > at + LONGEST // 2 else text.rfind(" ", at, end) + 1
        part = part if part > at else end
        yield from _words_apart(text[at:part], offset + at)
        at = part
    yield from _words_apart(text[at:], offset + at)


def _words_apart(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """A stretch, parted within what no word can be: cutting marks off its end takes the square of its length."""
    at = 0
    for endless in ENDLESS.finditer(text) if len(text) >= LEAST else ():
        for end in range(endless.start() + MARKS, endless.end(), MARKS):
            yield offset + at, text[at:end]
            at = end
    yield offset + at, text[at:]


def _named(path: str, finder: Finder) -> tuple[str, ...]:
    """The kinds of document that a file's name announces: "02_Specification.docx"."""
    name = re.sub(r"[^A-Za-z]+", " ", PurePath(path.replace("\\", "/")).stem)
    hits = finder.hits(finder.cutter.cut(name, 0), (), name) if name.strip() else []
    return tuple(hit.kind[9:] for hit in hits if hit.kind.startswith("cue:kind-"))


def _sentences(block: int, words: Words, hits: Sequence[Hit]) -> Iterator[Heard]:
    """The sentences of a block, each with its own hits; these come in the order of the text."""
    begins = [hit.first for hit in hits]
    for first, last in words.sentences:
        others, cues = list[Hit](), dict[str, list[Hit]]()
        for hit in hits[bisect_left(begins, first) : bisect_left(begins, last)]:
            if hit.last > last:
                continue
            if hit.kind.startswith("cue:"):
                cues.setdefault(hit.kind[4:], []).append(hit)
            else:
                others.append(hit)
        yield Heard(block, first, last, words, words.plain[first:last], tuple(others), cues)

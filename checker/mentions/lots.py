"""What a document says of its lots: how many a table lists, and lots that are called one thing here and another there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from checker.model import Block, Document, Number, Span

HEAD = re.compile(r"^\W*lots?(?:\s+(?:no\.?|number|ref(?:erence)?|title|name))?\W*$", re.I)
FIRST = re.compile(r"^\W*(?:lot\s*)?(?P<label>\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
WRITTEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CALLED = re.compile(
    r"\blot\s+(?P<label>\d{1,2}|[A-H]\b)\**\s*"
    r"(?:[(:,–—-]\s*|(?:is|covers|comprises|concerns|consists of|will be)\s+(?:for\s+)?(?:the\s+)?|for\s+(?:the\s+)?)"
    r"(?P<name>[^.;:()|\n]{3,70}?)(?=\)|\.|;|:|\||\n|$|,?\s+and\s+lot\b|,\s*lot\b|\s+lot\s+\d)",
    re.I,
)
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "from",
        "in",
        "on",
        "at",
        "by",
        "and",
        "or",
        "with",
        "all",
        "any",
        "each",
        "it",
        "is",
        "are",
        "everything",
        "between",
        "other",
        "only",
        "its",
        "their",
        "this",
        "that",
    ]
)
Called = dict[int, list[tuple[Span, frozenset[str]]]]


def counted_lots(document: Document) -> Iterator[tuple[Span, Number]]:
    """The lots that a table lists one by one, at the head of their column."""
    columns: defaultdict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.cell:
            columns[block.cell.table, block.cell.column].append(block)
    for cells in columns.values():
        if not HEAD.match(document.words(cells[0].span)):
            continue
        labels = [_number(match["label"]) for cell in cells[1:] if (match := FIRST.match(document.words(cell.span)))]
        if len(labels) > 1 and labels == list(range(1, len(labels) + 1)):
            yield cells[0].span, Number(Decimal(len(labels)))


def _number(label: str) -> int:
    """The place of a lot among the others: 2, B and two are the second."""
    if label.isdigit():
        return int(label)
    return WRITTEN.index(label.lower()) + 1 if label.lower() in WRITTEN else ord(label.upper()) - 64


def swapped_lots(document: Document) -> Iterator[tuple[Span, Span]]:
    """Places where a lot bears the name that another bears elsewhere, each with that other place."""
    called: Called = defaultdict(list)
    for span, number, name in _names(document):
        called[number].append((span, name))
    seen: set[int] = set()
    for number, places in called.items():
        own, *others = places
        for span, name in others:
            for other, (first, *_) in called.items():
                alike, strange = name & first[1], name & own[1]
                if (
                    other != number
                    and number not in seen
                    and len(alike) > len(strange)
                    and not strange - alike
                    and first[0].start < span.start
                ):
                    seen.add(other)
                    yield span, first[0]
                    break


def _names(document: Document) -> Iterator[tuple[Span, int, frozenset[str]]]:
    """What each lot is called, with the place, as far as words say so: "Lot 1: vans", "Lot 2 (lorries)", a row of a table of lots."""
    for number, block in enumerate(document.blocks):
        text = document.words(block.span)
        for match in CALLED.finditer(text):
            if name := _telling(match["name"]):
                yield Span(block.span.start + match.start(), block.span.start + match.end()), _number(match["label"]), name
        following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
        if (
            block.cell
            and following
            and following.cell
            and following.cell.row == block.cell.row
            and block.cell.table == following.cell.table
        ):
            heads = [document.words(document.blocks[lead].span) for lead in block.leads]
            label = FIRST.match(text)
            if (
                label
                and label.end() == len(text.rstrip())
                and any(map(HEAD.match, heads))
                and (name := _telling(document.words(following.span)))
            ):
                yield following.span, _number(label["label"]), name


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,}", name.lower())) - SMALL

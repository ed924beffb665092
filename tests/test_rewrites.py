"""The change of words that a rule offers cures what it is offered for: an officer who accepts it is not told the same thing again."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from checker import engine, formats, mentions, procurement
from checker.model import Example, Finding, Pack, Rule, Rulebook, Source, Stated
from checker.render.marks import offered
from checker.service.checker import Checker
from checker.service.prove import USUAL
from tests.kept import our_checker
from tests.places import RULES

NEAR = 8  # words
SMALL = {"a", "and", "by", "in", "of", "or", "the", "this", "to", "under"}
REWRITING = sorted(path.stem for path in RULES.glob("*/*.yaml") if "\nrewrite:\n" in path.read_text("utf-8"))


@cache
def checker() -> Checker:
    """All rules, made ready once."""
    return our_checker()


def said(rule: Rule, example: Example, text: str) -> list[Finding]:
    """What a rule says of a text that is judged as its example is."""
    book: Rulebook = checker().rulebook
    facts = mentions.find(formats.read(Source("example.md", text.encode())), checker().finder)
    given = {name: Stated(value, "given", "the example") for name, value in {**USUAL, **example.tender}.items() if value is not None}
    known = procurement.understand((facts,), given, book.regimes)
    outcomes = engine.judge(book, Pack("example", (facts,)), known)
    return [finding for outcome in outcomes if outcome.rule == rule.id for finding in outcome.findings]


def changed(rule: Rule, example: Example) -> str | None:
    """An example with the change of words made that is offered at the first finding; nothing where none is, or its words stand twice."""
    if example.outcome != "fails":
        return None
    found = [finding for finding in said(rule, example, example.text) if finding.at and finding.wording]
    if not found or not found[0].at or example.text.count(found[0].at.quote) != 1:
        return None
    change, quote = offered(found[0]), found[0].at.quote
    assert change
    if change.at.start == change.at.end:
        at = example.text.index(quote) + len(quote) + change.at.start - found[0].at.place.span.end
        return f"{example.text[:at]}{change.words}{example.text[at:]}"
    gone = quote + ")" * (change.at.end - found[0].at.place.span.end)  # what the marked words leave open goes with them
    return example.text.replace(gone, change.words)


@cache
def tried(name: str) -> list[tuple[Example, str]]:
    """The examples of a rule in which a change of words can be made, each with the text after it."""
    rule = named(name)
    return [(example, made) for example in rule.examples if (made := changed(rule, example)) is not None]


def named(name: str) -> Rule:
    """The rule of a name."""
    return next(rule for rule in checker().rulebook.rules if rule.id == name)


def said_twice(before: str, after: str) -> set[str]:
    """The pairs of words that a sentence has twice near each other after a change, and had not before."""
    return _doubled(after) - _doubled(before)


def _doubled(text: str) -> set[str]:
    """The pairs of words that stand twice within a few words of each other; small words may."""
    words = re.findall(r"[\w.]*\w", text.lower())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return {pair for at, pair in enumerate(pairs) if pair in pairs[at + 1 : at + NEAR] and not SMALL & {*pair.split()}}


@pytest.mark.parametrize("name", REWRITING)
def test_an_accepted_change_cures_what_it_was_offered_for(name: str) -> None:
    """Of every example in which the rule's words stand once, when the change is made, less is found than before."""
    rule = named(name)
    uncured = [made for example, made in tried(name) if len(said(rule, example, made)) >= len(said(rule, example, example.text))]

    assert tried(name)
    assert uncured == []


@pytest.mark.parametrize("name", REWRITING)
def test_an_accepted_change_says_nothing_twice(name: str) -> None:
    """The words that are put in do not repeat what stands beside them."""
    assert tried(name)
    assert [(after, twice) for example, after in tried(name) if (twice := said_twice(example.text, after))] == []


LEVELS = [
    "Web pages must meet level AA of {}.",
    "Web pages must meet level AA of the {}.",
    "Web pages must meet {} at level AA.",
    "Web pages must meet {} to level AA.",
    "Web pages must meet {}, level AA.",
    "Web pages must meet {} (level AA).",
    "Web pages must meet {} (AA).",
    "Web pages must meet {} - AA.",
    "Web pages must meet {} Level AA standards.",
    "Web pages must meet {}.",
    "The supplier shall meet each line.\n\n| Requirement | Standard |\n| --- | --- |\n| Web pages must meet | {} AA |\n",
]


@pytest.mark.parametrize(
    "edition", ["WCAG 2.1", "Web Content Accessibility Guidelines 2.1", "Web Content Accessibility Guidelines (WCAG) 2.1", "WCAG 2.0"]
)
@pytest.mark.parametrize("said_so", LEVELS)
def test_a_level_that_is_said_beside_the_guidelines_is_part_of_what_is_changed(edition: str, said_so: str) -> None:
    """So that it stands there once when the change is made."""
    name = "wcag-2-0" if "2.0" in edition else "wcag-2-1-asked"
    rule = named(name)
    after = changed(rule, replace(rule.examples[0], text=said_so.format(edition), tender={}))

    assert after is not None
    assert len(re.findall(r"\bAA\b", after)) == 1, after
    assert said_twice(said_so, after) == set()
    assert "WCAG 2.2 at level AA" in after

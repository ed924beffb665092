"""The change of words that a rule offers cures what it is offered for: an officer who accepts it is not told the same thing again."""

from functools import cache

import pytest

from checker import engine, formats, mentions, procurement
from checker.model import Example, Finding, Pack, Rule, Rulebook, Source, Stated
from checker.service.checker import Checker
from checker.service.prove import USUAL
from checker.service.shelves import open_rulebook
from tests.places import RULES

REWRITING = sorted(path.stem for path in RULES.glob("*/*.yaml") if "\nrewrite:\n" in path.read_text("utf-8"))


@cache
def checker() -> Checker:
    """All rules, made ready once."""
    return Checker(open_rulebook())


def said(rule: Rule, example: Example, text: str) -> list[Finding]:
    """What a rule says of a text that is judged as its example is."""
    book: Rulebook = checker().rulebook
    facts = mentions.find(formats.read(Source("example.md", text.encode())), checker().finder)
    given = {name: Stated(value, "given", "the example") for name, value in {**USUAL, **example.tender}.items() if value is not None}
    known = procurement.understand((facts,), given, book.regimes)
    outcomes = engine.judge(book, Pack("example", (facts,)), known)
    return [finding for outcome in outcomes if outcome.rule == rule.id for finding in outcome.findings]


def accepted(text: str, finding: Finding) -> str:
    """An example with the change of words that a finding offers, where its rule puts it."""
    assert finding.at
    assert finding.rewrite
    if finding.rewrite.where == "instead":
        return text.replace(finding.at.quote, finding.wording)
    _, _, rest = finding.at.sentence.partition(finding.at.quote)
    words = finding.at.quote + (rest.rstrip(" .;:?!") if finding.rewrite.where == "after-sentence" else "")
    assert words in text or finding.rewrite.where == "after"
    return text.replace(words, f"{words} {finding.wording}")


@pytest.mark.parametrize("name", REWRITING)
def test_an_accepted_change_cures_what_it_was_offered_for(name: str) -> None:
    """Of every example in which the rule's words stand once, when the change is made, less is found than before."""
    rule = next(rule for rule in checker().rulebook.rules if rule.id == name)
    uncured = []
    tried = 0
    for example in rule.examples:
        found = [finding for finding in said(rule, example, example.text) if finding.at and finding.wording]
        if example.outcome != "fails" or not found or not found[0].at or example.text.count(found[0].at.quote) != 1:
            continue
        changed = accepted(example.text, found[0])
        uncured += [example.text] if len(said(rule, example, changed)) >= len(found) else []
        tried += 1

    assert tried
    assert uncured == []

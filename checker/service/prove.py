"""Proves a rule by its own examples: each is a small tender, read, found and judged as any other."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker import engine, procurement
from checker.fixed import fixed
from checker.model import Example, Outcome, Pack, Rule, Source, Stated
from checker.service.checker import Checker

USUAL: Mapping[str, object] = {"regime": "uk-pa2023", "route": "open", "nation": "england", "buys": ("software",)}
WANTED = {"fails": ("fail", "review"), "passes": ("pass",), "does_not_apply": ("not-applicable",)}


@fixed
class Fault:
    """An example of which the rule says something else than it should."""

    name: str  # "brand-named: fails[1]"
    cause: str


def prove(checker: Checker, rule: Rule) -> Iterator[tuple[str, Fault | None]]:
    """Each example of a rule by name, with its fault or None."""
    counts: Counter[str] = Counter()
    for example in rule.examples:
        counts[example.outcome] += 1
        name = f"{rule.id}: {example.outcome}[{counts[example.outcome]}]"
        cause = _fault(checker, rule, example)
        yield name, Fault(name, cause) if cause else None


def _fault(checker: Checker, rule: Rule, example: Example) -> str:
    """What is wrong with what a rule says of an example; nothing where it is right."""
    outcome = _outcome(checker, rule, example)
    if outcome.verdict not in WANTED[example.outcome]:
        return f"the verdict is {outcome.verdict}{_about(outcome)}, in: {example.text.strip()}"
    marked = _marked(outcome)
    if example.outcome == "fails" and example.marks and sorted(marked) != sorted(example.marks):
        return f"it marks {_listed(marked)} and should mark {_listed(example.marks)}, in: {example.text.strip()}"
    return ""


def _outcome(checker: Checker, rule: Rule, example: Example) -> Outcome:
    """What one rule says of an example."""
    from checker import formats, mentions  # slow to import, and a list of rules needs neither

    document = formats.read(Source("example.md", example.text.encode()))
    facts = mentions.find(document, checker.finder)
    given = {name: Stated(value, "given", "the example") for name, value in {**USUAL, **example.tender}.items() if value is not None}
    known = procurement.understand((facts,), given, checker.rulebook.regimes)
    alone = replace(checker.rulebook, rules=(rule,), disabled=())
    return engine.judge(alone, Pack("example", (facts,)), known)[0]


def _marked(outcome: Outcome) -> tuple[str, ...]:
    """The words that an outcome marks."""
    return tuple(finding.at.quote for finding in outcome.findings if finding.at)


def _about(outcome: Outcome) -> str:
    """What an outcome is about: the words that it marks, or its reason."""
    marked = _marked(outcome)
    return f" ({_listed(marked)})" if marked else f" ({outcome.reason})" if outcome.reason else ""


def _listed(words: tuple[str, ...]) -> str:
    """Marked words for a message."""
    return ", ".join(f"“{word}”" for word in words) or "nothing"

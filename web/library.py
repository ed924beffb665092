"""The library of rules and clauses: which of them somebody looks for, and what a page tells of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from checker.fixed import fixed
from checker.model import Amendment, Clause, Example, OpenStandard, Rule, Rulebook
from checker.model.spoken import ROUTES
from checker.render.rules import EXAMPLES, binding, theme_name, where_it_holds
from checker.render.values import FORCES, said

SEVERITIES = ("must", "should", "consider")
Piece = tuple[str, bool]  # words of an example, and whether they are marked


@fixed
class Wanted:
    """What somebody looks for among the rules; what is empty asks nothing."""

    words: str = ""
    theme: str = ""
    severity: str = ""
    force: str = ""
    regime: str = ""

    def fits(self, rule: Rule) -> bool:
        """Whether a rule is one of those."""
        return (
            (not self.theme or rule.theme == self.theme)
            and (not self.severity or rule.severity == self.severity)
            and (not self.force or self.force in forces(rule))
            and (not self.regime or not rule.applies.regime or self.regime in rule.applies.regime)
            and says(self.words, _told(rule))
        )


@fixed
class Shown:
    """An example as it is shown: its lines, each in pieces, and what is given of the tender."""

    lines: tuple[tuple[Piece, ...], ...]
    given: str


def by_theme(rulebook: Rulebook, wanted: Wanted) -> list[tuple[str, list[Rule]]]:
    """The rules that somebody looks for, under the name of their theme; an organisation's own may be of themes of its own."""
    found = sorted((rule for rule in rulebook.rules if wanted.fits(rule)), key=lambda rule: (rule.theme, SEVERITIES.index(rule.severity)))
    return [(theme_name(theme), list(rules)) for theme, rules in groupby(found, key=lambda rule: rule.theme)]


def forces(rule: Rule) -> list[str]:
    """How far a rule binds under one law or another, the strongest first; good practice where it names no authority."""
    named = {basis.force for basis in rule.basis} or {"good-practice"}
    return [force for force in FORCES if force in named]


def says(words: str, text: str) -> bool:
    """Whether every one of some words stands in a text, whatever the case of their letters."""
    known = text.casefold()
    return all(word in known for word in words.casefold().split())


def authorities(rule: Rule, rulebook: Rulebook) -> Iterator[tuple[str, str, str]]:
    """On whose authority a rule speaks: what is cited, how far it binds, and where; the first that fits speaks."""
    for basis in rule.basis:
        yield basis.cite, binding(basis), where_it_holds(basis, rulebook)


def examples(rule: Rule) -> Iterator[tuple[str, list[Shown]]]:
    """The examples that prove a rule under what they prove, their marked words set off."""
    for outcome, heading in EXAMPLES.items():
        if chosen := [_shown(example) for example in rule.examples if example.outcome == outcome]:
            yield heading, chosen


def wording_of(rule: Rule, rulebook: Rulebook) -> Clause | None:
    """The clause that a rule offers."""
    return rulebook.clauses.get(rule.rewrite.clause if rule.rewrite else rule.clause)


def offered_by(clause: str, rulebook: Rulebook) -> tuple[list[Rule], list[OpenStandard]]:
    """The rules and the open standards that offer a clause."""
    rules = [rule for rule in rulebook.rules if clause in (rule.clause, rule.rewrite.clause if rule.rewrite else "")]
    return rules, [standard for standard in rulebook.standards if standard.clause == clause]


def changed(rule: str, rulebook: Rulebook) -> list[Amendment]:
    """What an organisation has changed of a rule."""
    return [change for change in rulebook.amendments if change.rule == rule]


def laws(rulebook: Rulebook) -> Mapping[str, str]:
    """The names of the bodies of law."""
    return {regime.id: regime.name for regime in rulebook.regimes}


def _told(rule: Rule) -> str:
    """Where words are looked for in a rule."""
    return " ".join((rule.id, rule.title, rule.concern.replace("-", " "), rule.because, rule.advice, *(basis.cite for basis in rule.basis)))


def _shown(example: Example) -> Shown:
    """An example line by line."""
    given = ", ".join(f"{_named(key)}: {_given(value)}" for key, value in example.tender.items())
    return Shown(tuple(_lines(_pieces(example.text.strip(), example.marks))), given)


def _named(key: str) -> str:
    """What is given of a tender, by its name there."""
    return key.replace("_", " ")


def _given(value: object) -> str:
    """What an example supposes of the tender, in words."""
    return ROUTES.get(value, value) if isinstance(value, str) else said(value)


def _pieces(text: str, marks: Sequence[str]) -> Iterator[Piece]:
    """A text in pieces, its marked words apart."""
    longest = sorted(set(filter(None, marks)), key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest))})", text) if longest else [text]
    yield from ((part, bool(at % 2)) for at, part in enumerate(parts) if part)


def _lines(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Pieces line by line, the empty lines left out."""
    line: list[Piece] = []
    for words, is_marked in pieces:
        first, *more = words.split("\n")
        line.append((first, is_marked))
        for following in more:
            yield from _line(line)
            line = [(following, is_marked)]
    yield from _line(line)


def _line(pieces: list[Piece]) -> Iterator[tuple[Piece, ...]]:
    """One line, where something stands on it."""
    kept = tuple(piece for piece in pieces if piece[0])
    if any(words.strip() for words, _ in kept):
        yield kept

"""What is said in the law's name: one sentence over every regime and route, and only duties whose words are clear may fail.

The sections are those of ground rule 1 of the project's law notes: every other duty leaves a judgement to the authority.
"""

from functools import cache
from itertools import product

import pytest

from checker import engine, formats, mentions, procurement
from checker.model import Facts, Pack, Rulebook, Source, Stated
from checker.service.checker import Checker, Settings, chosen
from checker.service.shelves import open_rulebook

SENTENCE = b"""# Conditions of participation

Bidders must hold insurance of GBP 1 million on the day of tender.

# Requirements

The cabinets shall conform to BS 6396 and hold Oracle 19c.
"""
ROUTES = (
    "open",
    "competitive-flexible",
    "call-off-competed",
    "dynamic-market",
    "call-off-direct",
    "direct-award",
    "below-threshold",
    None,
)
COMPETED = ROUTES[:4]
REGIMES = ("uk-pa2023", "wales", "uk-pcr2015", "scotland", "eu-2014-24", "other")
RULES = ("brand-named", "uk-standard-bare", "insurance-before-award")
CLEAR = {
    *("s.22(3)(a)", "s.22(3)(b)", "s.22(4)(a)", "s.22(4)(c)", "s.23(3)(b)", "s.54(3)-(5)", "s.56(3)-(4)", "s.56(7)-(8)", "s.96(2)(a)"),
    *("s.85", "s.85(1)", "s.38", "s.45(7)"),
    # s.36 says for dynamic markets, and s.46 for call-offs, what s.22 says for the rest
    *("s.36(2)(a)", "s.36(2)(b)", "s.36(3)(a)", "s.36(3)(c)", "s.46(3)(a)", "s.46(3)(b)", "s.46(4)(a)", "s.46(4)(c)"),
}
NEVER = ("illegal", "unlawful", "compliant", "in breach of the act")


@cache
def checker() -> Checker:
    """The rules that the sentence speaks to."""
    return Checker(chosen(open_rulebook(), Settings(select=RULES)))


@cache
def heard() -> Facts:
    """The sentence, heard once."""
    return mentions.find(formats.read(Source("tender.md", SENTENCE)), checker().finder)


def said(regime: str, route: str | None) -> dict[str, tuple[str, str]]:
    """Of each rule the force and the verdict of its one finding."""
    given = {name: Stated(value, "given", "the test") for name, value in (("regime", regime), ("route", route)) if value}
    rulebook = checker().rulebook
    known = procurement.understand((heard(),), given, rulebook.regimes)
    outcomes = engine.judge(rulebook, Pack("tender", (heard(),)), known)
    findings = [finding for outcome in outcomes for finding in outcome.findings if finding.rule in RULES]
    assert sorted(finding.rule for finding in findings) == sorted(RULES)
    return {finding.rule: (finding.authority.force, finding.verdict) for finding in findings}


def expected(regime: str, route: str | None) -> dict[str, tuple[str, str]]:
    """What the ground rules allow to be said."""
    fine, law, judged = ("good-practice", "fail"), ("law", "fail"), ("law", "review")
    if regime == "other":
        return dict.fromkeys(RULES, fine)
    if regime == "eu-2014-24":  # it knows none of our routes, and leaves it open when cover must be there
        return {"brand-named": law, "uk-standard-bare": law, "insurance-before-award": judged}
    competed = law if route in COMPETED else judged if route is None else fine
    before_award = competed if regime in ("uk-pa2023", "wales") or competed == fine else judged
    return {"brand-named": competed, "uk-standard-bare": competed, "insurance-before-award": before_award}


@pytest.mark.parametrize(("regime", "route"), list(product(REGIMES, ROUTES)))
def test_one_sentence_over_every_regime_and_route(regime: str, route: str | None) -> None:
    """Each law speaks only where it governs and for the routes that it speaks of; where the route is unknown a person judges."""
    assert said(regime, route) == expected(regime, route)


def rulebook() -> Rulebook:
    """Our own rules."""
    return open_rulebook()


def test_only_duties_whose_words_are_clear_fail_in_the_law_of_2023() -> None:
    """Whatever leaves a judgement to the authority asks a question, and does not fail."""
    bases = [(rule.id, basis) for rule in rulebook().rules for basis in rule.basis]
    sure = [(name, basis.cite) for name, basis in bases if basis.force == "law" and basis.verdict == "fail" and "uk-pa2023" in basis.regime]

    assert sure
    assert [(name, cite) for name, cite in sure if cite.removeprefix("Procurement Act 2023 ").split(" and ")[0] not in CLEAR] == []


def test_what_a_person_must_judge_in_law_comes_with_a_question() -> None:
    """Whoever is told to judge is told what to ask."""
    judged = [rule.id for rule in rulebook().rules if any(basis.verdict == "review" for basis in rule.basis) and not rule.asks]

    assert judged == []


def test_nothing_is_called_illegal_or_compliant() -> None:
    """A finding names what may conflict with what, and leaves the judgement to people."""
    rules = rulebook().rules
    words = {rule.id: f"{rule.title} {rule.because} {rule.message} {rule.advice} {rule.asks}".lower() for rule in rules}

    assert {name for name, said in words.items() if any(word in said for word in NEVER)} == set()

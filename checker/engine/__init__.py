"""Judges a pack: every rule, and every open standard, against all that was noticed and all that is known of the procurement."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.engine.authority import why_not
from checker.engine.findings import findings_of, questions_of
from checker.engine.rulings import Ruling
from checker.engine.standards import standings
from checker.engine.verbs import VERBS
from checker.engine.windows import Scope
from checker.model import Finding, Outcome, Pack, Procurement, Rule, Rulebook

__all__ = ["judge", "standings"]

_GRAVE = ("must", "should", "consider")
VALUED = frozenset(("brand", "standard", "uk-standard", "other-standard"))  # each name is a matter of its own


def judge(rulebook: Rulebook, pack: Pack, procurement: Procurement) -> tuple[Outcome, ...]:
    """What every rule says of a pack; where two rules mark the same words the more particular one speaks, once."""
    scope = Scope(pack, procurement, rulebook)
    outcomes = [_outcome(rule, scope) for rule in rulebook.rules if rule.id not in rulebook.disabled]
    rules = {rule.id: rule for rule in rulebook.rules}
    spoken = {outcome.rule: outcome.findings for outcome in outcomes}
    left = [_once(_yielding(outcome, rules[outcome.rule], spoken), rules[outcome.rule]) for outcome in outcomes]
    return _each_concern_once(left, rules)


def _outcome(rule: Rule, scope: Scope) -> Outcome:
    """What one rule says of a pack."""
    reason = why_not(rule, scope.procurement)
    ruling = Ruling("not-applicable", reason) if reason else VERBS[rule.check.verb](rule, scope)
    findings = findings_of(rule, ruling, scope)
    verdict = ruling.verdict
    if findings:
        verdict = "fail" if any(finding.verdict == "fail" for finding in findings) else "review"
    return Outcome(rule.id, scope.pack.name, verdict, ruling.reason, findings, questions_of(rule, ruling, scope))


def _yielding(outcome: Outcome, rule: Rule, spoken: dict[str, tuple[Finding, ...]]) -> Outcome:
    """An outcome without the findings whose words a more particular rule has marked."""
    others = [finding for name in rule.yields_to for finding in spoken.get(name, ())]
    kept = tuple(finding for finding in outcome.findings if not any(_same_words(finding, other) for other in others))
    if len(kept) == len(outcome.findings):
        return outcome
    named = ", ".join(rule.yields_to)
    return replace(outcome, findings=kept) if kept else replace(outcome, findings=(), verdict="pass", reason=f"left to {named}")


def _once(outcome: Outcome, rule: Rule) -> Outcome:
    """An outcome that says of a sentence once what is wrong with it, however many of its words show it; of names and amounts each."""
    if rule.check.verb not in ("never", "wherever") or any(kind in VALUED for kind in rule.check.kinds):
        return outcome
    first: dict[object, Finding] = {}
    for finding in outcome.findings:
        place = finding.at.place if finding.at else None
        first.setdefault((place.document, place.block, finding.at.sentence) if place and finding.at else (), finding)
    return replace(outcome, findings=tuple(first.values()))


def _each_concern_once(outcomes: Sequence[Outcome], rules: Mapping[str, Rule]) -> tuple[Outcome, ...]:
    """The outcomes in which of a sentence a concern is raised by one rule: the gravest, of these a sure one, of these the first.

    Names and amounts are matters of their own, and so is what stands against another place.
    """
    order = sorted(range(len(outcomes)), key=lambda at: (_gravity(rules[outcomes[at].rule]), outcomes[at].verdict != "fail", at))
    raised: dict[object, str] = {}
    made = list(outcomes)
    for at in order:
        outcome, rule = outcomes[at], rules[outcomes[at].rule]
        if any(kind in VALUED for kind in rule.check.kinds):
            continue
        kept = tuple(each for each in outcome.findings if raised.setdefault(_matter(each), rule.id) == rule.id)
        if len(kept) < len(outcome.findings):
            other = next(raised[_matter(each)] for each in outcome.findings if each not in kept)
            made[at] = replace(outcome, findings=kept) if kept else replace(outcome, findings=(), verdict="pass", reason=f"left to {other}")
    return tuple(made)


def _gravity(rule: Rule) -> int:
    """How grave a rule's findings are, the gravest first."""
    return _GRAVE.index(rule.severity)


def _matter(finding: Finding) -> object:
    """What a finding is about: its concern in its sentence; what has no place or several is about itself."""
    if finding.at is None or finding.related:
        return id(finding)
    return finding.concern, finding.at.place.document, finding.at.place.block, finding.at.sentence


def _same_words(one: Finding, other: Finding) -> bool:
    """Whether two findings mark the same words; an absence meets an absence or anything that the other says."""
    if one.at is None or other.at is None:
        return True
    return one.at.place.document == other.at.place.document and one.at.place.span.meets(other.at.place.span)

"""Lays the decisions of a pack over what the rules found; what a decision does not fully cover stays a finding."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from checker.decisions.likeness import words_alone
from checker.decisions.waivers import Decisions
from checker.model import Answer, Decision, Finding, Force, Outcome, Question, Waiver

_BEST = ("agreed", "waiting", "expired")
NEEDED_FOR_LAW = ("procurement", "legal")  # who must agree where the law stands behind a finding


def decided(outcomes: Iterable[Outcome], decisions: Decisions, today: date) -> tuple[tuple[Outcome, ...], tuple[Waiver | Answer, ...]]:
    """The outcomes with what was decided about their findings and questions, and the decisions that nothing is covered by.

    Of a rule that was not run, nobody can tell whether a decision about it is still needed.
    """
    used: set[int] = set()
    made = tuple(
        replace(
            outcome,
            findings=tuple(_finding(finding, decisions.waivers, today, used) for finding in outcome.findings),
            questions=tuple(_question(question, decisions.answers, used) for question in outcome.questions),
        )
        for outcome in outcomes
    )
    run = {outcome.rule for outcome in made}
    every: Sequence[Waiver | Answer] = (*decisions.waivers, *decisions.answers)
    return made, tuple(_with_heir(each, made) for each in every if id(each) not in used and (not each.rule or each.rule in run))


def _with_heir(decision: Waiver | Answer, outcomes: Sequence[Outcome]) -> Waiver | Answer:
    """A decision that covers nothing, with the one finding that it may be about since its sentence was changed. People decide that."""
    if isinstance(decision, Answer) or not (decision.fingerprint and decision.quote):
        return decision
    words = words_alone(decision.quote)
    undecided = [
        each for outcome in outcomes if outcome.rule == decision.rule for each in outcome.findings if each.at and not each.decision
    ]
    alike = {each.fingerprint for each in undecided if each.at and words_alone(each.at.quote) == words}
    return replace(decision, heir=alike.pop()) if len(alike) == 1 else decision


def _finding(finding: Finding, waivers: Sequence[Waiver], today: date, used: set[int]) -> Finding:
    """A finding with the decision about it: one that holds, else one that does not yet or no longer."""
    fitting = [waiver for waiver in waivers if covers(waiver, finding)]
    used.update(map(id, fitting))
    found = sorted(
        (_meant(waiver, finding, today) for waiver in fitting), key=lambda each: ("agreed", "waiting", "expired").index(each.state)
    )
    return replace(finding, decision=found[0]) if found else finding


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is about a finding."""
    if waiver.rule and waiver.rule != finding.rule:
        return False
    if waiver.fingerprint:
        return finding.fingerprint.startswith(waiver.fingerprint)
    return bool(finding.product) and waiver.product.casefold() == finding.product.casefold()


def _meant(waiver: Waiver, finding: Finding, today: date) -> Decision:
    """What a waiver means for a finding today."""
    if today > waiver.until:
        return Decision("expired", waiver, f"it ended on {waiver.until.day} {waiver.until:%B %Y}")
    missing = awaited(finding, (each.role for each in waiver.agreed))
    return Decision("waiting", waiver, f"it waits for {' and '.join(missing)}") if missing else Decision("agreed", waiver)


def awaited(finding: Finding, roles: Iterable[str]) -> list[str]:
    """Whose agreement an exception for a finding still waits for, where people in these roles have agreed."""
    return lacking(finding.authority.force, roles)


def lacking(force: Force, roles: Iterable[str]) -> list[str]:
    """Whose agreement is lacking where something of this force stands behind a finding, and people in these roles have agreed."""
    agreed = {role.strip().casefold() for role in roles}
    if force == "law":
        return [role for role in NEEDED_FOR_LAW if role not in agreed]
    return [] if agreed else ["a reviewer"]


def _question(question: Question, answers: Sequence[Answer], used: set[int]) -> Question:
    """A question with the reason that was recorded for it; one about certain words answers only for these."""
    words = words_alone(question.at.quote) if question.at else ""
    fitting = [each for each in answers if each.rule == question.rule and (not each.quote or words_alone(each.quote) == words)]
    used.update(map(id, fitting))
    return replace(question, answer=fitting[0]) if fitting else question

"""Puts on record what somebody decides about findings and questions. Each is an act, told in the audit trail by ids alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from checker.fixed import fixed
from checker.model import Finding, Question
from web.decisions.about import about, is_copy, is_live, live, strongest
from web.people.visitor import Visitor
from web.store.opened import Acting
from web.store.tables import Answer, Decision, Procurement


class Settled(Exception):
    """An exception for a whole product stands in the way of a decision about one finding on it."""


@fixed
class Choice:
    """What somebody has chosen: a kind of decision and its reason, what else an exception says, and whether it is for a whole product."""

    kind: str
    reason: str
    said: Mapping[str, Any] = field(default_factory=dict)
    for_product: bool = False


def decide(act: Acting, procurement: Procurement, findings: Sequence[Finding], choice: Choice) -> list[Decision]:
    """Put a decision on record: one for a whole product, else one for each finding; those that stood give way. Raises Settled."""
    if choice.for_product:
        return [_made(act, procurement, findings, choice)]
    apart: list[Finding] = []
    for finding in findings:
        if not any(is_copy(finding, each) for each in apart):
            apart.append(finding)
    return [_made(act, procurement, [each], choice) for each in apart]


def _made(act: Acting, procurement: Procurement, findings: Sequence[Finding], choice: Choice) -> Decision:
    """One decision about its first finding, or about all on its product."""
    first = findings[0]
    for finding in findings:
        _make_room(act, procurement.decisions, finding)
    made = Decision(
        kind=choice.kind,
        rule=first.rule,
        title=first.title,
        fingerprint="" if choice.for_product else first.fingerprint,
        product=first.product,
        force=strongest(findings),
        document=first.at.place.document if first.at else "",
        quote=first.at.quote if first.at else "",
        sentence=first.at.sentence if first.at else "",
        question=first.asks,
        reason=choice.reason,
        asked_by=act.actor,
        **choice.said,
    )
    procurement.decisions.append(made)
    act.session.flush()
    act.note("decided", made.id, kind=choice.kind, rule=first.rule, procurement=procurement.id, findings=len(findings))
    return made


def _make_room(act: Acting, decisions: Iterable[Decision], finding: Finding) -> None:
    """Withdraw what stands about a finding, unless it covers others too. Raises Settled."""
    standing = live(decisions, finding)
    if standing and not standing.fingerprint:
        raise Settled
    for each in about(decisions, finding):
        if each.fingerprint and is_live(each):
            withdraw(act, each)


def withdraw(act: Acting, decision: Decision) -> None:
    """Take a decision back: what it was about is a finding again."""
    decision.state = "withdrawn"
    act.note("decision withdrawn", decision.id, procurement=decision.procurement_id)


@fixed
class Reason:
    """The answer to a question: the reason and where its evidence is, whoever answers for it, and whether it is for every place."""

    reason: str
    evidence: str
    by: str
    role: str
    everywhere: bool = False


def answer(act: Acting, procurement: Procurement, question: Question, given: Reason) -> Answer:
    """Put the reason for a question on record, for the words that it is about or for every place; it takes the place of an earlier one."""
    quote = question.at.quote if question.at and not given.everywhere else ""
    for each in procurement.answers:
        if each.rule == question.rule and (not quote or each.quote.casefold() == quote.casefold()):
            each.stands = False
    said = {"reason": given.reason, "evidence": given.evidence, "by": given.by, "role": given.role}
    made = Answer(rule=question.rule, quote=quote, question=question.asks, user_id=act.actor, **said)
    procurement.answers.append(made)
    act.session.flush()
    act.note("reason recorded", made.id, rule=question.rule, procurement=procurement.id)
    return made


def role_of(person: Visitor) -> str:
    """The role in which somebody answers for what they say."""
    return person.capacities[0] if person.capacities else person.role

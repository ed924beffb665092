"""What was decided about a finding, and which other findings a decision could be meant for."""

from collections.abc import Iterable, Sequence
from datetime import date

from checker.fixed import fixed
from checker.model import Finding, Report
from checker.service.deciding import lacking
from web.store.tables import Decision

KINDS = {"change": "Change it", "exception": "Exception", "wrong": "The checker is wrong"}


@fixed
class Alike:
    """Other findings of a report that a decision about one could also be meant for.

    `copies` are the same sentence in other files: a decision holds for these of itself.
    """

    copies: tuple[Finding, ...]
    product: tuple[Finding, ...]
    wording: tuple[Finding, ...]


def alike(report: Report, finding: Finding) -> Alike:
    """The findings like one of a report."""
    others = [each for each in report.findings if each is not finding]
    apart = [each for each in others if not is_copy(each, finding)]
    return Alike(
        copies=tuple(each for each in others if is_copy(each, finding)),
        product=tuple(each for each in apart if finding.product and each.product.casefold() == finding.product.casefold()),
        wording=tuple(each for each in apart if each.rule == finding.rule and finding.at and _words(each) == _words(finding)),
    )


def is_copy(one: Finding, other: Finding) -> bool:
    """Whether two findings cannot be told apart by a decision."""
    return one.rule == other.rule and one.fingerprint == other.fingerprint


def about(decisions: Iterable[Decision], finding: Finding) -> list[Decision]:
    """All that was ever decided about a finding, the newest first."""
    return sorted((each for each in decisions if is_about(each, finding)), key=lambda each: each.asked, reverse=True)


def is_about(decision: Decision, finding: Finding) -> bool:
    """Whether a decision is about a finding."""
    if decision.fingerprint:
        return decision.rule == finding.rule and decision.fingerprint == finding.fingerprint
    return bool(finding.product) and decision.product.casefold() == finding.product.casefold()


def live(decisions: Iterable[Decision], finding: Finding) -> Decision | None:
    """The decision about a finding that holds or may come to hold; None where there is none, or it was refused, withdrawn or is over."""
    return next((each for each in about(decisions, finding) if is_live(each)), None)


def is_live(decision: Decision) -> bool:
    """Whether a decision holds, or may come to."""
    return decision.state in ("open", "agreed") and not is_over(decision)


def is_over(decision: Decision) -> bool:
    """Whether the last day of an exception has passed."""
    return decision.until is not None and decision.until < date.today()


def awaits(decision: Decision) -> list[str]:
    """Whose agreement an exception still waits for."""
    force = decision.force if decision.force in ("law", "policy") else "good-practice"
    return lacking(force, [voice.role for voice in decision.voices if voice.says == "agree"])  # type: ignore[arg-type]


def stand(decision: Decision) -> str:
    """How a decision stands, in a few words."""
    if decision.state in ("refused", "withdrawn"):
        return {"refused": "Refused", "withdrawn": "Withdrawn"}[decision.state]
    if decision.kind != "exception":
        return KINDS[decision.kind]
    if is_over(decision):
        return "Ended"
    return "Agreed" if decision.state == "agreed" else f"Waits for {' and '.join(awaits(decision))}"


def strongest(findings: Sequence[Finding]) -> str:
    """The greatest force that stands behind one of these findings: whoever agrees must be able to agree to all of them."""
    return min((each.authority.force for each in findings), key=("law", "policy", "good-practice").index)


def _words(finding: Finding) -> str:
    """The words that a finding marks, as they are compared."""
    return " ".join(finding.at.quote.casefold().split()) if finding.at else ""

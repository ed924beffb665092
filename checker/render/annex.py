"""The exceptions annex: what was agreed, and why, in words that the buyer can publish; people are told by their roles alone."""

from collections.abc import Iterable, Iterator

from checker.model import Finding, Report, Waiver
from checker.render.markup import plain
from checker.render.values import joined, said, where


def annex(report: Report, whole: bool = False) -> str:
    """The annex in Markdown: every agreed exception that is to be published, or with `whole` all."""
    groups: dict[int, list[Finding]] = {}
    for finding in report.findings:
        if finding.waived and finding.decision and (whole or finding.decision.waiver.published):
            groups.setdefault(id(finding.decision.waiver), []).append(finding)
    lines = ["# Exceptions", ""]
    lines += ["No exception has been agreed for publication."] if not groups else []
    for number, found in enumerate(groups.values(), start=1):
        lines += _entry(number, found)
    return "\n".join(lines).rstrip() + "\n"


def _entry(number: int, findings: list[Finding]) -> Iterator[str]:
    """One exception with all that it covers."""
    decision = findings[0].decision
    assert decision is not None  # only findings with one are grouped
    yield f"## {number}. {plain(findings[0].title)}"
    yield ""
    yield from _covered(findings)
    for label, words in _said(decision.waiver):
        if words:
            yield f"- {label}: {plain(words)}"
    yield ""


def _covered(findings: Iterable[Finding]) -> Iterator[str]:
    """The words that it covers, each with its place."""
    for finding in findings:
        if finding.at:
            yield f"- Words: “{plain(finding.at.quote)}” ({plain(finding.at.place.document)}, {plain(where(finding.at.place))})"


def _said(waiver: Waiver) -> Iterator[tuple[str, str]]:
    """What is on record of an exception."""
    yield "Question", waiver.question
    yield "Reason", waiver.reason
    yield "Alternatives tried", waiver.alternatives
    yield "Effect on small and medium-sized firms", waiver.effect_on_smes
    yield "Effect on leaving the contract", waiver.effect_on_exit
    yield "Evidence", waiver.evidence
    yield "Agreed by", joined([each.role for each in waiver.agreed])
    yield "Agreed on", said(waiver.on)
    yield "Until", said(waiver.until)
    yield "Plan", waiver.plan

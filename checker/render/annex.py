"""The exceptions annex: what was agreed, and why, in words that the buyer can publish; people are told by their roles alone."""

from collections.abc import Iterable, Iterator

from checker.fixed import fixed
from checker.model import Finding, Report, Waiver
from checker.render.markup import plain
from checker.render.values import joined, said, where

NONE = "No exception has been agreed for publication."


@fixed
class Entry:
    """An agreed exception: the words that it covers, each with its document and place, and what is on record, each with its label."""

    title: str
    covered: tuple[tuple[str, str, str], ...]
    said: tuple[tuple[str, str], ...]


def annex(report: Report, whole: bool = False) -> str:
    """The annex in Markdown: every agreed exception that is to be published, or with `whole` all."""
    found = entries(report, whole)
    lines = ["# Exceptions", ""]
    lines += [NONE] if not found else []
    for number, entry in enumerate(found, start=1):
        lines += [f"## {number}. {plain(entry.title)}", ""]
        lines += [f"- Words: “{plain(quote)}” ({plain(document)}, {plain(place)})" for quote, document, place in entry.covered]
        lines += [f"- {label}: {plain(words)}" for label, words in entry.said]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def entries(report: Report, whole: bool = False) -> list[Entry]:
    """The agreed exceptions that are to be published, or with `whole` all."""
    groups: dict[int, tuple[Waiver, list[Finding]]] = {}
    for finding in report.findings:
        if finding.waived and finding.decision and (whole or finding.decision.waiver.published):
            groups.setdefault(id(finding.decision.waiver), (finding.decision.waiver, []))[1].append(finding)
    return [
        Entry(found[0].title, tuple(_covered(found)), tuple((label, words) for label, words in _said(waiver) if words))
        for waiver, found in groups.values()
    ]


def _covered(findings: Iterable[Finding]) -> Iterator[tuple[str, str, str]]:
    """The words that it covers, each with its document and its place there."""
    for finding in findings:
        if finding.at:
            yield finding.at.quote, finding.at.place.document, where(finding.at.place)


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

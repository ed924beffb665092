"""Findings as marks for the officer's own file: what a comment says beside the words, and the change of words that it offers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from checker.model import Change, Checked, Finding, Mark, Quoted, Report, Span
from checker.render.groups import HEADINGS, speaks_for
from checker.render.summary import last_line
from checker.render.told import KEPT, reasons
from checker.render.values import where

_INTERNAL = "INTERNAL: this copy is for those who write the tender. Do not publish it: publish a clean file, without these comments."
_ON_RECORD = "Keep the answer with the procurement's records."  # what some rules say themselves when they ask
_STOPS = " \t\n.;:?!"  # what ends a sentence stays at its end
_CLOSING = tuple(".,;:)")  # what is put in stands before none of these with a space


def marks(report: Report, path: str) -> tuple[Mark, ...]:
    """The marks of one file that was checked: first what is to be said of it as a whole, then its findings in the order of the text.

    What is absent from a pack is said in its first file, or in its invitation to tender where it has one. Findings that were decided
    upon are left out. Where two changes of words would meet, the graver finding's is offered.
    """
    checked = next(document for document in report.documents if document.path == path)
    findings = [finding for finding in report.findings if not finding.waived]
    here = [finding for finding in findings if finding.at and finding.at.place.document == path]
    absent = [finding for finding in findings if not finding.at and speaks_for(report, finding.pack) == path]
    changes = _changes(here)
    placed = [_mark(finding, changes.get(id(finding))) for finding in here]
    placed.sort(key=lambda mark: mark.at.start if mark.at else 0)
    return (Mark(None, last_line(report), "\n".join(_about(checked))), *(_mark(finding) for finding in absent), *placed)


def _about(checked: Checked) -> Iterator[str]:
    """What is to be said of a file as a whole; what was not read comes first."""
    for gap in checked.gaps:
        yield f"Not read: {gap.where}: {gap.cause}. {gap.cure}."
    yield _INTERNAL


def _mark(finding: Finding, change: Change | None = None) -> Mark:
    """What is said of one finding."""
    return Mark(finding.at.place.span if finding.at else None, _title(finding), "\n".join(_note(finding)), change)


def _title(finding: Finding) -> str:
    """How grave it is, and what was found."""
    return f"{HEADINGS[finding.severity]}: {finding.title}"


def _note(finding: Finding) -> Iterator[str]:
    """What was found, why it matters, on whose authority, what to write instead, and what to put on record."""
    yield finding.message
    for label, words in reasons(finding):
        yield f"{label}: {words}"
    if finding.asks and _ON_RECORD not in finding.asks:
        yield _ON_RECORD
    for other in finding.related:
        yield f"Compare: “{other.quote}” in {PurePath(other.place.document).name}, {where(other.place)}."
    yield f"Tendercheck, rule {finding.rule}, finding {finding.fingerprint[:KEPT]}"


def _changes(findings: Sequence[Finding]) -> dict[int, Change]:
    """By finding, the change of words that is offered; a finding is known by its identity, for two may be alike."""
    grave: Iterable[Finding] = sorted(findings, key=lambda finding: list(HEADINGS).index(finding.severity))
    made: dict[int, Change] = {}
    for finding in grave:
        change = offered(finding)
        if change and not any(_touch(change.at, other.at) for other in made.values()):
            made[id(finding)] = change
    return made


def offered(finding: Finding) -> Change | None:
    """The change of words that a finding's rule offers; none where it has no words for this law."""
    if not (finding.at and finding.rewrite and finding.wording):
        return None
    span = finding.at.place.span
    if finding.rewrite.where == "instead":
        return Change(Span(span.start, span.end + _closes(finding.at)), finding.wording)
    space = "" if finding.wording.startswith(_CLOSING) else " "
    end = _end_of_sentence(finding.at) if finding.rewrite.where == "after-sentence" else span.end
    return Change(Span(end, end), f"{space}{finding.wording}")


def _end_of_sentence(at: Quoted) -> int:
    """Where the sentence of some words ends, before its stop; right after the words where they stand in it more than once."""
    _, _, after = at.sentence.partition(at.quote)
    return at.place.span.end + (0 if at.quote in after else len(after.rstrip(_STOPS)))


def _closes(quoted: Quoted) -> bool:
    """Whether what closes a bracket that marked words open stands right behind them, so that it goes where they go."""
    behind = quoted.sentence.partition(quoted.quote)[2]
    return quoted.quote.count("(") > quoted.quote.count(")") and behind.startswith(")")


def _touch(one: Span, other: Span) -> bool:
    """Whether two changes would meet, or stand side by side so that their order would matter."""
    return one.start <= other.end and other.start <= one.end

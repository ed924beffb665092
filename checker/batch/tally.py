"""Counts of everything that was checked, added up pack by pack."""

from collections.abc import Iterable
from dataclasses import fields

from checker.fixed import fixed
from checker.model import Report
from checker.render.values import count, lasting


@fixed
class Tally:
    """Packs, files and words, findings that count by severity, and what was not checked."""

    packs: int = 0
    files: int = 0
    words: int = 0
    must: int = 0
    should: int = 0
    consider: int = 0
    excepted: int = 0
    partly: int = 0
    unread: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def weighs(self, severities: Iterable[str]) -> bool:
        """Whether there is a finding of one of these severities, or a file that was not checked."""
        return bool(self.unread) or any(getattr(self, severity) for severity in severities)


def tally_of(report: Report) -> Tally:
    """The counts of one pack."""
    standing = [finding.severity for finding in report.findings if finding.stands]
    states = [document.status for document in report.documents]
    return Tally(
        packs=1,
        files=len(states),
        words=sum(document.words for document in report.documents),
        must=standing.count("must"),
        should=standing.count("should"),
        consider=standing.count("consider"),
        excepted=sum(finding.waived for finding in report.findings),
        partly=states.count("partly checked"),
        unread=states.count("not checked"),
    )


def total_line(tally: Tally, earlier: int, seconds: float) -> str:
    """The last line of a batch, which counts everything."""
    said = [f"{tally.must:,} to resolve", f"{tally.should:,} should be resolved", f"{tally.consider:,} to consider"]
    said += [f"{tally.excepted:,} agreed as exceptions"] if tally.excepted else []
    said += [f"{count(tally.partly, 'file')} read in part"] if tally.partly else []
    said += [f"{count(tally.unread, 'file')} not checked"] if tally.unread else []
    done = tally.packs - earlier
    rate = f"{done / seconds:.1f} packs a second" if seconds and done else "none checked anew"
    before = f", {count(earlier, 'pack')} from before" if earlier else ""
    size = f"{count(tally.packs, 'pack')}, {count(tally.files, 'file')}, {count(tally.words, 'word')}"
    return f"Checked {size}: {', '.join(said)} ({lasting(seconds)}, {rate}{before})"

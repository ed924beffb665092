"""Where the findings and marks of a report lead to: a page for each finding, and its place in the text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from checker.fixed import fixed
from checker.model import Document, Finding, Report
from web.report.sections import section_of, sections
from web.store.tables import Decision

_SAID = {"change": "To be changed", "exception": "Exception asked for", "wrong": "Called wrong"}


@fixed
class Links:
    """Where everything on the pages of one check is. Findings go by their number, from 1, in the kept report."""

    check: str  # the address of the check
    places: Mapping[int, str]  # where the words of each finding stand in the text
    decided: Mapping[int, str]  # what was decided about a finding
    most: int = 5  # places of one kind that are drawn on a page
    is_one_kind: bool = False  # whether the page shows findings of one rule alone
    here: Collection[int] = field(default=frozenset())  # findings that are drawn on this very page
    itself: int = 0  # the finding that the page is about
    beside: Collection[int] = field(default=frozenset())  # findings whose words are

    def finding(self, number: int) -> str:
        """The page of a finding."""
        return f"{self.check}/findings/{number}"

    def marked(self, number: int) -> str:
        """Where a mark in the text leads to: to its finding on this page, or to that finding's own."""
        return f"#finding-{number}" if number in self.here else self.finding(number)

    def alike(self, finding: Finding) -> str:
        """All findings of a rule."""
        return f"{self.check}?rule={finding.rule}"


def places(check: str, report: Report, texts: Sequence[Document]) -> dict[int, str]:
    """Where the words of each finding stand, by its number."""
    numbered = {document.path: (at, sections(document)) for at, document in enumerate(texts, start=1)}
    made = {}
    for number, finding in enumerate(report.findings, start=1):
        if finding.at and finding.at.place.document in numbered:
            at, found = numbered[finding.at.place.document]
            made[number] = f"{check}/document/{at}?section={section_of(found, finding).number}#place-{number}"
    return made


def decided(report: Report, decisions: Iterable[Decision]) -> dict[int, str]:
    """What was decided about each finding, in a few words, by its number."""
    standing = [each for each in decisions if each.state in ("open", "agreed")]
    said = {}
    for number, finding in enumerate(report.findings, start=1):
        if finding.waived:
            said[number] = "Agreed exception"
        elif found := next((each for each in standing if _covers(each, finding)), None):
            said[number] = _SAID[found.kind]
    return said


def _covers(decision: Decision, finding: Finding) -> bool:
    """Whether a decision is about a finding."""
    if decision.fingerprint:
        return finding.fingerprint.startswith(decision.fingerprint)
    return bool(decision.product) and decision.product == finding.product

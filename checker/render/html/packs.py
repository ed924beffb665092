"""What a page says of each pack: its findings put together by rule, its exceptions, questions and standards, and every outcome."""

from collections.abc import Iterator, Mapping, Sequence

from checker.fixed import fixed
from checker.model import CheckedPack, Finding, Outcome, Question, Quoted, Report, Standing
from checker.render.groups import HEADINGS, Group, asked, groups, short_names
from checker.render.html.texts import Numbers
from checker.render.procurement import facts, missing, titled
from checker.render.text import looked_at

TO_JUDGE = "A person must judge"


@fixed
class Degree:
    """Matters under one heading, each with its number on the page."""

    name: str  # "must", "should", "consider"; or "judge", where what a person must judge stands apart
    heading: str
    matters: tuple[tuple[int, Group], ...]


@fixed
class PackPage:
    """What a page says of one pack."""

    number: int
    title: str
    facts: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    names: Mapping[str, str]
    findings: tuple[Degree, ...]
    decided: tuple[Finding, ...]
    known: tuple[Finding, ...]
    questions: list[tuple[Question, tuple[Quoted, ...]]]
    standards: tuple[Standing, ...]
    looked_at: str
    outcomes: tuple[tuple[str, Outcome], ...]


def packs(report: Report, numbers: Numbers, apart: bool = False) -> Iterator[PackPage]:
    """Every pack of which something was read, with a number for each matter and each finding.

    What a person must judge may stand apart, after all that is sure.
    """
    for at, pack in enumerate(report.packs, start=1):
        outcomes = [outcome for outcome in report.outcomes if outcome.pack == pack.name]
        parts = [_numbered(*graded, numbers) for graded in _graded(outcomes, apart)]
        yield _pack(at, pack, report, (outcomes, tuple(parts)))


def _graded(outcomes: Sequence[Outcome], apart: bool) -> Iterator[tuple[str, str, list[Group]]]:
    """The groups of findings by severity, with their heading."""
    found = [finding for outcome in outcomes for finding in outcome.findings]
    later = [group for severity in HEADINGS if apart for group in groups(found, severity) if group.first.verdict == "review"]
    for severity, heading in HEADINGS.items():
        if made := [group for group in groups(found, severity) if not apart or group.first.verdict == "fail"]:
            yield severity, heading, made
    if later:
        yield "judge", TO_JUDGE, later


def _numbered(name: str, heading: str, made: Sequence[Group], numbers: Numbers) -> Degree:
    """The matters under a heading, numbered on from those before."""
    return Degree(name, heading, tuple((numbers.number(group.findings), group) for group in made))


def _pack(at: int, pack: CheckedPack, report: Report, said_of_it: tuple[list[Outcome], tuple[Degree, ...]]) -> PackPage:
    """What a page says of one pack, with its outcomes and its findings by severity."""
    outcomes, graded = said_of_it
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    return PackPage(
        number=at,
        title=titled(pack),
        facts=tuple(facts(pack, report.rulebook)),
        missing=missing(pack),
        names=short_names([document for document in report.documents if document.pack == pack.name]),
        findings=graded,
        decided=tuple(finding for outcome in outcomes for finding in outcome.findings if finding.waived),
        known=tuple(finding for outcome in outcomes for finding in outcome.findings if finding.known and not finding.waived),
        questions=asked(question for outcome in outcomes for question in outcome.questions),
        standards=pack.standards,
        looked_at=looked_at(outcomes),
        outcomes=tuple((titles.get(outcome.rule, outcome.rule), outcome) for outcome in outcomes),
    )

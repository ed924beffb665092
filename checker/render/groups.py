"""Findings put together for a reader: those of one rule in one pack, and within them document by document."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePath

from checker.fixed import fixed
from checker.model import Checked, Finding, Question, Quoted, Report, Severity

HEADINGS: dict[Severity, str] = {"must": "Resolve before publishing", "should": "Should be resolved", "consider": "Consider"}
FORCES = ("law", "policy", "good-practice")


@fixed
class Group:
    """The findings of one rule in one pack: they share title, reason, authority and advice."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for the others."""
        return self.findings[0]

    def by_document(self) -> list[tuple[str, tuple[Finding, ...]]]:
        """The findings with a place, document by document."""
        placed = [finding for finding in self.findings if finding.at]
        return [(path, tuple(found)) for path, found in groupby(placed, key=_document)]

    def plain_message(self, finding: Finding) -> str:
        """What a finding says, without the words that it marks: the same for two that differ in nothing else."""
        return finding.message.replace(finding.at.quote, "…") if finding.at else finding.message


def groups(findings: Iterable[Finding], severity: Severity) -> list[Group]:
    """The groups of one severity: first what is sure and what is law, then in the order of the rules and the text."""
    made: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.severity == severity and finding.stands:
            made.setdefault((finding.pack, finding.rule, finding.verdict), []).append(finding)
    return [Group(tuple(found)) for found in sorted(made.values(), key=lambda found: _gravity(found[0]))]


def by_sentence(findings: Iterable[Finding]) -> list[list[Quoted]]:
    """The marked words of findings, those of one sentence together."""
    made: dict[tuple[int, str], list[Quoted]] = {}
    for finding in findings:
        if finding.at:
            made.setdefault((finding.at.place.block, finding.at.sentence), []).append(finding.at)
    return list(made.values())


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings one by one, what stands and is gravest first."""
    return sorted(findings, key=lambda finding: (not finding.stands, list(HEADINGS).index(finding.severity), *_gravity(finding)))


def _gravity(finding: Finding) -> tuple[bool, int]:
    """What comes first: what is sure before what a person must judge, law before policy before good practice."""
    return finding.verdict == "review", FORCES.index(finding.authority.force)


def _document(finding: Finding) -> str:
    """The file of a finding."""
    return finding.at.place.document if finding.at else ""


def asked(questions: Iterable[Question]) -> list[tuple[Question, tuple[Quoted, ...]]]:
    """The reasons to be recorded, each once, whichever rules ask for it, with all the places that it is about."""
    made: dict[str, list[Question]] = {}
    for question in questions:
        made.setdefault(question.asks, []).append(question)
    return [(found[0], tuple(question.at for question in found if question.at)) for found in made.values()]


def status(documents: Sequence[Checked], wanted: str) -> list[Checked]:
    """The files of which the same is to be said."""
    return [document for document in documents if document.status == wanted]


def speaks_for(report: Report, pack: str) -> str:
    """The file in which what is absent from a pack is said."""
    read = [document for document in report.documents if document.pack == pack and document.status != "not checked" and not document.aside]
    return next((document.path for document in read if document.kind == "invitation"), read[0].path if read else "")


def tally(report: Report) -> dict[Severity, int]:
    """How many findings of each severity stand, those that were decided upon left out."""
    return {severity: sum(f.severity == severity and f.stands for f in report.findings) for severity in HEADINGS}


def short_names(documents: Sequence[Checked]) -> dict[str, str]:
    """The files of a pack as people speak of them: by the path from the folder that all of them are in."""
    paths = [document.path for document in documents]
    parts = [PurePath(path).parts for path in paths]
    shared = 0
    while parts and all(part[shared:-1][:1] == parts[0][shared:-1][:1] != () for part in parts):
        shared += 1
    return {path: str(PurePath(*part[shared:])) for path, part in zip(paths, parts, strict=True)}

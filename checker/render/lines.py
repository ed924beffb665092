"""The shortest report: a line for each file or part that was not read, and for each finding that matters."""

from collections.abc import Collection

from checker.model import Finding, Report, Severity
from checker.render.groups import HEADINGS
from checker.render.leftovers import WHAT
from checker.render.page import visible
from checker.render.unread import missed
from checker.render.values import where


def as_lines(report: Report, severities: Collection[Severity] = tuple(HEADINGS)) -> str:
    """What was not read, then findings of these severities, a line each, the gravest first; nothing at all where there is none."""
    unread = [f"{each.path}: {each.words}" for each in missed(report)]
    left = [
        f"{document.path}: not to be published: {WHAT[each.kind]}: {each.what}."
        for document in report.documents
        for each in document.leftovers or ()
    ]
    found = [_line(finding) for finding in report.findings if finding.severity in severities and finding.stands]
    return "".join(f"{visible(line)}\n" for line in [*unread, *left, *found])


def _line(finding: Finding) -> str:
    """A finding on one line: where, how grave, what, and by which rule."""
    place = f"{finding.at.place.document}: {where(finding.at.place)}" if finding.at else finding.pack
    return f"{place}: {finding.severity}: {finding.message} [{finding.rule}]"

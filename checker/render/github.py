"""The report as commands of GitHub Actions: each becomes a note on the run and on the file in a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step, and leaves all others in its log: so what was not read comes first,
then the count of everything, and what stands comes before what was decided upon.
"""

from collections.abc import Mapping

from checker.model import Finding, Report, Severity
from checker.render.addresses import relative
from checker.render.groups import in_order, speaks_for
from checker.render.page import visible
from checker.render.summary import last_line
from checker.render.told import paragraphs
from checker.render.unread import missed

LEVELS: Mapping[Severity, str] = {"must": "error", "should": "warning", "consider": "notice"}
_IN_WORDS = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = str.maketrans({**_IN_WORDS, ":": "%3A", ",": "%2C"})
_WORDS = str.maketrans(_IN_WORDS)


def as_github(report: Report) -> str:
    """A command a line: what was not read, the count of everything, the findings."""
    lines = [_command("error", {"file": relative(each.path), "title": _headed(each.kind)}, each.words) for each in missed(report)]
    lines.append(_command("notice", {"title": "Tendercheck"}, last_line(report)))
    lines += [_finding(report, finding) for finding in in_order(report.findings)]
    return "".join(f"{line}\n" for line in lines)


def _headed(kind: str) -> str:
    """The title of a note on what was not read."""
    return f"{kind.capitalize()}: silence about it is no pass"


def _finding(report: Report, finding: Finding) -> str:
    """One finding, on the file that it is in; what is absent is said on the pack's invitation to tender, or its first file."""
    level = LEVELS[finding.severity] if finding.stands else "notice"
    file = finding.at.place.document if finding.at else speaks_for(report, finding.pack)
    settled = "" if finding.stands else "Agreed exception: " if finding.waived else "In the baseline already: "
    title = f"{settled}{finding.title} ({finding.rule})"
    return _command(level, {"file": relative(file), "title": title}, "\n".join(paragraphs(finding)))


def _command(level: str, properties: Mapping[str, str], words: str) -> str:
    """One command; whatever would end a property, a line or the command is written by its number."""
    told = ",".join(f"{name}={visible(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    lines = "\n".join(visible(line) for line in words.split("\n"))
    return f"::{level} {told}::{lines.translate(_WORDS)}"

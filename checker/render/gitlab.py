"""The report for GitLab's Code Quality: a list in JSON; each entry has a fingerprint of its own, for of those alike GitLab shows one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from checker.model import Finding, Report, Severity
from checker.model.own import NAME
from checker.render.addresses import relative
from checker.render.groups import speaks_for
from checker.render.json import in_ascii
from checker.render.page import visible
from checker.render.told import decided, spot
from checker.render.unread import missed

SEVERITIES: Mapping[Severity, str] = {"must": "critical", "should": "major", "consider": "minor"}
NOT_READ = "not-read"

Entry = dict[str, Any]


def as_gitlab(report: Report) -> str:
    """What was not read, then every finding."""
    entries = [*_unread(report), *(_finding(report, finding) for finding in report.findings)]
    return in_ascii(list(_told_apart(entries)), indent=1) + "\n"


def _unread(report: Report) -> Iterator[Entry]:
    """Files and parts that were not read, graver than any finding."""
    for each in missed(report):
        words = f"{each.kind.capitalize()}, and silence about it is no pass: {each.words.partition(': ')[2]}"
        yield _entry(NOT_READ, "blocker", words, (each.path, 1, f"{each.path} {each.where}"))


def _finding(report: Report, finding: Finding) -> Entry:
    """One finding; the number of its paragraph or cell in the text stands for a line. One that was decided upon only informs."""
    severity = SEVERITIES[finding.severity] if finding.stands else "info"
    path = finding.at.place.document if finding.at else speaks_for(report, finding.pack)
    line = finding.at.place.block + 1 if finding.at else 1
    judge = "A person must judge." if finding.verdict == "review" else ""
    words = " ".join(part for part in (decided(finding), finding.message, f"({spot(finding)})", judge, finding.advice) if part)
    return _entry(finding.rule, severity, words, (path, line, f"{finding.fingerprint} {path}"))


def _entry(rule: str, severity: str, words: str, at: tuple[str, int, str]) -> Entry:
    """One entry, with its file, its line, and what its fingerprint is made of."""
    path, line, mark = at
    return {
        "engine_name": NAME,
        "description": visible(words),
        "check_name": rule,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": visible(relative(path)), "lines": {"begin": line}},
    }


def _told_apart(entries: list[Entry]) -> Iterator[Entry]:
    """The entries with a fingerprint that no other has; the same draft gets the same ones again."""
    seen: Counter[str] = Counter()
    for entry in entries:
        mark = entry["fingerprint"]
        seen[mark] += 1
        yield entry | {"fingerprint": sha256(f"{mark} {seen[mark]}".encode("utf-8", "replace")).hexdigest()}

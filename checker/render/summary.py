"""The lines that sum up a report: its heading, and the count of everything."""

from collections.abc import Mapping

from checker.model import Checked, Report, Severity
from checker.render.groups import status, tally
from checker.render.values import count

SAYINGS: Mapping[Severity, str] = {"must": "to resolve", "should": "should be resolved", "consider": "to consider"}


def headline(report: Report) -> str:
    """The result in one line; it never says that all is well."""
    found = tally(report)
    unread = len(status(report.documents, "not checked"))
    missed = f", {count(unread, 'file')} not checked" if unread else ""
    if found["must"]:
        return f"{count(found['must'], 'thing')} to resolve before publishing{missed}"
    rest = found["should"] + found["consider"]
    if rest:
        return f"Nothing that must be resolved was found, {count(rest, 'thing')} to consider{missed}"
    return f"No findings from these checks{missed}"


def last_line(report: Report) -> str:
    """How many documents were checked, what is to be done, and how many could not be read."""
    missed = len(status(report.documents, "not checked"))
    partly = len(status(report.documents, "partly checked"))
    checked = len(_read(report))
    found = tally(report)
    said = [f"{found[severity]} {saying}" for severity, saying in SAYINGS.items() if found[severity]] if checked else []
    said = said or (["no findings"] if checked else [])
    waived = sum(finding.waived for finding in report.findings)
    said += [f"{waived} agreed as exceptions" if waived != 1 else "1 agreed as an exception"] if waived else []
    said += [f"{partly} read in part"] if partly else []
    said += [f"{missed} could not be read"] if missed else []
    size = f" ({_size(report)})" if checked else ""
    return f"Checked {count(checked, 'document')}{size}: {', '.join(said) or 'there was nothing to check'}"


def _read(report: Report) -> list[Checked]:
    """The files that were read as part of a tender."""
    return [document for document in report.documents if document.status != "not checked" and not document.aside]


def _size(report: Report) -> str:
    """How much was read: pages where all files have them, else words."""
    read = _read(report)
    if all(document.pages for document in read):
        return count(sum(document.pages or 0 for document in read), "page")
    return count(sum(document.words for document in read), "word")

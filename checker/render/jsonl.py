"""The report as lines of JSON: first a line for each file that was not or only partly read, then a line for each finding.

A line with a "kind" holds a file by the contract of the JSON report's document; one without is a finding by the contract of its finding.
"""

from checker.model import Report
from checker.render.groups import status
from checker.render.json import in_ascii, plain_document, plain_finding


def as_jsonl(report: Report) -> str:
    """What was not read, then every finding, a line each."""
    unread = [*status(report.documents, "not checked"), *status(report.documents, "partly checked")]
    lines: list[dict[str, object]] = [{"kind": document.status, "file": plain_document(document)} for document in unread]
    lines += [plain_finding(finding) for finding in report.findings]
    return "".join(f"{in_ascii(line)}\n" for line in lines)

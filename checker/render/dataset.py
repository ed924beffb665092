"""Findings and documents of many packs as two tables for analysis: a row for each finding, and a row for each document.

A finding bears what is wanted of its document, its rule and its decision, so that most questions need the one table alone. Documents
without a finding stand in the other, without which no rate can be told.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Row = dict[str, Any]

FINDINGS: Mapping[str, type] = {
    **dict.fromkeys(("pack", "document", "document_status"), str),
    "document_words": int,
    **dict.fromkeys(("rule", "concern", "theme", "title", "severity", "verdict", "force", "citation", "regime", "route"), str),
    "page": int,
    **dict.fromkeys(("section", "sheet", "place", "quote", "sentence", "message", "product", "fingerprint"), str),
    "decision": str,  # agreed, waiting or expired; empty where nothing was decided
    "known": bool,  # whether it stood in the baseline
    "stands": bool,  # whether it counts
}
DOCUMENTS: Mapping[str, type] = {
    **dict.fromkeys(("pack", "document", "sha256", "status", "format", "kind"), str),
    **dict.fromkeys(("words", "pages", "gaps", "must", "should", "consider"), int),
    "cause": str,  # why it was not checked
}
TABLES = {"findings": FINDINGS, "documents": DOCUMENTS}


def rows(table: str, told: Mapping[str, Any], themes: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a report, by the contract of the JSON report, in one of the tables; of each rule its theme is known."""
    return _findings(told, themes) if table == "findings" else _documents(told)


def _findings(told: Mapping[str, Any], themes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each finding."""
    documents = {document["path"]: document for document in told["documents"]}
    for finding in told["findings"]:
        place = finding["place"] or {}
        document = documents.get(finding["document"], {})
        made = {
            **finding,
            "document_status": document.get("status", ""),
            "document_words": document.get("words"),
            "theme": themes.get(finding["rule"], ""),
            **{name: place.get(name) for name in ("page", "section", "sheet")},
            "place": place.get("words", ""),
            "decision": finding["decision"]["state"] if finding["decision"] else "",
            "stands": _stands(finding),
        }
        yield {name: made[name] for name in FINDINGS}


def _documents(told: Mapping[str, Any]) -> Iterator[Row]:
    """A row for each document, with how many of its findings count."""
    for document in told["documents"]:
        own = [each["severity"] for each in told["findings"] if each["document"] == document["path"] and _stands(each)]
        counts = {severity: own.count(severity) for severity in ("must", "should", "consider")}
        made = {**document, "document": document["path"], "gaps": len(document["gaps"]), **counts}
        yield {name: made[name] for name in DOCUMENTS}


def _stands(finding: Mapping[str, Any]) -> bool:
    """Whether a finding counts: it is no agreed exception, and was not there before."""
    return not finding["known"] and not (finding["decision"] and finding["decision"]["state"] == "agreed")

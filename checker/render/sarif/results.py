"""Findings as results of SARIF: how grave, where, in which words, and what was decided."""

from collections.abc import Mapping

from checker.model import Decision, Document, Finding, Report
from checker.render.groups import speaks_for
from checker.render.json import plain_decision
from checker.render.sarif.places import Plain, location, whole, words
from checker.render.sarif.rules import LEVELS, spoken
from checker.render.told import paragraphs
from checker.render.values import exception

_STATUS = {"agreed": "accepted", "waiting": "underReview"}  # an exception that is over suppresses nothing


def results(report: Report) -> list[Plain]:
    """Every finding; where a baseline was given, each with whether it stood in it."""
    numbers = {rule.id: number for number, rule in enumerate(spoken(report))}
    texts = {document.path: document for document in report.texts}
    compared = any(finding.known for finding in report.findings)
    made = []
    for finding in report.findings:
        at = [location(finding.at, texts)] if finding.at else [whole(speaks_for(report, finding.pack))]
        state = {"baselineState": "unchanged" if finding.known else "new"} if compared else {}
        number = {"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}
        made.append({"ruleId": finding.rule, **number, **_graded(finding), "locations": at, **_said(finding, texts), **state})
    return made


def _graded(finding: Finding) -> Plain:
    """How grave a finding is; what a person must judge has no level of its own by the standard, and takes that of its rule."""
    if finding.verdict == "review":
        return {"kind": "review"}
    return {"kind": "fail", "level": LEVELS[finding.severity]}


def _said(finding: Finding, texts: Mapping[str, Document]) -> Plain:
    """What is said of a finding, and by what it is known again; code hosts look for their own name of the fingerprint alone."""
    marks = dict.fromkeys(("tendercheck/v1", "primaryLocationLineHash"), finding.fingerprint)
    return {
        "message": words(*paragraphs(finding)),
        "relatedLocations": [{"id": at, **location(other, texts)} for at, other in enumerate(finding.related, start=1)],
        **({"partialFingerprints": marks} if finding.fingerprint else {}),
        "suppressions": _suppressions(finding.decision) if finding.decision else [],
        "properties": _properties(finding),
    }


def _suppressions(decision: Decision) -> list[Plain]:
    """An exception that is agreed, or waits to be."""
    if decision.state not in _STATUS:
        return []
    properties = {"until": decision.waiver.until.isoformat(), "why": decision.why}
    told = words(exception(decision))["text"]
    return [{"kind": "external", "status": _STATUS[decision.state], "justification": told, "properties": properties}]


def _properties(finding: Finding) -> Plain:
    """What the form has no name for."""
    return {
        "severity": finding.severity,
        "verdict": finding.verdict,
        "concern": finding.concern,
        "pack": finding.pack,
        "force": finding.authority.force,
        "citation": finding.authority.cite,
        "wording": finding.wording,
        "decision": plain_decision(finding.decision) if finding.decision else None,
    }

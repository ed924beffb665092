"""How right the rules are on the labelled documents of the corpora: faults found, false alarms, traps."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Finding
from checker.service import Checker, Settings
from tests.places import CORPORA

PACK = CORPORA / "packs" / "harrow-vale-case-management"
OF_PACKS = (  # labelled apart
    *("weights-total", "date-mismatch", "term-mismatch", "value-mismatch", "lots-mismatch", "period-too-short", "turnover-ratio"),
    *("missing-annex", "left-over", "wrong-regime-words"),
)
ALIASES = {"turnover-ratio": "turnover-threshold", "period-too-short": "short-deadline", "weights-total": "criteria-unclear"}
SHEETS = sorted((CORPORA / "labelled" / "labels").glob("*.yaml"))


def plain(text: str) -> str:
    """The words of a text: what survives any file format."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def speaks_of(finding: Finding, label: dict[str, Any]) -> bool:
    """Whether a finding stands at a label's place."""
    sentence, quote = plain(finding.at.sentence if finding.at else ""), plain(label["quote"])
    return bool(sentence) and (quote in sentence or sentence in quote)


def outcome(findings: list[Finding], document: dict[str, Any]) -> Counter[str]:
    """Counts of one document: hits, misses, false alarms, traps kept and sprung."""
    counts: Counter[str] = Counter()
    labels = document.get("annotations") or []
    findings = [finding for finding in findings if finding.concern not in OF_PACKS]
    for label in labels:
        if label["certainty"] == "clear":
            counts["hit" if any(f.concern == label["concern"] and speaks_of(f, label) for f in findings) else "missed"] += 1
    for finding in findings:
        counts["alarm"] += not any(finding.concern == label["concern"] and speaks_of(finding, label) for label in labels)
    for trap in document.get("traps") or []:
        counts["sprung" if any(f.concern == trap["looks_like"] and speaks_of(f, trap) for f in findings) else "kept"] += 1
    return counts


def touches(finding: Finding, fault: dict[str, Any]) -> bool:
    """Whether a finding, or a place beside it, stands at one of the places of a fault of the pack."""
    said = [plain(place.sentence) for place in (finding.at, *finding.related) if place]
    return any(words and (quote in words or words in quote) for quote in map(plain, fault["quotes"]) for words in said)


def of_the_pack(findings: list[Finding], document: dict[str, Any]) -> Counter[str]:
    """Counts of the faults of a document against itself: found, overlooked, invented."""
    counts: Counter[str] = Counter()
    faults = document.get("pack_faults") or []
    for fault in faults:
        codes = (fault["code"], ALIASES.get(fault["code"]))
        counts["found" if any(f.concern in codes and touches(f, fault) for f in findings) else "overlooked"] += 1
    for finding in findings:
        counts["invented"] += finding.concern in OF_PACKS and not any(finding.concern == f["code"] and touches(finding, f) for f in faults)
    return counts


def passages(checker: Checker, paths: list[Path], settings: Settings, name: str) -> list[Finding]:
    """The findings that have a place in one file."""
    report = checker.check([str(path) for path in paths], settings)
    return [finding for finding in report.findings if finding.at and Path(finding.at.place.document).name == name]


@pytest.fixture(scope="module")
def counts(checker: Checker) -> Counter[str]:
    """The counts of all labelled documents, each judged alone, and of the demonstration pack."""
    made: Counter[str] = Counter()
    for sheet in SHEETS:
        labels = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        path = CORPORA / "labelled" / "documents" / labels["file"]
        here = passages(checker, [path], Settings(), path.name)
        made += outcome(here, labels) + of_the_pack(here, labels)
    labels = yaml.safe_load(PACK.with_name(f"{PACK.name}.labels.yaml").read_text(encoding="utf-8"))
    for document in labels["documents"]:
        made += outcome(passages(checker, [PACK], Settings(), document["file"]), document)
    return made


def test_most_faults_are_found(counts: Counter[str]) -> None:
    """Of the passages that any fair reviewer would raise, most are found."""
    assert counts["hit"] / (counts["hit"] + counts["missed"]) >= 0.62, counts


def test_few_findings_are_false(counts: Counter[str]) -> None:
    """False alarms are few beside what is rightly found."""
    assert counts["hit"] / (counts["hit"] + counts["alarm"]) >= 0.75, counts


def test_few_traps_are_sprung(counts: Counter[str]) -> None:
    """Passages that only look like a fault are passed over."""
    assert counts["sprung"] / (counts["sprung"] + counts["kept"]) <= 0.04, counts


def test_faults_of_a_paper_against_itself_are_found(counts: Counter[str]) -> None:
    """Dates, terms, sums, annexes and words that do not fit together within one file; few are invented."""
    assert counts["found"] / (counts["found"] + counts["overlooked"]) >= 0.45, counts
    assert counts["found"] / (counts["found"] + counts["invented"]) >= 0.9, counts

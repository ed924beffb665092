"""Puts decisions on record beside the pack: an exception for a finding, another person's agreement, the reason for a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.decisions import compared, findings_in, fingerprints_in, ledger, words_alone
from checker.errors import BadSettings
from checker.model import Finding, Report
from checker.model.log import KEPT
from checker.service.gather import WAIVERS, bundles

__all__ = ["beside", "compared", "excused", "findings_in", "fingerprints_in", "found", "pruned", "record", "waive"]

_SHORTEST = 8  # letters of a fingerprint that must be given


def found(report: Report, fingerprint: str) -> Finding:
    """The finding whose fingerprint begins so. Raises BadSettings where there is none, or more than one."""
    begun = fingerprint.strip().lower()
    fitting = {finding.fingerprint: finding for finding in report.findings if finding.fingerprint.startswith(begun)}
    if len(begun) < _SHORTEST:
        raise BadSettings(f"{fingerprint!r}: give at least {_SHORTEST} letters of the fingerprint that a report shows")
    if not fitting:
        raise BadSettings(f"{fingerprint!r}: no finding there has a fingerprint that begins so")
    if len(fitting) > 1:
        raise BadSettings(f"{fingerprint!r}: {len(fitting)} findings begin so. Give more of it.")
    return next(iter(fitting.values()))


def waive(path: str, finding: Finding, given: Mapping[str, object], person: Mapping[str, str]) -> Path:
    """Record an exception for a finding, or one more person's agreement where it has one that is not over; the answer is the file.

    With "product" in what is given, it covers every finding on the same product. Raises BadSettings.
    """
    decision = finding.decision
    if decision and decision.state != "expired":
        at = decision.waiver.at
        ledger.agree(Path(at.path), at.number, person)
        return Path(at.path)
    if not given.get("reason") or not given.get("until"):
        raise BadSettings("An exception needs a reason and a last day: give --reason and --until")
    if given.get("product") and not finding.product:
        raise BadSettings("This finding is not about a product, and an exception can cover it alone")
    entry = excused(finding, given, [person])
    file = beside(path, finding.pack)
    ledger.enter(file, "waiver", entry)
    return file


def excused(finding: Finding, given: Mapping[str, object], people: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """An exception for a finding as waivers.toml has it; with "product" in what is given, for every finding on the same product."""
    about = {"product": finding.product} if given.get("product") else {"fingerprint": finding.fingerprint[:KEPT], "rule": finding.rule}
    quote = finding.at.quote if finding.at else ""
    rest = {key: value for key, value in given.items() if key != "product"}
    return {**about, "quote": quote, "question": finding.asks, **rest, "agreed": [*people], "on": date.today()}


def record(path: str, report: Report, rule: str, given: Mapping[str, object]) -> Path:
    """Put the reason for a rule's question on record; the answer is the file. Raises BadSettings where the question is not asked."""
    asked = [question for question in report.questions if question.rule == rule]
    words = words_alone(str(given.get("quote", "")))
    fitting = [question for question in asked if not words or (question.at and words_alone(question.at.quote) == words)]
    if not fitting:
        known = ", ".join(sorted({question.rule for question in report.questions})) or "none"
        raise BadSettings(f"{rule!r}: no such question is asked there{' about these words' if asked else ''} (questions of: {known})")
    file = beside(path, fitting[0].pack)
    ledger.enter(file, "answer", {"rule": rule, **given, "on": date.today()})
    return file


def pruned(report: Report) -> Report:
    """The report when the decisions that nothing is covered by have been taken out of their files. Raises BadSettings.

    Where a file could not be checked, none is: what it would have covered is not known.
    """
    if any(document.status != "checked" for document in report.documents):
        raise BadSettings("--prune: not every file could be checked, so nobody can tell which decisions are still needed")
    ledger.prune(report.unused)
    return replace(report, unused=())


def beside(path: str, pack: str) -> Path:
    """The waivers.toml of a pack under a path, whether it is there yet or not."""
    bundle = next((each for each in bundles([path], False) if each.name == pack), None) or bundles([path], False)[0]
    if bundle.waivers:
        return bundle.waivers
    folder = bundle.tender.parent if bundle.tender else Path(bundle.paths[0]).parent
    while not folder.is_dir():  # a file in an archive is decided about beside the archive
        folder = folder.parent
    return folder / WAIVERS

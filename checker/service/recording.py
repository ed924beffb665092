"""Puts decisions on record beside the pack: an exception for a finding, another person's agreement, the reason for a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.decisions import compared, fingerprints_in, ledger, report_in, words_alone
from checker.decisions.overlay import awaited
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Agreed, Finding, Report, Waiver
from checker.model.log import KEPT
from checker.service.gather import WAIVERS, bundles

__all__ = ["beside", "compared", "excused", "fingerprints_in", "found", "pruned", "record", "report_in", "waive"]

_SHORTEST = 8  # letters of a fingerprint that must be given
_SHOWN = "The report shows one with each finding: tendercheck check PATH"


@fixed
class Entered:
    """What was put on record: in which file, and whose agreement an exception still waits for."""

    file: Path
    awaited: tuple[str, ...]


def found(report: Report, fingerprint: str) -> Finding:
    """The finding whose fingerprint begins so. Raises BadSettings where there is none, or more than one."""
    begun = fingerprint.strip().lower()
    fitting = {finding.fingerprint: finding for finding in report.findings if finding.fingerprint.startswith(begun)}
    if len(begun) < _SHORTEST:
        raise BadSettings(f"{fingerprint!r}: give at least {_SHORTEST} letters of the fingerprint. {_SHOWN}")
    if not fitting:
        raise BadSettings(f"{fingerprint!r}: no finding there has a fingerprint that begins so. {_SHOWN}")
    if len(fitting) > 1:
        raise BadSettings(f"{fingerprint!r}: {len(fitting)} findings begin so. Give more of it.")
    return next(iter(fitting.values()))


def waive(path: str, finding: Finding, given: Mapping[str, object], person: Mapping[str, str]) -> Entered:
    """Record an exception for a finding, or one more person's agreement where it has one that is not over.

    With "product" in what is given, it covers every finding on the same product. Raises BadSettings.
    """
    decision = finding.decision
    if decision and decision.state != "expired":
        return _agreed(finding, decision.waiver, given, person)
    _insist_on_reason_and_day(given)
    if given.get("product") and not finding.product:
        raise BadSettings("This finding is not about a product, and an exception can cover it alone")
    file = beside(path, finding.pack)
    ledger.enter(file, "waiver", excused(finding, given, [person]))
    return Entered(file, tuple(awaited(finding, [person["role"]])))


def _agreed(finding: Finding, waiver: Waiver, given: Mapping[str, object], person: Mapping[str, str]) -> Entered:
    """One more person's agreement to an exception on record; who has agreed already is not written down again."""
    if any(given.get(key) and given[key] != value for key, value in (("reason", waiver.reason), ("until", waiver.until))):
        raise BadSettings(
            f"{waiver.at.path}:{waiver.at.line}: an exception is on record until {waiver.until}, and says otherwise. "
            "Change it there, or leave --reason and --until out to agree to it as it is."
        )
    if Agreed(person["by"], person["role"]) not in waiver.agreed:
        ledger.agree(Path(waiver.at.path), waiver.at.number, person)
    return Entered(Path(waiver.at.path), tuple(awaited(finding, [*(each.role for each in waiver.agreed), person["role"]])))


def _insist_on_reason_and_day(given: Mapping[str, object]) -> None:
    """Refuse an exception without a reason, without a last day, or with one that is over."""
    lacking = [f"--{name}" for name in ("reason", "until") if not given.get(name)]
    if lacking:
        raise BadSettings(f"An exception needs a reason and a last day: give {' and '.join(lacking)}")
    until = given["until"]
    if isinstance(until, date) and until < date.today():
        raise BadSettings(f"--until {until}: that day is over. Agree a later one.")


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
        known = ", ".join(sorted({question.rule for question in report.questions}))
        told = f"Reasons are asked for by {known}." if known else "No reason is asked for there."
        about = " about these words" if asked else ""
        raise BadSettings(f"{rule!r}: it asks for no reason{about}. {told} An exception is agreed with: tendercheck waive FINGERPRINT")
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

"""The rules that spoke, as SARIF describes them: title, why, and what to do."""

from collections.abc import Mapping

from checker.model import Report, Rule, Severity
from checker.render.sarif.places import Plain, words

LEVELS: Mapping[Severity, str] = {"must": "error", "should": "warning", "consider": "note"}
_GITHUB = {"must": "error", "should": "warning", "consider": "recommendation"}  # its own words for the same


def spoken(report: Report) -> list[Rule]:
    """The rules that were run."""
    return [rule for rule in report.rulebook.rules if rule.id not in report.rulebook.disabled]


def descriptors(report: Report) -> list[Plain]:
    """Every rule that was run."""
    return [_descriptor(rule) for rule in spoken(report)]


def _descriptor(rule: Rule) -> Plain:
    """One rule."""
    advice = [f"Why: {rule.because}", f"Instead: {rule.advice}", *([f"Ask: {rule.asks}"] if rule.asks else [])]
    basis = [f"Authority: {basis.cite}" for basis in rule.basis]
    return {
        "id": rule.id,
        "shortDescription": words(rule.title),
        "fullDescription": words(rule.because),
        "help": words(*advice, *basis),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.theme, rule.concern], "problem.severity": _GITHUB[rule.severity]},
    }

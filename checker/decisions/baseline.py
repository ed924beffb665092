"""What was there before: an earlier report, against which only new findings count."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.errors import BadSettings
from checker.model import Outcome
from checker.validation import misfits


def fingerprints_in(path: Path) -> frozenset[str]:
    """The fingerprints of the findings in an earlier JSON report. Raises BadSettings where it is none."""
    return frozenset(finding["fingerprint"] for finding in report_in(path)["findings"])


def report_in(path: Path) -> dict[str, Any]:
    """An earlier JSON report, by its contract. Raises BadSettings where it is none."""
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8-sig"))
        if any(misfits(told, "report")):
            raise ValueError
        return told
    except OSError as fault:
        raise BadSettings(f"{path}: it cannot be read: {fault.strerror}") from None
    except (ValueError, TypeError, KeyError, RecursionError):
        file = path.with_suffix(".json")  # never over a report of another form
        raise BadSettings(f"{path}: it is no report in JSON. Make one with: tendercheck check ... --format json --output {file}") from None


def known(outcomes: Iterable[Outcome], before: Collection[str]) -> tuple[Outcome, ...]:
    """The outcomes with the findings that were there before marked as such."""
    return tuple(
        replace(outcome, findings=tuple(replace(finding, known=finding.fingerprint in before) for finding in outcome.findings))
        for outcome in outcomes
    )

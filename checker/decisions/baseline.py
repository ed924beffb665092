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
    return frozenset(finding["fingerprint"] for finding in findings_in(path))


def findings_in(path: Path) -> list[dict[str, Any]]:
    """The findings in an earlier JSON report, by its contract. Raises BadSettings where it is none."""
    try:
        told = json.loads(path.read_text("utf-8-sig"))
        if any(misfits(told, "report")):
            raise ValueError
        return list(told["findings"])
    except OSError as fault:
        raise BadSettings(f"{path}: it cannot be read: {fault.strerror}") from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadSettings(f"{path}: it is no report in JSON. Make one with: tendercheck check ... --format json --output {path}") from None


def known(outcomes: Iterable[Outcome], before: Collection[str]) -> tuple[Outcome, ...]:
    """The outcomes with the findings that were there before marked as such."""
    return tuple(
        replace(outcome, findings=tuple(replace(finding, known=finding.fingerprint in before) for finding in outcome.findings))
        for outcome in outcomes
    )

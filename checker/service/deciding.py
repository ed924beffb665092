"""Lays decisions that are kept elsewhere than beside a pack over a report of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from checker import decisions
from checker.decisions.overlay import NEEDED_FOR_LAW, awaited, covers, lacking
from checker.model import Answer, Finding, Report, Waiver

__all__ = ["NEEDED_FOR_LAW", "awaited", "covered", "covers", "lacking", "with_decisions"]


def with_decisions(report: Report, waivers: Sequence[Waiver], answers: Sequence[Answer], today: date) -> Report:
    """The report with what was decided about its findings and questions, as that stands today."""
    outcomes, unused = decisions.decided(report.outcomes, decisions.Decisions(tuple(waivers), tuple(answers)), today)
    return replace(report, outcomes=outcomes, unused=unused)


def covered(waiver: Waiver, report: Report) -> list[Finding]:
    """The findings that an exception is about."""
    return [finding for finding in report.findings if covers(waiver, finding)]

"""Finds what the rows of a log are about in a report of today: the finding by its fingerprint, the question by rule and words."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from checker.decisions import words_alone
from checker.decisions.rows import Row
from checker.model import Finding, Question, Report, Waiver, log
from checker.service.recording import beside

_PRINT = re.compile(r"[0-9a-f]{8,64}")
_GONE = "The words were changed, a file was not read, or the log is of another pack; make a new log to see what is found now"

Sort = TypeVar("Sort", Finding, Question)


class Matches:
    """The findings and questions of a report on the pack at a path, and the files in which decisions about them stand."""

    def __init__(self, path: str, report: Report) -> None:
        self._report = report
        self._file = cache(lambda pack: beside(path, pack))

    def finding(self, row: Row) -> tuple[Finding, Path]:
        """The finding of a row, and the file for decisions about it. Raises ValueError with the cell and what to do."""
        printed, cell = row.said(log.FINGERPRINT).lower(), row.cell(log.FINGERPRINT)
        if not _PRINT.fullmatch(printed):
            raise ValueError(f"{cell}: {row.said(log.FINGERPRINT)!r} is no fingerprint. Copy the row again from a new log.")
        found = [each for each in self._report.findings if each.fingerprint.startswith(printed)]
        if not found:
            raise ValueError(f"{cell}: no finding has this fingerprint any more. {_GONE}.")
        if len({each.fingerprint for each in found}) > 1:
            raise ValueError(f"{cell}: several findings have a fingerprint that begins so. Copy it again from a new log.")
        return self._one(row, found, cell)

    def question(self, row: Row) -> tuple[Question, Path]:
        """The question of a row, and the file for answers to it. Raises ValueError with the cell and what to do."""
        words, cell = words_alone(row.said(log.WORDS)), row.cell(log.ASKS)
        about = [each for each in self._report.questions if each.rule == row.said(log.RULE)]
        asked = [each for each in about if words_alone(log.quoted_words(each)) == words]
        if not asked:
            raise ValueError(f"{cell}: this question is no longer asked about these words. {_GONE}.")
        return self._one(row, asked, cell)

    def waived(self, row: Row) -> Waiver | None:
        """The exception that is on record for a row, and is not over."""
        try:
            decision = self.finding(row)[0].decision
        except ValueError:
            return None
        return decision.waiver if decision and decision.state != "expired" else None

    def _one(self, row: Row, found: Sequence[Sort], cell: str) -> tuple[Sort, Path]:
        """The one that is meant; those of several packs with one file of decisions are decided about together."""
        files = {self._file(each.pack): each for each in reversed(found)}
        if len(files) > 1:
            named = {self._file(each.pack): each for each in reversed(found) if each.pack == row.said(log.PACK)}
            files = named or files
        if len(files) > 1:
            raise ValueError(f"{cell}: several packs have it. Read the log back for one pack at a time, each by its own PATH.")
        file, one = next(iter(files.items()))
        return one, file

"""The report as an issue log for a spreadsheet: a row for each matter, with columns for whoever takes it on."""

import re
from collections.abc import Iterator, Sequence
from csv import QUOTE_ALL, writer
from io import StringIO

from checker.model import Finding, Question, Report
from checker.model.own import HEADS
from checker.render.groups import in_order
from checker.render.page import visible
from checker.render.told import decided
from checker.render.unread import Missed, missed
from checker.render.values import authority, recorded, source, where

MARK = "\ufeff"  # by which Excel knows UTF-8
_FORMULA = re.compile(r"^(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")  # the wide signs count in Excel for East Asia
_NEXT_CELL = re.compile(r"([;\t|])(?=[=+\-@])")  # where another sign than the comma parts cells, as it does in much of Europe

Row = dict[str, str]


def as_csv(report: Report) -> str:
    """The issue log: what was not read, then the findings with what was decided about them, then the reasons to put on record."""
    made = StringIO()
    rows = writer(made, quoting=QUOTE_ALL, lineterminator="\n")
    rows.writerow(HEADS)
    for row in _rows(report):
        rows.writerow([cell(row.get(column, "")) for column in HEADS])
    return MARK + made.getvalue()


def cell(words: str) -> str:
    """Words on one line that no spreadsheet takes for a formula."""
    return _FORMULA.sub("'", _NEXT_CELL.sub(r"\1 ", visible(words)))


def _rows(report: Report) -> Iterator[Row]:
    """Every row in its order."""
    yield from map(_unread, missed(report))
    for number, finding in enumerate(in_order(report.findings), start=1):
        yield {"Number": str(number), **_finding(finding)}
    yield from _questions(report.questions)


def _unread(unread: Missed) -> Row:
    """What was not read, why, and what to do."""
    kind = unread.kind.capitalize()
    return {
        "Verdict": kind,
        "Title": f"{kind}: nothing is said of it here",
        "Document": unread.path,
        "Place": unread.where or "The whole file",
        "Message": f"{unread.cause}.",
        "Instead": f"{unread.cure}.",
    }


def _finding(finding: Finding) -> Row:
    """One finding."""
    return {
        "Severity": finding.severity,
        "Verdict": finding.verdict,
        "Title": finding.title,
        "Rule": finding.rule,
        "Document": finding.at.place.document if finding.at else finding.pack,
        "Place": where(finding.at.place) if finding.at else "All that was read of it",
        "Quote": finding.at.quote if finding.at else "",
        "Message": finding.message,
        "Why": finding.because,
        "Authority": authority(finding.authority),
        "Instead": finding.advice,
        "To paste": finding.wording,
        "Ask": finding.asks,
        "Fingerprint": finding.fingerprint,
        "Decision": decided(finding),
    }


def _questions(questions: Sequence[Question]) -> Iterator[Row]:
    """The reasons that must be on record; they are no findings."""
    for question in questions:
        yield {
            "Verdict": "record a reason",
            "Title": question.title,
            "Rule": question.rule,
            "Document": question.at.place.document if question.at else question.pack,
            "Place": where(question.at.place) if question.at else "",
            "Quote": question.at.quote if question.at else "",
            "Authority": source(question.authority),
            "Ask": question.asks,
            "Decision": f"On record: {recorded(question.answer)}" if question.answer else "",
        }

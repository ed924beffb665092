"""Reads a filled-in log back: its exceptions and answers go on record beside the pack, and every row that cannot is said."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Literal

from checker.decisions import filled, ledger, rows
from checker.decisions.filled import Filled
from checker.decisions.overlay import awaited
from checker.decisions.rows import Row
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Decision, Document, Finding, Question, Report, log
from checker.service.matching import Matches
from checker.service.recording import excused

__all__ = ["Imported", "brought_in", "false_alarms"]

Became = Literal["entered", "agreed", "on record", "refused", "wrong", "to change"]


@fixed
class Taken:
    """What becomes of a row, with a line for a person and, where something is to be put on record, what and in which file."""

    became: Became
    said: str = ""
    file: Path | None = None
    kind: str = "waiver"
    entry: dict[str, object] = field(default_factory=dict)
    people: tuple[tuple[int, dict[str, str]], ...] = ()  # who agrees an exception on record, with its number


@fixed
class Imported:
    """What became of a log, row by row."""

    taken: tuple[Taken, ...]

    def said(self, *became: Became) -> list[str]:
        """The lines on rows of which this became."""
        return [each.said for each in self.taken if each.became in became]

    def count(self, became: Became) -> int:
        """Of how many rows this became."""
        return len(self.said(became))

    @property
    def files(self) -> list[Path]:
        """The files that were written to."""
        return list(dict.fromkeys(each.file for each in self.taken if each.file))


def brought_in(document: Document, path: str, report: Report) -> Imported:
    """Put what a log says of the pack at a path on record. Raises BadSettings where the file is no log, or nothing can be written."""
    findings, questions = rows.rows(document, log.OF_FINDINGS), rows.rows(document, log.OF_QUESTIONS)
    if not rows.is_log(document):
        raise BadSettings(_no_log(document))
    matches = Matches(path, report)
    reading = _Reading(matches)
    taken = tuple(each for row in findings for each in reading.finding(row)) + tuple(
        each for row in questions for each in reading.question(row)
    )
    for file in Imported(taken).files:
        mine = [each for each in taken if each.file == file]
        ledger.amend(file, [pair for each in mine for pair in each.people], [(each.kind, each.entry) for each in mine if each.entry])
    return Imported(taken)


def false_alarms(document: Document) -> list[dict[str, str]]:
    """The rows that say that the checker is wrong, as cases for the rules' authors. Raises BadSettings where the file is no log."""
    if not rows.is_log(document):
        raise BadSettings(_no_log(document))
    told = {"rule": log.RULE, "sentence": log.SENTENCE, "quote": log.WORDS, "reason": log.REASON}
    return [
        {key: row.said(head) for key, head in told.items()}
        for row in rows.rows(document, log.OF_FINDINGS)
        if row.said(log.DECISION).casefold() == log.WRONG.casefold()
    ]


def _no_log(document: Document) -> str:
    """Why a file is no log, and how to make one."""
    lacking = rows.lacking(document, log.OF_FINDINGS)
    heads = f"the columns {', '.join(lacking)} are" if len(lacking) > 1 else f"the column {lacking[0]} is"
    return f"{document.path}: it is no log: {heads} in no sheet of it. Make one with: tendercheck check PATH --output LOG.xlsx"


class _Reading:
    """Takes rows one by one, and knows those that it took: two rows on the same words are one decision."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._today = date.today()
        self._met: dict[tuple[Path, str, str], tuple[Filled, Row]] = {}

    def finding(self, row: Row) -> Iterator[Taken]:
        """What becomes of the row of a finding."""
        try:
            decided = filled.decision(row)
            if decided == log.EXCEPTION:
                yield from self._exception(row, self._matches.finding(row))
            elif decided:
                yield Taken("wrong" if decided == log.WRONG else "to change")
                yield from self._withdrawn(row, decided)
        except ValueError as fault:
            yield Taken("refused", str(fault))

    def question(self, row: Row) -> Iterator[Taken]:
        """What becomes of the row of a question."""
        said = filled.answer(row)
        if said is None:
            return
        try:
            question, file = self._matches.question(row)
        except ValueError as fault:
            yield Taken("refused", str(fault))
            return
        yield from self._answer(row, said, question, file)

    def _exception(self, row: Row, found: tuple[Finding, Path]) -> Iterator[Taken]:
        """An exception: on record already, agreed by more people, entered, or refused."""
        finding, file = found
        said = filled.exception(row, self._today)
        decision = finding.decision
        if decision and self._stands(said, decision):
            yield Taken("on record")
        elif said.faults:
            yield from (Taken("refused", fault) for fault in said.faults)
        elif decision and decision.state != "expired":
            yield self._on_record(row, said, finding)
        elif (once := self._once(row, said, (file, finding.rule, finding.fingerprint))) is not None:
            yield once
        else:
            entry = excused(finding, said.entry, said.people)
            waits = awaited(finding, (each["role"] for each in said.people))
            yield Taken("entered", f"{row.cell(log.DECISION)}: {_named(finding)}: entered{_waits(waits)}", file, entry=entry)

    def _stands(self, said: Filled, decision: Decision) -> bool:
        """Whether a row says what is on record, and nothing more."""
        return not filled.differences(said, decision.waiver) and filled.newcomers(said, decision.waiver) == []

    def _on_record(self, row: Row, said: Filled, finding: Finding) -> Taken:
        """A row that says more than the exception on record: more people agree, or it is refused."""
        assert finding.decision is not None  # only then it is on record
        waiver = finding.decision.waiver
        people = filled.newcomers(said, waiver)
        heads = [*filled.differences(said, waiver), *([log.AGREED_BY] if people is None else [])]
        where = f"{waiver.at.path}, line {waiver.at.line}"
        if heads or people is None:
            told = f"{row.cell(heads[0])}: an exception is on record ({where}) and says otherwise under {', '.join(heads)}"
            return Taken("refused", f"{told}. It stands as it is; change it in that file.")
        waits = awaited(finding, [each.role for each in waiver.agreed] + [each["role"] for each in people])
        names = ", ".join(f"{each['by']} ({each['role']})" for each in people)
        line = f"{row.cell(log.AGREED_BY)}: {_named(finding)}: {names} put beside those who had agreed{_waits(waits)}"
        file, key = Path(waiver.at.path), str(waiver.at.number)
        once = self._once(row, said, (file, "agreed", key))
        return once or Taken("agreed", line, file, people=tuple((waiver.at.number, each) for each in people))

    def _answer(self, row: Row, said: Filled, question: Question, file: Path) -> Iterator[Taken]:
        """An answer: on record already, entered, or refused."""
        record = question.answer
        if record and filled.answered_alike(said, record):
            yield Taken("on record")
        elif said.faults:
            yield from (Taken("refused", fault) for fault in said.faults)
        elif record:
            told = f"{row.cell(log.REASON)}: another answer is on record ({record.at.path}, line {record.at.line})"
            yield Taken("refused", f"{told}. It stands as it is; change it in that file.")
        elif (once := self._once(row, said, (file, question.rule, log.quoted_words(question).casefold()))) is not None:
            yield once
        else:
            entry = {"rule": question.rule, "quote": log.quoted_words(question), **said.entry, "on": self._today}
            yield Taken("entered", f"{row.cell(log.REASON)}: {question.title}: answer entered", file, "answer", entry)

    def _once(self, row: Row, said: Filled, about: tuple[Path, str, str]) -> Taken | None:
        """What becomes of a row on what an earlier row has decided; nothing where it is the first."""
        before, first = self._met.setdefault(about, (said, row))
        if first is row:
            return None
        if before.entry == said.entry:
            return Taken("on record")
        told = f"{row.cell(log.REASON)}: the row at {first.cell(log.REASON)} is about the same words and says otherwise"
        return Taken("refused", f"{told}. That one was taken; make both say the same.")

    def _withdrawn(self, row: Row, decided: str) -> Iterator[Taken]:
        """That an exception is on record for what is no longer to be one."""
        waived = self._matches.waived(row)
        if waived:
            told = f"{row.cell(log.DECISION)}: it says {decided!r}, and an exception is on record ({waived.at.path}, line {waived.at.line})"
            yield Taken("refused", f"{told}. Take it out of that file if it no longer holds.")


def _named(finding: Finding) -> str:
    """What a finding is called."""
    return f"{finding.title} “{finding.at.quote}”" if finding.at else finding.title


def _waits(roles: Iterable[str]) -> str:
    """Whose agreement is still missing."""
    missing = list(roles)
    return f"; it waits for {' and '.join(missing)}: add name and role, a semicolon between, and read the log back again" if missing else ""

"""The sheets of the log that people fill in: every finding with its decision, and every question with its answer."""

from collections.abc import Iterator

from checker.model import Answer, Decision, Finding, Question, Quoted, Report, Waiver, log
from checker.render.groups import HEADINGS, short_names, status
from checker.render.summary import last_line
from checker.render.values import authority, count, source, where
from checker.render.xlsx.book import Column, Table, Value

_MOST_UNREAD = 4  # lines on what was not read above the findings: what is above them stays in sight, and must leave room for them
_TOLD = (
    Column("No.", 6),
    Column("How grave", 12),
    Column("Title", 24),
    Column("To judge?", 10),
    Column("State", 12),
    Column(log.RULE, 15),
    Column(log.DOCUMENT, 17),
    Column("Place", 18),
    Column(log.WORDS, 18),
    Column(log.SENTENCE, 32),
    Column("Found", 28),
    Column("Why", 34),
    Column("Authority", 26),
    Column("Instead", 34),
    Column("To paste", 34),
    Column("Ask", 26),
    Column(log.PACK, 16),
    Column(log.FINGERPRINT, 18),
)
_FILLED = (
    Column(log.DECISION, 14, True, log.DECISIONS),
    Column(log.REASON, 30, True),
    Column(log.AGREED_BY, 16, True),
    Column(log.ROLE, 16, True),
    Column(log.UNTIL, 15, True, day=True),
    *(Column(head, 20, True) for head in log.NOTES),
    Column(log.PUBLISH, 9, True, (log.YES, log.NO)),
    Column(log.OWNER, 14, True),
    Column(log.DUE, 15, True, day=True),
)
_ASKED = (
    Column("No.", 6),
    Column(log.ASKS, 45),
    Column(log.RULE, 18),
    Column("Title", 30),
    Column(log.DOCUMENT, 22),
    Column("Place", 26),
    Column(log.WORDS, 24),
    Column(log.SENTENCE, 50),
    Column("More places", 40),
    Column("Authority", 36),
    Column(log.PACK, 18),
    Column(log.REASON, 40, True),
    Column(log.ANSWERED_BY, 22, True),
    Column(log.ROLE, 22, True),
    Column(log.EVIDENCE, 30, True),
)
_HELD = {"waiting": "exception waits", "expired": "exception is over"}


def findings(report: Report) -> Table:
    """Every finding, those too that were decided upon, with what is on record of it."""
    names = short_names(report.documents)
    rows = [(*_told(number, finding, names), *_decided(finding.decision)) for number, finding in enumerate(report.findings, start=1)]
    notes = (
        *unread(report),
        f"{last_line(report)}.",
        "Fill in the columns from “Decision” on. The sheet About says how, and how to read it back.",
    )
    return Table("Findings", notes, (*_TOLD, *_FILLED), rows, kept=3, pages=2)


def questions(report: Report) -> Table:
    """Every question, once for the same words, with the answer that is on record."""
    names = short_names(report.documents)
    rows = [(number, *_question(found, names)) for number, found in enumerate(_together(report), start=1)]
    note = "These words are in order only if a reason is on record. Answer in the columns from “Reason” on."
    return Table("Questions", (note,), (*_ASKED,), rows, kept=2)


def unread(report: Report) -> tuple[str, ...]:
    """What was not read, a line for each file or part; where there are many, the first of them."""
    missed = [f"Not checked: {each.path}: {each.cause}. {each.cure}." for each in status(report.documents, "not checked")]
    partly = [
        f"Not read: {each.path}, {gap.where}: {gap.cause}. {gap.cure}."
        for each in status(report.documents, "partly checked")
        for gap in each.gaps
    ]
    lines = missed + partly
    more = len(lines) - _MOST_UNREAD
    rest = (f"And {count(more, 'more part', 'more parts')} that could not be read: see the sheet Documents.",) if more > 0 else ()
    return (*lines[:_MOST_UNREAD], *rest) or ("Every file that was handed in was read.",)


def state(finding: Finding) -> str:
    """What stands of a finding today."""
    if finding.waived:
        return "agreed exception"
    if finding.decision:
        return f"{_HELD[finding.decision.state]}: {finding.decision.why}"
    return "in the baseline" if finding.known else "open"


def people(waiver: Waiver) -> tuple[str, str]:
    """Who agreed, and in the same order in which roles."""
    return log.BETWEEN.join(each.by for each in waiver.agreed), log.BETWEEN.join(each.role for each in waiver.agreed)


def notes_of(waiver: Waiver) -> tuple[str, ...]:
    """What else is on record of an exception, in the order of the columns."""
    return waiver.alternatives, waiver.effect_on_smes, waiver.effect_on_exit, waiver.evidence, waiver.plan


def placed(at: Quoted | None, names: dict[str, str]) -> tuple[str, str, str]:
    """The file, the place in it and the words there."""
    if at is None:
        return "", "", ""
    return names.get(at.place.document, at.place.document), where(at.place), at.quote


def _told(number: int, finding: Finding, names: dict[str, str]) -> Iterator[Value]:
    """What the log tells of a finding."""
    document, place, words = placed(finding.at, names)
    yield from (
        number,
        HEADINGS[finding.severity],
        finding.title,
        "a person must judge" if finding.verdict == "review" else "",
        state(finding),
    )
    yield from (finding.rule, document or "(in no file)", place, words, finding.at.sentence if finding.at else "")
    yield f"{finding.message}{''.join(_beside(finding, names))}"
    yield from (finding.because, authority(finding.authority), finding.advice, finding.wording, finding.asks)
    yield from (finding.pack, finding.fingerprint[: log.KEPT])


def _beside(finding: Finding, names: dict[str, str]) -> Iterator[str]:
    """The other places that a finding is about."""
    for other in finding.related:
        document, place, words = placed(other, names)
        yield f" Beside: “{words}” ({document}, {place})."


def _decided(decision: Decision | None) -> tuple[Value, ...]:
    """What is on record of a finding, as people fill it in."""
    if decision is None:
        return ()
    waiver = decision.waiver
    by, role = people(waiver)
    return (log.EXCEPTION, waiver.reason, by, role, waiver.until, *notes_of(waiver), log.YES if waiver.published else log.NO)


def _together(report: Report) -> list[list[Question]]:
    """The questions, those of one rule about the same words together: one answer covers them."""
    made: dict[tuple[str, str, str], list[Question]] = {}
    for question in report.questions:
        made.setdefault((question.pack, question.rule, log.quoted_words(question).casefold()), []).append(question)
    return list(made.values())


def _question(found: list[Question], names: dict[str, str]) -> Iterator[Value]:
    """What is asked, about which words, and what was answered."""
    first, *others = found
    yield from (first.asks, first.rule, first.title, *placed(first.at, names), first.at.sentence if first.at else "")
    yield "; ".join(f"{document}, {place}" for document, place, _ in (placed(other.at, names) for other in others))
    yield from (source(first.authority), first.pack, *_answered(first.answer))


def _answered(answer: Answer | None) -> tuple[Value, ...]:
    """The answer that is on record."""
    return (answer.reason, answer.by, answer.role, answer.evidence) if answer else ()

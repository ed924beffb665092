"""The sheets of the log to look things up in: standards, documents, exceptions, and what the report rests on."""

from collections.abc import Iterator

from checker.model import Checked, Finding, Report, Standing, State, Waiver, log
from checker.render.groups import short_names
from checker.render.standards import LABELS, bound, full_name
from checker.render.text import NOT_JUDGED, looked_at
from checker.render.values import amendment, count, joined, said, unused
from checker.render.xlsx.book import Column, Table, Value
from checker.render.xlsx.findings import notes_of, people, placed, unread

_STANDARDS = (
    Column("Standard", 28),
    Column("For", 28),
    Column("Asked for?", 16),
    Column("Why", 36),
    Column(log.DOCUMENT, 22),
    Column("Place", 26),
    Column(log.WORDS, 28),
    Column("How far it binds", 40),
    Column("Clause", 20),
    Column("To paste", 50),
    Column(log.PACK, 18),
)
_DOCUMENTS = (
    Column(log.DOCUMENT, 34),
    Column("Status", 16),
    Column("What was not read", 50),
    Column("About the file", 40),
    Column("Kind", 16),
    Column("Format", 12),
    Column("How many words", 12),
    Column("Pages", 10),
    Column("Tracked insertions", 12),
    Column("Comments", 12),
    Column("SHA-256", 68),
    Column(log.PACK, 18),
)
_EXCEPTIONS = (
    Column("State", 18),
    Column("Why", 30),
    Column(log.RULE, 18),
    Column("Title", 30),
    Column(log.DOCUMENT, 22),
    Column("Place", 26),
    Column(log.WORDS, 24),
    Column("Covers", 24),
    Column(log.REASON, 40),
    Column(log.AGREED_BY, 22),
    Column(log.ROLE, 22),
    Column("Agreed on", 18, day=True),
    Column(log.UNTIL, 18, day=True),
    *(Column(head, 30) for head in log.NOTES),
    Column(log.PUBLISH, 10),
    Column("On record in", 30),
)
_ABOUT = (Column("About", 26), Column("What is to be known", 140))
_STATES: dict[State, str] = {"agreed": "holds", "waiting": "waits", "expired": "is over"}
_HOW = (
    ("To fill in", "On the sheet Findings choose a Decision for each row: Change it, Agreed exception, or Checker is wrong."),
    (
        "Agreed exception",
        "It needs a Reason of ten letters or more, who has agreed, in what role, and a last day such as 31/03/2027. Where the law stands "
        "behind a finding, procurement and legal must both agree: write “Jo Marsh; Ade Okoro” and “procurement; legal”, with semicolons.",
    ),
    ("Checker is wrong", "Say in Reason why. Send it to the rules' authors with: tendercheck waivers wrong LOG.xlsx --output cases.jsonl"),
    ("Change it", "Owner and Due are for you. They are kept in this file alone: a new log begins without them."),
    ("Questions", "Each needs a Reason of ten letters or more, who answers for it and in what role."),
    (
        "You may",
        "sort and filter, move and add columns, and save as ODS. Leave the heads and the fingerprints as they are.",
    ),
    (
        "To read it back",
        "tendercheck waivers import LOG.xlsx PATH writes exceptions and answers into waivers.toml beside the pack at PATH.",
    ),
)


def standards(report: Report) -> Table:
    """The open standards that matter, and whether each is asked for."""
    names = short_names(report.documents)
    rows = [tuple(_standing(standing, pack.name, names)) for pack in report.packs for standing in pack.standards]
    return Table("Standards", ("Open standards that matter to what is bought. These rows are no findings.",), _STANDARDS, rows)


def documents(report: Report) -> Table:
    """What became of each file."""
    return Table("Documents", unread(report), _DOCUMENTS, [tuple(_document(each)) for each in report.documents])


def exceptions(report: Report) -> Table:
    """The exceptions that hold, wait or are over, and those that cover nothing any more."""
    names = short_names(report.documents)
    rows: list[tuple[Value, ...]] = [tuple(_excepted(finding, names)) for finding in report.findings if finding.decision]
    rows += [tuple(_idle(waiver)) for waiver in report.unused if isinstance(waiver, Waiver)]
    return Table("Exceptions", ("To change one, edit the file that it is on record in.",), _EXCEPTIONS, rows)


def about(report: Report) -> Table:
    """What the report rests on and does not judge; how to fill the log in, and how to read it back."""
    return Table(
        "About", ("INTERNAL: this log is for those who write the tender. Do not publish it.",), _ABOUT, [*_HOW, *_rests_on(report)]
    )


def _standing(standing: Standing, pack: str, names: dict[str, str]) -> Iterator[Value]:
    """How a pack stands to one standard."""
    standard = standing.standard
    yield from (full_name(standard), standard.need, LABELS[standing.ask], standing.reason)
    yield from placed(standing.at or standing.needed, names)
    yield from (bound(standard), standard.clause, standing.wording, pack)


def _document(each: Checked) -> Iterator[Value]:
    """What became of one file."""
    yield from (each.path, each.status)
    parts = [f"{gap.where}: {gap.cause}. {gap.cure}." for gap in each.gaps]
    yield " ".join([f"{each.cause}. {each.cure}.", *parts] if each.cause else parts)
    yield " ".join(f"{remark}." for remark in each.remarks)
    yield from (each.kind, each.format, each.words, each.pages, each.insertions, each.comments, each.sha256, each.pack)


def _excepted(finding: Finding, names: dict[str, str]) -> Iterator[Value]:
    """A finding that an exception is on record for."""
    decision = finding.decision
    assert decision is not None  # only findings with one come here
    yield from (_STATES[decision.state], decision.why, finding.rule, finding.title, *placed(finding.at, names))
    yield from _recorded(decision.waiver)


def _idle(waiver: Waiver) -> Iterator[Value]:
    """An exception that covers nothing any more."""
    yield from ("covers nothing", "no finding has these words any more", waiver.rule, "", "", "", waiver.quote)
    yield from _recorded(waiver)


def _recorded(waiver: Waiver) -> Iterator[Value]:
    """What is on record of an exception."""
    yield f"every finding on {waiver.product}" if waiver.product else "this finding"
    yield from (waiver.reason, *people(waiver))
    yield from (waiver.on, waiver.until)
    yield from (*notes_of(waiver), log.YES if waiver.published else log.NO)
    yield f"{waiver.at.path}, line {waiver.at.line}"


def _rests_on(report: Report) -> Iterator[tuple[str, str]]:
    """Versions, rules that were left out or changed, and what was not judged."""
    book = report.rulebook
    yield "Tendercheck", f"{report.version}, rulebook {book.version} of {said(book.dated)}: {count(len(book.rules), 'rule')}."
    yield "The organisation's own", f"{joined(book.overlays)}." if book.overlays else "Nothing is laid over the rulebook."
    yield "Rules left out", f"{', '.join(book.disabled)}." if book.disabled else "None."
    for change in book.amendments:
        yield "Amendment", amendment(change)
    for pack in report.packs:
        outcomes = [outcome for outcome in report.outcomes if outcome.pack == pack.name]
        if outcomes:
            yield "Looked at", f"{pack.name}: {looked_at(outcomes)}"
    titles = {rule.id: rule.title for rule in book.rules}
    for outcome in report.outcomes:
        if outcome.verdict == "unclear":
            yield "Unclear", f"{outcome.pack}: {titles.get(outcome.rule, outcome.rule)}: {outcome.reason}."
    for decision in report.unused:
        yield "Decision without use", f"{unused(decision)}."
    yield "Not judged", NOT_JUDGED

"""The report for a person at a terminal: first what was not read, then what to change, where, why and how."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from checker.model import Checked, CheckedPack, Finding, Outcome, Report
from checker.model.own import NOT_JUDGED as BEGINNING
from checker.render.findings import write_exceptions, write_group, write_questions
from checker.render.groups import HEADINGS, asked, groups, short_names, status
from checker.render.leftovers import write_leftovers
from checker.render.page import Page
from checker.render.procurement import write_procurement
from checker.render.standards import write_standards
from checker.render.summary import last_line
from checker.render.values import amendment, count, joined, said, unused

NOT_JUDGED = (
    f"{BEGINNING} TUPE information, data processing schedules (Article 28), exclusions and debarment checks, of which it is told "
    "only where none are found; the quality of evaluation guidance; and the case for a direct award. The findings are for a person to "
    "judge; this is not legal advice."
)


def as_text(report: Report, colour: bool = False, width: int = 100) -> str:
    """The whole report as plain text; one line sums it up, before the findings and once more at the end."""
    page = Page(colour, width)
    _write_unread(page, report)
    _write_remarks(page, report.documents)
    _write_readings(page, report.documents)
    write_leftovers(page, report)
    page.unbroken(last_line(report))
    for pack in report.packs:
        _write_pack(page, report, pack)
    _write_end(page, report)
    return page.text()


def _write_unread(page: Page, report: Report) -> None:
    """What was not checked, with cause and cure: it comes first, or silence would read as a pass."""
    missed, partly = status(report.documents, "not checked"), status(report.documents, "partly checked")
    _write_each(page, "Not checked", missed, lambda document: (f"{document.cause}. {document.cure}.",))
    _write_each(page, "Checked in part", partly, lambda document: (f"{gap.where}: {gap.cause}. {gap.cure}." for gap in document.gaps))


def _write_remarks(page: Page, documents: Sequence[Checked]) -> None:
    """What an officer should know of the files themselves."""
    told = [document for document in documents if document.remarks]
    _write_each(page, "About the files", told, lambda document: (f"{remark}." for remark in document.remarks))


def _write_each(page: Page, heading: str, documents: Sequence[Checked], told: Callable[[Checked], Iterable[str]]) -> None:
    """What is said of some files, under a heading; nothing where there are none."""
    if documents:
        page.heading(heading)
    for document in documents:
        page.line(document.path, 2)
        for line in told(document):
            page.line(line, 4)


def _write_readings(page: Page, documents: Sequence[Checked]) -> None:
    """Which text was checked, where a file holds tracked changes or comments."""
    tracked = [document for document in documents if document.insertions or document.comments]
    if tracked:
        page.heading("Read as it would be published")
    for document in tracked:
        changes = f"{count(document.insertions, 'tracked insertion')} counted in, deletions left out" if document.insertions else ""
        comments = f"{count(document.comments, 'comment')} not read as text: take out before publishing" if document.comments else ""
        page.line(f"{document.path}: {'; '.join(part for part in (changes, comments) if part)}", 2)


def _write_pack(page: Page, report: Report, pack: CheckedPack) -> None:
    """One pack: what was understood of it, its findings, its questions, the open standards, and what else the rules said."""
    outcomes = [outcome for outcome in report.outcomes if outcome.pack == pack.name]
    if not outcomes:
        return
    names = short_names([document for document in report.documents if document.pack == pack.name])
    write_procurement(page, pack, report.rulebook)
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    _write_findings(page, findings, names)
    write_exceptions(page, findings, names)
    questions = asked(question for outcome in outcomes for question in outcome.questions)
    if questions:
        page.heading("Record a reason")
        write_questions(page, questions, names)
    write_standards(page, pack.standards, names)
    _write_outcomes(page, outcomes, report)


def _write_findings(page: Page, findings: Sequence[Finding], names: Mapping[str, str]) -> None:
    """The findings, the gravest first; each rule has its number, so that people can speak of it."""
    number = 0
    for severity, heading in HEADINGS.items():
        made = groups(findings, severity)
        if made:
            places = sum(len(group.findings) for group in made)
            page.heading(f"{heading} ({count(len(made), 'matter')}{f' in {places} places' if places > len(made) else ''})")
        for group in made:
            number += 1
            write_group(page, group, number, names)


def _write_outcomes(page: Page, outcomes: Sequence[Outcome], report: Report) -> None:
    """What the rules said that found nothing."""
    page.heading("What was looked at")
    page.line(looked_at(outcomes), 2)
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    for outcome in outcomes:
        if outcome.verdict == "unclear":
            page.line(f"Unclear: {titles.get(outcome.rule, outcome.rule)} - {outcome.reason}.", 2)


def looked_at(outcomes: Sequence[Outcome]) -> str:
    """How many rules found something, passed or did not apply; no word says that all is well."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    checks, found = count(len(outcomes), "check"), counts["fail"] + counts["review"]
    began = f"{checks}: {found} with findings, " if found else f"No findings from these {checks}: "
    return f"{began}{counts['pass']} passed, {counts['not-applicable']} did not apply, {counts['unclear']} unclear."


def _write_end(page: Page, report: Report) -> None:
    """What the report rests on, what it does not judge, and the count of everything."""
    book = report.rulebook
    off = f", {count(len(book.disabled), 'of them was', 'of them were')} left out" if book.disabled else ""
    own = f", with the organisation's own from {joined(book.overlays, 'and')}" if book.overlays else ""
    page.gap()
    page.line(f"Tendercheck {report.version}, rulebook {book.version} of {said(book.dated)}: {count(len(book.rules), 'rule')}{own}{off}.")
    for change in book.amendments:
        page.line(amendment(change), 2)
    for decision in report.unused:
        page.line(f"{unused(decision)}. Take it out by hand, or with --prune.", 2)
    page.line(NOT_JUDGED)
    page.unbroken(last_line(report))

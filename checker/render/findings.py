"""Findings and questions in words: where, the words in their sentence, why, on whose authority, and what to write instead."""

from collections.abc import Mapping, Sequence

from checker.model import Finding, Question, Quoted
from checker.render.groups import Group, by_sentence
from checker.render.page import Page, marked
from checker.render.told import reasons
from checker.render.values import exception, recorded, source, where

MANY = 2  # other places of one finding beyond which they stand on one line
CALLED = 8  # letters of a fingerprint by which a decision can call a finding
IN_FULL = 5  # places of one rule in one document that are shown with their sentence; the others by their words alone


def write_group(page: Page, group: Group, number: int, names: Mapping[str, str]) -> None:
    """The findings of one rule: its title, the places, and once what all of them share."""
    first = group.first
    page.gap()
    page.item(f"{number}.", f"{first.title}  ({first.rule})", 0, hang=4)
    for path, findings in group.by_document():
        if len(names) > 1:
            page.line(names.get(path, path), 4)
        sentences = by_sentence(findings)
        for together in sentences[:IN_FULL]:
            _write_place(page, together)
        for together in sentences[IN_FULL:]:
            _write_short_place(page, together)
        for finding in findings:
            _write_others(page, finding, names)
    _write_messages(page, group)
    for decision in {id(finding.decision): finding.decision for finding in group.findings if finding.decision}.values():
        page.item("Exception", exception(decision), 4)
    for label, words in reasons(first):
        page.item(label, words, 4)
    page.item("Finding", ", ".join(dict.fromkeys(finding.fingerprint[:CALLED] for finding in group.findings)), 4)


def write_exceptions(page: Page, findings: Sequence[Finding], names: Mapping[str, str]) -> None:
    """The agreed exceptions, which stay in sight, and how many findings stood in the baseline."""
    waived = [finding for finding in findings if finding.waived]
    if waived:
        page.heading(f"Agreed exceptions ({len(waived)})")
    for finding in waived:
        about = f": “{finding.at.quote}” ({_named(finding.at, names)}, {where(finding.at.place)})" if finding.at else ""
        page.line(f"{finding.title} ({finding.rule}){about}", 2)
        if finding.decision:
            page.line(exception(finding.decision), 4)
    if known := sum(finding.known and not finding.waived for finding in findings):
        page.heading(f"In the baseline already ({known}), and not told again")


def _write_place(page: Page, together: Sequence[Quoted]) -> None:
    """Where findings are, with their words in the sentence that holds them."""
    page.line(where(together[0].place), 6)
    page.line(marked(together[0].sentence, *(quoted.quote for quoted in together)), 8)


def _write_short_place(page: Page, together: Sequence[Quoted]) -> None:
    """One more place of many, on a line."""
    page.line(f"{where(together[0].place)}: {', '.join(f'“{quoted.quote}”' for quoted in together)}", 6)


def _write_others(page: Page, finding: Finding, names: Mapping[str, str]) -> None:
    """The other places that a finding is about: the other side of a contradiction, the rest of a sum."""
    home = finding.at.place.document if finding.at else ""
    bare = [other for other in finding.related if other.quote == other.sentence and other.place.document == home]
    if len(bare) > MANY:
        page.line(f"beside {', '.join(f'“{other.quote}”' for other in bare)}, down to {where(bare[-1].place)}", 6)
    for other in finding.related:
        if len(bare) > MANY and other in bare:
            continue
        file = "" if other.place.document == home else f"{_named(other, names)}, "
        page.line(f"beside {file}{where(other.place)}", 6)
        page.line(marked(other.sentence, other.quote), 8)


def _write_messages(page: Page, group: Group) -> None:
    for message in messages(group):
        page.item("Found", message, 4)


def messages(group: Group) -> list[str]:
    """What was found; where only the marked words differ it is said once, for the first."""
    said: dict[str, str] = {}
    for finding in group.findings:
        said.setdefault(group.plain_message(finding), finding.message)
    alike = len(group.findings) > 1 and len(said) == 1 and group.first.at is not None
    more = len(group.findings) - 1
    rest = f" The same holds for the other{f' {more}' if more > 1 else ''}." if alike else ""
    return [f"{message}{rest}" for message in said.values()]


def _named(quoted: Quoted, names: Mapping[str, str]) -> str:
    """The file of a place, as people speak of it."""
    return names.get(quoted.place.document, quoted.place.document)


def write_questions(page: Page, asked: Sequence[tuple[Question, Sequence[Quoted]]], names: Mapping[str, str]) -> None:
    """The reasons to be recorded, each with the words that it is about."""
    for question, places in asked:
        page.gap()
        page.line(question.asks, 2)
        about = [f"“{quoted.quote}” ({_named(quoted, names)}, {where(quoted.place)})" for quoted in places[:IN_FULL]]
        about += [f"and {len(places) - IN_FULL} more"] if len(places) > IN_FULL else []
        page.item("About", "; ".join(about) or question.title, 4)
        if question.answer:
            page.item("On record", recorded(question.answer), 4)
        page.item("Authority", source(question.authority), 4)

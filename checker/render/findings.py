"""Findings and questions in words: where, the words in their sentence, why, on whose authority, and what to write instead."""

from collections.abc import Mapping, Sequence

from checker.model import Finding, Question, Quoted
from checker.render.groups import Group
from checker.render.page import Page, marked
from checker.render.values import authority, source, where

IN_FULL = 5  # places of one rule in one document that are shown with their sentence; the others by their words alone


def write_group(page: Page, group: Group, number: int, names: Mapping[str, str]) -> None:
    """The findings of one rule: its title, the places, and once what all of them share."""
    first = group.first
    page.gap()
    page.item(f"{number}.", f"{first.title}  ({first.rule})", 0, hang=4)
    for path, findings in group.by_document():
        page.line(names.get(path, path), 4)
        for finding in findings[:IN_FULL]:
            _write_place(page, finding, names)
        for finding in findings[IN_FULL:]:
            _write_short_place(page, finding)
    _write_messages(page, group)
    page.item("Why", first.because, 4)
    page.item("Authority", authority(first.authority), 4)
    if first.verdict == "review":
        page.item("Judge", f"A person must judge. {first.asks}", 4)
    page.item("Instead", first.advice, 4)
    if first.wording:
        page.item("To paste", first.wording, 4)
    if first.asks and first.verdict == "fail":
        page.item("Ask", first.asks, 4)


def _write_place(page: Page, finding: Finding, names: Mapping[str, str]) -> None:
    """Where a finding is, with its words in their sentence; of a contradiction the other side too."""
    if finding.at is None:
        return
    page.line(where(finding.at.place), 6)
    page.line(marked(finding.at.sentence, finding.at.quote), 8)
    for other in finding.related:
        file = "" if other.place.document == finding.at.place.document else f"{_named(other, names)}, "
        if other.quote == other.sentence:
            page.line(f"beside “{other.quote}” at {file}{where(other.place)}", 6)
            continue
        page.line(f"beside {file}{where(other.place)}", 6)
        page.line(marked(other.sentence, other.quote), 8)


def _write_short_place(page: Page, finding: Finding) -> None:
    """One more place of many, on a line."""
    if finding.at:
        page.line(f"{where(finding.at.place)}: “{finding.at.quote}”", 6)


def _write_messages(page: Page, group: Group) -> None:
    """What was found; where only the marked words differ it is said once, for the first."""
    said: dict[str, str] = {}
    for finding in group.findings:
        said.setdefault(group.plain_message(finding), finding.message)
    alike = len(group.findings) > 1 and len(said) == 1 and group.first.at is not None
    for message in said.values():
        page.item("Found", f"{message} The same holds for the others." if alike else message, 4)


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
        page.item("Authority", source(question.authority), 4)

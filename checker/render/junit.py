"""The report as JUnit's XML: a suite for each pack, in it a case for each rule; before them a suite of what was not read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.model import CheckedPack, Outcome, Question, Report
from checker.model.own import NAME
from checker.render.groups import asked
from checker.render.page import visible
from checker.render.procurement import titled
from checker.render.told import paragraphs, spot
from checker.render.unread import missed
from checker.render.values import count, recorded, source, where

UNREAD = "What was not read"
_ILLEGAL = re.compile("[\ufffe\uffff]")  # no letters, and XML forbids them; what else it forbids is written out by `visible`
_KINDS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def as_junit(report: Report) -> bytes:
    """A case fails where a finding of its rule stands; it is skipped where the rule does not apply, or cannot tell."""
    root = Element("testsuites", name=NAME)
    _write_unread(root, report)
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    for pack in report.packs:
        _write_pack(root, pack, [outcome for outcome in report.outcomes if outcome.pack == pack.name], titles)
    for suite in (*root, root):
        _count(suite)
    indent(root, " ")
    made: bytes = tostring(root, "utf-8", xml_declaration=True)
    return made + b"\n"


def legal(words: str) -> str:
    """Words on one line with no letter that XML forbids."""
    return _ILLEGAL.sub(lambda letter: f"<U+{ord(letter[0]):04X}>", visible(words))


def _write_unread(root: Element, report: Report) -> None:
    """Files that were not read are errors; parts that were not read are skipped. Without any there is no such suite."""
    if not (unread := list(missed(report))):
        return
    suite = SubElement(root, "testsuite", name=UNREAD)
    for each in unread:
        case = _case(suite, f"{each.path}{f', {each.where}' if each.where else ''}", each.pack)
        _said(case, "skipped" if each.where else "error", f"{each.kind.capitalize()}: {each.cause}", [each.words])


def _write_pack(root: Element, pack: CheckedPack, outcomes: Sequence[Outcome], titles: Mapping[str, str]) -> None:
    """One pack, where anything was read of it."""
    if not outcomes:
        return
    suite = SubElement(root, "testsuite", name=legal(f"{titled(pack)} ({pack.name})"))
    for outcome in outcomes:
        case = _case(suite, f"{outcome.rule}: {titles.get(outcome.rule, outcome.rule)}", pack.name)
        _write_outcome(case, outcome)


def _write_outcome(case: Element, outcome: Outcome) -> None:
    """What one rule said."""
    standing = [finding for finding in outcome.findings if finding.stands]
    if standing:
        judge = " (a person must judge)" if outcome.verdict == "review" else ""
        heading = f"{count(len(standing), 'finding')}: {standing[0].message} ({spot(standing[0])}){judge}"
        lines = [line for finding in standing for line in (*paragraphs(finding), "")]
        _said(case, "failure", heading, lines[:-1], type=standing[0].severity)
    elif outcome.verdict == "not-applicable":
        _said(case, "skipped", f"Not applicable: {outcome.reason}", [])
    elif outcome.verdict == "unclear":
        _said(case, "skipped", f"Unclear: {outcome.reason}", [])
    settled = [line for finding in outcome.findings if not finding.stands for line in (*paragraphs(finding), "")]
    _write_aside(case, [*settled, *_questions(outcome.questions)])


def _questions(questions: Iterable[Question]) -> list[str]:
    """The reasons that must be on record, each with the words that it is about."""
    lines = []
    for question, places in asked(questions):
        about = "; ".join(f"“{quoted.quote}” in {quoted.place.document}, {where(quoted.place)}" for quoted in places)
        answer = f" On record: {recorded(question.answer)}" if question.answer else ""
        lines.append(f"Record a reason: {question.asks} About: {about or question.title}. {source(question.authority)}{answer}")
    return lines


def _write_aside(case: Element, lines: Sequence[str]) -> None:
    """What is told without failing."""
    if lines:
        SubElement(case, "system-out").text = "\n".join(map(legal, lines)).strip()


def _case(suite: Element, name: str, pack: str) -> Element:
    """A case by its name, with the pack for a class."""
    return SubElement(suite, "testcase", classname=legal(pack), name=legal(name), time="0")


def _said(case: Element, kind: str, heading: str, lines: Sequence[str], **more: str) -> None:
    """Why a case did not pass: a heading, and everything that is to be said."""
    SubElement(case, kind, {"message": legal(heading), **more}).text = "\n".join(map(legal, lines)) or None


def _count(suite: Element) -> None:
    """How many cases there are, and how many of them did not pass."""
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for name, kind in _KINDS.items():
        suite.set(name, str(len(list(suite.iter(kind)))))

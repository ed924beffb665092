"""The report as one page of HTML: no script, nothing to fetch, printable, with the text of the documents beside the findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.model import CheckedPack, Comparison, Finding, Outcome, Question, Quoted, Report, Severity, Standing, Verdict
from checker.model.own import NAME
from checker.render.comparison import KINDS, UNREAD, comparison_line, spot, why_unread
from checker.render.findings import messages
from checker.render.groups import HEADINGS, Group, asked, groups, short_names, status
from checker.render.html.texts import Numbers, parts
from checker.render.leftovers import HEADING, told
from checker.render.page import split, unsteered, visible
from checker.render.procurement import facts, missing, titled
from checker.render.standards import bound, full_name
from checker.render.summary import headline, last_line
from checker.render.text import NOT_JUDGED, looked_at
from checker.render.told import KEPT, UNASKED
from checker.render.values import amendment, authority, count, exception, joined, recorded, said, source, unused, where

VERDICTS: Mapping[Verdict, str] = {
    "fail": "Findings",
    "review": "Findings, for a person to judge",
    "pass": "Passed",
    "not-applicable": "Did not apply",
    "unclear": "Unclear",
}
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class PackPage:
    """What a page says of one pack."""

    number: int
    title: str
    facts: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    names: Mapping[str, str]
    findings: tuple[tuple[Severity, str, list[tuple[int, Group]]], ...]
    decided: tuple[Finding, ...]
    known: tuple[Finding, ...]
    questions: list[tuple[Question, tuple[Quoted, ...]]]
    standards: tuple[Standing, ...]
    looked_at: str
    outcomes: tuple[tuple[str, Outcome], ...]


def as_html(report: Report) -> str:
    """The whole report as one page; with the text of its documents where the report holds it."""
    numbers = Numbers()
    packs = list(_packs(report, numbers))
    page = environment().get_template("report.html")
    return page.render(
        report=report, packs=packs, numbers=numbers, css=_css(), headline=headline(report), names=short_names(report.documents)
    )


def comparison_html(made: Comparison) -> str:
    """Two drafts held against each other, as one page."""
    kinds = [(heading, getattr(made, name)) for name, heading in KINDS.items()]
    page = environment().get_template("comparison.html")
    return page.render(
        kinds=kinds, css=_css(), headline=comparison_line(made), spot=spot, missed=made.unread, unread=UNREAD, why=why_unread
    )


def _css() -> Markup:
    """How pages look."""
    return Markup((_TEMPLATES / "report.css").read_text("utf-8"))  # noqa: S704 - our own, in a file beside this


@cache
def environment() -> Environment:
    """The templates, with the words that they share with all other reports; whatever is put into them is escaped."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"visible": visible, "spaced": unsteered}
    made.globals |= {
        "amendment": amendment,
        "authority": authority,
        "exception": exception,
        "recorded": recorded,
        "unused": unused,
        "bound": bound,
        "count": count,
        "full_name": full_name,
        "generator": NAME,
        "headings": HEADINGS,
        "joined": joined,
        "kept": KEPT,
        "last_line": last_line,
        "left_in": told,
        "not_to_publish": HEADING,
        "messages": messages,
        "not_judged": NOT_JUDGED,
        "parts_of": parts,
        "said": said,
        "source": source,
        "split": split,
        "status": status,
        "unasked": UNASKED,
        "verdicts": VERDICTS,
        "where": where,
    }
    return made


def _packs(report: Report, numbers: Numbers) -> Iterator[PackPage]:
    """Every pack of which something was read, with a number for each matter and each finding."""
    matters = 0
    for at, pack in enumerate(report.packs, start=1):
        outcomes = [outcome for outcome in report.outcomes if outcome.pack == pack.name]
        found = [finding for outcome in outcomes for finding in outcome.findings]
        graded = []
        for severity, heading in HEADINGS.items():
            if made := groups(found, severity):
                numbered = list(enumerate(made, start=matters + 1))
                matters += len(made)
                graded.append((severity, heading, numbered))
                for number, group in numbered:
                    for finding in group.findings:
                        numbers.add(finding, number)
        yield _pack(at, pack, report, (outcomes, tuple(graded)))


def _pack(
    at: int,
    pack: CheckedPack,
    report: Report,
    said_of_it: tuple[list[Outcome], tuple[tuple[Severity, str, list[tuple[int, Group]]], ...]],
) -> PackPage:
    """What a page says of one pack, with its outcomes and its findings by severity."""
    outcomes, graded = said_of_it
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    return PackPage(
        number=at,
        title=titled(pack),
        facts=tuple(facts(pack, report.rulebook)),
        missing=missing(pack),
        names=short_names([document for document in report.documents if document.pack == pack.name]),
        findings=graded,
        decided=tuple(finding for outcome in outcomes for finding in outcome.findings if finding.waived),
        known=tuple(finding for outcome in outcomes for finding in outcome.findings if finding.known and not finding.waived),
        questions=asked(question for outcome in outcomes for question in outcome.questions),
        standards=pack.standards,
        looked_at=looked_at(outcomes),
        outcomes=tuple((titles.get(outcome.rule, outcome.rule), outcome) for outcome in outcomes),
    )

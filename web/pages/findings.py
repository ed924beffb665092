"""A finding on a page of its own: its words among those around them, why they matter, and what to write instead."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, render_template

from checker.model import Finding, Report
from checker.render.groups import short_names
from checker.render.html.texts import parts
from web.installation import installation
from web.pages.checks import links_of
from web.people.access import draft_for
from web.people.visitor import needs
from web.report.filters import Filter
from web.report.sections import around
from web.report.shown import Shown, numbered, texts
from web.seen import seen

pages = Blueprint("findings", __name__, url_prefix="/checks/<id>/findings")
ALIKE = 20  # other findings of the same rule that are named


@pages.get("/<int:n>")
@needs()
def page(id: str, n: int) -> Any:
    """One finding of a check, by its number in the report."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        if draft.state != "done":
            abort(404)
        report = seen(draft, with_texts=True)
        if not 1 <= n <= len(report.findings):
            abort(404)
        finding = report.findings[n - 1]
        links = replace(links_of(draft, report), itself=n)
        return render_template(
            "checks/finding.html",
            draft=draft,
            report=report,
            finding=finding,
            n=n,
            links=links,
            beside=_beside(Shown(report, Filter(), {}, links).order, n),
            names=short_names(report.documents),
            context=_context(report, finding),
            alike=_alike(report, finding),
            most=ALIKE,
        )


def _beside(order: list[int], n: int) -> tuple[int, int]:
    """The numbers of the findings before and after one, as they are read; 0 where there is none."""
    at = order.index(n)
    return (order[at - 1] if at else 0), (order[at + 1] if at + 1 < len(order) else 0)


def _context(report: Report, finding: Finding) -> list[Any]:
    """The words of a finding among those around them; nothing where it is about what is absent, or its text is not at hand."""
    document = next((each for each in texts(report) if finding.at and each.path == finding.at.place.document), None)
    if document is None:
        return []
    numbers = numbered(report)
    numbers.number([finding])
    return list(parts(document, [finding], numbers, around(document, finding)))


def _alike(report: Report, finding: Finding) -> Mapping[int, Finding]:
    """The other findings of the same rule, by their numbers."""
    every = enumerate(report.findings, start=1)
    return {number: each for number, each in every if each is not finding and (each.rule, each.pack) == (finding.rule, finding.pack)}

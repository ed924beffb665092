"""The text of a document as it was read, section by section, with the words that findings are about."""

from typing import Any

from flask import Blueprint, abort, render_template, request

from checker.render.groups import short_names
from web.installation import installation
from web.pages.checks import links_of
from web.people.access import draft_for
from web.people.visitor import needs
from web.report.sections import Section, sections
from web.report.shown import marked, numbered, texts
from web.seen import seen

pages = Blueprint("documents", __name__, url_prefix="/checks/<id>/document")


@pages.get("/<int:d>")
@needs()
def page(id: str, d: int) -> Any:
    """A section of a document, by the document's number among those that have text."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        if draft.state != "done":
            abort(404)
        report = seen(draft, with_texts=True)
        held = texts(report)
        if not 1 <= d <= len(held):
            abort(404)
        found = sections(held[d - 1])
        section = _asked(found)
        return render_template(
            "checks/document.html",
            draft=draft,
            d=d,
            document=held[d - 1],
            names=short_names(report.documents),
            sections=found,
            section=section,
            parts_here=list(marked(held[d - 1], section, report.findings, numbered(report))),
            links=links_of(draft, report),
        )


def _asked(found: list[Section]) -> Section:
    """The section that the address asks for, or the first."""
    at = request.args.get("section", 1, type=int)
    if not 1 <= at <= len(found):
        abort(404)
    return found[at - 1]

"""The details of a procurement: one form, whose answers sharpen the rules at the next check."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from checker.render.procurement import facts
from web.installation import installation
from web.pages.procurements.board import done, pages, procurement_at
from web.pages.procurements.facts import DetailsForm, filled
from web.people.visitor import needs, visitor
from web.seen import seen
from web.store.tables import Procurement


@pages.route("/<id>/details", methods=["GET", "POST"])
@needs("check")
def details(id: str) -> Any:
    """Show what is on record, or put on record what is known now."""
    with installation().store.reading() as session:
        found = procurement_at(session, id)
        form = DetailsForm(data=filled({**found.details, "title": found.title}))
        if not form.stands():
            page = render_template("procurements/details.html", form=form, procurement=found, understood=_understood(found))
            return page, 422 if request.method == "POST" else 200
    _record(id, form.answers())
    return redirect(url_for("procurements.page", id=id), 303)


def _record(id: str, answers: dict[str, str]) -> None:
    """Put the answers on record; the trail says which of them changed, never what they say."""
    with installation().store.acting(visitor().id) as act:
        row = procurement_at(act.session, id)
        changed = sorted(key for key in {*row.details, *answers} if row.details.get(key) != answers.get(key))
        row.details, row.title = answers, answers["title"]
        if changed:
            act.note("details changed", id, keys=changed)
    flash("The details are saved." if changed else "Nothing was changed.", "success" if changed else "")


def _understood(procurement: Procurement) -> dict[str, Any]:
    """The newest draft with a report, and what was understood from it, each fact with where it comes from."""
    drafts = done(procurement)
    if not drafts:
        return {}
    report = seen(drafts[-1])
    return {"draft": drafts[-1], "facts": [fact for pack in report.packs for fact in facts(pack, report.rulebook)]}

"""The hub of a procurement: what is to be done, its drafts, the files of the newest, and how long all is kept."""

from typing import Any

from flask import redirect, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.model import Report
from web.details import stated
from web.installation import installation
from web.pages.procurements.board import done, given, latest, pages
from web.pages.procurements.kept import reason
from web.pages.procurements.tasks import tasks
from web.people.access import procurement_for
from web.people.visitor import needs, visitor
from web.seen import seen
from web.store.tables import Procurement, User


@pages.get("/<id>")
@needs()
def page(id: str) -> Any:
    """All of a procurement at a glance; a quick check has its report alone."""
    with installation().store.reading() as session:
        found = procurement_for(session, id)
        newest = latest(found)
        if found.kind == "quick" and newest:
            return redirect(url_for("checks.page", id=newest.id), 303)
        report = seen(newest) if newest and newest.state == "done" else None
        return render_template(
            "procurements/hub.html",
            procurement=found,
            newest=newest,
            report=report,
            has_news=report is not None and knows_more(found, report),
            tasks=list(tasks(found, report)),
            people=_people(session, found),
            why=reason(found),
            visitor=visitor(),
            done=done(found),
        )


def knows_more(procurement: Procurement, report: Report) -> bool:
    """Whether the details now say something else than they did when the report was made."""
    today = {name: fact.value for name, fact in stated(procurement.details).items()}
    return any(facts != today for facts in given(report))


def _people(session: Session, procurement: Procurement) -> dict[str, str]:
    """The names of those who handed in the drafts."""
    ids = {draft.created_by for draft in procurement.drafts}
    return {user.id: user.name for user in session.scalars(select(User).where(User.id.in_(ids)))}

"""The open standards that matter to what is bought: how the newest checked draft stands to each, and wording to copy."""

from flask import render_template

from checker.render.standards import LABELS
from web.installation import installation
from web.pages.procurements.board import done, pages, procurement_at
from web.people.visitor import needs
from web.seen import seen


@pages.get("/<id>/standards")
@needs()
def standards(id: str) -> str:
    """The table, what is to be done first, and the wording once for each clause."""
    with installation().store.reading() as session:
        found = procurement_at(session, id)
        drafts = done(found)
        report = seen(drafts[-1]) if drafts else None
        order = list(LABELS)
        standings = (
            sorted((each for pack in report.packs for each in pack.standards), key=lambda each: order.index(each.ask)) if report else []
        )
        wordings = {each.standard.clause: each for each in standings if each.wording and each.ask != "asked for"}
        return render_template(
            "procurements/standards.html",
            procurement=found,
            draft=drafts[-1] if drafts else None,
            report=report,
            standings=standings,
            wordings=wordings,
        )

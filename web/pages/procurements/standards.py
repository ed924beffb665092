"""The open standards that matter to what is bought: how the newest checked draft stands to each, and wording to copy."""

from collections.abc import Sequence

from flask import render_template

from checker.model import Report, Standing
from checker.render.standards import LABELS, full_name
from checker.render.values import joined
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
        draft = next(reversed(done(found)), None)
        report = seen(draft) if draft else None
        standings = _in_order(report) if report else []
        return render_template(
            "procurements/standards.html",
            procurement=found,
            draft=draft,
            report=report,
            standings=standings,
            wordings=_wordings(standings),
        )


def _in_order(report: Report) -> list[Standing]:
    """The standards that matter, those first for which most is to be done."""
    order = list(LABELS)
    return sorted((each for pack in report.packs for each in pack.standards), key=lambda each: order.index(each.ask))


def _wordings(standings: Sequence[Standing]) -> dict[str, tuple[str, str]]:
    """For each clause that is wanted the standards that it serves, and its wording."""
    made: dict[str, tuple[list[str], str]] = {}
    for each in standings:
        if each.wording and each.ask != "asked for":
            made.setdefault(each.standard.clause, ([], each.wording))[0].append(full_name(each.standard))
    return {clause: (joined(names), wording) for clause, (names, wording) in made.items()}

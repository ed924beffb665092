"""Two drafts held against each other: what was mended, what is still there, what is new, and what is an agreed exception."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, render_template, request
from wtforms import Form, SelectField

from checker.model import Report
from checker.render.comparison import KINDS, comparison_line
from checker.render.json import plain_finding, told
from checker.render.unread import Missed, missed
from checker.service.recording import compared
from web.forms.fields import choices
from web.installation import installation
from web.pages.procurements.board import done, given, pages, procurement_at
from web.people.visitor import needs
from web.seen import seen
from web.store.tables import Draft
from web.words import moment

SAYS = {
    "new": "Not in the earlier draft.",
    "still": "In both drafts.",
    "waived": "In the later draft, and agreed as an exception.",
    "fixed": "In the earlier draft, and no longer in the later one.",
}


class Pair(Form):
    """Which two drafts."""

    old = SelectField("Earlier draft", coerce=int)
    new = SelectField("Later draft", coerce=int)


@pages.get("/<id>/compare")
@needs()
def compare(id: str) -> Any:
    """The comparison of the two drafts that the address names, else of the last two."""
    with installation().store.reading() as session:
        found = procurement_at(session, id)
        drafts = done(found)
        if len(drafts) < 2:
            return render_template("procurements/compare.html", procurement=found, drafts=drafts)
        old, new = _chosen(drafts)
        form = Pair(data={"old": old.number, "new": new.number})
        form.old.choices = form.new.choices = choices([(each.number, f"Draft {each.number}, {moment(each.created)}") for each in drafts])
        if old is new:
            form.new.errors = ["Select two different drafts"]
        return render_template("procurements/compare.html", procurement=found, drafts=drafts, form=form, **_told(old, new)), (
            422 if old is new else 200
        )


def _chosen(drafts: Sequence[Draft]) -> tuple[Draft, Draft]:
    """The two drafts, the earlier first; not found where one of them has no report."""
    numbers = [draft.number for draft in drafts]
    new = request.args.get("new", numbers[-1], int)
    old = request.args.get("old", next((number for number in reversed(numbers) if number < new), numbers[0]), int)
    if not {old, new} <= set(numbers):
        abort(404)
    old, new = sorted((old, new))
    return drafts[numbers.index(old)], drafts[numbers.index(new)]


def _told(old: Draft, new: Draft) -> dict[str, Any]:
    """What the page says of the two; of a draft and itself nothing."""
    if old is new:
        return {"old": old, "new": new}
    reports = {draft: seen(draft) for draft in (old, new)}
    made = compared(*(told(report) | {"findings": _numbered(draft, report)} for draft, report in reports.items()))
    kinds = [(name, heading, SAYS[name], getattr(made, name)) for name, heading in KINDS.items()]
    unread: list[tuple[Draft, Missed]] = [(draft, each) for draft, report in reports.items() for each in missed(report)]
    differs = [*(["rules"] if old.rulebook != new.rulebook else []), *(["details"] if given(reports[old]) != given(reports[new]) else [])]
    return {"old": old, "new": new, "kinds": kinds, "line": comparison_line(made), "unread": unread, "differs": differs}


def _numbered(draft: Draft, report: Report) -> list[Mapping[str, Any]]:
    """The findings of a report as the JSON report tells them, each with the check and the number under which it has a page."""
    return [{**plain_finding(finding), "check": draft.id, "number": at} for at, finding in enumerate(report.findings, start=1)]

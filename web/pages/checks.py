"""A check: its progress until it is done, then its report."""

from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import TooManyRequests

from checker.model import Comparison, Report
from checker.render.comparison import comparison_line
from checker.render.json import told
from checker.render.summary import headline, last_line
from checker.service.recording import compared
from web.installation import installation
from web.people.access import draft_for
from web.people.visitor import needs, visitor
from web.report.filters import asked_for, choices
from web.report.links import Links, decided, places
from web.report.shown import Shown, named, texts
from web.seen import seen
from web.store.tables import Draft
from web.uploads import Busy, copied, insist_on_room, open_draft

pages = Blueprint("checks", __name__, url_prefix="/checks/<id>")
OVER = ("done", "failed")
STATES = {  # of a file: in words, and the colour of its tag
    "waiting": ("Waiting", "grey"),
    "reading": ("Being read", "light-blue"),
    "read": ("Read", "blue"),
    "checked": ("Checked", "green"),
    "partly checked": ("Checked in part", "yellow"),
    "not checked": ("Not checked", "red"),
}


@pages.get("")
@needs()
def page(id: str) -> Any:
    """The progress of a check, or its report."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        if draft.state == "done":
            return _report(draft)
        states = [file.state for file in draft.files]
        tags = [STATES[state] for state in read_so_far(states)]
        return render_template("checks/progress.html", draft=draft, line=said(draft.state, states), tags=tags)


@pages.get("/progress")
@needs()
def progress(id: str) -> Any:
    """How far a check is, for the script of the progress page."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        states = [file.state for file in draft.files]
        tags = [STATES[state] for state in read_so_far(states)]
        return jsonify(over=draft.state in OVER, line=said(draft.state, states), files=tags)


@pages.post("/again")
@needs("check")
def again(id: str) -> Any:
    """Check the same files by the rules of today, as a new draft."""
    here = installation()
    with here.store.reading() as session:
        draft = draft_for(session, id)
        if draft.state not in OVER:
            return redirect(url_for("checks.page", id=id), 303)
        try:
            insist_on_room(session)
        except Busy as busy:
            raise TooManyRequests(busy.sentence + ".", retry_after=busy.wait) from None
        files = copied(draft.files)
    try:
        with here.store.acting(visitor().id) as act:
            made = open_draft(act, draft_for(act.session, id).procurement, files).id
    except BaseException:
        here.files.remove(each.stored.name for each in files)
        raise
    here.queue.put(made)
    return redirect(url_for("checks.page", id=made), 303)


def links_of(draft: Draft, report: Report) -> Links:
    """Where everything on the pages of a check is."""
    check = url_for("checks.page", id=draft.id)
    return Links(check, places(check, report, texts(report)), decided(report, draft.procurement.decisions))


def read_so_far(states: list[str]) -> list[str]:
    """The states of files while they are read: whoever's turn is over has been read."""
    last = max((at for at, state in enumerate(states) if state == "reading"), default=0)
    return ["read" if state == "reading" and at < last else state for at, state in enumerate(states)]


def said(state: str, files: list[str]) -> str:
    """How far a check is, in one line."""
    if state == "failed":
        return "The check has stopped"
    read = sum(each == "reading" for each in files)
    if state == "queued" or not read:
        return "Waiting to be checked"
    return f"Reading file {read} of {len(files)}"


def _report(draft: Draft) -> str:
    """The report, or what is wanted of it."""
    report = seen(draft, with_texts=True)
    possible = choices(report, named(report))
    page = Shown(report, asked_for(request.args, possible), possible, links_of(draft, report))
    earlier, change = _changed(draft, report)
    return render_template(
        "checks/report.html",
        draft=draft,
        page=page,
        headline=headline(report),
        last_line=last_line(report),
        earlier=earlier,
        change=comparison_line(change) if change else "",
    )


def _changed(draft: Draft, report: Report) -> tuple[Draft | None, Comparison | None]:
    """The draft before this one, and what has changed since; none where there is no such draft that was checked."""
    before = [each for each in draft.procurement.drafts if each.number < draft.number and each.state == "done"]
    if not before:
        return None, None
    return before[-1], compared(told(seen(before[-1])), told(report))

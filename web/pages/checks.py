"""A check: its progress until it is done, then its report."""

from typing import Any

from flask import Blueprint, jsonify, render_template

from checker.render.summary import headline
from web.installation import installation
from web.people.access import draft_for
from web.people.visitor import needs
from web.seen import seen

pages = Blueprint("checks", __name__, url_prefix="/checks/<id>")
OVER = ("done", "failed")


@pages.get("")
@needs()
def page(id: str) -> Any:
    """The progress of a check, or its report."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        if draft.state != "done":
            return render_template("checks/progress.html", draft=draft, line=said(draft.state, [file.state for file in draft.files]))
        report = seen(draft)
        return render_template("checks/report.html", draft=draft, report=report, headline=headline(report))


@pages.get("/progress")
@needs()
def progress(id: str) -> Any:
    """How far a check is, for the script of the progress page."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        states = [file.state for file in draft.files]
        return jsonify(over=draft.state in OVER, line=said(draft.state, states), files=states)


def said(state: str, files: list[str]) -> str:
    """How far a check is, in one line."""
    if state == "failed":
        return "The check has stopped"
    read = sum(each == "reading" for each in files)
    if state == "queued" or not read:
        return "Waiting to be checked"
    return f"Reading file {read} of {len(files)}"

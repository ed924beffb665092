"""The first page: choose files and have them checked, without a procurement and without an account of it."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import MultipleFileField

from web.installation import installation
from web.people.visitor import needs, visitor
from web.store.tables import Draft, Procurement
from web.uploads import KINDS, Busy, Refused, insist_on_room, open_draft, take

pages = Blueprint("upload", __name__)
_RECENT = 10


class UploadForm(FlaskForm):  # type: ignore[misc]
    """The files to check."""

    documents = MultipleFileField("Tender documents")


@pages.route("/", methods=["GET", "POST"])
@needs("check")
def page() -> Any:
    """Show the form, or take the files and lead on to their check."""
    form = UploadForm()
    if request.method == "GET":
        return _shown(form)
    try:
        with installation().store.reading() as session:
            insist_on_room(session)
        return redirect(url_for("checks.page", id=_begun()), 303)
    except Refused as refused:
        form.documents.errors = list(refused.sentences)
        return _shown(form, 422)
    except Busy as busy:
        form.documents.errors = [busy.sentence]
        answer = make_response(_shown(form, 429))
        answer.headers["Retry-After"] = str(busy.wait)
        return answer


def _begun() -> str:
    """Store the files, have them checked, and answer with the id of the draft."""
    if not visitor().teams:
        raise Refused("You belong to no team yet, and only a team can see what it has checked. Ask an administrator to add you to one")
    files = take(request.files.getlist("documents"))
    here = installation()
    try:
        with here.store.acting(visitor().id) as act:
            until = date.today() + timedelta(days=here.settings.quick_days)
            quick = Procurement(
                kind="quick",
                title=_titled([each.name for each in files]),
                team_id=visitor().teams[0][0],
                created_by=visitor().id,
                delete_on=until,
            )
            act.session.add(quick)
            draft = open_draft(act, quick, files).id
    except BaseException:
        here.files.remove(each.stored.name for each in files)
        raise
    here.queue.put(draft)
    return draft


def _titled(names: list[str]) -> str:
    """What a quick check is called."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _shown(form: UploadForm, status: int = 200) -> tuple[str, int]:
    """The page."""
    here = installation().settings
    with installation().store.reading() as session:
        mine = select(Draft).join(Procurement).where(Procurement.kind == "quick", Draft.created_by == visitor().id)
        recent = list(session.scalars(mine.order_by(Draft.created.desc()).limit(_RECENT)))
        return render_template("upload.html", form=form, limits=here.limits, kinds=KINDS, days=here.quick_days, recent=recent), status

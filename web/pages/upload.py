"""The first page: choose files and have them checked, without a procurement and without an account of it."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import MultipleFileField

from web.installation import installation
from web.people.visitor import needs, visitor
from web.store.tables import Draft, Procurement
from web.uploads import KINDS, Busy, Refused, begin_quick, insist_on_room

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
        return redirect(url_for("checks.page", id=begin_quick(request.files.getlist("documents"))), 303)
    except Refused as refused:
        form.documents.errors = list(refused.sentences)
        return _shown(form, 422)
    except Busy as busy:
        form.documents.errors = [busy.sentence]
        answer = make_response(_shown(form, 429))
        answer.headers["Retry-After"] = str(busy.wait)
        return answer


def _shown(form: UploadForm, status: int = 200) -> tuple[str, int]:
    """The page."""
    here = installation().settings
    with installation().store.reading() as session:
        mine = select(Draft).join(Procurement).where(Procurement.kind == "quick", Draft.created_by == visitor().id)
        recent = list(session.scalars(mine.order_by(Draft.created.desc()).limit(_RECENT)))
        return render_template("upload.html", form=form, limits=here.limits, kinds=KINDS, days=here.quick_days, recent=recent), status

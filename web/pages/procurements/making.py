"""A new procurement or set of templates, and a quick check that is kept as one without handing anything in again."""

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from web.forms.fields import choices
from web.installation import installation
from web.jobs.retention import years_after
from web.pages.procurements.board import pages, printable
from web.people.access import draft_for
from web.people.visitor import needs, visitor
from web.store.opened import Acting
from web.store.tables import Procurement

LONGEST = 200
TITLE = (DataRequired("Enter a title"), Length(max=LONGEST, message=f"Title must be {LONGEST} letters or fewer"))


class NewForm(FlaskForm):  # type: ignore[misc]
    """What a procurement must have: a title, and somebody who sees it."""

    title = StringField("What is it called?", TITLE, filters=[printable], description="For example, Planning case management.")
    kind = RadioField(
        "What is it?",
        [InputRequired("Select what it is")],
        choices=choices({"procurement": "A procurement", "template": "A set of templates"}.items()),
        default="procurement",
    )
    team = SelectField("Which team does it belong to?", [InputRequired("Select a team")], description="Only its members will see it.")


@pages.route("/new", methods=["GET", "POST"])
@needs("check")
def new() -> Any:
    """Ask for a title, and make the procurement; or keep the quick check that `from` names as one."""
    form = NewForm()
    form.team.choices = choices(visitor().teams)
    if len(visitor().teams) == 1:
        del form.team
    with installation().store.reading() as session:
        quick = _quick(session)
        if quick is not None and quick.kind != "quick":
            return redirect(url_for("procurements.page", id=quick.id), 303)
        if not form.validate_on_submit():
            return render_template("procurements/new.html", form=form, quick=quick), 422 if request.method == "POST" else 200
    return redirect(url_for("procurements.page", id=_made(form, quick.id if quick else "")), 303)


def _quick(session: Session) -> Procurement | None:
    """The quick check that is to be kept, if one is; not found where it is not the visitor's to see."""
    draft = request.args.get("from", "")
    return draft_for(session, draft).procurement if draft else None


def _made(form: NewForm, quick: str) -> str:
    """Put it on record; the answer is its id."""
    with installation().store.acting(visitor().id) as act:
        team = form.team.data if form.team else visitor().teams[0][0]
        row = _kept(act, quick) if quick else Procurement(created_by=visitor().id)
        row.kind, row.title, row.team_id = str(form.kind.data), printable(form.title.data), str(team)
        row.details = {"title": row.title}
        row.delete_on = years_after(date.today(), installation().settings.record_years)
        act.session.add(row)
        act.session.flush()
        act.note("quick check kept" if quick else "procurement made", row.id, kind=row.kind, team=team)
        if quick:
            flash("The check is kept. Say what you know of the procurement, so that more rules can speak.", "success")
        return row.id


def _kept(act: Acting, id: str) -> Procurement:
    """The quick check, with its files and decisions as they are; gone where its days ran out in the meantime."""
    return act.session.get(Procurement, id) or abort(404)

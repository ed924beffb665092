"""Administer teams: add one, give it another name, see who belongs to it."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from web.installation import installation
from web.people import accounts
from web.people.accounts import NotPossible
from web.people.visitor import needs, visitor
from web.store.tables import Member, Team, User

pages = Blueprint("teams", __name__, url_prefix="/admin/teams")


class TeamForm(FlaskForm):  # type: ignore[misc]
    """What a team is called."""

    name = StringField("Name of the team", [InputRequired("Enter a name"), Length(max=200, message="Name must have at most 200 letters")])


@pages.route("", methods=["GET", "POST"])
@needs("administer")
def listing() -> Any:
    """All teams, and a form to add one."""
    _insist_on_several()
    form = TeamForm()
    if form.validate_on_submit():
        if _is_taken(form.name.data or ""):
            form.name.errors = ["There is a team of this name already"]
        else:
            with installation().store.acting(visitor().id) as act:
                accounts.team_named(act, form.name.data or "")
            flash("The team is added.", "success")
            return redirect(url_for("teams.listing"), 303)
    with installation().store.reading() as session:
        teams = list(session.scalars(select(Team).order_by(Team.name)))
        members = {team.id: list(session.scalars(_members(team))) for team in teams}
    return render_template("admin/teams.html", form=form, teams=teams, members=members), 422 if form.errors else 200


@pages.route("/<id>", methods=["GET", "POST"])
@needs("administer")
def page(id: str) -> Any:
    """Give a team another name."""
    _insist_on_several()
    with installation().store.reading() as session:
        team = session.get(Team, id)
    if team is None:
        abort(404)
    form = TeamForm(obj=team)
    if form.validate_on_submit():
        try:
            with installation().store.acting(visitor().id) as act:
                accounts.rename(act, act.session.get_one(Team, id), form.name.data or "")
            flash("The team has another name.", "success")
            return redirect(url_for("teams.listing"), 303)
        except NotPossible as refused:
            form.name.errors = [str(refused)]
    return render_template("admin/team.html", form=form, team=team), 422 if form.errors else 200


def _insist_on_several() -> None:
    """There are no teams to look after where one person uses the installation."""
    if visitor().is_alone:
        abort(404)


def _is_taken(name: str) -> bool:
    """Whether a team has this name."""
    with installation().store.reading() as session:
        return session.scalars(select(Team).where(Team.name == " ".join(name.split()))).first() is not None


def _members(team: Team) -> Any:
    """The names of those who belong to a team."""
    return select(User.name).join(Member, Member.user_id == User.id).where(Member.team_id == team.id, User.active).order_by(User.name)

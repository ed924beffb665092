"""Administer people: add them, give them roles, capacities and teams, let them set a new password, close their accounts."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length

from web.installation import installation
from web.people import accounts
from web.people.accounts import CAPACITIES, ROLES, NotPossible, Person
from web.people.visitor import needs, visitor
from web.people.welcome import DAYS, ticket
from web.store.tables import Team, User

pages = Blueprint("users", __name__, url_prefix="/admin/users")


class UserForm(FlaskForm):  # type: ignore[misc]
    """What an account says of somebody."""

    name = StringField("Name", [InputRequired("Enter a name"), Length(max=200, message="Name must have at most 200 letters")])
    email = StringField("E-mail address", [InputRequired("Enter an e-mail address")], description="They log in with it.")
    role = RadioField("Role", choices=[SelectChoice(*each) for each in ROLES.items()], default="officer")
    capacities = SelectMultipleField(
        "May agree exceptions for",
        choices=[SelectChoice(*each) for each in CAPACITIES.items()],
        description="For reviewers. A finding that the law stands behind needs procurement and legal.",
    )
    teams = SelectMultipleField("Teams", description="They see the procurements of these teams, and no others.")


@pages.get("")
@needs("administer")
def listing() -> Any:
    """Everybody who has an account."""
    _insist_on_several()
    with installation().store.reading() as session:
        users = list(session.scalars(select(User).where(User.role.in_(ROLES)).order_by(User.active.desc(), User.name)))
        return render_template("admin/users.html", users=users, roles=ROLES, agrees_for=accounts.agrees_for, local=_is_local())


@pages.route("/new", methods=["GET", "POST"])
@needs("administer")
def new() -> Any:
    """Add somebody, and show the link by which they set their password."""
    _insist_on_several()
    if not _is_local():
        abort(404)
    form = _form()
    if form.validate_on_submit():
        try:
            with installation().store.acting(visitor().id) as act:
                user = accounts.make(act, _person(form))
            return _linked(user)
        except NotPossible as refused:
            form.email.errors = [str(refused)]
    return render_template("admin/user.html", form=form, user=None, local=True), 422 if form.errors else 200


@pages.route("/<id>", methods=["GET", "POST"])
@needs("administer")
def page(id: str) -> Any:
    """Change an account."""
    user = _user(id)
    form = _form(user)
    if form.validate_on_submit():
        try:
            with installation().store.acting(visitor().id) as act:
                accounts.change(act, act.session.get_one(User, id), _person(form, user))
            flash("The account is changed.", "success")
            return redirect(url_for("users.listing"), 303)
        except NotPossible as refused:
            (form.role if "administrator" in str(refused) else form.email).errors = [str(refused)]
    shown = render_template("admin/user.html", form=form, user=user, local=_is_local())
    return shown, 422 if form.errors else 200


@pages.post("/<id>/link")
@needs("administer")
def link(id: str) -> Any:
    """Show a new link by which somebody sets their password."""
    user = _user(id)
    if not (_is_local() and user.active):
        abort(404)
    with installation().store.acting(visitor().id) as act:
        act.note("link given", id)
    return _linked(user)


@pages.post("/<id>/close")
@needs("administer")
def close(id: str) -> Any:
    """Close an account."""
    return _done(id, accounts.close, "The account is closed.")


@pages.post("/<id>/open")
@needs("administer")
def reopen(id: str) -> Any:
    """Open an account again."""
    return _done(id, accounts.reopen, "The account is open again.")


def _done(id: str, act_on: Any, said: str) -> Any:
    """Do one thing to an account, and say so; or say why it cannot be done."""
    _user(id)
    try:
        with installation().store.acting(visitor().id) as act:
            act_on(act, act.session.get_one(User, id))
        flash(said, "success")
    except NotPossible as refused:
        flash(f"{refused}.", "important")
    return redirect(url_for("users.page", id=id), 303)


def _insist_on_several() -> None:
    """There are no others to look after where one person uses the installation."""
    if visitor().is_alone:
        abort(404)


def _is_local() -> bool:
    """Whether accounts are kept here, and not by a login service."""
    return installation().told.login == "local"


def _user(id: str) -> User:
    """An account, if there is one."""
    _insist_on_several()
    with installation().store.reading() as session:
        user = session.get(User, id)
        if user is None or user.role not in ROLES:
            abort(404)
        _ = user.teams
        return user


def _form(user: User | None = None) -> UserForm:
    """The form, with what the account says; with a login service only the teams are asked for."""
    form = UserForm(obj=None, data=_data(user))
    with installation().store.reading() as session:
        form.teams.choices = _teams(session)
    if not _is_local():
        del form.name, form.email, form.role, form.capacities
    return form


def _data(user: User | None) -> dict[str, Any] | None:
    if user is None:
        return None
    said = {"name": user.name, "email": user.email, "role": user.role, "capacities": user.capacities}
    return said | {"teams": [team.id for team in user.teams]}


def _teams(session: Session) -> list[SelectChoice]:
    """The teams that somebody can belong to."""
    return [SelectChoice(team.id, team.name) for team in session.scalars(select(Team).order_by(Team.name))]


def _person(form: UserForm, user: User | None = None) -> Person:
    """What the form says; what it does not ask for stays as it is."""
    teams = tuple(form.teams.data or ())
    if user is not None and not _is_local():
        return Person(user.name, user.email, user.role, tuple(user.capacities), teams)
    return Person(form.name.data or "", form.email.data or "", form.role.data, tuple(form.capacities.data or ()), teams)


def _linked(user: User) -> str:
    """The page with the link, which is shown this once."""
    here = installation()
    scheme = "https" if here.told.https else request.scheme
    address = url_for("login.welcome", ticket=ticket(here.secret, user), _external=True, _scheme=scheme)
    return render_template("admin/link.html", user=user, address=address, days=DAYS)

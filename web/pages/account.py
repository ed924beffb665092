"""One's own account: name, teams and roles, the password, and the key to the API."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import InputRequired

from web.installation import installation
from web.pages.login import password_stands, tries
from web.people.accounts import ROLES, agrees_for, give_key, set_password, take_key
from web.people.passwords import fits
from web.people.visitor import enter, needs, visitor
from web.store.tables import User

pages = Blueprint("account", __name__, url_prefix="/account")


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """The password that was, and the one that is to be."""

    old = PasswordField("Present password", [InputRequired("Enter your present password")])
    password = PasswordField("New password", [InputRequired("Enter a new password")], description="At least 12 letters, numbers or signs.")
    again = PasswordField("The new password again", [InputRequired("Enter the new password again")])


@pages.get("")
@needs()
def page() -> Any:
    """Who one is here."""
    return _shown()


@pages.route("/password", methods=["GET", "POST"])
@needs()
def password() -> Any:
    """Set another password."""
    user = _own()
    if installation().told.login != "local":
        abort(404)
    form = PasswordForm()
    if form.validate_on_submit() and _is_old(form, user) and password_stands(form, user):
        with installation().store.acting(user.id) as act:
            user = act.session.get_one(User, user.id)
            set_password(act, user, form.password.data or "")
        enter(user)
        flash("Your password is changed. Everywhere else you are logged out.", "success")
        return redirect(url_for("account.page"), 303)
    return render_template("account/password.html", form=form), 422 if form.errors else 200


@pages.post("/key")
@needs()
def make_key() -> Any:
    """Make a key to the API, and show it this once."""
    with installation().store.acting(_own().id) as act:
        key = give_key(act, act.session.get_one(User, act.actor))
    return _shown(key)


@pages.post("/key/revoke")
@needs()
def revoke_key() -> Any:
    """Have the key open nothing any more."""
    with installation().store.acting(_own().id) as act:
        take_key(act, act.session.get_one(User, act.actor))
    flash("The key opens nothing any more.", "success")
    return redirect(url_for("account.page"), 303)


def _own() -> User:
    """One's own account; where one person uses the installation there is none to look after."""
    if visitor().is_alone:
        abort(404)
    with installation().store.reading() as session:
        user = session.get_one(User, visitor().id)
        _ = user.teams
        return user


def _is_old(form: PasswordForm, user: User) -> bool:
    """Whether the present password is right; if not, its field says so. Whoever found a session open cannot try for ever."""
    if tries().wait(user.email, "account"):
        form.old.errors = ["You have tried too often. Try again in a quarter of an hour"]
    elif not fits(user.password, form.old.data or ""):
        tries().failed(user.email, "account")
        form.old.errors = ["The present password is not right"]
    return not form.old.errors


def _shown(key: str = "") -> str:
    """The page, with a key that was made this moment."""
    user = _own()
    told = {"roles": ROLES, "agrees_for": agrees_for, "has_password": installation().told.login == "local"}
    return render_template("account/page.html", user=user, key=key, **told)

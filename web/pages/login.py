"""Log in and out: by e-mail address and password, or by the organisation's own login service."""

from typing import Any

from flask import Blueprint, abort, current_app, flash, make_response, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from web.installation import installation
from web.people.accounts import by_email, set_password
from web.people.passwords import fits, hashed, is_outdated, objection
from web.people.tries import MOST, Tries
from web.people.visitor import enter, known, leave
from web.people.welcome import bearer
from web.store.tables import User

pages = Blueprint("login", __name__)
WRONG = "The e-mail address or the password is not right"


class LoginForm(FlaskForm):  # type: ignore[misc]
    """Who somebody is, and how they prove it."""

    email = StringField("E-mail address", [InputRequired("Enter your e-mail address")])
    password = PasswordField("Password", [InputRequired("Enter your password")])


class WelcomeForm(FlaskForm):  # type: ignore[misc]
    """The password that somebody sets for themselves."""

    password = PasswordField("New password", [InputRequired("Enter a password")], description="At least 12 letters, numbers or signs.")
    again = PasswordField("The same password again", [InputRequired("Enter the password again")])


def tries() -> Tries:
    """The failed tries that this process knows of."""
    found: Tries = current_app.extensions.setdefault("tendercheck-tries", Tries())
    return found


@pages.route("/login", methods=["GET", "POST"])
def page() -> Any:
    """Ask who it is, and let them in; where the organisation has a login service, lead there."""
    settings = installation().told
    if settings.is_single:
        abort(404)
    if known():
        return redirect(_back())
    if settings.login == "oidc":
        session["back"] = _back()
        return render_template("login/service.html") if request.method == "GET" else abort(405)
    form = LoginForm()
    return _tried(form) if form.validate_on_submit() else (_shown(form), 422 if form.errors else 200)


@pages.post("/logout")
def out() -> Any:
    """End the session."""
    who = known()
    if who is None or who.is_alone:
        return redirect(url_for("upload.page"), 303)
    with installation().store.acting(who.id) as act:
        act.note("logged out", who.id)
    leave()
    return redirect(url_for("login.page"), 303)


@pages.route("/welcome/<ticket>", methods=["GET", "POST"])
def welcome(ticket: str) -> Any:
    """Let somebody set their own password, by the link that an administrator gave them."""
    here = installation()
    if here.told.login != "local":
        abort(404)
    with here.store.reading() as reading:
        user = bearer(reading, here.secret, ticket)
    if user is None:
        return render_template("login/spent.html"), 410
    form = WelcomeForm()
    if form.validate_on_submit() and password_stands(form, user):
        return _welcomed(user.id, form.password.data or "")
    return render_template("login/welcome.html", form=form, user=user), 422 if form.errors else 200


def password_stands(form: Any, user: User) -> bool:
    """Whether the password in a form can be taken; if not, its field says why."""
    if wrong := objection(form.password.data, user.email):
        form.password.errors = [wrong]
    elif form.password.data != form.again.data:
        form.again.errors = ["Enter the same password twice"]
    return not (form.password.errors or form.again.errors)


def _tried(form: LoginForm) -> Any:
    """Let somebody in whose password fits, and count the try of everybody else."""
    email, password, address = (form.email.data or "").strip().casefold(), form.password.data or "", request.remote_addr or ""
    if wait := tries().wait(email, address):
        return _busy(form, wait)
    with installation().store.reading() as reading:
        user = by_email(reading, email)
    if not fits(user.password if user else "", password) or user is None or not user.active:
        return _failed(form, email, address)
    tries().forget(email, address)
    back = _back()
    with installation().store.acting(user.id) as act:
        user = act.session.get_one(User, user.id)
        if is_outdated(user.password):
            user.password = hashed(password)
        act.note("logged in", user.id)
    enter(user)
    return redirect(back, 303)


def _failed(form: LoginForm, email: str, address: str) -> Any:
    """Say that it was not right, in the same words whatever was wrong; the last try that is allowed is put on record."""
    if tries().failed(email, address) == MOST:
        with installation().store.acting() as act:
            user = by_email(act.session, email)
            act.note("login blocked", user.id if user else "")
    form.password.errors = [WRONG]
    return _shown(form), 422


def _busy(form: LoginForm, wait: int) -> Any:
    """Ask somebody to come back later."""
    minutes = -(-wait // 60)
    form.password.errors = [f"You have tried too often. Try again in {minutes} minute{'s' if minutes > 1 else ''}"]
    answer = make_response(_shown(form), 429)
    answer.headers["Retry-After"] = str(wait)
    return answer


def _welcomed(id: str, password: str) -> Any:
    """Take the password, and let them in."""
    with installation().store.acting(id) as act:
        user = act.session.get_one(User, id)
        set_password(act, user, password)
        act.note("logged in", id)
    enter(user)
    flash("Your password is set.", "success")
    return redirect(url_for("upload.page"), 303)


def _back() -> str:
    """Where to go after the login: a page of ours that was asked for, else the first."""
    back = request.args.get("back", "")
    is_ours = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return request.script_root + back if is_ours else url_for("upload.page")


def _shown(form: LoginForm) -> str:
    return render_template("login/local.html", form=form)

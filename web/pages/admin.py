"""Administer the installation: where everything is, whose pages these are, and for how long files are kept."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from checker.errors import BadSettings
from web.installation import installation
from web.people.visitor import needs, visitor
from web.pictures import LARGEST, NoPicture, keep, kind, take_away
from web.store.opened import Acting
from web.store.tables import Setting
from web.theme import Brand, legible

pages = Blueprint("admin", __name__, url_prefix="/admin")


class LookForm(FlaskForm):  # type: ignore[misc]
    """Whose pages these are."""

    organisation = StringField("Name of your organisation", [Length(max=100, message="Name must have at most 100 letters")])
    colour = StringField("Colour", description="As # and six digits, such as #1d4f5f. White words must be readable on it.")
    logo = FileField("Logo", description="A PNG or JPEG file, smaller than 200KB. It is shown 40 pixels high on the colour.")
    remove = BooleanField("Show no logo")


class KeepingForm(FlaskForm):  # type: ignore[misc]
    """For how long files are kept."""

    quick_days = IntegerField(
        "Days for a quick check", [InputRequired("Enter a number of days"), NumberRange(1, 3650, "Enter 1 to 3,650 days")]
    )
    record_years = IntegerField(
        "Years for a procurement", [InputRequired("Enter a number of years"), NumberRange(1, 30, "Enter 1 to 30 years")]
    )


@pages.get("")
@needs("administer")
def page() -> Any:
    """Where everything is."""
    return render_template("admin/index.html", alone=visitor().is_alone)


@pages.route("/organisation", methods=["GET", "POST"])
@needs("administer")
def organisation() -> Any:
    """The name, the colour and the logo."""
    here = installation()
    form = LookForm(data={"organisation": here.settings.organisation, "colour": here.settings.colour or Brand.colour})
    if form.validate_on_submit() and (taken := _look(form)) is not None:
        with here.store.acting(visitor().id) as act:
            for key, value in taken.items():
                _set(act, key, value)
            act.note("look changed", "installation", keys=sorted(taken))
        flash("The look of all pages is changed.", "success")
        return redirect(url_for("admin.organisation"), 303)
    return render_template("admin/organisation.html", form=form), 422 if form.errors else 200


@pages.route("/retention", methods=["GET", "POST"])
@needs("administer")
def retention() -> Any:
    """For how long files are kept."""
    here = installation()
    form = KeepingForm(data={"quick_days": here.settings.quick_days, "record_years": here.settings.record_years})
    if form.validate_on_submit():
        with here.store.acting(visitor().id) as act:
            for key in ("quick_days", "record_years"):
                _set(act, key, str(form[key].data))
            act.note("retention changed", "installation", quick_days=form.quick_days.data, record_years=form.record_years.data)
        flash("New checks and procurements are kept for as long as you said.", "success")
        return redirect(url_for("admin.retention"), 303)
    return render_template("admin/retention.html", form=form), 422 if form.errors else 200


def _look(form: LookForm) -> dict[str, str] | None:
    """What the form says, the logo on the disk; nothing where it cannot be taken, and its fields say why."""
    taken = {"organisation": (form.organisation.data or "").strip()}
    try:
        taken["colour"] = legible((form.colour.data or "").strip())
    except BadSettings as fault:
        form.colour.errors = [str(fault).rstrip(".")]
    try:
        picture = form.logo.data.stream.read(LARGEST + 1) if form.logo.data else b""
        if picture and kind(picture) and not form.colour.errors:
            taken["logo"] = keep(installation().logos, picture)
    except NoPicture as fault:
        form.logo.errors = [str(fault)]
    if form.remove.data and "logo" not in taken:
        take_away(installation().logos)
        taken["logo"] = ""
    return None if form.errors else taken


def _set(act: Acting, key: str, value: str) -> None:
    """Keep a setting."""
    act.session.merge(Setting(key=key, value=value))

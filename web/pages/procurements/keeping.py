"""For how long a procurement is kept: the day of its contract, a hold while it is challenged, and deletion before its day."""

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from checker.render.values import said
from web.forms.fields import DayField
from web.installation import installation
from web.jobs.retention import Keeping, delete, years_after
from web.pages.procurements.board import pages, printable, procurement_at
from web.pages.procurements.kept import GRACE, last_day, reason, signed
from web.people.access import procurement_for
from web.people.visitor import needs, visitor
from web.store.tables import Procurement

_AHEAD = 10  # years within which a contract is made


class ContractForm(FlaskForm):  # type: ignore[misc]
    """The day of the contract, or none."""

    day = DayField(
        "When was the contract made?", called="Contract day", description="For example, 31 3 2027. Leave it empty where there is none."
    )

    def stands(self, procurement: Procurement) -> bool:
        """Whether records can be kept from the day: not from one so long ago that all would go at once."""
        sound = bool(self.validate_on_submit())
        fault = _amiss(self.day.data, procurement) if sound and self.day.data else ""
        self.day.errors = [fault] if fault else self.day.errors
        return sound and not fault


class HoldForm(FlaskForm):  # type: ignore[misc]
    """Why nothing may be deleted."""

    reason = TextAreaField(
        "Why must it be kept?",
        [DataRequired("Enter why it must be kept"), Length(max=1000, message="The reason must be 1000 letters or fewer")],
        filters=[printable],
        description="For example, a supplier challenges the award. Your team will see it.",
    )


class DeleteForm(FlaskForm):  # type: ignore[misc]
    """Whether it is meant."""

    sure = BooleanField("I understand that this cannot be undone", [InputRequired("Tick the box to delete it")])


def _amiss(day: date, procurement: Procurement) -> str:
    """Why a day cannot be that of the contract; who may not delete a record cannot have it run out sooner by an early day either."""
    if day > years_after(date.today(), _AHEAD):
        return f"Contract day must be within the next {_AHEAD} years"
    if years_after(day, installation().settings.record_years) < date.today():
        return "Contract day is so long ago that everything would be deleted at once. Check the year, or delete it yourself"
    if not visitor().may("hold") and any(day < each.at.date() for each in procurement.signoffs):
        return "Contract day must not be before the sign-off. If it was, ask a reviewer or an administrator to set it"
    return ""


@pages.route("/<id>/keeping", methods=["GET", "POST"])
@needs("check")
def keeping(id: str) -> Any:
    """Show the day of the contract, or set it; templates have none."""
    with installation().store.reading() as session:
        found = _with_contract(procurement_at(session, id))
        form = ContractForm(data={"day": found.contract_on})
        if not form.stands(found):
            page = render_template("procurements/keeping.html", form=form, procurement=found, years=installation().settings.record_years)
            return page, 422 if request.method == "POST" else 200
    with installation().store.acting(visitor().id) as act:
        row = _with_contract(procurement_at(act.session, id))
        row.contract_on = form.day.data
        row.delete_on = last_day(row)
        act.note("contract day set", id, day=str(row.contract_on or ""), until=str(row.delete_on))
    flash(f"It is kept until {said(row.delete_on)}.", "success")
    return _to_hub(id)


@pages.route("/<id>/hold", methods=["GET", "POST"])
@needs("hold")
def hold(id: str) -> Any:
    """Ask why nothing may be deleted, and hold it."""
    form = HoldForm()
    with installation().store.reading() as session:
        found = procurement_at(session, id)
        if not form.validate_on_submit():
            return render_template("procurements/hold.html", form=form, procurement=found), 422 if request.method == "POST" else 200
    _hold(id, printable(form.reason.data), "held")
    flash("Nothing of it is deleted until the hold is released.", "success")
    return _to_hub(id)


@pages.post("/<id>/release")
@needs("hold")
def release(id: str) -> Any:
    """End the hold; where its day has come in the meantime, it is kept for some days more, so that nobody loses it by one click."""
    _hold(id, "", "released")
    flash("The hold is released.", "success")
    return _to_hub(id)


@pages.route("/<id>/delete", methods=["GET", "POST"])
@needs("check")
def remove(id: str) -> Any:
    """Ask whether it is meant, and delete it with all that is kept of it; a quick check too."""
    form = DeleteForm()
    here = installation()
    with here.store.reading() as session:
        found = procurement_for(session, id)
        stays = _stays(found)
        if stays or not form.validate_on_submit():
            files = sum(len(draft.files) for draft in found.drafts)
            page = render_template("procurements/delete.html", form=form, procurement=found, stays=stays, why=reason(found), files=files)
            return page, 422 if request.method == "POST" else 200
    if not delete(Keeping(here.store, here.files, here.reports), id, visitor().id):
        flash("It was not deleted: somebody else held it, or deleted it, in the meantime.")
        return _to_hub(id)
    flash("It is deleted, with all files, texts, reports and decisions.", "success")
    return redirect(url_for("upload.page" if found.kind == "quick" else "procurements.listing"), 303)


def _with_contract(procurement: Procurement) -> Procurement:
    """A procurement that a contract may come of."""
    if procurement.kind == "template":
        abort(404)
    return procurement


def _stays(procurement: Procurement) -> str:
    """Why the visitor cannot delete it, where that is so."""
    if procurement.held:
        return "It is held, and nothing of it can be deleted until the hold is released."
    if signed(procurement) and not visitor().may("hold"):
        return "A draft of it was signed off, so it is a record. Ask a reviewer or an administrator to delete it."
    return ""


def _hold(id: str, why: str, what: str) -> None:
    """Hold it for a reason, or release it without one."""
    with installation().store.acting(visitor().id) as act:
        row = procurement_at(act.session, id)
        row.held = why
        if not why and row.delete_on:
            row.delete_on = max(row.delete_on, date.today() + GRACE)
        act.note(what, id)


def _to_hub(id: str) -> Response:
    """Back to the hub."""
    return redirect(url_for("procurements.page", id=id), 303)

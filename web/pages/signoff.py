"""Sign-off: what stands in the way, the form that is signed, and the frozen record of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

from checker.model import Finding, Report
from checker.render.values import said
from web.decisions.asking import role_of
from web.forms.signing import SignForm, sign_form
from web.installation import installation
from web.people.access import procurement_for
from web.people.visitor import needs, visitor
from web.seen import seen
from web.signing.record import STATEMENT, Confirmed, Signer, canonical, hashed, lacking, record, restored, to_acknowledge, unanswered
from web.signing.short import in_short
from web.store.tables import Draft, Procurement, SignOff
from web.words import moment

pages = Blueprint("signoff", __name__, url_prefix="/procurements/<id>/sign-off")
_MAY_NOT = "Your role does not include signing. A reviewer of your team can sign."


@pages.record_once
def _speak(state: BlueprintSetupState) -> None:
    """Give templates the moments and days of a record, which are kept as text."""
    told = {"moment_of": lambda text: moment(datetime.fromisoformat(text)), "day_of": lambda text: said(date.fromisoformat(text))}
    state.app.jinja_env.globals |= {**told, "in_short": in_short}


@pages.route("", methods=["GET", "POST"])
@needs()
def page(id: str) -> Any:
    """What will be on record, what stands in the way of it, and the form to sign; then the record."""
    with installation().store.reading() as session:
        procurement = _procurement(session, id)
        barred = [*lacking(procurement, _signer()), *([] if visitor().may("sign") else [_MAY_NOT])]
        shown: dict[str, Any] = {"procurement": procurement, "barred": barred, "form": None, "home": _home(id)}
        draft = procurement.drafts[-1] if procurement.drafts else None
        if draft is None or draft.state != "done":
            return render_template("signoff/sign.html", draft=None, **shown)
        report = seen(draft)
        shown |= {"findings": to_acknowledge(report, procurement.decisions), "questions": unanswered(report)}
        if not barred:
            shown["form"] = form = _form(shown["findings"], len(shown["questions"]))
            if form.validate_on_submit() and (made := _signed(id, draft.id, form)):
                return redirect(url_for("signoff.one", id=id, s=made), 303)
        status = 422 if shown["form"] and shown["form"].errors else 200
        preview = record(draft, report, _signer(), Confirmed(date.today(), "", {}))
        return render_template("signoff/sign.html", draft=draft, record=preview, **shown), status


@pages.get("/<s>")
@needs()
def one(id: str, s: str) -> str:
    """The frozen record, as a page to print."""
    with installation().store.reading() as session:
        found = _signoff(session, id, s)
        return render_template("signoff/one.html", signoff=found, record=restored(found.record), home=_home(id))


@pages.get("/<s>/record.json")
@needs()
def as_json(id: str, s: str) -> Response:
    """The frozen record itself, to the byte of which its hash was taken."""
    with installation().store.reading() as session:
        return _file(_signoff(session, id, s).record, "sign-off.json", "application/json")


@pages.get("/<s>/record.html")
@needs()
def as_html(id: str, s: str) -> Response:
    """The frozen record as one file to keep."""
    with installation().store.reading() as session:
        found = _signoff(session, id, s)
        page = render_template("signoff/alone.html", signoff=found, record=restored(found.record))
        return _file(page, "sign-off.html", "text/html")


def _procurement(session: Session, id: str) -> Procurement:
    """A procurement that can be signed off: templates and quick checks are not."""
    found = procurement_for(session, id)
    if found.kind != "procurement":
        abort(404)
    return found


def _signoff(session: Session, id: str, s: str) -> SignOff:
    """A sign-off of a procurement that the visitor may see; else the page is not found."""
    found = session.get(SignOff, s)
    if found is None or found.procurement_id != procurement_for(session, id).id:
        abort(404)
    return found


def _form(findings: Mapping[int, Finding], questions: int) -> SignForm:
    """The form to sign."""
    form = sign_form(findings, questions, visitor().is_alone)
    form.statement.label.text = STATEMENT
    return form


def _signer(form: Any = None) -> Signer:
    """Who signs: whoever is here; of one person alone, by the name and role that they give."""
    person = visitor()
    if person.is_alone and form is not None:
        return Signer(person.id, form.by.data, form.role.data, alone=True)
    return Signer(person.id, person.name, role_of(person), person.is_alone)


def _signed(id: str, draft: str, form: SignForm) -> str | None:
    """Freeze the record; None where something has changed since the page was drawn, so that nobody signs what they have not seen."""
    signer = _signer(form)
    with installation().store.acting(visitor().id) as act:
        procurement = _procurement(act.session, id)
        row = act.session.get_one(Draft, draft)
        report = seen(row)
        still = {each.fingerprint for each in to_acknowledge(report, procurement.decisions).values()} == set(form.reasons)
        seen_one = request.args.get("draft", draft)  # of which the page was drawn that was sent
        if not procurement.drafts[-1].id == draft == seen_one or not still or [*lacking(procurement, signer)]:
            flash("Something has changed since this page was drawn: look at it again before you sign.", "message")
            return None
        made = _frozen(row, report, signer, form)
        procurement.signoffs.append(made)
        act.session.flush()
        waiting = len(unanswered(report))
        act.note("signed off", made.id, procurement=id, draft=draft, sha256=made.sha256, unanswered=waiting)
        return made.id


def _frozen(draft: Draft, report: Report, signer: Signer, form: SignForm) -> SignOff:
    """The record of a sign-off with its hash."""
    assert form.conflicts_on.data  # the form insists on it
    confirmed = Confirmed(form.conflicts_on.data, form.conflicts_kept.data or "", form.reasons, form.why)
    text = canonical(record(draft, replace(report, texts=()), signer, confirmed))
    return SignOff(draft_id=draft.id, record=text, sha256=hashed(text), by=signer.name, user_id=signer.id)


def _file(text: str, name: str, kind: str) -> Response:
    """A text to download."""
    disposition = f'attachment; filename="{name}"'
    return Response(text.encode("utf-8", "replace"), mimetype=kind, headers={"Content-Disposition": disposition})


def _home(id: str) -> str:
    """The page of the procurement."""
    return f"{request.script_root}/procurements/{id}"

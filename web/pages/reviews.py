"""Reviews: what waits for whoever is here, and the page on which an exception is agreed, refused or asked about."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from checker.model import Finding
from checker.service.deciding import covered
from web.decisions import lists
from web.decisions.reviewing import Said, Told, has_agreed, is_open, roles_for, roles_told, speak, tell
from web.forms.deciding import ReplyForm, SpeakForm, ToldForm, of_roles
from web.installation import installation
from web.pages.decisions import decision_for
from web.people.visitor import needs, visitor
from web.seen import seen, waiver
from web.store.opened import Acting
from web.store.tables import Decision, Draft

pages = Blueprint("reviews", __name__, url_prefix="/reviews")
ROLES = ("procurement", "legal", "ICT", "category management", "information governance", "finance", "the service that buys")
_DONE = {"agree": "You have agreed to the exception.", "refuse": "You have refused the exception.", "ask": "Your question is put."}
_LATE = "This exception no longer waits for you: somebody has spoken or it was withdrawn in the meantime."


@pages.get("")
@needs()
def page() -> str:
    """What waits for whoever is here, what they asked for, what ends soon, and what they agreed."""
    person = visitor()
    with installation().store.reading() as session:
        may_export = person.may("administer") or person.may("sign")
        return render_template(
            "reviews/list.html",
            waiting=lists.waiting(session, person),
            asked=[] if person.is_alone else lists.asked(session, person),
            ending=lists.ending(session, person, date.today()),
            agreed=lists.agreed(session, person),
            cases=len(list(lists.wrong(session, person))) if may_export else 0,
            alone=person.is_alone,
        )


@pages.route("/<d>", methods=["GET", "POST"])
@needs()
def one(d: str) -> Any:
    """One exception with the finding that it is about, and the form for whoever may speak to it."""
    with installation().store.reading() as session:
        decision = _exception(session, d)
        form = _form(decision)
        if form is not None and form.validate_on_submit() and _is_sound(form, decision):
            return _said(d, form)
        draft, finding = _found(decision)
        shown = {"decision": decision, "draft": draft, "finding": finding, "past": lists.of_rule(session, visitor(), decision)}
        page = render_template("reviews/one.html", form=form, person=visitor(), kind=type(form).__name__, **shown)
        return page, 422 if form is not None and form.errors else 200


def _exception(session: Session, id: str) -> Decision:
    """An exception that the visitor may see; else the page is not found."""
    decision = decision_for(session, id)
    if decision.kind != "exception":
        abort(404)
    return decision


def _form(decision: Decision) -> SpeakForm | ReplyForm | ToldForm | None:
    """The form for whoever is here: to speak, to tell who agreed, to answer a question; None where it is not for them."""
    person = visitor()
    if person.is_alone and person.may("agree") and is_open(decision):
        told = ToldForm()
        told.role.choices = of_roles(roles_told(decision) or ROLES)
        return told
    if roles := roles_for(person, decision):
        form = SpeakForm()
        form.role.choices = of_roles(roles)
        form.role.data = form.role.data or (roles[0] if len(roles) == 1 else None)
        return form
    return ReplyForm() if person.id == decision.asked_by and is_open(decision) and _is_asked(decision) else None


def _is_asked(decision: Decision) -> bool:
    """Whether the last word on an exception is a question to whoever asked for it."""
    return bool(decision.voices) and decision.voices[-1].says == "ask"


def _is_sound(form: Any, decision: Decision) -> bool:
    """Whether a form is in order beside what has been said before: the same person does not agree twice."""
    if isinstance(form, ToldForm) and has_agreed(decision, form.by.data or ""):
        form.by.errors = [f"{form.by.data} has agreed already. Somebody else must agree in the other role"]
        return False
    return True


def _said(d: str, form: Any) -> Any:
    """Put what was said on record, if it may still be said."""
    with installation().store.acting(visitor().id) as act:
        flash(*_spoken(act, _exception(act.session, d), form))
    return redirect(url_for("reviews.one", d=d), 303)


def _spoken(act: Acting, decision: Decision, form: Any) -> tuple[str, str]:
    """What became of what was said, asked again in the transaction: others may have spoken since the page was drawn."""
    person = visitor()
    if not is_open(decision):
        return _LATE, "message"
    if isinstance(form, ToldForm):
        if has_agreed(decision, form.by.data or "") or form.role.data not in (roles_told(decision) or ROLES):
            return _LATE, "message"
        tell(act, person, decision, Told(form.by.data or "", form.role.data, form.day.data or date.today(), form.evidence.data or ""))
        return "The agreement is on record, on your word.", "success"
    if isinstance(form, ReplyForm):
        speak(act, person, decision, Said("reply", "asked for it", form.note.data or ""))
        return "Your answer is on record.", "success"
    if form.role.data not in roles_for(person, decision):
        return _LATE, "message"
    speak(act, person, decision, Said(form.says.data, form.role.data, form.note.data))
    return _DONE[form.says.data], "success"


def _found(decision: Decision) -> tuple[Draft | None, list[tuple[int, Finding]]]:
    """The last draft that was checked, and the findings of it that an exception is about, with their numbers."""
    draft = next((each for each in reversed(decision.procurement.drafts) if each.state == "done"), None)
    if draft is None:
        return None, []
    report = seen(draft)
    fitting = {id(each) for each in covered(waiver(decision), report)}
    return draft, [(n, each) for n, each in enumerate(report.findings, start=1) if id(each) in fitting]

"""Deciding: about one finding, about the reason for a question, and taking a decision back."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

from checker.model import Finding, Question, Report
from checker.render.values import count
from web.decisions.about import Alike, about, alike, is_live, live, stand
from web.decisions.asking import Choice, Reason, Settled, answer, decide, role_of, withdraw
from web.forms.deciding import AnswerForm, DecideForm, WithdrawForm
from web.installation import installation
from web.people.access import draft_for, procurement_for
from web.people.visitor import needs, visitor
from web.seen import seen
from web.store.tables import Decision, Draft

pages = Blueprint("decisions", __name__)
_SETTLED = "An exception for every finding on {} covers this one. Withdraw that exception first, then decide about this finding"
_NEXT = {
    "change": "Your decision is on record. Change the words, then upload the new draft.",
    "wrong": "Your decision is on record, and kept as a case for the rule’s authors. It stays a finding.",
    "exception": "The exception is asked for. It stays a finding until everybody who must agree has agreed.",
}


@pages.record_once
def _speak(state: BlueprintSetupState) -> None:
    """Give templates what they ask of decisions and of whoever is here."""
    told = {"decisions_about": _about, "is_live": is_live, "stand": stand, "may": lambda act: visitor().may(act)}
    state.app.jinja_env.globals |= told


@pages.route("/checks/<id>/findings/<int:n>/decide", methods=["GET", "POST"])
@needs("decide")
def page(id: str, n: int) -> Any:
    """Ask what is to be done about a finding, and put it on record."""
    form = DecideForm()
    with installation().store.reading() as session:
        draft, report = _done(session, id)
        finding = _nth(report.findings, n)
        others = alike(report, finding)
        _label(form, finding, others)
        if form.validate_on_submit():
            try:
                _decide(id, form, finding, others)
                flash(_NEXT[form.kind.data], "success")
                return redirect(_finding(id, n), 303)
            except Settled:
                form.kind.errors = [_SETTLED.format(finding.product)]
        status = 422 if form.errors else 200
        standing = live(draft.procurement.decisions, finding)
        shown = {"draft": draft, "report": report, "finding": finding, "n": n}
        return render_template("decisions/decide.html", form=form, others=others, standing=standing, back=_finding(id, n), **shown), status


@pages.route("/decisions/<d>/withdraw", methods=["GET", "POST"])
@needs("decide")
def take_back(d: str) -> Any:
    """Ask whether a decision is to be withdrawn, and withdraw it."""
    form = WithdrawForm()
    if form.validate_on_submit():
        with installation().store.acting(visitor().id) as act:
            decision = decision_for(act.session, d)
            if not is_live(decision):
                abort(404)
            withdraw(act, decision)
            flash("The decision is withdrawn. What it was about is a finding again.", "success")
            return redirect(url_for("register.page", id=decision.procurement_id), 303)
    with installation().store.reading() as session:
        decision = decision_for(session, d)
        if not is_live(decision):
            abort(404)
        back = url_for("register.page", id=decision.procurement_id)
        return render_template("decisions/withdraw.html", form=form, decision=decision, back=back)


@pages.route("/checks/<id>/questions/<int:n>/answer", methods=["GET", "POST"])
@needs("decide")
def reply(id: str, n: int) -> Any:
    """Ask for the reason that a rule wants on record, and put it there."""
    form = AnswerForm()
    if not visitor().is_alone:
        del form.by, form.role
    with installation().store.reading() as session:
        draft, report = _done(session, id)
        question = _nth(report.questions, n)
        others = [each for each in report.questions if each.rule == question.rule and each is not question]
        form.everywhere.label.text = f"Also for the {count(len(others), 'other place', 'other places')} where this is asked"
        if form.validate_on_submit():
            _answer(id, form, question)
            flash("The reason is on record.", "success")
            return redirect(url_for("checks.page", id=id), 303)
        shown = {"form": form, "draft": draft, "question": question, "others": others, "back": url_for("checks.page", id=id)}
        return render_template("decisions/answer.html", **shown), 422 if form.errors else 200


def decision_for(session: Session, id: str) -> Decision:
    """A decision about a procurement that the visitor may see; else the page is not found."""
    found = session.get(Decision, id)
    if found is None:
        abort(404)
    procurement_for(session, found.procurement_id)
    return found


def _done(session: Session, id: str) -> tuple[Draft, Report]:
    """A draft that has been checked, with its report of today."""
    draft = draft_for(session, id)
    if draft.state != "done":
        abort(404)
    return draft, seen(draft)


def _nth(found: Any, n: int) -> Any:
    """One of many by its number, from 1; else the page is not found."""
    if not 1 <= n <= len(found):
        abort(404)
    return found[n - 1]


def _finding(draft: str, n: int) -> str:
    """The page of a finding."""
    return f"{url_for('checks.page', id=draft)}/findings/{n}"


def _about(draft: Draft, finding: Finding) -> list[Decision]:
    """All that was ever decided about a finding of a draft, the newest first."""
    return about(draft.procurement.decisions, finding)


def _label(form: DecideForm, finding: Finding, others: Alike) -> None:
    """Say on the boxes how many other findings they are about; where there are none, there is no box."""
    if others.product:
        form.product.label.text = f"Also the {_number(len(others.product))} on {finding.product}, of every rule, now and in later drafts"
    else:
        del form.product
    if others.wording and finding.at:
        form.wording.label.text = f"Also the {_number(len(others.wording))} of this rule on the same words, “{finding.at.quote}”"
    else:
        del form.wording
    if finding.asks:
        form.reason.description = f"The rule asks: {finding.asks}"


def _number(number: int) -> str:
    """How many others there are."""
    return f"{number} others" if number > 1 else "other finding"


def _decide(id: str, form: DecideForm, finding: Finding, others: Alike) -> None:
    """Put what was chosen on record: for a whole product as one decision, and one for each finding of the same wording beside it."""
    on_product = form.kind.data == "exception" and "product" in form and form.product.data
    on_wording = others.wording if "wording" in form and form.wording.data else ()
    with installation().store.acting(visitor().id) as act:
        procurement = draft_for(act.session, id).procurement
        if on_product:
            decide(act, procurement, [finding, *others.product], Choice(form.kind.data, form.words, form.said, for_product=True))
            apart = [each for each in on_wording if each not in others.product]
        else:
            apart = [finding, *on_wording]
        decide(act, procurement, apart, Choice(form.kind.data, form.words, form.said))


def _answer(id: str, form: AnswerForm, question: Question) -> None:
    """Put the reason on record, by whoever is here; of one person alone, by whom they name."""
    by, role = (form.by.data or "", form.role.data or "") if visitor().is_alone else (visitor().name, role_of(visitor()))
    given = Reason(form.reason.data or "", form.evidence.data or "", by, role, form.everywhere.data)
    with installation().store.acting(visitor().id) as act:
        procurement = draft_for(act.session, id).procurement
        answer(act, procurement, question, given)

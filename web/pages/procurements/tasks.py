"""What is to be done on a procurement, step by step, each with the state that it is honestly in."""

from collections.abc import Iterator
from typing import Any

from flask import request, url_for

from checker.model import Report
from checker.render.groups import asked, status, tally
from checker.render.procurement import missing
from checker.render.values import count, joined, said
from web.details import QUESTIONS
from web.pages.procurements.board import done, latest
from web.store.tables import Procurement

Task = dict[str, Any]  # as the macro of a task list wants it
_NEEDED = {  # what rules ask for, as people say it
    "route": "how it is bought",
    "value": "what it is worth",
    "term": "its term",
    "published": "the day of publication",
    "closing": "the last day for bids",
    "buys": "what is bought",
}
_LATER = {"text": "Cannot start yet", "classes": "govuk-task-list__status--cannot-start-yet"}


def tasks(procurement: Procurement, report: Report | None) -> Iterator[Task]:
    """The steps from the first fact to the sign-off; of templates nobody signs off."""
    yield _details(procurement, report)
    yield _documents(procurement, report)
    yield _findings(procurement, report)
    yield _exceptions(procurement)
    yield _reasons(procurement, report)
    yield _compare(procurement)
    if procurement.kind != "template":
        yield _sign_off(procurement)


def _task(title: str, href: str, status: Task, hint: str = "") -> Task:
    """One step; one without an address cannot be begun."""
    return {"title": {"text": title}, "status": status} | ({"href": href} if href else {}) | ({"hint": {"text": hint}} if hint else {})


def _is(words: str) -> Task:
    """A state in which nothing is to be done."""
    return {"text": words}


def _open(words: str, colour: str = "blue") -> Task:
    """A state in which something is to be done."""
    return {"tag": {"text": words, "classes": f"govuk-tag--{colour}"}}


def _at(procurement: Procurement, page: str) -> str:
    """The address of a page of the procurement that is another module's."""
    return f"{request.script_root}/procurements/{procurement.id}/{page}"


def _details(procurement: Procurement, report: Report | None) -> Task:
    """How much was said; what the rules still ask for is named."""
    answered = sum(bool(procurement.details.get(question.key)) for question in QUESTIONS)
    unknown = list(dict.fromkeys(_NEEDED[name] for pack in report.packs for name in missing(pack))) if report else []
    state = _open("Not started") if answered <= 1 else _is(f"{answered} of {len(QUESTIONS)} answered")
    hint = f"Some rules also need to know {joined(unknown)}." if unknown else "All optional; each answer sharpens the rules."
    return _task("Details of the purchase", url_for("procurements.details", id=procurement.id), state, hint)


def _documents(procurement: Procurement, report: Report | None) -> Task:
    """Whether the newest draft was read, and all of it."""
    draft = latest(procurement)
    address = url_for("procurements.drafts", id=procurement.id)
    if draft is None:
        return _task("Documents", address, _open("Not started"))
    hint = f"Draft {draft.number}: {count(len(draft.files), 'file')}."
    if draft.state == "failed":
        return _task("Documents", address, _open("Could not be checked", "red"), hint)
    if report is None:
        return _task("Documents", address, _open("Being checked", "light-blue"), hint)
    missed = [
        f"{count(number, 'file')} {state}"
        for state in ("not checked", "partly checked")
        if (number := len(status(report.documents, state)))
    ]
    return _task("Documents", address, _open(", ".join(missed), "red") if missed else _is("Checked"), hint)


def _findings(procurement: Procurement, report: Report | None) -> Task:
    """What stands today, with the decisions that have been taken."""
    draft = latest(procurement)
    if report is None or draft is None:
        return _task("Findings to resolve", "", _LATER)
    stand = tally(report)
    rest = f"{stand['should']} more should be resolved, {stand['consider']} to consider."
    state = _open(f"{stand['must']} to resolve") if stand["must"] else _is("None that must be resolved")
    return _task("Findings to resolve", url_for("checks.page", id=draft.id), state, rest)


def _exceptions(procurement: Procurement) -> Task:
    """How many exceptions wait for somebody's agreement."""
    asked_for = [each for each in procurement.decisions if each.kind == "exception"]
    waiting = sum(each.state == "open" for each in asked_for)
    agreed = sum(each.state == "agreed" for each in asked_for)
    state = _open(f"{waiting} to agree") if waiting else _is(f"{agreed} agreed" if agreed else "None asked for")
    return _task("Exceptions to agree", _at(procurement, "decisions"), state)


def _reasons(procurement: Procurement, report: Report | None) -> Task:
    """How many questions have no reason on record."""
    if report is None:
        return _task("Reasons to record", "", _LATER)
    waiting = len(asked(question for question in report.questions if question.answer is None))
    state = _open(f"{waiting} to record") if waiting else _is("All recorded" if report.questions else "None asked for")
    return _task("Reasons to record", _at(procurement, "decisions"), state)


def _compare(procurement: Procurement) -> Task:
    """Whether there are two drafts to hold against each other."""
    drafts = done(procurement)
    if len(drafts) < 2:
        return _task("Compare drafts", "", _LATER, "When two drafts have been checked.")
    words = f"Draft {drafts[-2].number} with draft {drafts[-1].number}"
    return _task("Compare drafts", url_for("procurements.compare", id=procurement.id), _is(words))


def _sign_off(procurement: Procurement) -> Task:
    """Whether the newest draft is signed off; an earlier one's sign-off is told, since it is not this one's."""
    draft = latest(procurement)
    if draft is None or not done(procurement):
        return _task("Sign off", "", _LATER)
    numbers = {each.id: each.number for each in procurement.drafts}
    last = procurement.signoffs[-1] if procurement.signoffs else None
    address = _at(procurement, "sign-off")
    if last is None:
        return _task("Sign off", address, _open("Not signed off"))
    hint = f"Draft {numbers.get(last.draft_id, '?')} on {said(last.at.date())}, by {last.by}."
    return _task(
        "Sign off", address, _is("Signed off") if last.draft_id == draft.id else _open(f"Draft {draft.number} is not signed off"), hint
    )

"""The decisions of a procurement in one list, and what can be made of them: a waivers.toml, the annex to publish, cases for the rules."""

import json
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from sqlalchemy.orm import Session

from checker.model import Report
from checker.render.annex import annex, entries
from checker.service.exporting import as_waivers
from web.decisions.lists import cases, wrong
from web.installation import installation
from web.people.access import procurement_for
from web.people.visitor import needs, visitor
from web.seen import recorded, seen, waivers
from web.store.tables import Draft, Procurement

pages = Blueprint("register", __name__)


@pages.get("/procurements/<id>/decisions")
@needs()
def page(id: str) -> str:
    """Every decision and recorded reason of a procurement, with how it stands."""
    with installation().store.reading() as session:
        procurement = procurement_for(session, id)
        decisions = sorted(procurement.decisions, key=lambda each: each.asked, reverse=True)
        waiting = sum(each.kind == "exception" and each.state == "open" and not _agreed(each) for each in decisions)
        answers = [each for each in procurement.answers if each.stands]
        shown = {"procurement": procurement, "decisions": decisions, "answers": answers, "waiting": waiting}
        return render_template("decisions/register.html", **shown, draft=_last(procurement), home=_home(procurement))


@pages.get("/procurements/<id>/decisions/waivers.toml")
@needs()
def as_toml(id: str) -> Response:
    """The agreed exceptions and recorded reasons in the form that the command line reads beside a pack."""
    with installation().store.reading() as session:
        procurement = procurement_for(session, id)
        return _file(as_waivers(waivers(procurement.decisions), recorded(procurement.answers)), "waivers.toml", "application/toml")


@pages.get("/procurements/<id>/decisions/annex")
@needs()
def printed(id: str) -> str:
    """The annex of exceptions as a page to print; with `all` also those that are not marked to be published."""
    with installation().store.reading() as session:
        procurement, report = _report(session, id)
        found = entries(report, _whole())
        back = url_for("register.page", id=id)
        return render_template("decisions/annex.html", procurement=procurement, entries=found, whole=_whole(), back=back)


@pages.get("/procurements/<id>/decisions/annex.md")
@needs()
def as_markdown(id: str) -> Response:
    """The annex of exceptions in Markdown, which is plain text too."""
    with installation().store.reading() as session:
        return _file(annex(_report(session, id)[1], _whole()), "exceptions.md", "text/markdown")


@pages.get("/cases.jsonl")
@needs()
def to_authors() -> Response:
    """What people say the checker has wrong, a line of JSON each, as `tendercheck waivers wrong` gives it."""
    if not (visitor().may("administer") or visitor().may("sign")):
        abort(404)
    with installation().store.reading() as session:
        lines = [f"{json.dumps(case)}\n" for case in cases(wrong(session, visitor()))]
        return _file("".join(lines), "cases.jsonl", "application/jsonl")


def _file(text: str, name: str, kind: str) -> Response:
    """A text to download."""
    disposition = f'attachment; filename="{name}"'
    return Response(text.encode("utf-8", "replace"), mimetype=kind, headers={"Content-Disposition": disposition})


def _report(session: Session, id: str) -> tuple[Procurement, Report]:
    """A procurement with the report on its last draft that was checked; else the page is not found."""
    procurement = procurement_for(session, id)
    draft = _last(procurement)
    if draft is None:
        abort(404)
    return procurement, replace(seen(draft), texts=())


def _last(procurement: Procurement) -> Draft | None:
    """The last draft that was checked."""
    return next((draft for draft in reversed(procurement.drafts) if draft.state == "done"), None)


def _agreed(decision: Any) -> bool:
    """Whether anybody has agreed to an exception."""
    return any(voice.says == "agree" for voice in decision.voices)


def _whole() -> bool:
    """Whether exceptions that are not marked to be published are wanted too."""
    return bool(request.args.get("all"))


def _home(procurement: Procurement) -> str:
    """The page that a list of decisions leads back to: the procurement, or the check where there is only that."""
    if procurement.kind == "quick" and procurement.drafts:
        return url_for("checks.page", id=procurement.drafts[-1].id)
    return f"{request.script_root}/procurements/{procurement.id}"

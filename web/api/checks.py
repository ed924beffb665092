"""Checks for programs: hand files in, ask how far the check is, and take the report and the marked copies."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, send_file, url_for

from checker.errors import BadSettings, UnreadableDocument
from checker.render.formats import TYPES, WITH_TEXTS, rendered
from checker.service.marking import marked
from web.api.answers import FORMS, SOON, objected, state_of
from web.api.keys import keyed
from web.details import QUESTIONS, stated
from web.installation import installation
from web.people.access import draft_for
from web.seen import seen
from web.store.tables import Draft
from web.uploads import Busy, Refused, begin_quick, insist_on_room

pages = Blueprint("api_checks", __name__, url_prefix="/api/v1/checks")
_KNOWN = {question.key for question in QUESTIONS}
_LONGEST = 100_000  # bytes of a part that is JSON
_BYTES = "application/octet-stream"


@pages.post("")
@keyed("check")
def begin() -> Any:
    """Take files in and have them checked; what is known of the procurement may come along."""
    details = _details()
    with installation().store.reading() as session:
        insist_on_room(session)
    id = begin_quick(request.files.getlist("documents"), details)
    with installation().store.reading() as session:
        return _on_its_way(session.get_one(Draft, id))


@pages.get("/<id>")
@keyed()
def state(id: str) -> Any:
    """How far a check is, and what became of each file."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        if draft.state in ("queued", "running"):
            return _on_its_way(draft)
        return jsonify(state_of(draft, seen(draft) if draft.state == "done" else None))


@pages.get("/<id>/report")
@keyed()
def report(id: str) -> Any:
    """The report by the published schema, with what has been decided since."""
    return _formed(id, "json")


@pages.get("/<id>/report.<form>")
@keyed()
def formed(id: str, form: str) -> Any:
    """The report in another form."""
    if form not in FORMS:
        abort(404)
    answer = _formed(id, form)
    if answer.status_code == 200:
        ending = {"junit": "xml", "gitlab": "gitlab.json"}.get(form, form)
        answer.headers["Content-Disposition"] = f"attachment; filename=report.{ending}"
    return answer


@pages.get("/<id>/marked/<int:number>")
@keyed()
def copy(id: str, number: int) -> Any:
    """The marked copy of a document, by its number among those of the report, from 1."""
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        return _unfinished(draft) or _copied(draft, number)


@pages.errorhandler(Refused)
def refused(error: Refused) -> Response:
    """What is wrong with the files, a sentence for each."""
    return objected(422, "refused", error.sentences)


@pages.errorhandler(Busy)
def busy(error: Busy) -> Response:
    """Too much at the moment, and when to come back."""
    answer = objected(429, "too-many", [error.sentence])
    answer.headers["Retry-After"] = str(error.wait)
    return answer


def _details() -> dict[str, str]:
    """What is told of the procurement: in fields of the form, or in one part `details` that is JSON. Raises Refused."""
    fields = {key: value for key, value in request.form.items() if key != "details"}
    told = {key: value for key, value in {**_json(_part("details")), **fields}.items() if value}
    unknown = sorted(set(told) - _KNOWN)
    if unknown:
        raise Refused(f"Nothing is called {', '.join(unknown)[:200]}. What can be told is: {', '.join(sorted(_KNOWN))}")
    try:
        stated({"title": "a title", **told})
    except BadSettings as fault:
        raise Refused(*(line.partition(": tender.")[2] or line for line in str(fault).splitlines())) from None
    return told


def _part(name: str) -> str:
    """What a part of the request says, which may have come as a file of its own."""
    file = request.files.get(name)
    return file.stream.read(_LONGEST).decode("utf-8", "replace") if file else request.form.get(name, "")


def _json(part: str) -> Mapping[str, str]:
    """The answers in a JSON part, as they would be typed. Raises Refused."""
    try:
        found = json.loads(part or "{}")
    except (ValueError, RecursionError):
        raise Refused("The part called details is not JSON") from None
    if not isinstance(found, dict):
        raise Refused('The part called details must be an object of JSON, such as {"title": "Case management"}')
    return {str(key): _typed(value) for key, value in found.items()}


def _typed(value: Any) -> str:
    """A value of JSON as somebody would type it: several with commas between them."""
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _on_its_way(draft: Draft) -> Response:
    """The answer about a check that is not over yet."""
    answer = jsonify(state_of(draft, None))
    answer.status_code = 202
    answer.headers["Location"] = url_for("api_checks.state", id=draft.id)
    answer.headers["Retry-After"] = str(SOON)
    return answer


def _unfinished(draft: Draft) -> Response | None:
    """The answer where there is no report: not yet, or never."""
    if draft.state == "failed":
        return objected(409, "not-checked", [draft.cause])
    return None if draft.state == "done" else _on_its_way(draft)


def _formed(id: str, form: str) -> Response:
    """The report on a check in a form, or why there is none."""
    rendering = FORMS[form]
    with installation().store.reading() as session:
        draft = draft_for(session, id)
        return _unfinished(draft) or Response(rendered(seen(draft, rendering in WITH_TEXTS), rendering), content_type=TYPES[rendering])


def _copied(draft: Draft, number: int) -> Response:
    """The marked copy of a document of a check that is done, or why there can be none."""
    told, here = seen(draft), installation()
    if not 1 <= number <= len(told.documents):
        abort(404)
    document = told.documents[number - 1]
    shelf = {file.name: str(here.files.path(file.id)) for file in draft.files}
    try:
        if document.status == "not checked":
            raise UnreadableDocument(document.cause, document.cure)
        made = marked(here.readers.shelved(shelf), told, document.path)
    except UnreadableDocument as fault:
        return objected(422, "no-copy", [f"‘{document.path}’ cannot be given back with marks. {fault}"])
    return send_file(BytesIO(made.data), _BYTES, as_attachment=True, download_name=made.name, etag=False)

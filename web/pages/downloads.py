"""What can be taken away from a check: marked copies of its files, the report in other forms, and the files as they came."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, render_template, send_file

from checker.errors import UnreadableDocument
from checker.model import Checked, Report
from checker.render.formats import ENDINGS, TYPES, WITH_TEXTS, rendered
from checker.service.marking import markable, marked
from web.installation import installation
from web.people.access import draft_for
from web.people.visitor import needs
from web.seen import seen
from web.store.tables import Draft

pages = Blueprint("downloads", __name__, url_prefix="/checks/<id>/downloads")
Thing = TypeVar("Thing")
FORMS = {  # by ending: what it is called, and what it is good for
    "xlsx": ("Findings log", "a spreadsheet with columns for decision, owner and day"),
    "html": ("Report", "one web page with the text and its marks, to print or to send on"),
    "csv": ("Findings", "a table for any spreadsheet"),
    "md": ("Report", "Markdown, for a wiki"),
    "txt": ("Report", "plain text"),
    "json": ("Report", "for programs, by the published schema"),
    "sarif": ("Findings", "for tools that read SARIF"),
}
BYTES = "application/octet-stream"
UNFIT = '\\/:*?"<>|'  # letters that names of files cannot have everywhere


@pages.get("")
@needs()
def page(id: str) -> Any:
    """All that can be taken away."""
    with installation().store.reading() as session:
        draft = _done(session, id)
        return _shown(draft, seen(draft))


@pages.get("/report.<form>")
@needs()
def report(id: str, form: str) -> Any:
    """The report in one of its forms, with what has been decided since."""
    if form not in FORMS:
        abort(404)
    with installation().store.reading() as session:
        draft = _done(session, id)
        rendering = ENDINGS[f".{form}"]
        data = rendered(seen(draft, with_texts=rendering in WITH_TEXTS), rendering)
        return _sent(data, f"Report on {draft.procurement.title}.{form}", TYPES[rendering].partition(";")[0])


@pages.get("/marked/<int:f>")
@needs()
def copy(id: str, f: int) -> Any:
    """The marked copy of a document, by its number among those of the report; where none can be made, the page says why."""
    with installation().store.reading() as session:
        draft = _done(session, id)
        told = seen(draft)
        document = _nth(told.documents, f)
        here = installation()
        shelf = {file.name: str(here.files.path(file.id)) for file in draft.files}
        try:
            if document.status == "not checked":
                raise UnreadableDocument(document.cause, document.cure)
            made = marked(here.readers.shelved(shelf), told, document.path)
        except UnreadableDocument as fault:
            return _shown(draft, told, f"‘{document.path}’ cannot be given back with marks. {fault}"), 422
        return _sent(made.data, made.name, BYTES)


@pages.get("/original/<int:f>")
@needs()
def original(id: str, f: int) -> Any:
    """A file as it came, by its number in the draft; never to be opened within the page."""
    with installation().store.reading() as session:
        file = _nth(draft_for(session, id).files, f)
        return send_file(
            installation().files.path(file.id), BYTES, as_attachment=True, download_name=file.name, conditional=False, etag=False
        )


def _done(session: Any, id: str) -> Draft:
    """A draft whose check is done."""
    draft = draft_for(session, id)
    if draft.state != "done":
        abort(404)
    return draft


def _nth(of: Sequence[Thing], number: int) -> Thing:
    """One of several by its number, from 1."""
    if not 1 <= number <= len(of):
        abort(404)
    return of[number - 1]


def _shown(draft: Draft, told: Report, failed: str = "") -> str:
    """The page of downloads; with what went wrong, where something did."""
    return render_template(
        "checks/downloads.html", draft=draft, report=told, forms=FORMS, copies=list(map(_copy, told.documents)), failed=failed
    )


def _copy(document: Checked) -> str:
    """What kind of copy a document gives, in words; nothing where there is none."""
    if document.status == "not checked":
        return ""
    if not markable(document.format):
        return "web page with the text and its marks"
    how = {"pdf": "highlights and notes", "xlsx": "a comment in each cell concerned", "ods": "a comment in each cell concerned"}
    return f"{document.format.upper()} with {how.get(document.format, 'comments and tracked changes')}"


def _sent(data: bytes, name: str, kind: str) -> Response:
    """Bytes to be kept as a file, under a name that any system takes."""
    plain = "".join(" " if letter in UNFIT or not letter.isprintable() else letter for letter in name)
    return send_file(BytesIO(data), kind, as_attachment=True, download_name=" ".join(plain.split()), etag=False)

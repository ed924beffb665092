"""Open packs: what other organisations share, and what this one shares with them."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask_wtf import FlaskForm
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from wtforms import BooleanField, FileField, SelectField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Regexp

from checker.errors import UnreadableDocument
from checker.render.clauses import wordings
from checker.render.values import said
from checker.validation.packs import LICENCES
from web.installation import installation
from web.library import laws, says
from web.people.visitor import needs, visitor
from web.sharing import clauses_of, exception, folder_zip, folders_of, is_here, own_folders, packed, packed_again, published
from web.store.files import TooBig, in_parts
from web.store.tables import Decision, Shared
from web.uploads import MB

pages = Blueprint("sharing", __name__, url_prefix="/sharing")
MOST_PACKS = 50  # that are kept, so that nobody fills the database with them
_MOST_FILES, _MOST_LETTERS = 50, 3000  # of rules that a page shows; the download has all
_LINE = Regexp(r"^[^\x00-\x1f]*$", message="Write it on one line")


class ExportForm(FlaskForm):  # type: ignore[misc]
    """What a pack is to hold, and how it is published."""

    title = StringField("Title", [InputRequired("Enter a title"), Length(max=200), _LINE], description="Such as: Clauses for care systems")
    publisher = StringField("Published by", [InputRequired("Enter who publishes it"), Length(max=200), _LINE])
    licence = SelectField("Licence", choices=[SelectChoice(key, name) for key, name in LICENCES.items()])
    exceptions = SelectMultipleField("Exceptions that may be published")
    rules = SelectMultipleField("Your own rules")
    clauses = SelectMultipleField("Clauses")


class ImportForm(FlaskForm):  # type: ignore[misc]
    """A pack that somebody else made."""

    pack = FileField("Open pack")


class RemoveForm(FlaskForm):  # type: ignore[misc]
    """Whether it is meant."""

    sure = BooleanField("I understand that it is removed for everybody", [InputRequired("Tick the box to remove it")])


@pages.get("")
@needs()
def page() -> Any:
    """The packs that others made, and what is found in them."""
    words = request.args.get("words", "").strip()
    with installation().store.reading() as session:
        packs = list(session.scalars(select(Shared).order_by(Shared.imported.desc())))
        found = [(pack, *_found(pack, words)) for pack in packs] if words else []
        return render_template("sharing/packs.html", packs=packs, words=words, found=[each for each in found if each[1] or each[2]])


@pages.get("/<id>")
@needs()
def pack(id: str) -> Any:
    """One pack: its clauses, its exceptions and its rules."""
    with installation().store.reading() as session:
        shared = _shared(session, id)
        return render_template(
            "sharing/pack.html",
            pack=shared,
            about=shared.content["manifest"],
            licences=LICENCES,
            clauses=clauses_of(shared),
            wordings=wordings,
            laws=laws(installation().rulebook),
            known={rule.id for rule in installation().rulebook.rules},
            folders=folders_of(shared),
            day=_day,
            may_remove=visitor().may("administer"),
            most_files=_MOST_FILES,
            most_letters=_MOST_LETTERS,
            titles={rule["path"]: rule["title"] for rule in shared.content["rules"]},
        )


@pages.get("/<id>/pack.zip")
@needs()
def again(id: str) -> Any:
    """A pack, to be passed on."""
    with installation().store.reading() as session:
        return _zip(packed_again(_shared(session, id), date.today().isoformat()), "pack.zip")


@pages.get("/<id>/rules/<folder>.zip")
@needs()
def folder(id: str, folder: str) -> Any:
    """The rules of a pack, for whoever looks after the installation; nothing runs them."""
    with installation().store.reading() as session:
        shared = _shared(session, id)
        if folder not in folders_of(shared):
            abort(404)
        return _zip(folder_zip(shared, folder), f"{folder}.zip")


@pages.route("/import", methods=["GET", "POST"])
@needs("decide")
def take() -> Any:
    """Take a pack that somebody else made."""
    form = ImportForm()
    if request.method == "GET":
        return render_template("sharing/import.html", form=form, limit=_most())
    try:
        return redirect(url_for("sharing.pack", id=_taken()), 303)
    except UnreadableDocument as fault:
        form.pack.errors = [f"{fault.cause}. {fault.cure}"]
    except TooBig:
        form.pack.errors = [f"The pack must be smaller than {_most()}MB"]
    return render_template("sharing/import.html", form=form, limit=_most()), 422


@pages.route("/export", methods=["GET", "POST"])
@needs("decide")
def give() -> Any:
    """Choose what a pack is to hold, and download it."""
    with installation().store.reading() as session:
        decisions = published(session)
        form = _export_form(decisions)
        if request.method == "POST" and form.validate():
            chosen = {name: form.data[name] for name in ("clauses", "rules", "exceptions")}
            if any(chosen.values()):
                return _given(form, chosen, [each for each in decisions if each.id in chosen["exceptions"]])
            form.clauses.errors = ["Select what the pack is to hold"]
        status = 422 if request.method == "POST" else 200
        return render_template(
            "sharing/export.html", form=form, day=_day, exceptions=[(each.id, exception(each)) for each in decisions]
        ), status


@pages.route("/<id>/remove", methods=["GET", "POST"])
@needs("administer")
def remove(id: str) -> Any:
    """Ask whether it is meant, and take a pack out of the list."""
    form = RemoveForm()
    with installation().store.reading() as session:
        shared = _shared(session, id)
        if not form.validate_on_submit():
            return render_template("sharing/remove.html", form=form, pack=shared), 422 if request.method == "POST" else 200
    with installation().store.acting(visitor().id) as act:
        act.session.delete(_shared(act.session, id))
        act.note("pack removed", id)
    flash("The pack was removed", "success")
    return redirect(url_for("sharing.page"), 303)


def _day(words: str) -> str:
    """A day as people write it; what is none stays as it came."""
    try:
        return said(date.fromisoformat(words))
    except ValueError:
        return words


def _most() -> int:
    """How many megabytes a pack may have."""
    return min(installation().settings.limits.file, 20)


def _taken() -> str:
    """Read a pack in a process of its own and keep what it holds; the answer is its id. Raises UnreadableDocument and TooBig."""
    upload = request.files.get("pack")
    if upload is None or not upload.filename:
        raise UnreadableDocument("Select an open pack", "It is a ZIP file")
    here = installation()
    stored = here.files.store(in_parts(upload.stream), _most() * MB)
    try:
        found = here.readers.pack(str(here.files.path(stored.name)))
    finally:
        here.files.remove([stored.name])
    with here.store.acting(visitor().id) as act:
        _insist_on_place(act.session, found)
        told = found["manifest"]
        made = Shared(title=told["title"], publisher=told["publisher"], content=dict(found), imported_by=visitor().id)
        act.session.add(made)
        act.session.flush()
        act.note("pack imported", made.id, sha256=stored.sha256, files=len(told["files"]))
        return made.id


def _insist_on_place(session: Session, found: Mapping[str, Any]) -> None:
    """Refuse a pack that is here already, and one more than are kept. Raises UnreadableDocument."""
    if is_here(session, found):
        raise UnreadableDocument("This pack is here already", "Look for it in the list of packs")
    if (session.scalar(select(func.count()).select_from(Shared)) or 0) >= MOST_PACKS:
        cure = "Ask an administrator to remove one that nobody needs any more"
        raise UnreadableDocument(f"There is no room for another pack: {MOST_PACKS} are kept", cure)


def _export_form(decisions: list[Decision]) -> ExportForm:
    """The form, with what there is to choose."""
    form = ExportForm(publisher=installation().settings.organisation)
    clauses = sorted(installation().rulebook.clauses.values(), key=lambda clause: clause.title.casefold())
    form.clauses.choices = [SelectChoice(clause.id, clause.title) for clause in clauses]
    form.rules.choices = [SelectChoice(name, name) for name in own_folders()]
    form.exceptions.choices = [SelectChoice(each.id, each.title) for each in decisions]
    return form


def _given(form: ExportForm, chosen: Mapping[str, list[str]], exceptions: list[Decision]) -> Any:
    """The pack as a download, with its line in the audit trail."""
    about = {name: form.data[name].strip() for name in ("title", "publisher", "licence")} | {"dated": date.today().isoformat()}
    data = packed(about, chosen, exceptions)
    with installation().store.acting(visitor().id) as act:
        act.note("pack exported", "", clauses=chosen["clauses"], rules=chosen["rules"], exceptions=[each.id for each in exceptions])
    return _zip(data, "pack.zip")


def _found(shared: Shared, words: str) -> tuple[list[Any], list[Any]]:
    """The clauses and the exceptions of a pack that have some words."""
    clauses = [each for each in clauses_of(shared) if says(words, " ".join((each.id, each.title, *each.text.values())))]
    return clauses, [
        (at, each) for at, each in enumerate(shared.content["exceptions"], start=1) if says(words, " ".join(map(str, each.values())))
    ]


def _shared(session: Session, id: str) -> Shared:
    """A pack that was imported; else the page is not found."""
    found = session.get(Shared, id)
    if found is None:
        abort(404)
    return found


def _zip(data: bytes, name: str) -> Any:
    """A ZIP file as a download."""
    return send_file(BytesIO(data), "application/zip", as_attachment=True, download_name=name)

"""A new draft of a procurement: files of the last one that stay, files in their place, and further ones; or the same once more."""

from collections.abc import Sequence
from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.datastructures import FileStorage
from wtforms import HiddenField, MultipleFileField, SelectMultipleField

from web.forms.fields import choices
from web.installation import installation
from web.pages.procurements.board import latest, pages, procurement_at
from web.people.visitor import needs, visitor
from web.store.tables import Draft, File
from web.uploads import KINDS, Busy, Named, Refused, chosen, copied, insist_on_room, open_draft, plain_name, take
from web.words import size


class DraftForm(FlaskForm):  # type: ignore[misc]
    """The files of a new draft; beside it each file of the last draft may have one that takes its place."""

    before = HiddenField()
    keep = SelectMultipleField("Which files stay as they are?")
    documents = MultipleFileField("Tender documents")


@pages.route("/<id>/drafts", methods=["GET", "POST"])
@needs("check")
def drafts(id: str) -> Any:
    """Show the form, or take the files and lead on to their check."""
    form = DraftForm()
    with installation().store.reading() as session:
        found = procurement_at(session, id)
        last = latest(found)
        files = list(last.files) if last else []
        form.keep.choices = choices([(file.id, file.name) for file in files])
        status, wait = 200, 0
        if request.method == "POST":
            try:
                _insist_on_last(form, last)
                insist_on_room(session)
                return redirect(url_for("checks.page", id=_begun(id, files, form.keep.data or [])), 303)
            except Refused as refused:
                form.documents.errors, status = list(refused.sentences), 422
            except Busy as busy:
                form.documents.errors, status, wait = [busy.sentence], 429, busy.wait
        else:
            form.keep.data = [file.id for file in files]
        form.before.data = last.id if last else ""
        answer = make_response(_page(form, found, last), status)
        answer.headers.update({"Retry-After": str(wait)} if wait else {})
        return answer


@pages.post("/<id>/check-again")
@needs("check")
def again(id: str) -> Any:
    """Check the files of the newest draft once more, with the facts and rules of today, as a draft of its own."""
    with installation().store.reading() as session:
        last = latest(procurement_at(session, id))
        if last is None or last.state not in ("done", "failed"):
            flash("There is nothing to check again: no draft has been checked yet.")
            return redirect(url_for("procurements.page", id=id), 303)
        try:
            insist_on_room(session)
            return redirect(url_for("checks.page", id=_opened(id, last.files, [])), 303)
        except Busy as busy:
            flash(f"{busy.sentence}.")
            return redirect(url_for("procurements.page", id=id), 303)


def _page(form: DraftForm, procurement: Any, last: Draft | None) -> str:
    """The page, with what is known of the files of the last draft."""
    here = installation().settings
    hints = {file.id: f"{size(file.size)}, {file.state}" for file in last.files} if last else {}
    return render_template(
        "procurements/drafts.html", form=form, procurement=procurement, last=last, hints=hints, limits=here.limits, kinds=KINDS
    )


def _insist_on_last(form: DraftForm, last: Draft | None) -> None:
    """Refuse a choice among the files of a draft that is no longer the last one. Raises Refused."""
    if form.before.data is not None and form.before.data != (last.id if last else ""):
        raise Refused("A newer draft was handed in since you opened this page. Its files are shown now: choose again")


def _begun(id: str, files: Sequence[File], keep: Sequence[str]) -> str:
    """Take what was handed in, and have it checked with the files that stay; a file of the same name goes for the new one."""
    instead = {file.id: new for file in files if (new := request.files.get(f"replace-{file.id}")) and new.filename}
    further = chosen(request.files.getlist("documents"))
    sent = [*instead.values(), *further]
    stay = _staying([file for file in files if file.id in keep and file.id not in instead], sent)
    if files and not sent and len(stay) == len(files):
        raise Refused(f"Choose a new file: without one nothing differs from draft {files[0].draft.number}")
    taken = take(sent, len(stay))
    return _opened(id, stay, taken, dict(zip(instead, taken, strict=False)))


def _staying(files: Sequence[File], sent: Sequence[FileStorage]) -> list[File]:
    """The files whose name nothing new bears."""
    names = {plain_name(each.filename or "").lower() for each in sent}
    return [file for file in files if file.name.lower() not in names]


def _opened(id: str, stay: Sequence[File], taken: Sequence[Named], instead: dict[str, Named] | None = None) -> str:
    """A draft of these files, in the order of the last one: those that stay, those in the place of others, then the further ones."""
    here, instead = installation(), instead or {}
    stored = list(taken)
    try:
        copies = dict(zip([file.id for file in stay], copied(stay), strict=True))
        stored += copies.values()
        with here.store.acting(visitor().id) as act:
            row = procurement_at(act.session, id)
            last = latest(row)
            places = copies | instead
            kept = [places[file.id] for file in last.files if file.id in places] if last else []
            draft = open_draft(act, row, [*kept, *(each for each in taken if each not in kept)]).id
    except BaseException:
        here.files.remove(each.stored.name for each in stored)
        raise
    here.queue.put(draft)
    return draft

"""“Is this the file we signed off?” A file is known by its hash alone, which is taken while it comes in; nothing of it is kept."""

import io
from hashlib import sha256
from typing import IO, Any

from flask import Blueprint, current_app, render_template, request
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFError, validate_csrf
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.formparser import FormDataParser
from wtforms.validators import ValidationError

from checker.fixed import fixed
from web.installation import installation
from web.people.visitor import needs, visitor
from web.signing.record import restored
from web.store.tables import Draft, File, Procurement, SignOff

pages = Blueprint("recognise", __name__)
_NONE = "Select the file that you want to know about"


@fixed
class Known:
    """Where a file is known from: a sign-off that it was signed in or listed in as an earlier draft's, or a draft that nobody signed."""

    name: str
    procurement: Procurement
    number: int
    signoff: SignOff | None = None
    is_signed: bool = False


class _Hashing(io.RawIOBase):
    """A place for what comes in that keeps nothing of it but its hash and its length."""

    def __init__(self) -> None:
        self.hash, self.size = sha256(), 0

    def write(self, part: Any) -> int:
        """Take a part."""
        self.hash.update(part)
        self.size += len(part)
        return len(part)

    def seek(self, place: int, whence: int = 0) -> int:
        """There is nothing to go back to."""
        return 0


@pages.record_once
def _apart(state: BlueprintSetupState) -> None:
    """Have the token looked at here, since looking at it elsewhere reads the form, and would lay the file on the disk."""
    state.app.extensions["csrf"].exempt(f"{__name__}.page")


@pages.route("/sign-off/check", methods=["GET", "POST"])
@needs()
def page() -> Any:
    """Ask for a file, and say whether it is one that was signed off."""
    if request.method == "GET":
        return render_template("signoff/check.html", fault="", known=None, hash="", name="")
    name, taken = _taken()
    if not name or not taken.size:
        fault = f"‘{name}’ is empty" if name else _NONE
        return render_template("signoff/check.html", fault=fault, known=None, hash="", name=""), 422
    found = taken.hash.hexdigest()
    with installation().store.reading() as session:
        return render_template("signoff/check.html", fault="", known=known(session, found), hash=found, name=name)


def _taken() -> tuple[str, _Hashing]:
    """The name of the file that comes in, and its hash; the token of the form is looked at first."""
    taken = _Hashing()

    def place(*_: object, **__: object) -> IO[bytes]:
        """Where the bytes of the file go."""
        return taken  # type: ignore[return-value]

    _, form, files = FormDataParser(place, max_form_memory_size=100_000, max_form_parts=10).parse(
        request.stream, request.mimetype, request.content_length, request.mimetype_params
    )
    _insist_on_token(form.get("csrf_token", ""))
    return next((each.filename for each in files.values() if each.filename), ""), taken


def _insist_on_token(token: str) -> None:
    """Refuse a form that is not ours."""
    if current_app.config.get("WTF_CSRF_ENABLED", True):
        try:
            validate_csrf(token)
        except ValidationError as fault:
            raise CSRFError(str(fault)) from None


def known(session: Session, hash: str) -> list[Known]:
    """Where a file of this hash is known from, over what the visitor may see: first sign-offs of it, then other drafts."""
    mine = Procurement.team_id.in_([team for team, _ in visitor().teams])
    signed = session.scalars(select(SignOff).join(Procurement).where(mine, SignOff.record.contains(hash)).order_by(SignOff.at.desc()))
    found = [made for each in signed if (made := _in_record(each, hash))]
    rows = select(File).join(Draft).join(Procurement).where(mine, File.sha256 == hash).order_by(Draft.created.desc())
    told = {(each.procurement.id, each.number) for each in found}
    drafts = [Known(file.name, file.draft.procurement, file.draft.number) for file in session.scalars(rows)]
    return sorted(found, key=lambda each: not each.is_signed) + [each for each in drafts if (each.procurement.id, each.number) not in told]


def _in_record(signoff: SignOff, hash: str) -> Known | None:
    """What a frozen record says of a file: of the draft that was signed, from within an archive of it, or of an earlier draft."""
    made = restored(signoff.record)
    for draft in sorted(made["drafts"], key=lambda each: not each["signed"]):
        names = [each["name"] for each in draft["files"] if each["sha256"] == hash]
        if draft["signed"]:
            names += [each["path"] for each in made["documents"] if each["sha256"] == hash]
        if names:
            return Known(names[0], signoff.procurement, draft["number"], signoff, draft["signed"])
    return None

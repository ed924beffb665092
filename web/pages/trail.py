"""The audit trail: who did what to what and when, whether it is whole, and all of it to take away."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request, stream_with_context, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from web.installation import installation
from web.people.visitor import needs
from web.store.audit import Wanted, faults, lines, written
from web.store.opened import SYSTEM
from web.store.tables import Act, User

pages = Blueprint("trail", __name__, url_prefix="/admin/audit")
_PAGE = 100
_HERE = ZoneInfo("Europe/London")


@pages.get("")
@needs("administer")
def page() -> Any:
    """The lines that are wanted, the latest first."""
    wanted = _wanted()
    with installation().store.reading() as session:
        number = session.scalar(select(func.count()).select_from(lines(wanted).order_by(None).subquery())) or 0
        at = max(1, min(_number(request.args.get("page", "1")), -(-number // _PAGE) or 1))
        shown = list(session.scalars(lines(wanted).order_by(None).order_by(Act.number.desc()).offset((at - 1) * _PAGE).limit(_PAGE)))
        kinds = [(what, what) for what in session.scalars(select(Act.what).distinct().order_by(Act.what))]
        told = {"people": _people(session), "kinds": kinds}
    return render_template("admin/audit.html", acts=shown, number=number, turning=_turning(at, -(-number // _PAGE)), **told)


@pages.get("/check")
@needs("administer")
def check() -> Any:
    """Whether the trail is whole: every line is held against its hash and the line before."""
    with installation().store.reading() as session:
        wrong = list(faults(session))
        number = session.scalar(select(func.count()).select_from(Act)) or 0
    return render_template("admin/audit-check.html", wrong=wrong, number=number)


@pages.get("/lines.jsonl")
@needs("administer")
def download() -> Any:
    """The lines that are wanted, each as JSON on a line of its own."""
    wanted, store = _wanted(), installation().store

    def told() -> Iterator[str]:
        """The lines one by one, so that a long trail needs no memory."""
        with store.reading() as session:
            yield from map(written, session.scalars(lines(wanted).execution_options(yield_per=1000)))

    heads = {"Content-Disposition": f'attachment; filename="audit-{date.today().isoformat()}.jsonl"'}
    return Response(stream_with_context(told()), mimetype="application/jsonl", headers=heads)


def _wanted() -> Wanted:
    """Which lines the address asks for; what is no day is not asked for."""
    said = {name: request.args.get(name, "").strip() for name in ("actor", "what", "subject", "day")}
    try:
        day = date.fromisoformat(said["day"])
        begins = datetime(day.year, day.month, day.day, tzinfo=_HERE) if 2000 <= day.year < 3000 else None
    except ValueError:
        begins = None
    return Wanted(said["actor"], said["what"], said["subject"], begins)


def _people(session: Session) -> dict[str, str]:
    """Everybody who may have acted, by their id."""
    return {SYSTEM: "Tendercheck itself"} | {user.id: user.name for user in session.scalars(select(User).order_by(User.name))}


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else 1


def _turning(at: int, last: int) -> dict[str, Any] | None:
    """The links to the pages beside this one."""
    asked = {name: value for name, value in request.args.items() if name in ("actor", "what", "subject", "day")}

    def to(number: int) -> dict[str, Any]:
        """The link to a page of the trail, with the same filter."""
        return {"href": f"{url_for('trail.page')}?{urlencode(asked | {'page': str(number)})}"}

    if last < 2:
        return None
    return ({"previous": to(at - 1)} if at > 1 else {}) | ({"next": to(at + 1)} if at < last else {})

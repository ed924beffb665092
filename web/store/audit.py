"""The audit trail: a line for each act, in the same transaction as the act, each chained to the one before by a hash.

Lines hold ids, names of acts and counts, never a word of a draft. Nothing of ours changes or removes a line.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from checker.fixed import fixed
from web.store.tables import Act, now

FIRST = "0" * 64  # what the first line is chained to


@fixed
class Wanted:
    """Which lines somebody wants to see: by who acted, what they did, to what, and in the day that begins at a moment; all unless said."""

    actor: str = ""
    what: str = ""
    subject: str = ""
    day: datetime | None = None


def lines(wanted: Wanted) -> Select[Act]:
    """The lines that are wanted, the first one first."""
    found = select(Act).order_by(Act.number)
    for column, value in ((Act.actor, wanted.actor), (Act.what, wanted.what), (Act.subject, wanted.subject)):
        if value:
            found = found.where(column == value)
    if wanted.day:
        found = found.where(Act.at >= wanted.day, Act.at < wanted.day + timedelta(days=1))
    return found


def written(act: Act) -> str:
    """A line as it is handed out: JSON on one line, with all that its hash is made of."""
    said = {"number": act.number, "at": act.at.isoformat(timespec="microseconds"), "actor": act.actor, "what": act.what}
    return json.dumps(said | {"subject": act.subject, "detail": act.detail, "before": act.before, "hash": act.hash}) + "\n"


def note(session: Session, actor: str, what: str, about: tuple[str, Mapping[str, Any]]) -> None:
    """Add a line on an act: who, what, the id of its subject, and details. The caller's transaction holds the trail's lock."""
    last = session.scalars(select(Act).order_by(Act.number.desc()).limit(1)).first()
    subject, detail = about
    act = Act(
        number=last.number + 1 if last else 1,
        at=now(),
        actor=actor,
        what=what,
        subject=subject,
        detail=dict(detail),
        before=last.hash if last else FIRST,
        hash="",
    )
    act.hash = _hash(act)
    session.add(act)
    session.flush()


def faults(session: Session) -> Iterator[str]:
    """What is wrong with the trail, a line each: a line that was changed, removed, put in or moved. Nothing where it is whole."""
    number, before = 0, FIRST
    for act in session.scalars(select(Act).order_by(Act.number).execution_options(yield_per=1000)):
        number += 1
        if act.number != number:
            yield f"line {number} is missing: the next one has the number {act.number}"
            number = act.number
        elif act.before != before:
            yield f"line {act.number} does not follow the line before it: one of them was changed or put in its place"
        if act.hash != _hash(act):
            yield f"line {act.number} was changed after it was written ({act.what})"
        before = act.hash


def _hash(act: Act) -> str:
    """The hash of a line with that of the line before."""
    said = [act.number, act.at.isoformat(timespec="microseconds"), act.actor, act.what, act.subject, act.detail, act.before]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=True).encode("ascii")).hexdigest()


def counted(session: Session) -> int:
    """How many lines the trail has."""
    return session.scalar(select(func.count()).select_from(Act)) or 0

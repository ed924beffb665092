"""Who entered what is known of a purchase: the audit trail knows who put which answer on the details page, and when."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy.orm import Session, object_session

from checker.fixed import fixed
from web.store.alone import ONE
from web.store.audit import Wanted, lines
from web.store.tables import Act, Draft, User

_NAMES = {"term_months": "term", "extensions_months": "extensions"}  # of facts that the form asks for otherwise
_TITLED = ("procurement made", "quick check kept")  # the acts by which a procurement gets its first title


@fixed
class Entry:
    """Who entered a fact, and when."""

    by: str
    at: datetime


def entered(draft: Draft) -> Mapping[str, Entry]:
    """Who entered which fact, by its name, of those that the check of a draft went by. The draft's session is open."""
    session = object_session(draft)
    if session is None:
        return {}
    begun = max((act.number for act in session.scalars(lines(Wanted(what="check begun", subject=draft.id)))), default=0)
    made: dict[str, Entry] = {}
    for act in session.scalars(lines(Wanted(subject=draft.procurement_id))):
        if act.number < begun and (name := _named(session, act)):
            made |= dict.fromkeys(_facts(act), Entry(name, act.at))
    return made


def _facts(act: Act) -> Iterator[str]:
    """The names of the facts that an act put on record."""
    if act.what in _TITLED:
        yield "title"
    elif act.what == "details changed":
        yield from (_NAMES.get(key, key) for key in act.detail["keys"])


def _named(session: Session, act: Act) -> str:
    """The name of whoever acted; the account of one person alone has none."""
    found = session.get(User, act.actor)
    return found.name if found and found.id != ONE else ""

"""What the pages of a procurement share: the address that they stand under, and whose procurement and drafts an address names."""

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from web.people.access import procurement_for
from web.store.tables import Draft, Procurement

pages = Blueprint("procurements", __name__, url_prefix="/procurements")


def procurement_at(session: Session, id: str) -> Procurement:
    """The procurement, or the set of templates, that an address names; a quick check is neither until it is kept."""
    found = procurement_for(session, id)
    if found.kind == "quick":
        abort(404)
    return found


def latest(procurement: Procurement) -> Draft | None:
    """The newest draft."""
    return procurement.drafts[-1] if procurement.drafts else None


def done(procurement: Procurement) -> list[Draft]:
    """The drafts that have a report, oldest first."""
    return [draft for draft in procurement.drafts if draft.state == "done"]


def printable(words: str | None) -> str:
    """What somebody typed, on one line and without letters that steer a page."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words or "").split())

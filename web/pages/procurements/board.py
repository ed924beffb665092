"""What the pages of a procurement share: the address that they stand under, and whose procurement and drafts an address names."""

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from checker.model import Report
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


def given(report: Report) -> list[dict[str, object]]:
    """The facts that the details gave when a report was made, pack by pack."""
    packs = [pack.procurement.stated for pack in report.packs]
    return [{name: fact.value for name, fact in pack.items() if fact.origin == "given"} for pack in packs]


def printable(words: str | None) -> str:
    """What somebody typed, on one line and without letters that steer a page."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words or "").split())

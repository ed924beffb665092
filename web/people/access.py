"""Whose drafts are whose: only the team of a procurement sees it; for everybody else it is not there."""

from flask import abort
from sqlalchemy.orm import Session

from web.people.visitor import visitor
from web.store.tables import Draft, Procurement


def procurement_for(session: Session, id: str) -> Procurement:
    """A procurement that the visitor may see; else the page is not found."""
    found = session.get(Procurement, id)
    if found is None or found.team_id not in {team for team, _ in visitor().teams}:
        abort(404)
    return found


def draft_for(session: Session, id: str) -> Draft:
    """A draft of a procurement that the visitor may see; else the page is not found."""
    found = session.get(Draft, id)
    if found is None:
        abort(404)
    procurement_for(session, found.procurement_id)
    return found

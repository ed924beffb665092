"""Decisions across procurements: what waits, what ends soon, what somebody asked for or agreed to, and what the checker has wrong."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from web.decisions.reviewing import is_open, roles_for
from web.people.visitor import Visitor
from web.store.tables import Decision, Procurement, Voice

SOON = timedelta(days=60)
_MOST = 200


def _of_teams(person: Visitor) -> Select[Decision]:
    """The decisions on procurements that somebody may see, the newest first."""
    mine = Procurement.team_id.in_([team for team, _ in person.teams])
    return select(Decision).join(Procurement).where(mine).order_by(Decision.asked.desc()).limit(_MOST)


def waiting(session: Session, person: Visitor) -> list[Decision]:
    """The exceptions that wait for somebody: of one person alone, all that wait."""
    found = session.scalars(_of_teams(person).where(Decision.kind == "exception", Decision.state == "open"))
    return [each for each in found if is_open(each) and (person.is_alone or roles_for(person, each))]


def ending(session: Session, person: Visitor, today: date) -> Sequence[Decision]:
    """The agreed exceptions that end soon, the first to end first."""
    soon = Decision.until.between(today, today + SOON)
    return session.scalars(_of_teams(person).where(Decision.state == "agreed", soon).order_by(None).order_by(Decision.until)).all()


def asked(session: Session, person: Visitor) -> list[Decision]:
    """The exceptions that somebody asked for and that are not agreed: those that wait, and those refused lately."""
    mine = _of_teams(person).where(Decision.asked_by == person.id, Decision.kind == "exception", Decision.state.in_(("open", "refused")))
    return list(session.scalars(mine))


def agreed(session: Session, person: Visitor) -> Sequence[Decision]:
    """The exceptions that somebody has agreed to."""
    spoken = select(Voice.decision_id).where(Voice.user_id == person.id, Voice.says == "agree")
    return session.scalars(_of_teams(person).where(Decision.id.in_(spoken))).all()


def of_rule(session: Session, person: Visitor, decision: Decision) -> Sequence[Decision]:
    """Other exceptions on the same rule that were asked for in the teams of somebody."""
    same = _of_teams(person).where(Decision.kind == "exception", Decision.rule == decision.rule, Decision.id != decision.id)
    return session.scalars(same.where(Decision.state != "withdrawn")).all()


def wrong(session: Session, person: Visitor) -> Iterable[Decision]:
    """All that somebody's teams say the checker has wrong."""
    said = _of_teams(person).where(Decision.kind == "wrong", Decision.state == "open")
    return session.scalars(said.limit(None))


def cases(decisions: Iterable[Decision]) -> Iterator[dict[str, str]]:
    """What the checker has wrong as cases for the rules' authors, with the keys that `tendercheck waivers wrong` has too."""
    for each in decisions:
        yield {"rule": each.rule, "sentence": each.sentence, "quote": each.quote, "reason": each.reason}

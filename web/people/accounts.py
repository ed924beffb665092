"""Accounts and teams: made, changed and closed, each an act on record, in which people are named by their ids alone."""

import re
from collections.abc import Sequence
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.errors import CheckerError
from checker.fixed import fixed
from web.people.passwords import hashed
from web.store.opened import Acting
from web.store.tables import Team, User

ROLES = {"officer": "Officer", "reviewer": "Reviewer", "admin": "Administrator"}
CAPACITIES = {  # in which people may agree exceptions
    "procurement": "Procurement",
    "legal": "Legal",
    "ict": "ICT",
    "finance": "Finance",
    "accessibility": "Accessibility",
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_KEY = "tc_"


class NotPossible(CheckerError):
    """Something that cannot be done to an account or a team, with the reason."""


@fixed
class Person:
    """What an account says of somebody; `teams` are ids."""

    name: str
    email: str
    role: str = "officer"
    capacities: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


def agrees_for(user: User) -> str:
    """What somebody may agree exceptions for, in words."""
    return ", ".join(CAPACITIES.get(each, each) for each in user.capacities)


def by_email(session: Session, email: str) -> User | None:
    """The account of an e-mail address, whatever the case of its letters."""
    return session.scalars(select(User).where(User.email == email.strip().casefold())).first()


def make(act: Acting, person: Person, password: str = "", subject: str = "") -> User:
    """A new account. Raises NotPossible where the address has one."""
    email = _address(act.session, person.email)
    user = User(name=person.name.strip(), email=email, password=hashed(password) if password else "", subject=subject)
    act.session.add(user)
    _take(act, user, person)
    act.session.flush()
    act.note("user made", user.id, **_told(user))
    return user


def change(act: Acting, user: User, person: Person) -> None:
    """Change what an account says. Raises NotPossible where nobody would be left to administer, or the address has another account."""
    if user.role == "admin" and person.role != "admin":
        _insist_on_another(act.session, user)
    if person.email.strip().casefold() != user.email:
        user.email = _address(act.session, person.email)
    user.name = person.name.strip()
    _take(act, user, person)
    act.session.flush()
    act.note("user changed", user.id, **_told(user))


def close(act: Acting, user: User) -> None:
    """Close an account: its sessions end and its key opens nothing. Raises NotPossible for the last who administers."""
    if user.role == "admin":
        _insist_on_another(act.session, user)
    user.active, user.token = False, ""
    act.note("user closed", user.id)


def reopen(act: Acting, user: User) -> None:
    """Let somebody in again."""
    user.active = True
    act.note("user opened again", user.id)


def set_password(act: Acting, user: User, password: str) -> None:
    """Give an account a new password; sessions that were begun with the old one end."""
    user.password = hashed(password)
    act.note("password set", user.id)


def give_key(act: Acting, user: User) -> str:
    """A new key to the API, in place of the old one. It is told this once: only its hash is kept."""
    key = _KEY + token_urlsafe(32)
    user.token = sha256(key.encode("ascii")).hexdigest()
    act.note("key made", user.id)
    return key


def take_key(act: Acting, user: User) -> None:
    """Have the key of somebody open nothing any more."""
    user.token = ""
    act.note("key revoked", user.id)


def team_named(act: Acting, name: str) -> Team:
    """The team of a name, made where there is none."""
    name = " ".join(name.split())
    found = act.session.scalars(select(Team).where(Team.name == name)).first()
    if found is None:
        found = Team(name=name)
        act.session.add(found)
        act.session.flush()
        act.note("team made", found.id)
    return found


def rename(act: Acting, team: Team, name: str) -> None:
    """Give a team another name. Raises NotPossible where another team has it."""
    name = " ".join(name.split())
    if act.session.scalars(select(Team).where(Team.name == name, Team.id != team.id)).first():
        raise NotPossible("There is a team of this name already")
    team.name = name
    act.note("team renamed", team.id)


def _take(act: Acting, user: User, person: Person) -> None:
    """Write down role, capacities and teams."""
    user.role, user.capacities = person.role, [each for each in CAPACITIES if each in person.capacities]
    user.teams = _teams(act.session, person.teams)


def _teams(session: Session, ids: Sequence[str]) -> list[Team]:
    return list(session.scalars(select(Team).where(Team.id.in_(ids)).order_by(Team.name)))


def _told(user: User) -> dict[str, object]:
    """What the trail is told of an account."""
    return {"role": user.role, "capacities": list(user.capacities), "teams": [team.id for team in user.teams]}


def _address(session: Session, email: str) -> str:
    """An e-mail address that no account has. Raises NotPossible."""
    email = email.strip().casefold()
    if not _EMAIL.fullmatch(email) or len(email) > 320:
        raise NotPossible("Enter an e-mail address in the correct format, like name@example.gov.uk")
    if by_email(session, email):
        raise NotPossible("There is an account with this e-mail address already")
    return email


def _insist_on_another(session: Session, user: User) -> None:
    """Refuse where nobody else could administer. Raises NotPossible."""
    others = select(User.id).where(User.role == "admin", User.active, User.id != user.id)
    if user.active and session.scalars(others).first() is None:
        raise NotPossible("Nobody else could look after this installation. Make another person administrator first")

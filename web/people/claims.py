"""Who the login service says that somebody is, and the account that they have here: made at the first login, updated at each."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from checker.errors import CheckerError
from checker.fixed import fixed
from web.people.accounts import CAPACITIES, ROLES, Person, by_email, change, make, team_named
from web.store.opened import Acting, Store
from web.store.tables import User

OURS, TEAM = "tendercheck.", "team:"


class NotAdmitted(CheckerError):
    """Somebody whom the login service knows, and who has nothing to do here: `reason` is "no role" or "closed"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@fixed
class Claimed:
    """What the login service says of somebody; without a role of ours they are not let in."""

    subject: str
    name: str
    email: str
    role: str
    capacities: tuple[str, ...]
    teams: tuple[str, ...]  # names


def claimed(token: Mapping[str, Any]) -> Claimed:
    """What a token says that was proved to be the login service's own."""
    roles = token.get("roles") or []
    ours = [each.removeprefix(OURS) for each in roles if isinstance(each, str) and each.startswith(OURS)]
    subject = str(token["sub"])
    email = _line(token.get("email") or token.get("preferred_username") or subject)[:320]
    return Claimed(
        subject=subject,
        name=_line(token.get("name") or email)[:200],
        email=email.casefold(),
        role=next((role for role in reversed(ROLES) if role in ours), ""),  # of several the one that may do more
        capacities=tuple(each for each in CAPACITIES if each in ours),
        teams=tuple(_line(each.removeprefix(TEAM))[:200] for each in ours if each.startswith(TEAM)),
    )


def admitted(store: Store, who: Claimed) -> User:
    """The account of somebody who logs in. Raises NotAdmitted for those without a role, and those whose account is closed."""
    if not who.role:
        raise NotAdmitted("no role")
    with store.acting() as act:
        user = act.session.scalars(select(User).where(User.subject == who.subject)).first()
        if user is not None and not user.active:
            raise NotAdmitted("closed")
        user = _made(act, who) if user is None else _updated(act, user, who)
        act.actor = user.id
        act.note("logged in", user.id)
        return user


def _made(act: Acting, who: Claimed) -> User:
    """A new account. An address that another account has is not taken over: who somebody is, only their subject says."""
    free = "@" in who.email and by_email(act.session, who.email) is None
    email = who.email if free else f"{who.subject}@subject"
    person = Person(who.name, email, who.role, who.capacities, _teams(act, who))
    return make(act, person, subject=who.subject)


def _updated(act: Acting, user: User, who: Claimed) -> User:
    """The account as the login service knows it today; teams that it does not tell stay as an administrator set them."""
    person = Person(
        who.name, user.email, who.role, who.capacities, _teams(act, who) if who.teams else tuple(each.id for each in user.teams)
    )
    if _said(user) != (person.name, person.role, person.capacities, set(person.teams)):
        change(act, user, person)
    return user


def _said(user: User) -> tuple[str, str, tuple[str, ...], set[str]]:
    """What an account says at this moment."""
    return user.name, user.role, tuple(user.capacities), {each.id for each in user.teams}


def _teams(act: Acting, who: Claimed) -> tuple[str, ...]:
    """The ids of the teams that the login service names."""
    return tuple(team_named(act, name).id for name in who.teams if name)


def _line(said: Any) -> str:
    """Words from outside on one line, without letters that steer a page or a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in str(said)).split())

"""Who is here: the person whose request it is, and what they may do."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from time import time
from typing import Any

from flask import abort, g, redirect, request, session, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from checker.fixed import fixed
from web.installation import installation
from web.store.alone import ONE
from web.store.tables import User

_COOKIE = "user"
LONGEST = 10 * 3600  # seconds after which somebody has to log in anew, whatever they did in between
MAY = {  # what each role may do beyond looking at what its teams have
    "officer": frozenset({"check", "decide"}),
    "reviewer": frozenset({"check", "decide", "agree", "sign", "hold"}),
    "admin": frozenset({"check", "decide", "administer", "hold"}),
    "single": frozenset({"check", "decide", "agree", "sign", "administer", "hold"}),
}


@fixed
class Visitor:
    """Somebody who is logged in."""

    id: str
    name: str
    role: str
    capacities: tuple[str, ...]
    teams: tuple[tuple[str, str], ...]  # id and name

    @property
    def is_alone(self) -> bool:
        """Whether the installation is for one person."""
        return self.role == "single"

    def may(self, act: str) -> bool:
        """Whether their role allows an act."""
        return act in MAY.get(self.role, frozenset())


def visitor() -> Visitor:
    """Who is here. Only for pages that `needs` guards."""
    found: Visitor = g.visitor
    return found


def known() -> Visitor | None:
    """Who is here, if anybody is logged in."""
    if "visitor" not in g:
        g.visitor = _visitor(_found(ONE) if installation().told.is_single else _in_session())
    found: Visitor | None = g.visitor
    return found


def may_see(section: str) -> bool:
    """Whether a section of the site is for whoever is here."""
    who = known()
    return who is not None and (section != "/admin" or who.may("administer"))


def needs(act: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Guard a page: only for people who are logged in, and where an act is named, whose role allows it. Others get 404, or the login."""

    def guard(page: Callable[..., Any]) -> Callable[..., Any]:
        """The page, guarded."""

        @wraps(page)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            """The page for whoever may, and the login or nothing for others."""
            who = known()
            if who is None:
                return _to_login()
            if act and not who.may(act):
                abort(404)
            return page(*args, **kwargs)

        guarded.needs = act or "anybody"  # type: ignore[attr-defined]
        return guarded

    return guard


def enter(user: User) -> None:
    """Log a person in: a new session, so that nobody holds one from before."""
    session.clear()
    session.permanent = True
    session.update({_COOKIE: user.id, "stamp": _stamp(user), "since": int(time())})


def leave() -> None:
    """Log out."""
    session.clear()


def _to_login() -> Response:
    """The way to log in, and back to the page that was asked for."""
    back = request.full_path.rstrip("?") if request.method == "GET" else ""
    return redirect(url_for("login.page", back=back))


def _in_session() -> User | None:
    """The person whose session it is, as long as it holds: for so many hours, and until their role or password is another."""
    user = _found(session.get(_COOKIE, ""))
    if user is None:
        return None
    is_same = session.get("stamp", _stamp(user)) == _stamp(user)
    return user if is_same and time() - session.get("since", time()) <= LONGEST else None


def _stamp(user: User) -> str:
    """What a session remembers of an account, to see whether it is still the same."""
    return sha256(f"{user.role} {user.password}".encode()).hexdigest()[:32]


def _found(id: str) -> User | None:
    """The person with an id, if there is one who may still come in."""
    with installation().store.reading() as reading:
        user = reading.scalars(select(User).where(User.id == id, User.active)).first()
        if user is not None:
            _ = user.teams
        return user


def _visitor(user: User | None) -> Visitor | None:
    """Somebody as pages know them."""
    if user is None:
        return None
    return Visitor(user.id, user.name, user.role, tuple(user.capacities), tuple((team.id, team.name) for team in user.teams))

"""Who asks by a key: programs send one with every request. No cookie is looked at, so that no page can ask in somebody's name."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from flask import abort, g, request
from sqlalchemy import select
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from web.installation import Installation, installation
from web.people.visitor import Visitor
from web.store.alone import ONE
from web.store.tables import User

FILE = "api-key"  # in the data folder of an installation for one person


def hashed(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()


def keyed(act: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Guard what programs ask for: only with a key, and where an act is named, only that of somebody whose role allows it: else 404."""

    def guard(page: Callable[..., Any]) -> Callable[..., Any]:
        """The page, guarded."""

        @wraps(page)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            """The page for whoever has a key, and nothing for others."""
            g.visitor = _bearer()
            if g.visitor is None:
                raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"realm": "tendercheck"}))
            if act and not g.visitor.may(act):
                abort(404)
            return page(*args, **kwargs)

        guarded.needs = act or "key"  # type: ignore[attr-defined]
        return guarded

    return guard


def own_key(here: Installation) -> None:
    """Have the key of the one user in a file that only they may read; it is made anew where somebody took it away."""
    key = _kept(here.settings.data / FILE)
    with here.store.acting() as act:
        one = act.session.get_one(User, ONE)
        if one.token != hashed(key):
            one.token = hashed(key)
            act.note("key made", ONE)


def _kept(file: Path) -> str:
    """The key in a file; made where there is none."""
    with suppress(FileExistsError), open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
        made.write(token_urlsafe(32) + "\n")
    return file.read_text("utf-8").strip()


def _bearer() -> Visitor | None:
    """The person whose key came with the request, if they may still come in."""
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        return None
    with installation().store.reading() as session:
        row = session.scalars(select(User).where(User.token == hashed(sent.token), User.active)).first()
        if row is None:
            return None
        return Visitor(row.id, row.name, row.role, tuple(row.capacities), tuple((team.id, team.name) for team in row.teams))

"""To the organisation's login service, and back from it: whoever it vouches for and gives a role is let in, others are told whom to ask."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, session, url_for

from web.installation import installation
from web.people.claims import NotAdmitted, admitted, claimed
from web.people.tenant import NotAnswering, NotTrusted, answered, to_service
from web.people.visitor import enter
from web.settings import WebSettings

pages = Blueprint("tenant", __name__, url_prefix="/login")


@pages.get("/start")
def start() -> Any:
    """Lead to the login service."""
    settings = _settings()
    try:
        return to_service(settings, url_for("tenant.done", _external=True, _scheme="https" if settings.https else request.scheme))
    except NotAnswering:
        return _refused("not answering")


@pages.get("/done")
def done() -> Any:
    """Take what the login service says, and let in whom it vouches for."""
    settings = _settings()
    back = session.get("back", "/")
    try:
        user = admitted(installation().store, claimed(answered(settings)))
    except NotAnswering:
        return _refused("not answering")
    except NotTrusted:
        return _refused("not trusted")
    except NotAdmitted as refused:
        return _refused(refused.reason)
    enter(user)
    return redirect(back, 303)


def _settings() -> WebSettings:
    """The settings, where there is a login service."""
    settings = installation().told
    if settings.login != "oidc":
        abort(404)
    return settings


def _refused(why: str) -> tuple[str, int, dict[str, str]]:
    """The page for somebody who is not let in, with what they can do."""
    if why == "not answering":
        return render_template("login/refused.html", why=why), 503, {"Retry-After": "30"}
    return render_template("login/refused.html", why=why), 403, {}

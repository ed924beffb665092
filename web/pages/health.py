"""Whether the installation is well: a line for whatever watches it, and a page for whoever looks after it."""

import shutil
from typing import Any

from flask import Blueprint, Response, render_template
from sqlalchemy import func, select, text

from web.installation import installation
from web.people.visitor import needs
from web.store.tables import Draft

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def alive() -> Response:
    """Whether pages can be given: 200 where the store answers; where it does not, that is told as every error is."""
    with installation().store.reading() as session:
        session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")


@pages.get("/admin/health")
@needs("administer")
def page() -> Any:
    """What holds, what waits, and how much room there is."""
    here = installation()
    with here.store.reading() as session:
        states = dict(session.execute(select(Draft.state, func.count()).group_by(Draft.state)).all())
        oldest = session.scalar(select(func.min(Draft.created)).where(Draft.state == "queued"))
    room = shutil.disk_usage(here.told.data)
    return render_template("admin/health.html", states=states, oldest=oldest, room=room, readers=here.readers, book=here.rulebook)

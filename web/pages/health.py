"""Whether the server is well, for whoever watches over it: it answers, and its database does."""

from flask import Blueprint, Response
from sqlalchemy import text

from web.installation import installation

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def page() -> Response:
    """One word; a database that does not answer is told as every error is."""
    with installation().store.reading() as session:
        session.execute(text("SELECT 1"))
    return Response("well\n", content_type="text/plain; charset=utf-8")

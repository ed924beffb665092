"""What the API says of itself: a page for people, and its description for programs."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request

from web.api.answers import FORMS
from web.installation import installation
from web.people.visitor import needs

pages = Blueprint("api", __name__, url_prefix="/api")
_DESCRIPTION = Path(__file__).with_name("openapi.json")


@pages.get("")
@needs()
def page() -> Any:
    """What the API is, and an example."""
    here = installation().settings
    return render_template("api.html", address=request.host_url, forms=FORMS, limits=here.limits, alone=here.is_single)


@pages.get("/v1/openapi.json")
def description() -> Response:
    """The description of the API, as it is kept by hand."""
    return Response(_DESCRIPTION.read_bytes(), content_type="application/json")

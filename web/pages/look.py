"""The council's colour and logo, each at an address of its own, since pages may hold no style themselves."""

from typing import cast

from flask import Blueprint, Response, abort, current_app, send_file

from web.theme import LOGOS, Brand, stylesheet

pages = Blueprint("look", __name__)


def brand() -> Brand:
    """Whose pages these are, as it is set at this moment."""
    return cast(Brand, current_app.config["BRAND"]())


@pages.get("/theme.css")
def theme() -> Response:
    """The council's colour."""
    return Response(stylesheet(brand().colour), mimetype="text/css")


@pages.get("/logo")
def logo() -> Response:
    """The council's logo, where it has set one."""
    file = brand().logo
    if file is None or not file.is_file():
        abort(404)
    return send_file(file.resolve(), LOGOS[file.suffix.lower()], conditional=True)

"""Pages about Tendercheck itself: how accessible it is, what happens to files, and how to use it."""

from collections.abc import Mapping

from flask import Blueprint, current_app, render_template

pages = Blueprint("about", __name__)

# What holds where an installation sets nothing else.
_PROMISES: Mapping[str, int | str] = {"QUICK_DAYS": 30, "RECORD_YEARS": 3, "CONTACT": ""}


@pages.get("/accessibility")
def accessibility() -> str:
    """What was tested, and the faults that are known."""
    return render_template("about/accessibility.html", contact=_promise("CONTACT"))


@pages.get("/privacy")
def privacy() -> str:
    """What happens to files, and for how long they are kept."""
    return render_template("about/privacy.html", days=_promise("QUICK_DAYS"), years=_promise("RECORD_YEARS"), contact=_promise("CONTACT"))


@pages.get("/help")
def guidance() -> str:
    """How to check a draft, and how to read what is found."""
    return render_template("about/help.html", contact=_promise("CONTACT"))


def _promise(name: str) -> int | str:
    """What the installation says of itself, or what holds otherwise."""
    told = current_app.config.get(name)
    found: int | str = (told() if callable(told) else told) or _PROMISES[name]
    return found

"""The look of every page: where templates come from, and the words and macros that all of them use."""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask, current_app, request
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from checker import __version__
from checker.render.html import environment
from web.forms.drawing import drawn, mistakes
from web.navigation import Section, sections
from web.pages import look
from web.theme import Brand

_OURS = Path(__file__).parent / "templates"
_GOVUK = "govuk_frontend_jinja"


def dress(app: Flask) -> None:
    """Give an app its templates and look. Its config has BRAND (whose pages these are), WHO (is here) and MAY_SEE (which section)."""
    app.config.setdefault("BRAND", Brand)
    app.config.setdefault("MAY_SEE", lambda section: True)
    app.config.setdefault("WHO", lambda: None)
    report = environment()
    assert report.loader, "reports are drawn from templates in files"
    app.jinja_loader = ChoiceLoader([FileSystemLoader(_OURS), PrefixLoader({_GOVUK: PackageLoader(_GOVUK)}), report.loader])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {name: report.filters[name] for name in ("visible", "spaced")}
    app.jinja_env.globals |= report.globals
    app.jinja_env.globals |= {"brand": look.brand, "drawn": drawn, "mistakes": mistakes, "navigation": _navigation, "version": __version__}
    app.jinja_env.globals |= {"who": lambda: current_app.config["WHO"]()}
    app.register_blueprint(look.pages)


def _navigation() -> Iterator[Section]:
    """The sections that whoever asks for this page may see."""
    return sections(request.path, current_app.config["MAY_SEE"])

"""The application: pages, headers, sessions and limits, put together for an installation."""

from datetime import timedelta
from importlib import import_module

from flask import Flask
from flask_wtf import CSRFProtect

from web.api.keys import own_key
from web.dress import dress
from web.errors import register_errors
from web.headers import guard
from web.incoming import Incoming, ready
from web.installation import branded, install
from web.logs import log_requests
from web.people.visitor import LONGEST, known, may_see
from web.settings import WebSettings
from web.words import speak

__all__ = ["create_app"]

PAGES = (  # modules of web.pages, each with its `pages`
    "about",
    "account",
    "admin",
    "checks",
    "dashboard",
    "decisions",
    "documents",
    "downloads",
    "findings",
    "health",
    "library",
    "login",
    "procurements",
    "recognise",
    "register",
    "reviews",
    "sharing",
    "signoff",
    "teams",
    "tenant",
    "trail",
    "upload",
    "users",
)
API = ("checks", "described", "rules")  # modules of web.api, likewise
_MB = 1_000_000


def create_app(settings: WebSettings) -> Flask:
    """The application for an installation; its data folder is made, and its tables are brought to the present shape."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = Flask(__name__)
    app.request_class = Incoming
    ready(settings.data)
    made = install(app, settings)
    secure = settings.https
    app.config.update(
        SECRET_KEY=made.secret,
        SESSION_COOKIE_NAME="__Host-tendercheck" if secure else "tendercheck",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(seconds=LONGEST),
        MAX_CONTENT_LENGTH=settings.limits.request * _MB,
        MAX_FORM_MEMORY_SIZE=2 * _MB,
        MAX_FORM_PARTS=1000,
        TRUSTED_HOSTS=[*settings.hosts],
        WTF_CSRF_TIME_LIMIT=None,
        BRAND=lambda: branded(made),
        MAY_SEE=may_see,
        WHO=known,
        QUICK_DAYS=lambda: made.settings.quick_days,
        RECORD_YEARS=lambda: made.settings.record_years,
    )
    forged = CSRFProtect(app)
    log_requests(app)
    guard(app, secure)
    register_errors(app)
    dress(app)
    speak(app)
    for name in PAGES:
        app.register_blueprint(import_module(f"web.pages.{name}").pages)
    for name in API:
        for_programs = import_module(f"web.api.{name}").pages
        forged.exempt(for_programs)  # a key comes with each request, and no cookie counts
        app.register_blueprint(for_programs)
    if settings.is_single:
        own_key(made)
    _ = made.store
    return app

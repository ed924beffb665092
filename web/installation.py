"""An installation at work: its settings, database, files, queue and rulebook, each opened once for all pages."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from secrets import token_bytes

from flask import Flask, current_app, g, has_request_context

from checker.fixed import fixed
from checker.model import Rulebook
from checker.service.readers import Limits, Readers, Reading
from checker.service.shelves import open_rulebook
from web.jobs.queue import Queue
from web.settings import WebSettings
from web.store.alone import ensure_one_user
from web.store.files import Files
from web.store.opened import Store
from web.store.reports import Reports
from web.theme import Brand

_NAME = "tendercheck"


@fixed
class Installation:
    """What all pages share; `told` are the settings as its file and the command line say them."""

    told: WebSettings

    @property
    def settings(self) -> WebSettings:
        """The settings as they hold at this moment: over those that were told, what administrators have set on their pages."""
        if not has_request_context():
            return _set_over(self.told, self.store.settings())
        if "settings" not in g:
            g.settings = _set_over(self.told, self.store.settings())
        held: WebSettings = g.settings
        return held

    @cached_property
    def store(self) -> Store:
        """The database, in the shape that this version needs, with the one user where there is only one."""
        store = Store(self.told.database_url)
        store.migrate()
        if self.told.is_single:
            ensure_one_user(store)
        return store

    @cached_property
    def files(self) -> Files:
        """The stored files."""
        return Files(self.told.data / "files")

    @cached_property
    def reports(self) -> Reports:
        """The kept reports."""
        return Reports(self.files, self.told.data / "rulebooks")

    @cached_property
    def queue(self) -> Queue:
        """The drafts that wait to be checked."""
        return Queue(self.told)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules as they are today, whole, with their examples and the meaning of all that they look for, for pages that show them."""
        return open_rulebook(overlays=self.told.rules)

    @cached_property
    def readers(self) -> Readers:
        """The processes that write marked copies."""
        return Readers(Reading(limits=Limits(seconds=self.told.timeout), ocr=self.told.ocr))

    @property
    def logos(self) -> Path:
        """The folder that holds the logo."""
        return self.told.data / "look"

    @cached_property
    def secret(self) -> bytes:
        """What cookies are signed with: made once, kept in the data folder."""
        return _secret(self.told.data / "secret")


def _secret(file: Path) -> bytes:
    """The secret in a file that only its owner may read; made where there is none."""
    with suppress(FileExistsError), open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(token_bytes(32))
    return file.read_bytes()


def _set_over(told: WebSettings, set_here: Mapping[str, str]) -> WebSettings:
    """Settings with those over them that administrators set, each under the name that it has in the settings."""
    words = {key: set_here[key] for key in ("organisation", "colour") if set_here.get(key)}
    numbers = {key: int(set_here[key]) for key in ("quick_days", "record_years") if set_here.get(key)}
    return replace(told, **words, **numbers)  # type: ignore[arg-type]


def branded(here: Installation) -> Brand:
    """Whose pages these are: as an administrator has set it, else as the settings say."""
    logo = here.store.settings().get("logo", "")
    told = here.settings
    return Brand(told.organisation, told.colour or Brand.colour, here.logos / logo if logo else None)


def installation() -> Installation:
    """The installation that the present request is asked of."""
    found: Installation = current_app.extensions[_NAME]
    return found


def install(app: Flask, settings: WebSettings) -> Installation:
    """Give an app its installation."""
    made = Installation(settings)
    app.extensions[_NAME] = made
    return made

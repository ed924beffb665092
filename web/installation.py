"""An installation at work: its settings, database, files, queue and rulebook, each opened once for all pages."""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from secrets import token_bytes

from flask import Flask, current_app

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


@dataclass(frozen=True)
class Installation:
    """What all pages share."""

    settings: WebSettings

    @cached_property
    def store(self) -> Store:
        """The database, in the shape that this version needs, with the one user where there is only one."""
        store = Store(self.settings.database_url)
        store.migrate()
        if self.settings.is_single:
            ensure_one_user(store)
        return store

    @cached_property
    def files(self) -> Files:
        """The stored files."""
        return Files(self.settings.data / "files")

    @cached_property
    def reports(self) -> Reports:
        """The kept reports."""
        return Reports(self.files, self.settings.data / "rulebooks")

    @cached_property
    def queue(self) -> Queue:
        """The drafts that wait to be checked."""
        return Queue(self.settings)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules as they are today, whole, with their examples and the meaning of all that they look for, for pages that show them."""
        return open_rulebook(overlays=self.settings.rules)

    @cached_property
    def readers(self) -> Readers:
        """The processes that write marked copies."""
        return Readers(Reading(limits=Limits(seconds=self.settings.timeout), ocr=self.settings.ocr))

    @cached_property
    def secret(self) -> bytes:
        """What cookies are signed with: made once, kept in the data folder."""
        return _secret(self.settings.data / "secret")


def _secret(file: Path) -> bytes:
    """The secret in a file that only its owner may read; made where there is none."""
    with suppress(FileExistsError), open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(token_bytes(32))
    return file.read_bytes()


def branded(here: Installation) -> Brand:
    """Whose pages these are: as an administrator has set it, else as the settings say."""
    told = here.store.settings()
    colour = told.get("colour") or here.settings.colour
    return Brand(told.get("organisation") or here.settings.organisation, colour or Brand.colour)


def installation() -> Installation:
    """The installation that the present request is asked of."""
    found: Installation = current_app.extensions[_NAME]
    return found


def install(app: Flask, settings: WebSettings) -> Installation:
    """Give an app its installation."""
    made = Installation(settings)
    app.extensions[_NAME] = made
    return made

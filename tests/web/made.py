"""Installations for tests: a data folder of their own, a worker that works when it is told to, and files to hand in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document as Word
from flask import Flask
from flask.testing import FlaskClient

from tests.kept import our_checker
from tests.web.warm import begun, warm
from web.app import create_app
from web.installation import Installation
from web.jobs.checking import Checking
from web.settings import WebSettings
from web.store.opened import Store
from web.store.tables import Draft

LINES = (
    "Specification",
    "The database layer shall be Oracle 19c.",
    "Bidders must have an annual turnover of £5,000,000.",
    "The Council uses Microsoft Word today.",
)


@cache
def docx(*lines: str) -> bytes:
    """A Word file with these paragraphs, made once."""
    word = Word()
    for line in lines or LINES:
        word.add_paragraph(line)
    data = BytesIO()
    word.save(data)
    return data.getvalue()


@dataclass
class Site:
    """An installation with a browser that knows no script."""

    app: Flask
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    @property
    def here(self) -> Installation:
        """What the pages share."""
        found: Installation = self.app.extensions["tendercheck"]
        return found

    def work(self) -> None:
        """Check all drafts that wait."""
        checking = Checking(self.here.store, self.here.files, self.here.reports, our_checker())
        for draft in checking.waiting():
            checking(draft)

    def upload(self, files: Mapping[str, bytes] | None = None, to: str = "/") -> Any:
        """Hand files in; the answer is that of the site."""
        files = {"Specification.docx": docx()} if files is None else files
        sent = [(BytesIO(data), name) for name, data in files.items()]
        return self.client.post(to, data={"documents": sent}, content_type="multipart/form-data")

    def checked(self, files: Mapping[str, bytes] | None = None) -> str:
        """Hand files in and have them checked; the answer is the address of the check."""
        answer = self.upload(files)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        self.work()
        return str(answer.location)

    def draft(self, address: str) -> Draft:
        """The draft behind the address of a check, with its files."""
        with self.here.store.reading() as session:
            found = session.get_one(Draft, address.rsplit("/", 1)[-1])
            _ = found.files, found.procurement, found.found
            return found


def _database() -> dict[str, str]:
    """The settings of a new database on PostgreSQL, where the tests are run on that."""
    if not os.environ.get("TENDERCHECK_TEST_POSTGRES"):
        return {}
    from tests.web.postgres import database  # it needs a driver that is installed for development alone

    address = database()
    return {"database": address, "queue": address}


def store(folder: Path) -> Store:
    """A new database with all tables, on whatever the tests are run on."""
    made = Store(WebSettings(folder, **_database()).database_url)
    made.migrate()
    return made


def site(data: Path, **settings: Any) -> Site:
    """A new installation in a folder; without the tokens in forms, which a test of their own is about."""
    app = warm(create_app(WebSettings(begun(data), **{**_database(), **settings})))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return Site(app)


def shown(here: Site, address: str) -> str:
    """A page that is there."""
    answer = here.client.get(address)
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))

"""An installation begins warm: what is the same in all installations that tests make is made once, and nothing waits for the disk."""

import atexit
import shutil
from functools import cache, lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ClassVar

from argon2 import PasswordHasher
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import event
from werkzeug.routing import Rule

from tests.kept import our_rulebook
from web.installation import Installation
from web.people import passwords
from web.settings import WebSettings
from web.store import reports
from web.store.opened import Store

_DATABASE = "tendercheck.db"


class _Compiled(BytecodeCache):
    """The code of every template that was drawn, by its words."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], object] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of the same words."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))  # type: ignore[assignment]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


class _Address(Rule):
    """An address of pages; the function that fills it in is the same in every app."""

    _made: ClassVar[dict[tuple[str, str, bool], Any]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Any:
        key = self.rule, repr(self.defaults), append_unknown
        if key not in self._made:
            self._made[key] = super()._compile_builder(append_unknown)
        return self._made[key]


_COMPILED = _Compiled()
Flask.url_rule_class = _Address
reports.restored = lru_cache(64)(reports.restored)  # installations keep the same rulebook, which takes longest to read
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # the passwords of tests are no secrets
passwords._NOBODYS = passwords._hasher.hash("nobody has this password")


def begun(data: Path) -> Path:
    """A data folder in which the tables are made already."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (data / _DATABASE).exists():
        shutil.copyfile(_empty(), data / _DATABASE)
    return data


def warm(app: Flask) -> Flask:
    """The same app, that need not compile its pages, nor open a rulebook that is only ours, nor see its acts on the disk."""
    app.jinja_env.bytecode_cache = _COMPILED
    here: Installation = app.extensions["tendercheck"]
    if not here.told.rules:
        here.__dict__["rulebook"] = our_rulebook()
    if here.store.engine.dialect.name == "sqlite":
        event.listen(here.store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        here.store.close()  # so that it connects anew
    return app


@cache
def _empty() -> Path:
    """A database with all tables, and nothing in them."""
    folder = Path(mkdtemp(prefix="tendercheck-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = Store(WebSettings(folder).database_url)
    made.migrate()
    made.close()
    return folder / _DATABASE

"""The settings of an installation of the web: web.toml in its data folder, secrets from the environment, and what the command line says."""

import os
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Literal

from checker.errors import BadSettings
from checker.fixed import fixed
from checker.validation import faults, insist, read_toml

NAME = "web.toml"
SECRETS = {"database": "TENDERCHECK_DATABASE", "queue": "TENDERCHECK_QUEUE", "oidc_secret": "TENDERCHECK_OIDC_SECRET"}


@fixed
class Limits:
    """How much may be handed in: megabytes of a file and of a request, files at once, and files and megabytes of a person a day."""

    file: int = 25
    files: int = 20
    request: int = 100
    files_a_day: int = 50
    megabytes_a_day: int = 500
    waiting: int = 200  # drafts that may wait to be checked; beyond, people are asked to come back


@fixed
class WebSettings:
    """What an installation is told; without a web.toml it is for one person on this machine, and keeps all in its data folder."""

    data: Path
    database: str = ""  # where the tables are, as SQLAlchemy writes it; SQLite in the data folder unless said
    queue: str = ""  # where jobs wait: a PostgreSQL address; a file in the data folder unless said
    login: Literal["none", "local", "oidc"] = "none"
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = ""
    https: bool = False  # whether people reach it by https, through a proxy
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")  # the names by which it may be asked
    organisation: str = ""
    colour: str = ""
    rules: tuple[str, ...] = ()  # folders of an organisation's own rules
    quick_days: int = 30
    record_years: int = 3
    timeout: float = 30.0
    ocr: Literal["auto", "never", "always"] = "auto"
    clamd: str = ""  # where the virus scanner listens: a socket's path, or host:port
    limits: Limits = field(default_factory=Limits)

    @property
    def database_url(self) -> str:
        """The address of the tables."""
        told = self.database or f"sqlite:///{self.data / 'tendercheck.db'}"
        return told.replace("postgresql://", "postgresql+psycopg://", 1)  # the driver of the extra `postgres`

    @property
    def is_single(self) -> bool:
        """Whether one person uses it, without a login."""
        return self.login == "none"


def read_settings(data: Path, environment: Mapping[str, str] | None = None) -> WebSettings:
    """The settings of the installation whose data are in a folder. Raises BadSettings with every fault of its web.toml, a line each."""
    environment = os.environ if environment is None else environment
    known = WebSettings(data.absolute(), **{key: environment[name] for key, name in SECRETS.items() if environment.get(name)})  # type: ignore[arg-type]
    file = data / NAME
    if not file.is_file():
        return known
    sheet = read_toml(file, str(file))
    insist(faults(sheet, "web"), BadSettings)
    said: dict[str, Any] = {key.replace("-", "_"): tuple(each) if isinstance(each, list) else each for key, each in sheet.data.items()}
    limits = Limits(**{key.replace("-", "_"): each for key, each in said.pop("limits", {}).items()})
    return _sound(replace(known, limits=limits, **said), str(file))


def _sound(settings: WebSettings, file: str) -> WebSettings:
    """Settings that agree with one another. Raises BadSettings."""
    if settings.login == "oidc" and not (settings.oidc_issuer and settings.oidc_client and settings.oidc_secret):
        raise BadSettings(f'{file}: login = "oidc" needs oidc-issuer and oidc-client here, and {SECRETS["oidc_secret"]} in the environment')
    if any(each in settings.oidc_issuer for each in ("/common", "/organizations", "/consumers")):
        raise BadSettings(f"{file}: oidc-issuer: name your own tenant; with a shared one anybody with an account could log in")
    if settings.login != "none" and not settings.https and set(settings.hosts) - {"localhost", "127.0.0.1", "[::1]"}:
        raise BadSettings(
            f"{file}: people log in to {settings.hosts[0]} without https: put a proxy with a certificate before it, and say https = true"
        )
    return settings

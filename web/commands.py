"""The commands of the web: serve the pages, work through what waits, and look after the audit trail."""

import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.console import complain, show
from checker.errors import BadSettings
from web.settings import WebSettings, read_settings

if TYPE_CHECKING:
    from web.store.opened import Store

_data = click.option(
    "--data",
    type=click.Path(file_okay=False),
    default="tendercheck-data",
    show_default=True,
    help="The folder that holds all of the installation: its settings (web.toml), tables, files and queue.",
)

_quiet = click.option("--quiet", is_flag=True, help="Log only what somebody should look at, and not each request.")


@click.command()
@_data
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="The port to listen at; 0 for any that is free."
)
@click.option("--open", "show_it", is_flag=True, help="Open it in a browser.")
@_quiet
@click.option("--workers", type=click.IntRange(0, 64), default=1, show_default=True, help="How many drafts are checked at once.")
def serve(data: str, host: str, port: int, **manners: Any) -> int:
    """Open Tendercheck in a browser, for one person or for a team."""
    from web.serving import Manners
    from web.serving import serve as run

    settings = _settings(data)
    if settings.is_single and host not in ("127.0.0.1", "localhost", "::1"):
        raise BadSettings(
            f'--host {host}: without a login anybody could read the drafts. Say login = "local" or "oidc" in {data}/web.toml first'
        )
    show_it = manners.pop("show_it")

    def ready(address: str) -> None:
        """Say where it is, and open it where that is wanted."""
        complain(f"Tendercheck is at {address}  (Ctrl+C ends it)")
        if settings.is_single:
            complain(f"Programs find their key to the API in {Path(data) / 'api-key'}")
        if show_it:
            webbrowser.open(address)

    try:
        run(settings, Manners(host, port, **manners), ready)
    except OSError as fault:
        raise BadSettings(f"--host {host} --port {port}: nothing can listen there: {fault.strerror}. Give another --port") from None
    return 0


@click.command()
@_data
@_quiet
@click.option("--attended", is_flag=True, hidden=True, help="End when standard input ends, as serve has it.")
def work(data: str, quiet: bool, attended: bool) -> int:
    """Check the drafts that people hand in to the web; serve starts this itself."""
    from web.incoming import aside
    from web.jobs.worker import work as run
    from web.logs import log_to_console

    settings = _settings(data)
    log_to_console(quiet)
    aside(settings.data)
    run(settings, attended)
    return 0


@click.group()
def audit() -> None:
    """Look after the audit trail of the web."""


@audit.command("verify")
@_data
def verify(data: str) -> int:
    """Prove that no line of the audit trail was changed, removed or put in. Ends with 1 where one was."""
    from web.store.audit import counted, faults
    from web.store.opened import Store

    store = Store(_settings(data).database_url)
    with store.reading() as session:
        wrong = list(faults(session))
        for line in wrong:
            complain(line[:1].upper() + line[1:])
        show(f"{counted(session):,} lines; {len(wrong) or 'no'} fault{'' if len(wrong) == 1 else 's'}\n")
    return 1 if wrong else 0


@click.group()
def users() -> None:
    """Look after who may log in to the web, such as its first administrator."""


@users.command("add")
@_data
@click.option("--name", required=True, help="What the person is called.")
@click.option("--email", required=True, help="The address with which they log in.")
@click.option("--role", type=click.Choice(["officer", "reviewer", "admin"]), default="officer", show_default=True, help="What they may do.")
@click.option("--team", "teams", multiple=True, help="A team that they belong to, made where there is none; can be given again.")
def add(**given: Any) -> int:
    """Add somebody, with a password that is asked for."""
    from web.people.accounts import Person, make, team_named
    from web.people.passwords import objection

    settings = _settings(given["data"])
    if settings.login != "local":
        raise BadSettings(f'{given["data"]}: accounts are kept here only where web.toml says login = "local"')
    password = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    if wrong := objection(password, given["email"]):
        raise BadSettings(wrong)
    with _store(settings).acting() as act:
        teams = tuple(team_named(act, each).id for each in given["teams"])
        make(act, Person(given["name"], given["email"], given["role"], teams=teams), password)
    complain(f"{given['email']} can log in now")
    return 0


@users.command("list")
@_data
def listing(data: str) -> int:
    """List who may log in: e-mail address, role, whether the account is open, teams."""
    from sqlalchemy import select

    from web.store.tables import User

    with _store(_settings(data)).reading() as session:
        for user in session.scalars(select(User).where(User.role != "single").order_by(User.email)):
            teams = ", ".join(team.name for team in user.teams)
            show(f"{user.email}  {user.role}  {'open' if user.active else 'closed'}  {teams}".rstrip() + "\n")
    return 0


def _store(settings: WebSettings) -> "Store":
    """The database of an installation, its tables as this version needs them."""
    from web.store.opened import Store

    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store(settings.database_url)
    store.migrate()
    return store


def _settings(data: str) -> WebSettings:
    """The settings of an installation, whose files nobody else on this machine may read. Raises BadSettings."""
    os.umask(0o077)
    return read_settings(Path(data))

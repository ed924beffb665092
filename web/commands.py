"""The commands of the web: serve the pages, work through what waits, and look after the audit trail."""

import os
from pathlib import Path

import click

from checker.cli.console import complain, show
from checker.errors import BadSettings
from web.settings import WebSettings, read_settings

_data = click.option(
    "--data",
    type=click.Path(file_okay=False),
    default="tendercheck-data",
    show_default=True,
    help="The folder that holds all of the installation: its settings (web.toml), tables, files and queue.",
)


@click.command()
@_data
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="The port to listen at; 0 for any that is free."
)
@click.option("--workers", type=click.IntRange(0, 64), default=1, show_default=True, help="How many drafts are checked at once.")
def serve(data: str, host: str, port: int, workers: int) -> int:
    """Open Tendercheck in a browser, for one person or for a team."""
    from web.serving import serve as run

    settings = _settings(data)
    if settings.is_single and host not in ("127.0.0.1", "localhost", "::1"):
        raise BadSettings(
            f'--host {host}: without a login anybody could read the drafts. Say login = "local" or "oidc" in {data}/web.toml first'
        )
    try:
        run(settings, (host, port), workers, lambda address: complain(f"Tendercheck is at {address}  (Ctrl+C ends it)"))
    except OSError as fault:
        raise BadSettings(f"--host {host} --port {port}: nothing can listen there: {fault.strerror}. Give another --port") from None
    return 0


@click.command()
@_data
def work(data: str) -> int:
    """Check the drafts that people hand in to the web; serve starts this itself."""
    from web.jobs.worker import work as run

    run(_settings(data))
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


def _settings(data: str) -> WebSettings:
    """The settings of an installation, whose files nobody else on this machine may read. Raises BadSettings."""
    os.umask(0o077)
    return read_settings(Path(data))

"""tendercheck --version: the version, and what stands between a hostile file and this machine."""

import click

from checker import __version__
from checker.cli.options import FORBIDDEN, unguarded
from checker.service.readers import Readers


def version(context: click.Context) -> None:
    """Print the version and the guards, each as it was tried out on this machine, and end."""
    readers = Readers()
    guards, programs = readers.guards, readers.programs
    readers.close()
    click.echo(f"tendercheck {__version__}")
    click.echo("Each file is read in a process of its own, stopped when its time is up.")
    open_ = unguarded(guards)
    refused = [said for said in FORBIDDEN.values() if said not in open_]
    for names, said in ((refused, "Refused to that process"), (open_, "NOT refused on this machine")):
        if names:
            click.echo(f"{said}: {', '.join(names)}.")
    for name, use, found in programs:
        click.echo(f"{name}: {'found' if found else 'not installed'}, for {use}.")
    context.exit()

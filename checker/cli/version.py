"""tendercheck --version: the version, and what stands between a hostile file and this machine."""

import click

from checker import __version__
from checker.service import Readers

FORBIDDEN = {
    "memory": "more memory than its limit",
    "writing": "writing files",
    "network": "the network",
    "programs": "starting programs",
    "files": "files other than its own",
}


def version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and the guards, each as it was tried out on this machine."""
    if not wanted or context.resilient_parsing:
        return
    readers = Readers()
    guards, programs = readers.guards, readers.programs
    readers.close()
    click.echo(f"tendercheck {__version__}")
    click.echo("Each file is read in a process of its own, stopped when its time is up.")
    for names, said in ((_named(guards, True), "Refused to that process"), (_named(guards, False), "NOT refused on this machine")):
        if names:
            click.echo(f"{said}: {', '.join(names)}.")
    for name, use, found in programs:
        click.echo(f"{name}: {'found' if found else 'not installed'}, for {use}.")
    context.exit()


def _named(guards: dict[str, bool], holding: bool) -> list[str]:
    """The guards that hold, or those that do not; one that could not be tried out does not."""
    return [said for name, said in FORBIDDEN.items() if guards.get(name, False) is holding]

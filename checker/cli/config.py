"""tendercheck config: which settings hold for some files, and where each comes from."""

from collections.abc import Iterator
from typing import Any

import click
from click.core import ParameterSource

from checker.cli.check import check
from checker.cli.configured import CHECKING, Checking
from checker.cli.console import show
from checker.render.page import visible
from checker.settings import Settled


@click.group()
def config() -> None:
    """Read the settings: which hold for some files, and where each comes from."""


@config.command(
    "show",
    cls=Checking,
    params=[each for each in check.params if each.name in CHECKING],
    short_help="Show the settings, each with its origin.",
)
@click.argument("path", default=".", type=click.Path(readable=False))
@click.pass_context
def show_(context: click.Context, /, path: str, **options: Any) -> int:
    """Show the settings that `tendercheck check PATH` has, each with where it comes from: the default, a file and line, or an option.

    Any option of check that a settings file may hold can be given here too.
    """
    settled: Settled = context.obj
    lines = [f"Settings for {path}: {f'from {settled.path}' if settled.path else 'no settings file was found'}"]
    names = [name.replace("_", "-") for name in options]
    values = [_said(value) for value in options.values()]
    wide, long = max(map(len, names)), max(map(len, values))
    for name, value, origin in zip(names, values, _origins(context, options), strict=True):
        lines.append(f"  {name:{wide}}  {value:{long}}  {origin}")
    show("".join(f"{visible(line)}\n" for line in lines))
    return 0


def _origins(context: click.Context, options: dict[str, Any]) -> Iterator[str]:
    """Where each setting comes from."""
    for name in options:
        source = context.get_parameter_source(name)
        if source is ParameterSource.COMMANDLINE:
            yield f"the option --{name.replace('_', '-')}"
        elif source is ParameterSource.DEFAULT_MAP:
            yield f"{context.obj.path}, line {context.obj.lines[name]}"
        else:
            yield "default"


def _said(value: Any) -> str:
    """A value as a person says it."""
    if value is None or value == ():
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_said(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)

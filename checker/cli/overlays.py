"""The option that lays an organisation's own rules over ours, for every command that knows rules."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def own_rules(command: F) -> F:
    """A command that takes folders of an organisation's own rules."""
    place = click.Path(readable=False)
    return click.option("--rules", multiple=True, type=place, metavar="DIR", help="Lay your own rules over ours; may be repeated.")(command)

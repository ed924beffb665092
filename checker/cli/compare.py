"""tendercheck compare: an earlier draft held against a later one."""

from collections.abc import Mapping
from json import loads
from pathlib import Path
from typing import Any

import click

from checker.cli.answering import checked
from checker.cli.configured import Configured
from checker.cli.console import colourful, show, width
from checker.cli.options import earlier, reading_options
from checker.cli.overlays import own_rules
from checker.render.comparison import comparison_json, comparison_page
from checker.render.html import comparison_html
from checker.render.json import as_json
from checker.service.recording import compared, report_in

FOUND, UNREAD = 1, 3


@click.command(cls=Configured, short_help="Hold an earlier draft against a later one: fixed, still there, new.")
@click.argument("old", type=click.Path(readable=False))
@click.argument("new", type=click.Path(readable=False))
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True, help="How to print it.")
@click.option("--output", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="Write it to a file.")
@earlier
@own_rules
@reading_options
def compare(old: str, new: str, form: str, output: str | None, **options: Any) -> int:
    """Hold an earlier draft against a later one: what is new, still there, agreed as an exception, and fixed.

    OLD and NEW are each a file or folder, or an earlier report (check --format json).

    \b
    Ends with
      0  no finding is new
      1  a finding is new
      2  the command or a settings file cannot be used
      3  some file could not be checked, of either draft
    """
    made = compared(*(_report(path, options) for path in (old, new)))
    if form == "text":
        show(comparison_page(made, colourful() and not output, width()), output)
    else:
        show(comparison_json(made) if form == "json" else comparison_html(made), output)
    return UNREAD if made.unread else FOUND if made.new else 0


def _report(path: str, options: dict[str, Any]) -> Mapping[str, Any]:
    """A report that is there, or that on files that are checked now."""
    if path.lower().endswith(".json"):
        return report_in(Path(path))
    told: Mapping[str, Any] = loads(as_json(checked(path, options)))
    return told

"""tendercheck waivers: the exceptions and recorded reasons of a pack."""

from typing import Any

import click

from checker.cli.configured import Configured
from checker.cli.console import show
from checker.cli.options import reading_options
from checker.cli.overlays import own_rules
from checker.cli.waive import checked
from checker.render.annex import annex as drawn
from checker.service.recording import record


@click.group()
def waivers() -> None:
    """Exceptions and recorded reasons: publish them, answer a question."""


@waivers.command("annex", cls=Configured, short_help="Print the annex of exceptions that the buyer can publish.")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--all", "whole", is_flag=True, help="With exceptions that are not marked to be published.")
@click.option("--output", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="Write it to a file.")
@own_rules
@reading_options
def annex_(path: str, whole: bool, output: str | None, **options: Any) -> int:
    """Print the annex of the agreed exceptions of the pack at PATH, in Markdown; people are told by their roles alone."""
    show(drawn(checked(path, options), whole), output)
    return 0


@waivers.command("answer", cls=Configured, short_help="Put the reason for a rule's question on record.")
@click.argument("rule")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--reason", required=True, metavar="TEXT", help="The answer to the question.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@click.option("--role", required=True, metavar="ROLE", help="In what role.")
@click.option("--quote", default="", metavar="WORDS", help="Only for these words, as the report quotes them.")
@click.option("--evidence", default="", metavar="TEXT", help="Where the evidence is.")
@own_rules
@reading_options
def answer_(rule: str, path: str, **options: Any) -> int:
    """Put the reason for the question of RULE on record in waivers.toml beside the pack at PATH."""
    given = {name: options[name] for name in ("reason", "by", "role", "quote", "evidence")}
    show(f"{record(path, checked(path, options), rule, given)}: on record\n")
    return 0

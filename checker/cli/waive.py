"""tendercheck waive: put an agreed exception on record, with who agreed, why and until when."""

from datetime import date
from typing import Any

import click

from checker.cli.answering import checked
from checker.cli.check import day
from checker.cli.configured import Configured
from checker.cli.console import show
from checker.cli.options import earlier, reading_options
from checker.cli.overlays import own_rules
from checker.service.recording import found
from checker.service.recording import waive as recorded

WORDS = {
    "alternatives": ("alternatives-tried", "What else was tried."),
    "effect_on_smes": ("effect-on-smes", "What it means for small and medium-sized firms."),
    "effect_on_exit": ("effect-on-exit", "What it means for leaving the contract."),
    "evidence": ("evidence", "Where the evidence is: a link or a file."),
    "plan": ("plan", "How the exception is to be ended."),
}


def last_day(_context: click.Context, option: click.Parameter, text: str | None) -> date | None:
    """The last day of an exception."""
    return day(text, f"--{option.name}") if text else None


def _worded(command: Any) -> Any:
    """A command with an option for everything that is put on record of an exception."""
    for name, (key, told) in reversed(WORDS.items()):
        command = click.option(f"--{key}", name, metavar="TEXT", help=told)(command)
    return command


@click.command(cls=Configured, short_help="Record an agreed exception for a finding, with its reason and last day.")
@click.argument("fingerprint")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--reason", metavar="TEXT", help="Why: the answer to the question that the rule asks.")
@click.option("--by", required=True, metavar="NAME", help="Who agrees.")
@click.option("--role", required=True, metavar="ROLE", help="In what role: procurement, legal, ICT ...")
@click.option("--until", callback=last_day, metavar="DAY", help="Its last day, such as 2027-03-31; then it is a finding again.")
@_worded
@click.option("--product", is_flag=True, help="Cover every finding on the same product, and not this one alone.")
@click.option("--published", is_flag=True, help="It is to stand in the exceptions annex that is published.")
@earlier
@own_rules
@reading_options
def waive(fingerprint: str, path: str, by: str, role: str, **options: Any) -> int:
    """Put an agreed exception on record in waivers.toml beside the pack at PATH.

    FINGERPRINT is that of a finding, or its first eight letters or more. A finding that the law stands behind needs the agreement of
    procurement and of legal: each types this once.
    """
    finding = found(checked(path, options), fingerprint)
    given = {"reason": options["reason"], "until": options["until"], "product": options["product"], "published": options["published"]}
    given |= {key: options[name] for name, (key, _) in WORDS.items()}
    entered = recorded(path, finding, given, {"by": by, "role": role})
    quote = f" “{finding.at.quote}”" if finding.at else ""
    waits = f"; it needs the agreement of {' and '.join(entered.awaited)} too" if entered.awaited else ""
    show(f"{entered.file}: {finding.title}{quote}: agreed by {by} ({role}){waits}\n")
    return 0

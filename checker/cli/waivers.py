"""tendercheck waivers: the exceptions and recorded reasons of a pack."""

from json import dumps
from typing import Any

import click

from checker.cli.answering import checked, way
from checker.cli.configured import Configured
from checker.cli.console import complain, show
from checker.cli.imported import imported_lines
from checker.cli.options import earlier, readers, reading_options
from checker.cli.overlays import own_rules
from checker.errors import UnreadableDocument
from checker.model import Document
from checker.model.log import WRONG
from checker.render.annex import annex as drawn
from checker.service.importing import brought_in, false_alarms
from checker.service.readers import Readers
from checker.service.recording import record

NOT_TAKEN = 3


@click.group()
def waivers() -> None:
    """Exceptions and recorded reasons: publish them, answer a question, read a filled-in log back."""


@waivers.command("annex", cls=Configured, short_help="Print the annex of exceptions that the buyer can publish.")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--all", "whole", is_flag=True, help="With exceptions that are not marked to be published.")
@click.option("--output", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="Write it to a file.")
@earlier
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
@earlier
@own_rules
@reading_options
def answer_(rule: str, path: str, **options: Any) -> int:
    """Put the reason for the question of RULE on record in waivers.toml beside the pack at PATH."""
    given = {name: options[name] for name in ("reason", "by", "role", "quote", "evidence")}
    show(f"{record(path, checked(path, options), rule, given)}: on record\n")
    return 0


@waivers.command("import", cls=Configured, short_help="Read the decisions of a filled-in log back.")
@click.argument("log", type=click.Path(readable=False))
@click.argument("path", default=".", type=click.Path(readable=False))
@earlier
@own_rules
@reading_options
def import_(log: str, path: str, **options: Any) -> int:
    """Put the exceptions and answers of LOG, a log in Excel that people have filled in, on record beside the pack at PATH.

    A row that cannot be taken is told with its cell; the others are taken all the same, and the command then ends with 3. To read a
    log back twice does no harm.
    """
    by = way(options)
    document = opened(by.readers, log)
    if document is None:
        return NOT_TAKEN
    done = brought_in(document, path, by.report([path]))
    show(imported_lines(done, log))
    return NOT_TAKEN if done.count("refused") else 0


@waivers.command("wrong", cls=Configured, short_help="Export what people say the checker has wrong.")
@click.argument("log", type=click.Path(readable=False))
@click.option("--output", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="Write the cases to a file.")
@reading_options
def wrong_(log: str, output: str | None, **options: Any) -> int:
    """Export the rows of LOG with the decision “Checker is wrong” as cases for the rules' authors.

    Each is a line of JSON with rule, sentence, quote and reason. The sentences are those of the draft: look at them before you send them.
    """
    document = opened(readers(**options), log)
    if document is None:
        return NOT_TAKEN
    cases = false_alarms(document)
    show("".join(f"{dumps(case)}\n" for case in cases), output)
    if not cases:
        complain(f"{log}: no row of it has the decision “{WRONG}”.")
    return 0


def opened(reading: Readers, log: str) -> Document | None:
    """The log, or nothing where it cannot be read, which is said."""
    try:
        return reading.document(log)
    except UnreadableDocument as fault:
        complain(f"{log}: {fault}.")
        return None

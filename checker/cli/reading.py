"""tendercheck text: what the checker sees in a file."""

import os
from typing import Any

import click

from checker.cli.console import colourful, complain, show, width
from checker.cli.options import readers, reading_options, warn
from checker.errors import UnreadableDocument
from checker.render.reading import reading_page
from checker.service.checker import Checker
from checker.service.shelves import open_rulebook

UNREAD = 3


@click.command(short_help="Show a file as the checker sees it, block by block.")
@click.argument("file", type=click.Path(readable=False))
@click.option("--mentions", is_flag=True, help="Show each sentence with its part in the tender, and what is noticed in it.")
@reading_options
def text(file: str, mentions: bool, **options: Any) -> int:
    """Show the text of a file as the checker sees it, each block with its place."""
    if os.path.isdir(file):
        complain(f"{file}: It is a folder. Give one of the files in it.")
        return UNREAD
    try:
        reading = readers(**options)
        facts = Checker(open_rulebook(), reading).text(file) if mentions else None
        document = facts.document if facts else reading.document(file)
    except UnreadableDocument as fault:
        complain(f"{file}: {fault}.")
        return UNREAD
    warn(reading)
    show(reading_page(document, facts, colourful(), width()))
    return 0

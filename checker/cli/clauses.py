"""tendercheck clauses: wording to paste into a tender."""

import click

from checker.cli.console import colourful, show, width
from checker.errors import BadSettings
from checker.render.clauses import clause_list, clause_page
from checker.service.shelves import open_rulebook


@click.group()
def clauses() -> None:
    """Read the wording that can be pasted into a tender."""


@clauses.command("list")
def list_() -> int:
    """List all clauses, each with its title."""
    show(clause_list(open_rulebook(), colourful(), width()))
    return 0


@clauses.command("show")
@click.argument("id")
def show_(id: str) -> int:
    """Show one clause: its wording, and which rules and open standards offer it."""
    rulebook = open_rulebook()
    clause = rulebook.clauses.get(id)
    if clause is None:
        raise BadSettings(f"No clause is called {id!r}.{_near(id, list(rulebook.clauses))} (tendercheck clauses list shows them all)")
    show(clause_page(clause, rulebook, colourful(), width()))
    return 0


def _near(id: str, known: list[str]) -> str:
    """A hint at the clauses that were probably meant, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(id, known, 3)
    return f" Did you mean {' or '.join(near)}?" if near else ""

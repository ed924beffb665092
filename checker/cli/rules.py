"""tendercheck rules: read the rules, and prove them by their examples."""

import click

from checker import render
from checker.cli.console import colourful, complain, show, width
from checker.errors import BadSettings
from checker.service import Checker, open_rulebook, prove, rules_at

WRONG = 1


@click.group()
def rules() -> None:
    """Read the rules, and prove them by their own examples."""


@rules.command("list")
def list_() -> int:
    """List all rules by theme, each with its severity and title."""
    show(render.rule_list(open_rulebook(judging=False), colourful(), width()))
    return 0


@rules.command("show")
@click.argument("id")
def show_(id: str) -> int:
    """Show one rule: what it looks for, why, on whose authority, and what to write instead."""
    rulebook = open_rulebook([id], judging=False)
    rule = next((rule for rule in rulebook.rules if rule.id == id), None)
    if rule is None:
        raise BadSettings(f"No rule is called {id!r}.{_near(id)} (tendercheck rules list shows them all)")
    show(render.rule_page(rule, rulebook, colourful(), width()))
    return 0


def _near(id: str) -> str:
    """A hint at the rules that were probably meant, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(id, [rule.id for rule in open_rulebook(judging=False).rules], 3)
    return f" Did you mean {' or '.join(near)}?" if near else ""


@rules.command("test")
@click.argument("path", required=False, type=click.Path())
def test(path: str | None) -> int:
    """Run every example of our rules, or of those at PATH: a rule file, a folder of them, or a whole rulebook.

    Ends with 1 where a rule does not say of an example what it should.
    """
    rulebook = open_rulebook() if path is None else None
    whole, chosen = (rulebook, rulebook.rules) if rulebook else rules_at(str(path))
    checker = Checker(whole)
    proofs = [proof for rule in chosen for proof in prove(checker, rule)]
    faults = [fault for _, fault in proofs if fault]
    for fault in faults:
        complain(f"{fault.name}: {fault.cause}")
    wrong = "1 is not as it should be" if len(faults) == 1 else f"{len(faults)} are not as they should be"
    said = wrong if faults else "all are as they should be"
    show(f"{len(chosen)} rule{'s' if len(chosen) != 1 else ''}, {len(proofs)} examples: {said}\n")
    return WRONG if faults else 0

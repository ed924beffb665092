"""tendercheck rules: read the rules, prove them by their examples, and measure them on labelled tenders."""

from pathlib import Path

import click

from checker.cli.console import colourful, complain, show, width
from checker.cli.overlays import own_rules
from checker.errors import BadSettings
from checker.render.rules import rule_list, rule_page
from checker.service.shelves import open_rulebook, rules_at

WRONG = 1


@click.group()
def rules() -> None:
    """Read the rules, prove them by their own examples, and measure them."""


@rules.command("list", short_help="List all rules by theme, and all concerns.")
@own_rules
def list_(rules: tuple[str, ...]) -> int:
    """List all rules by theme, each with its severity and title, and all concerns."""
    show(rule_list(open_rulebook(rules), colourful(), width()))
    return 0


@rules.command("show", short_help="Show one rule, and how right it is.")
@click.argument("id")
@own_rules
def show_(id: str, rules: tuple[str, ...]) -> int:
    """Show one rule: what it looks for, why, on whose authority, what to write instead, and how right it is."""
    rulebook = open_rulebook(rules)
    rule = next((rule for rule in rulebook.rules if rule.id == id), None)
    if rule is None:
        raise BadSettings(f"No rule is called {id!r}.{_near(id, rules)} (tendercheck rules list shows them all)")
    show(rule_page(rule, rulebook, colourful(), width()))
    return 0


def _near(id: str, overlays: tuple[str, ...]) -> str:
    """A hint at the rules that were probably meant, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(id, [rule.id for rule in open_rulebook(overlays).rules], 3)
    return f" Did you mean {' or '.join(near)}?" if near else ""


@rules.command("test", short_help="Run the examples of the rules.")
@click.argument("path", required=False, type=click.Path(readable=False))
@own_rules
def test(path: str | None, rules: tuple[str, ...]) -> int:
    """Run every example of our rules, or of those at PATH: a rule file, a folder of them, an organisation's folder, or a whole rulebook.

    Ends with 1 where a rule does not say of an example what it should.
    """
    from checker.service.checker import Checker  # lists need not wait for what reads documents
    from checker.service.prove import prove

    rulebook = open_rulebook(overlays=rules) if path is None else None
    whole, chosen = (rulebook, rulebook.rules) if rulebook else rules_at(str(path), rules)
    checker = Checker(whole)
    proofs = [proof for rule in chosen for proof in prove(checker, rule)]
    faults = [fault for _, fault in proofs if fault]
    for fault in faults:
        complain(f"{fault.name}: {fault.cause}")
    wrong = "1 is not as it should be" if len(faults) == 1 else f"{len(faults)} are not as they should be"
    said = wrong if faults else "all are as they should be"
    show(f"{len(chosen)} rule{'s' if len(chosen) != 1 else ''}, {len(proofs)} examples: {said}\n")
    return WRONG if faults else 0


@rules.command("measure", short_help="Measure the rules on labelled tenders.")
@click.argument("folder", required=False, type=click.Path(readable=False))
@click.option("--output", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="Write the counts to a file as well.")
@own_rules
def measure_(folder: str | None, output: str | None, rules: tuple[str, ...]) -> int:
    """Measure the rules on tenders of which people said what is right: our own, or those in FOLDER.

    Prints for every concern and every rule what was found, what was missed and what was said in vain. Of tenders that are held back
    only the total is told.
    """
    from checker.cli.options import SECONDS, readers  # lists need not wait for what reads documents
    from checker.render.measured import measured_file, measured_page
    from checker.service.checker import Checker
    from checker.service.labels import corpora_folder, measure

    home = Path(folder) if folder else corpora_folder()
    made = measure(Checker(open_rulebook(overlays=rules), readers("accept", "auto", SECONDS)), home)
    show(measured_page(made, colourful(), width()))
    if output:
        show(measured_file(made), output)
    return 0

"""The clauses for a reader: a list, and a page for each with its wording and what pastes it."""

from collections.abc import Mapping

from checker.model import Clause, Rulebook
from checker.render.page import Page
from checker.render.standards import full_name
from checker.render.values import count, joined


def clause_list(rulebook: Rulebook, colour: bool, width: int) -> str:
    """Every clause with its title."""
    page = Page(colour, width)
    page.heading("Wording to paste")
    longest = max(map(len, rulebook.clauses), default=0)
    for name, clause in sorted(rulebook.clauses.items()):
        page.item(f"{name:{longest}}  ", clause.title, 2, hang=longest + 2)
    page.gap()
    page.line(f"{count(len(rulebook.clauses), 'clause')}, rulebook {rulebook.version}. Read one with: tendercheck clauses show ID")
    return page.text()


def clause_page(clause: Clause, rulebook: Rulebook, colour: bool, width: int) -> str:
    """One clause: its wording, by law where it differs, and which rules and open standards offer it."""
    page = Page(colour, width)
    page.line(clause.title, loud=True)
    names = {regime.id: regime.name for regime in rulebook.regimes}
    for wording, laws in wordings(clause, names).items():
        page.heading(f"Under {joined(laws, 'or')}")
        page.line(wording, 2)
    rules = [rule for rule in rulebook.rules if clause.id in (rule.clause, rule.rewrite.clause if rule.rewrite else "")]
    standards = [standard for standard in rulebook.standards if standard.clause == clause.id]
    if rules or standards:
        page.heading("Offered by")
    for rule in rules:
        page.line(f"the rule {rule.id}: {rule.title}", 2)
    for standard in standards:
        page.line(f"the open standard {full_name(standard)}, for {standard.need}", 2)
    return page.text()


def wordings(clause: Clause, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Each wording of a clause with the laws under which it holds."""
    made: dict[str, list[str]] = {}
    for regime, wording in clause.text.items():
        made.setdefault(wording, []).append(names.get(regime, regime) if regime else "any other law" if len(clause.text) > 1 else "any law")
    return made

"""The rules for a reader: a list by theme, and a page for each."""

from collections.abc import Sequence
from itertools import groupby

from checker.model import Basis, Clause, Example, Rule, Rulebook
from checker.model.spoken import ROUTES
from checker.render.checks import how_it_looks
from checker.render.clauses import wordings
from checker.render.groups import HEADINGS
from checker.render.measured import rightness
from checker.render.page import Page, marked
from checker.render.values import FORCES, amendment, count, joined, said

EXAMPLES = {"fails": "It speaks here", "passes": "Here all is in order", "does_not_apply": "Here it has nothing to say"}


def rule_list(rulebook: Rulebook, colour: bool, width: int) -> str:
    """Every rule with its severity and title, theme by theme."""
    page = Page(colour, width)
    longest = max((len(rule.id) for rule in rulebook.rules), default=0)
    for theme, rules in groupby(rulebook.rules, key=lambda rule: rule.theme):
        page.heading(f"{theme.replace('-', ' ').capitalize().replace('Sme ', 'SME ')} ({theme})")
        for rule in rules:
            page.item(f"{rule.id:{longest}}  {rule.severity:8}", f" {rule.title}", 2, hang=longest + 11)
    _write_concerns(page, rulebook.rules)
    page.gap()
    page.line(f"{count(len(rulebook.rules), 'rule')}, rulebook {rulebook.version}. Read one with: tendercheck rules show ID")
    return page.text()


def _write_concerns(page: Page, rules: Sequence[Rule]) -> None:
    """Every concern with the rules that look for it: rules can be chosen by concern, and by theme."""
    page.heading("Concerns, and the rules that look for them")
    longest = max((len(rule.concern) for rule in rules), default=0)
    for concern in sorted({rule.concern for rule in rules}):
        found = ", ".join(rule.id for rule in rules if rule.concern == concern)
        page.item(f"{concern:{longest}}", f" {found}", 2, hang=longest + 1)


def rule_page(rule: Rule, rulebook: Rulebook, colour: bool, width: int) -> str:
    """One rule as a page for an officer: what it looks for, why, on whose authority, what to write, and examples."""
    page = Page(colour, width)
    page.line(rule.title, loud=True)
    page.line(f"{rule.id}, of the theme {rule.theme}; concern {rule.concern}; severity {rule.severity}: “{HEADINGS[rule.severity]}”")
    for change in rulebook.amendments:
        if change.rule == rule.id:
            page.line(amendment(change))
    page.heading("What it looks for")
    for sentence in how_it_looks(rule, rulebook):
        page.line(sentence, 2)
    page.heading("Why")
    page.line(rule.because, 2)
    _write_authority(page, rule, rulebook)
    page.heading("What to write instead")
    page.line(rule.advice, 2)
    _write_wording(page, rulebook.clauses.get(rule.rewrite.clause if rule.rewrite else rule.clause), rulebook)
    if rule.asks:
        page.heading("A reason to have on record")
        page.line(rule.asks, 2)
    page.heading("How right it is, on labelled tenders")
    page.line(rightness(rulebook.measured.get(rule.id)), 2)
    _write_examples(page, rule)
    return page.text()


def _write_authority(page: Page, rule: Rule, rulebook: Rulebook) -> None:
    """On whose authority, law by law; the first that fits speaks."""
    page.heading("On whose authority")
    for basis in rule.basis:
        page.line(f"{basis.cite} - {_force(basis)}", 2)
        page.line(_where_it_holds(basis, rulebook), 4)
    page.line("Elsewhere it is good practice, and the report says so." if rule.basis else "Good practice, not law.", 2)


def _force(basis: Basis) -> str:
    """How far an authority binds."""
    judged = ", and a person must judge" if basis.verdict == "review" else ""
    return FORCES[basis.force] + judged


def _where_it_holds(basis: Basis, rulebook: Rulebook) -> str:
    """For which laws and routes an authority speaks."""
    names = {regime.id: regime.name for regime in rulebook.regimes}
    laws = f"under {joined([names.get(name, name) for name in basis.regime], 'or')}" if basis.regime else "under any law"
    routes = f", in {joined([ROUTES.get(name, name) for name in basis.route], 'or')}" if basis.route else ""
    return laws + routes


def _write_wording(page: Page, clause: Clause | None, rulebook: Rulebook) -> None:
    """Wording to paste, by law where it differs."""
    if clause is None:
        return
    made = wordings(clause, {regime.id: regime.name for regime in rulebook.regimes})
    for wording, laws in made.items():
        page.item("To paste", wording + (f" - under {joined(laws, 'or')}" if len(made) > 1 else ""), 2)


def _write_examples(page: Page, rule: Rule) -> None:
    """The examples that prove a rule, which are tested."""
    for outcome, heading in EXAMPLES.items():
        chosen = [example for example in rule.examples if example.outcome == outcome]
        if chosen:
            page.heading(heading)
        for example in chosen:
            page.item("-", _told(example), 2, hang=2)


def _told(example: Example) -> str:
    """An example on one line, its marked words set off, with what is given of the tender."""
    text = " / ".join(line.strip() for line in example.text.strip().splitlines() if line.strip())
    for mark in dict.fromkeys(example.marks):
        text = marked(text, mark, longest=len(text) * 2)
    given = ", ".join(f"{name} {said(value)}" for name, value in example.tender.items())
    return f"{text} ({given})" if given else text

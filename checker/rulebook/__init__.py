"""Loads the knowledge from rules/: the rules with the vocabulary, figures, regimes, clauses and open standards that they stand on.

A rule that cannot be used is reported as a wrong tender would be, by file, line, field and cause, and all faults at once.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from checker.errors import BadRule
from checker.model import Lexicon, Rule, Rulebook
from checker.rulebook import knowledge, links, standards
from checker.rulebook.rules import rule
from checker.rulebook.shelf import Shelf, misnamed, read_shelf, read_vocabularies
from checker.validation import Sheet, faults, insist, knowledge_folder, read_yaml

__all__ = ["default_folder", "load", "load_rule_file", "unused"]

SINGLE = ("rulebook", "language", "figures", "regimes")
STANDARDS = "standards"  # a rulebook may do without them


def default_folder() -> Path:
    """Where our own rules live: inside an installed tendercheck, or beside the package in a checkout."""
    return knowledge_folder()


def load(folder: Path | None = None, only: Collection[str] | None = None, judging: bool = True) -> Rulebook:
    """The rulebook of a folder, or ours; with `only`, just the rules of these ids or themes and what they need.

    Without `judging` it is for a reader: of the vocabulary it has what the rules of `only` name, and no brands.

    Raises BadRule with every fault of every file, a line each.
    """
    home = folder or default_folder()
    if not home.is_dir():
        raise BadRule(f"{home}:1: there is no such folder of rules")
    shelf = read_shelf(home, "rules" if folder is None else str(folder), only)
    single = {name: shelf.sheet(home / f"{name}.yaml", name) for name in SINGLE}
    if only is None and (home / f"{STANDARDS}.yaml").is_file():
        single[STANDARDS] = shelf.sheet(home / f"{STANDARDS}.yaml", STANDARDS)
    if judging:
        read_vocabularies(shelf, None if only is None else _used(shelf, single["regimes"], None) | _used_by_stages(home))
    else:
        read_vocabularies(shelf, _used(shelf, None, None) if only else (), brands=False)
    _check_links(shelf, single)
    insist(sorted(shelf.faults, key=_by_file), BadRule)
    return _bound(shelf, {name: sheet for name, sheet in single.items() if sheet is not None})


def unused(folder: Path | None = None) -> tuple[str, ...]:
    """The vocabularies that nothing uses, each as a line for a person: no reason to refuse a rulebook, and one to tidy it."""
    home = folder or default_folder()
    shelf = read_shelf(home, "rules" if folder is None else str(folder), None)
    read_vocabularies(shelf, None)
    regimes, known = (shelf.sheet(home / f"{name}.yaml", name) for name in ("regimes", STANDARDS))
    return tuple(links.idle(shelf.vocabularies, _used(shelf, regimes, known)))


def load_rule_file(path: Path, rulebook: Rulebook) -> Rule:
    """One rule from a file of its own, held against a rulebook for all that it names; raises BadRule."""
    sheet = read_yaml(path)
    insist(faults(sheet, "rule"), BadRule)
    there = {
        "kind": {vocabulary.kind for vocabulary in rulebook.lexicon.vocabularies},
        "figure": {figure.key for figure in rulebook.figures},
        "clause": set(rulebook.clauses),
        "rule": {rule.id for rule in rulebook.rules},
    }
    insist([*misnamed(sheet, path), *links.missing(sheet, links.links_of_rule(sheet.data), there), *links.open_marks(sheet)], BadRule)
    return rule(sheet, path.resolve().parent.name)


def _check_links(shelf: Shelf, single: Mapping[str, Sheet | None]) -> None:
    """Note everything that is named and is not there."""
    figures, regimes = single["figures"], single["regimes"]
    there = {**shelf.named, "figure": {item["key"] for item in figures.data["figures"]} if figures else set()}
    for _, sheet in shelf.rules:
        shelf.faults += [*links.missing(sheet, links.links_of_rule(sheet.data), there), *links.open_marks(sheet)]
    if figures:
        shelf.faults += links.twin_figures(figures)
    if regimes:
        shelf.faults += [*links.missing(regimes, links.links_of_regimes(regimes.data), there), *links.last_is_other(regimes)]
    if known := single.get(STANDARDS):
        shelf.faults += [*links.missing(known, links.links_of_standards(known.data), there), *links.twin_standards(known)]


def _used(shelf: Shelf, regimes: Sheet | None, known: Sheet | None) -> set[str]:
    """Every kind that a rule, a regime or an open standard names."""
    named = [link for _, sheet in shelf.rules for link in links.links_of_rule(sheet.data)]
    named += links.links_of_regimes(regimes.data) if regimes else ()
    named += links.links_of_standards(known.data) if known else ()
    return {name for _, sort, name in named if sort == "kind"}


def _used_by_stages(home: Path) -> set[str]:
    """Every kind whose file says that a stage uses it."""
    return {path.stem for path in (home / "vocabulary").glob("*.yaml") if "\nused-by:" in path.read_text("utf-8", "replace")}


def _bound(shelf: Shelf, single: Mapping[str, Sheet]) -> Rulebook:
    """The rulebook, from sheets without fault."""
    about, known = single["rulebook"].data, single.get(STANDARDS)
    lexicon = Lexicon(
        (*(knowledge.vocabulary(sheet) for sheet in shelf.vocabularies), *(standards.vocabularies(known) if known else ())),
        tuple(brand for sheet in shelf.vocabularies for brand in knowledge.brands(sheet)),
        knowledge.cues(single["language"]),
    )
    return Rulebook(
        version=about["version"],
        dated=date.fromisoformat(about["dated"]),
        rules=tuple(rule(sheet, theme) for theme, sheet in shelf.rules),
        lexicon=lexicon,
        figures=knowledge.figures(single["figures"]),
        regimes=knowledge.regimes(single["regimes"]),
        clauses=knowledge.clauses(shelf.clauses),
        standards=standards.standards(known) if known else (),
    )


def _by_file(fault: str) -> tuple[str, int]:
    """Faults in the order of files and lines."""
    path, _, rest = fault.partition(":")
    line = rest.partition(":")[0]
    return path, int(line) if line.isdigit() else 0

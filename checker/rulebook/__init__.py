"""Loads the knowledge from rules/: the rules with the vocabulary, figures, regimes and clauses that they stand on.

A rule that cannot be used is reported as a wrong tender would be, by file, line, field and cause, and all faults at once.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import reduce
from hashlib import sha256
from pathlib import Path

from checker import shipped
from checker.errors import BadRule
from checker.model import Lexicon, Rule, Rulebook
from checker.rulebook import knowledge, links, standards, wording
from checker.rulebook.measured import read_measured
from checker.rulebook.overlays import amended, lay_over, themes, unfit_amendments, with_figures
from checker.rulebook.rules import rule
from checker.rulebook.shelf import Shelf, filled, misnamed, read_vocabularies, strays
from checker.validation import faults, insist, read_yaml

__all__ = ["default_folder", "load", "load_rule_file", "unused"]


def default_folder() -> Path:
    """Where our own rules live: inside an installed tendercheck, or beside the package in a checkout."""
    return shipped.knowledge_folder()


def load(folder: Path | None = None, overlays: Sequence[Path] = ()) -> Rulebook:
    """The rulebook of a folder, or ours, with folders of an organisation's own rules laid over it in their order.

    Raises BadRule with every fault of every file, a line each.
    """
    folders = (folder or default_folder(), *overlays)
    digest = _digest(folders)
    shelves = _shelves(folder, overlays)
    for shelf in shelves:
        read_vocabularies(shelf)
    insist(sorted([*_faults(shelves), *_misplaced(shelves)], key=_by_file), BadRule)
    merged = reduce(lay_over, shelves)
    book, below = _bound(merged, shelves[0]), shelves[0]
    for above in shelves[1:]:
        book = amended(replace(book, figures=with_figures(book.figures, above)), below, above)
        below = lay_over(below, above)
    if folder is None:
        own = {change.rule for change in book.amendments if change.change == "replaced"}  # it is ours that was measured
        book = replace(book, measured={rule: counts for rule, counts in read_measured(default_folder()).items() if rule not in own})
    return replace(book, digest=digest if _digest(folders) == digest else "")  # of what is edited meanwhile nobody knows what was read


def unused(folder: Path | None = None) -> tuple[str, ...]:
    """The vocabularies that nothing uses, each as a line for a person: no reason to refuse a rulebook, and one to tidy it."""
    home = folder or default_folder()
    shelf = filled(Shelf(home, "rules" if folder is None else str(folder)))
    read_vocabularies(shelf)
    return tuple(links.idle(shelf.vocabularies, _used(shelf)))


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
    insist([*misnamed(sheet, path), *links.missing(sheet, links.links_of_rule(sheet.data), there), *wording.faults(sheet, "rule")], BadRule)
    return rule(sheet, path.resolve().parent.name)


def _shelves(folder: Path | None, overlays: Sequence[Path]) -> list[Shelf]:
    """The rulebook and what is laid over it, read but for the vocabularies."""
    home = folder or default_folder()
    for place in (home, *overlays):
        if not place.is_dir():
            raise BadRule(f"{place}:1: there is no such folder of rules")
    ours = filled(Shelf(home, "rules" if folder is None else str(folder)))
    return [ours, *(filled(Shelf(overlay, str(overlay), overlay=True)) for overlay in overlays)]


def _digest(folders: Iterable[Path]) -> str:
    """The hash of every YAML file in these folders, by name and words."""
    told = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            told.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            with suppress(OSError):  # what cannot be read is told by whoever reads it
                told.update(sha256(path.read_bytes()).digest())
    return told.hexdigest()


def _faults(shelves: Sequence[Shelf]) -> list[str]:
    """Everything that is wrong with the files, with what they name and is not there, and with what is laid over what."""
    merged = reduce(lay_over, shelves)
    figures, regimes = [shelf.single["figures"] for shelf in shelves if "figures" in shelf.single], merged.single.get("regimes")
    there = {**merged.named, "figure": {item["key"] for sheet in figures for item in sheet.data["figures"]}}
    found = list(merged.faults)
    for _, sheet in merged.rules:
        found += links.missing(sheet, links.links_of_rule(sheet.data), there)
    for sheet in figures:
        found += links.twin_figures(sheet)
    if regimes:
        found += [*links.missing(regimes, links.links_of_regimes(regimes.data), there), *links.last_is_other(regimes)]
    if known := merged.single.get("standards"):
        found += [*links.missing(known, links.links_of_standards(known.data), there), *links.twin_standards(known)]
    if language := shelves[0].single.get("language"):
        there["class"] = set(language.data.get("classes", {}))
        for sheet in (language, *merged.vocabularies):
            found += links.missing(sheet, links.links_of_phrases(sheet.data), there)
    for above in shelves[1:]:
        found += unfit_amendments(merged, above)
    return found


def _misplaced(shelves: Sequence[Shelf]) -> list[str]:
    """The files that nobody would read; an organisation may have themes of its own beside ours."""
    known = themes(shelves[0])
    idle = [f"{shelf.shown}:1: there are no rules here, and nothing that rules stand on" for shelf in shelves if shelf.empty]
    return idle + [fault for shelf in shelves for fault in strays(shelf, known | themes(shelf) if known else ())]


def _used(shelf: Shelf) -> set[str]:
    """Every kind that a rule, a regime or an open standard names."""
    named = [link for _, sheet in shelf.rules for link in links.links_of_rule(sheet.data)]
    regimes, known = (shelf.single.get(name) for name in ("regimes", "standards"))
    named += links.links_of_regimes(regimes.data) if regimes else ()
    named += links.links_of_standards(known.data) if known else ()
    return {name for _, sort, name in named if sort == "kind"}


def _bound(shelf: Shelf, ours: Shelf) -> Rulebook:
    """The rulebook, from sheets without fault."""
    single = ours.single
    about, known = single["rulebook"].data, single.get("standards")
    lexicon = Lexicon(
        (*(knowledge.vocabulary(sheet) for sheet in shelf.vocabularies), *(standards.vocabularies(known) if known else ())),
        tuple(brand for sheet in shelf.vocabularies for brand in knowledge.brands(sheet)),
        knowledge.cues(single["language"]),
        knowledge.classes(single["language"]),
    )
    return Rulebook(
        version=about["version"],
        dated=date.fromisoformat(about["dated"]),
        rules=tuple(rule(sheet, theme) for theme, sheet in sorted(shelf.rules, key=lambda pair: pair[0])),
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

"""An organisation's own rules, laid over ours: what they add, what they stand in the place of, and which of ours are not run.

What an organisation does not run, grades otherwise or replaces is named in every report with the reason and whoever answers for it, for
silence would look like a pass.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from checker.model import Amendment, Figure, Rulebook
from checker.rulebook import knowledge
from checker.rulebook.shelf import Shelf
from checker.rulebook.values import flowing
from checker.validation import Sheet, nearest

TAKEN = "{!r} is the {} of one that is there already; give it another, or say `replaces: true`"
NOTHING = "`replaces` is said, and there is no {} to replace{}"


def lay_over(below: Shelf, above: Shelf) -> Shelf:
    """Both as one shelf; the faults of what stands above in the place of something below, and should not, are noted."""
    noted = [*_unfit(below, above, "rule", [sheet for _, sheet in above.rules])]
    noted += _unfit(below, above, "clause", above.clauses)
    noted += _unfit(below, above, "kind", [sheet for sheet in above.vocabularies if sheet.data["kind"] != "brand"])
    noted += _unfit_figures(below, above)
    clauses, kinds = _ids(above.clauses, "id"), _ids(above.vocabularies, "kind") - {"brand"}
    return Shelf(
        below.folder,
        below.shown,
        [pair for pair in below.rules if pair[1].data["id"] not in above.named["rule"]] + above.rules,
        [sheet for sheet in below.vocabularies if sheet.data["kind"] not in kinds] + above.vocabularies,
        [sheet for sheet in below.clauses if sheet.data["id"] not in clauses] + above.clauses,
        below.single,
        {sort: names | above.named[sort] for sort, names in below.named.items()},
        [*below.faults, *above.faults, *noted],
    )


def with_figures(figures: tuple[Figure, ...], above: Shelf) -> tuple[Figure, ...]:
    """The figures with an organisation's own, each in the place of those of its key for its regimes."""
    own = knowledge.figures(above.single["figures"]) if "figures" in above.single else ()
    taken = {(figure.key, regime) for figure in own for regime in figure.regime}
    left = [replace(figure, regime=tuple(name for name in figure.regime if (figure.key, name) not in taken)) for figure in figures]
    return (*(figure for figure in left if figure.regime), *own)


def amended(rulebook: Rulebook, below: Shelf, above: Shelf) -> Rulebook:
    """The rulebook with what a shelf above says of its rules, each change with its reason; `below` is what was there before."""
    was = {sheet.data["id"]: sheet.data["severity"] for _, sheet in below.rules}
    now = {rule.id: rule.severity for rule in rulebook.rules}
    made = [_replaced(sheet, was[sheet.data["id"]]) for _, sheet in above.rules if sheet.data["id"] in was]
    made += [_amendment(sheet, key, i, now) for sheet, key, i in _said(above) if sheet.data[key][i]["rule"] in now]
    graded = {change.rule: change.severity for change in made if change.change == "re-graded"}
    rules = tuple(replace(rule, severity=graded.get(rule.id, rule.severity)) for rule in rulebook.rules)
    off = [change.rule for change in made if change.change == "disabled"]
    return replace(
        rulebook,
        rules=rules,
        disabled=tuple(dict.fromkeys((*rulebook.disabled, *off))),
        overlays=(*rulebook.overlays, above.shown),
        amendments=(*rulebook.amendments, *made),
    )


def unfit_amendments(merged: Shelf, above: Shelf) -> Iterator[str]:
    """The faults of changes to rules that are not there, and of two changes to one rule."""
    seen: set[str] = set()
    for sheet, key, i in _said(above):
        name, place = sheet.data[key][i]["rule"], (key, i, "rule")
        if name not in merged.named["rule"]:
            yield sheet.fault(place, f"there is no rule {name}{nearest(name, merged.named['rule'])}")
        elif name in seen:
            yield sheet.fault(place, f"{name!r} is changed twice")
        seen.add(name)


def themes(shelf: Shelf) -> set[str]:
    """The themes that a shelf says it has."""
    return set(shelf.single["rulebook"].data.get("themes", ())) if "rulebook" in shelf.single else set()


def _said(above: Shelf) -> Iterator[tuple[Sheet, str, int]]:
    """Each change that is said: its sheet, and its place there."""
    if sheet := above.single.get("rulebook"):
        yield from ((sheet, key, i) for key in ("disable", "regrade") for i in range(len(sheet.data.get(key, ()))))


def _amendment(sheet: Sheet, key: str, i: int, now: Any) -> Amendment:
    """A rule that is not run, or graded otherwise."""
    said = sheet.data[key][i]
    was, where = now[said["rule"]], f"{sheet.path}:{sheet.line((key, i))}"
    change, severity = ("disabled", was) if key == "disable" else ("re-graded", said["severity"])
    return Amendment(said["rule"], change, was, severity, flowing(said["because"]), flowing(said["by"]), where)  # type: ignore[arg-type]


def _replaced(sheet: Sheet, was: Any) -> Amendment:
    """A rule that stands in the place of another."""
    return Amendment(sheet.data["id"], "replaced", was, sheet.data["severity"], "", "", sheet.path)


def _unfit(below: Shelf, above: Shelf, sort: str, sheets: list[Sheet]) -> Iterator[str]:
    """The faults of files that bear a name which is taken, and of those that replace nothing."""
    key = "kind" if sort == "kind" else "id"
    for sheet in sheets:
        name, replaces = sheet.data[key], sheet.data.get("replaces", False)
        if name in below.named[sort] and not replaces:
            yield sheet.fault((key,), TAKEN.format(name, key))
        elif replaces and name not in below.named[sort]:
            yield sheet.fault(("replaces",), NOTHING.format(f"{key} {name!r}", nearest(name, below.named[sort])))


def _unfit_figures(below: Shelf, above: Shelf) -> Iterator[str]:
    """The same of figures, of which each regime has its own."""
    sheet, ours = above.single.get("figures"), below.single.get("figures")
    keys = {item["key"] for item in ours.data["figures"]} if ours else set()
    for i, item in enumerate(sheet.data["figures"] if sheet else ()):
        if item["key"] in keys and not item.get("replaces"):
            yield sheet.fault(("figures", i, "key"), TAKEN.format(item["key"], "key"))  # type: ignore[union-attr]


def _ids(sheets: list[Sheet], key: str) -> set[str]:
    """What some sheets hold, by name."""
    return {sheet.data[key] for sheet in sheets}

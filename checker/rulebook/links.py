"""Whether everything that a rule names is there: kinds, figures, clauses and other rules; and what is there and never named."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checker.rulebook.rules import verb
from checker.validation import Field, Sheet, nearest

# Kinds that need no vocabulary: the values themselves, parts of the pack, bodies, and standards by where they come from.
VALUES = frozenset(("money", "period", "percent", "date", "number", "standard"))
READ = frozenset(
    (
        "blank-left",
        "enclosure-named",
        "enclosure-there",
        "body-introduced",
        "whole-term",
        "lot-called-otherwise",
        "lots-listed",
        "extension-total",
        "term-by-dates",
    )
)
STANDARDS = frozenset(f"{origin}-standard" for origin in ("uk", "other", "accessibility", "policy", "web"))
PLACES = {
    "kind": "vocabulary/{}.yaml",
    "figure": "{} in figures.yaml",
    "clause": "clauses/{}.yaml",
    "rule": "rule {}",
    "class": "class @{} in language.yaml",
}

MENTIONS = ("needed", "asked", "old", "vague", "closed")  # of an open standard: what a tender may say of it

CLASS = re.compile(r"(?<!\w)@(\w+)")

Link = tuple[Field, str, str]  # where a name stands, what it names, and the name


def links_of_rule(data: Mapping[str, Any]) -> Iterator[Link]:
    """Everything that a rule names, with its place in the file."""
    check = data["check"]
    if "field" not in check:
        yield from _each(("check", verb(check)), check[verb(check)])
    for key in ("with", "unless", "expect"):
        for i, near in enumerate(check.get(key, ())):
            yield from _each(("check", key, i, "any"), near["any"])
            yield from _each(("check", key, i, "but"), near.get("but", []))
    if "speaks-of" in data.get("applies", {}):
        yield from _each(("applies", "speaks-of"), data["applies"]["speaks-of"])
    for key in ("at-most", "at-least"):
        if "figure" in check.get(key, {}):
            yield ("check", key, "figure"), "figure", check[key]["figure"]
    if "clause" in data:
        yield ("clause",), "clause", data["clause"]
    if "rewrite" in data:
        yield ("rewrite", "insert", "clause"), "clause", data["rewrite"]["insert"]["clause"]
    for i, other in enumerate(data.get("yields_to", ())):
        yield ("yields_to", i), "rule", other


def links_of_regimes(data: Mapping[str, Any]) -> Iterator[Link]:
    """The kinds that point to a regime."""
    for i, regime in enumerate(data["regimes"]):
        for j, kind in enumerate(regime["words"]):
            yield ("regimes", i, "words", j), "kind", kind


def links_of_standards(data: Mapping[str, Any]) -> Iterator[Link]:
    """Everything that the open standards name: kinds of mention, rules and clauses."""
    for i, item in enumerate(data["standards"]):
        place: Field = ("standards", i)
        for part in MENTIONS:
            yield from (((*place, part, "kinds", j), "kind", kind) for j, kind in enumerate(item.get(part, {}).get("kinds", ())))
        yield from (((*place, "closed-by", j), "rule", name) for j, name in enumerate(item.get("closed-by", ())))
        yield (*place, "clause"), "clause", item["clause"]


def links_of_phrases(data: Mapping[str, Any]) -> Iterator[Link]:
    """Every class of words that a vocabulary's phrases, or the cues of language, name."""
    for i, phrase in enumerate(data.get("phrases", ())):
        yield from ((("phrases", i), "class", name) for name in CLASS.findall(phrase))
    for cue, phrases in data.get("cues", {}).items():
        yield from ((("cues", cue, i), "class", name) for i, phrase in enumerate(phrases) for name in CLASS.findall(phrase))


def missing(sheet: Sheet, links: Iterator[Link], there: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The faults of naming what is not there."""
    for place, sort, name in links:
        known = {*there[sort], *VALUES, *STANDARDS, *READ} if sort == "kind" else there[sort]
        if name not in known:
            yield sheet.fault(place, f"there is no {PLACES[sort].format(name)}{nearest(name, known)}")


def last_is_other(sheet: Sheet) -> Iterator[str]:
    """The list of regimes ends with the one for tenders of which none can be told."""
    last = len(sheet.data["regimes"]) - 1
    if sheet.data["regimes"][last]["id"] != "other":
        yield sheet.fault(("regimes", last, "id"), "the last regime must be 'other', for tenders of no known regime")


def twin_figures(sheet: Sheet) -> Iterator[str]:
    """Figures that stand twice for the same regime from the same day."""
    seen: set[tuple[str, str, str | None]] = set()
    for i, figure in enumerate(sheet.data["figures"]):
        for regime in [figure["regime"]] if isinstance(figure["regime"], str) else figure["regime"]:
            key = (figure["key"], regime, figure["from"])
            if key in seen:
                yield sheet.fault(("figures", i, "key"), f"{figure['key']!r} stands twice for {regime} from {figure['from']}")
            seen.add(key)


def twin_standards(sheet: Sheet) -> Iterator[str]:
    """Open standards of one id."""
    seen: set[str] = set()
    for i, item in enumerate(sheet.data["standards"]):
        if item["id"] in seen:
            yield sheet.fault(("standards", i, "id"), f"{item['id']!r} stands twice")
        seen.add(item["id"])


def idle(vocabularies: list[Sheet], used: Collection[str]) -> Iterator[str]:
    """Vocabularies that nothing uses."""
    for sheet in vocabularies:
        if sheet.data["kind"] not in used and "used-by" not in sheet.data:
            yield sheet.fault(("kind",), f"no rule and no regime uses {sheet.data['kind']!r}; if a stage does, say so with `used-by`")


def _each(place: Field, written: str | list[str]) -> Iterator[Link]:
    """One kind or several, each with its own place."""
    if isinstance(written, str):
        yield place, "kind", written
    else:
        yield from (((*place, i), "kind", kind) for i, kind in enumerate(written))

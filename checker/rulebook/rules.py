"""A rule file as a Rule."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from checker.model import Applies, Basis, Bound, Check, DocumentKind, Example, Near, Rewrite, Rule, Stance, Verb
from checker.rulebook.values import bound, flowing, pence, words
from checker.validation import Sheet

VERBS: tuple[Verb, ...] = ("never", "wherever", "somewhere", "measure", "total", "agree", "order")
MARK = re.compile(r"\[\[(.*?)\]\]", re.S)
OUTCOMES = ("fails", "passes", "does_not_apply")


def rule(sheet: Sheet, theme: str) -> Rule:
    """The rule that a file holds, once the file is known to fit its schema."""
    data: Mapping[str, Any] = sheet.data
    return Rule(
        id=data["id"],
        theme=theme,
        concern=data["concern"],
        title=data["title"],
        severity=data["severity"],
        since=data["since"],
        because=flowing(data["because"]),
        check=_check(data["check"]),
        message=flowing(data["message"]),
        advice=flowing(data["advice"]),
        path=sheet.path,
        basis=() if isinstance(data["basis"], str) else tuple(_basis(item) for item in data["basis"]),
        applies=_applies(data.get("applies", {})),
        unknown=data.get("unknown", "not-applicable"),
        yields_to=words(data.get("yields_to")),
        once=data.get("once") == "document",
        asks=flowing(data.get("asks", "")),
        asks_in_order=data.get("asks_when") != "found",
        rewrite=_rewrite(data["rewrite"]) if "rewrite" in data else None,
        clause=data.get("clause", ""),
        examples=tuple(_example(name, item) for name in OUTCOMES for item in data.get("examples", {}).get(name, ())),
    )


def verb(check: Mapping[str, Any]) -> Verb:
    """The one verb of a check."""
    return next(name for name in VERBS if name in check)


def _check(data: Mapping[str, Any]) -> Check:
    """What the rule looks for."""
    name = verb(data)
    polarity = data.get("polarity", "affirmed")
    return Check(
        verb=name,
        kinds=() if "field" in data else words(data[name]),
        stance=tuple(data.get("stance", ())),
        role=tuple(data.get("role", ())),
        party=data.get("party"),
        polarity=None if polarity == "any" else polarity,
        with_=_near(data.get("with", ())),
        unless=_near(data.get("unless", ())),
        expect=_near(data.get("expect", ())),
        bounds=_bounds(data),
        total=Decimal(str(data.get("of", 100))),
        field=data.get("field", ""),
        each=data.get("each", False),
    )


def _near(items: Any) -> tuple[Near, ...]:
    """Kinds that must, or may not, be near."""
    return tuple(
        Near(words(item["any"]), tuple(item["within"]), item.get("same", ""), words(item.get("but", [])), item.get("polarity") == "any")
        for item in items
    )


def _bounds(data: Mapping[str, Any]) -> tuple[Bound, ...]:
    """The limits of a measure."""
    return tuple(bound(data[key], key == "at-most") for key in ("at-most", "at-least") if key in data)


def _basis(data: Mapping[str, Any]) -> Basis:
    """One authority, with where it speaks."""
    regime, route = words(data.get("regime")), words(data.get("route"))
    stances = cast(tuple[Stance, ...], words(data.get("stance")))
    return Basis(data["cite"], data["force"], regime, route, data.get("verdict", "fail"), stances)


def _applies(data: Mapping[str, Any]) -> Applies:
    """Where the rule applies."""
    value = {key: pence(pounds) for key, pounds in data.get("value", {}).items()}
    regime, route, buys = (words(data.get(key)) for key in ("regime", "route", "buys"))
    documents = cast(tuple[DocumentKind, ...], words(data.get("document")))
    speaks, lots = words(data.get("speaks-of")), data.get("lots", {}).get("at-least")
    return Applies(regime, route, buys, documents, value.get("at-least"), value.get("below"), speaks, lots)


def _rewrite(data: Mapping[str, Any]) -> Rewrite:
    """The change of words that the rule offers."""
    clause = data["insert"]["clause"]
    if "instead" in data:
        return Rewrite("instead", clause)
    return Rewrite("after-sentence" if data["after"] == "sentence" else "after", clause)


def _example(outcome: Any, written: str | Mapping[str, Any]) -> Example:
    """A small tender with its marks taken out, and the marked words apart."""
    text = written if isinstance(written, str) else written["text"]
    tender = {} if isinstance(written, str) else written.get("tender", {})
    return Example(outcome, MARK.sub(r"\1", text), tuple(MARK.findall(text)), tender)

"""The procurement as it was understood, with where each fact comes from, in a few lines."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from checker.model import CheckedPack, Rulebook, Stated
from checker.model.spoken import ROUTES
from checker.render.page import Page
from checker.render.values import joined, said

ORIGINS = {"given": "given in", "notice": "told in", "inferred": "told from", "assumed": "supposed"}
LABELS = {"regime": "Law", "route": "Route", "value": "Value", "term": "Term", "closing": "Closing", "buys": "Buys"}
NEEDED = ("route", "value", "term", "published", "closing", "buys")  # what rules ask for; without them some cannot speak


def write_procurement(page: Page, pack: CheckedPack, rulebook: Rulebook) -> None:
    """A few lines on what is bought and under which law; what is not known is said, with where to say it."""
    page.heading(titled(pack))
    for label, words, origin in facts(pack, rulebook):
        page.item(label, f"{words} ({origin})", 2)
    if unknown := missing(pack):
        page.item("Not known", f"{joined(unknown)}. Some checks need this: say it in a tender.toml beside the documents.", 2)


def titled(pack: CheckedPack) -> str:
    """What is bought and by whom, or what the pack is called."""
    stated = pack.procurement.stated
    title = said(stated["title"].value) if "title" in stated else _called(pack.name)
    return f"{title}, {said(stated['authority'].value)}" if "authority" in stated else title


def _called(name: str) -> str:
    """A pack by its file or folder and the one that holds it: where these lie on somebody's machine says nothing of the tender."""
    path = PurePath(name)
    return "/".join(path.parts[-2:]) if path.is_absolute() and len(path.parts) > 2 else name


def missing(pack: CheckedPack) -> tuple[str, ...]:
    """What is not known of the purchase, and keeps some rules from speaking."""
    return tuple(name for name in NEEDED if name not in pack.procurement.stated)


def facts(pack: CheckedPack, rulebook: Rulebook) -> Iterator[tuple[str, str, str]]:
    """The facts that decide most: each with its label, in words, and with where it comes from."""
    for label, words, fact in _facts(pack.procurement.stated, {regime.id: regime.name for regime in rulebook.regimes}):
        yield label, words, _origin(fact)


def every_fact(pack: CheckedPack, rulebook: Rulebook) -> Iterator[tuple[str, str, str]]:
    """All that is known of the purchase: each with its label, in words, and with where it comes from."""
    known = {"regime": {regime.id: regime.name for regime in rulebook.regimes}, "route": ROUTES}
    for name, fact in pack.procurement.stated.items():
        words = known.get(name, {}).get(str(fact.value), said(fact.value))
        yield LABELS.get(name, name.replace("-", " ").capitalize()), words, _origin(fact)


def _facts(stated: Mapping[str, Stated], regimes: Mapping[str, str]) -> Iterator[tuple[str, str, Stated]]:
    """The facts that decide most, each with its label and in words."""
    for name, label in (
        ("regime", "Law"),
        ("route", "Route"),
        ("value", "Value"),
        ("term", "Term"),
        ("closing", "Closing"),
        ("buys", "Buys"),
    ):
        if name not in stated:
            continue
        fact = stated[name]
        known = {"regime": regimes, "route": ROUTES}.get(name, {})
        words = known.get(str(fact.value), said(fact.value))
        yield label, words + _more(name, stated), fact


def _more(name: str, stated: Mapping[str, Stated]) -> str:
    """What is said along with a fact: the extensions with the term, the day of publication with the closing day."""
    if name == "term" and "extensions" in stated:
        return f", and {said(stated['extensions'].value)} of extensions"
    if name == "closing" and "published" in stated:
        return f", published {said(stated['published'].value)}"
    return ""


def _origin(fact: Stated) -> str:
    """Where a fact comes from."""
    return f"{ORIGINS[fact.origin]} {fact.where}".strip()

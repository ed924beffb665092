"""What rules stand on, from its files: vocabularies and brands, cues of language, figures, regimes and clauses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model import Brand, Clause, Figure, Product, Regime, Vocabulary
from checker.rulebook.values import day, flowing, value, words
from checker.validation import Sheet


def vocabulary(sheet: Sheet) -> Vocabulary:
    """What can be noticed under one name; of brands the names are apart, see `brands`."""
    data = sheet.data
    return Vocabulary(data["kind"], flowing(data["means"]), tuple(data.get("phrases", ())), data.get("value"), sheet.path)


def brands(sheet: Sheet) -> tuple[Brand, ...]:
    """Every make and product of a brand file, with each way in which it is written."""
    return tuple(brand for maker in sheet.data.get("makers", ()) for brand in _of_maker(maker))


def _of_maker(data: Mapping[str, Any]) -> Iterator[Brand]:
    """A maker's own name, where it is a brand by itself, and the maker's products."""
    maker, names = data["maker"], tuple(data.get("names", ()))
    if names:
        yield Brand(Product(maker, maker), names, tuple(data.get("needs", ())), data.get("cased", False))
    for product in data.get("products", ()):
        yield from _product({"name": product} if isinstance(product, str) else product, maker, names or (maker,))


def _product(data: Mapping[str, Any], maker: str, makers: tuple[str, ...]) -> Iterator[Brand]:
    """A product by its own name and with its maker's before it.

    An ordinary word counts only in the company that it needs; with its maker's name, or in several words, it needs none.
    """
    name, aliases, needs = data["name"], tuple(data.get("aliases", ())), tuple(data.get("needs", ()))
    product, cased = Product(name, maker, data.get("open", False)), data.get("cased", False)
    ordinary = [alias for alias in (name, *aliases) if needs and (alias == name or " " not in alias)]
    plain = [alias for alias in (name, *aliases) if alias not in ordinary]
    full = [f"{firm} {alias}" for firm in makers for alias in (name, *aliases) if not alias.lower().startswith(firm.lower())]
    if ordinary:
        yield Brand(product, tuple(ordinary), needs, cased)
    if plain or full:
        yield Brand(product, tuple(dict.fromkeys(plain + full)), (), cased)


def cues(sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """The cues of stance, party and negation."""
    return {name: tuple(phrases) for name, phrases in sheet.data["cues"].items()}


def classes(sheet: Sheet) -> Mapping[str, str]:
    """The words that many phrases share, each class as one choice of words."""
    return {name: "|".join(lines) for name, lines in sheet.data.get("classes", {}).items()}


def figures(sheet: Sheet) -> tuple[Figure, ...]:
    """The amounts and periods that change."""
    return tuple(_figure(item) for item in sheet.data["figures"])


def _figure(data: Mapping[str, Any]) -> Figure:
    """One amount or period, for its regimes and its days."""
    stated = value(data["value"])
    if stated is None:  # the schema asks for a value
        raise ValueError(data["key"])
    return Figure(data["key"], stated, words(data["regime"]), day(data["from"]), day(data["until"]), flowing(data["source"]))


def regimes(sheet: Sheet) -> tuple[Regime, ...]:
    """The bodies of law, in the order in which they are tried."""
    return tuple(
        Regime(item["id"], item["name"], words(item["nations"]), day(item["from"]), day(item["until"]), words(item["words"]))
        for item in sheet.data["regimes"]
    )


def clauses(sheets: Iterable[Sheet]) -> Mapping[str, Clause]:
    """Model wording by its id."""
    return {sheet.data["id"]: _clause(sheet.data) for sheet in sheets}


def _clause(data: Mapping[str, Any]) -> Clause:
    """One clause; what it says for `other` holds wherever a regime has no wording of its own."""
    text = data["text"]
    by_regime = {"": text} if isinstance(text, str) else {"" if regime == "other" else regime: words for regime, words in text.items()}
    return Clause(data["id"], data["title"], {regime: said.strip() for regime, said in by_regime.items()})

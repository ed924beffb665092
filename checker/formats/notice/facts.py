"""The facts of a procurement that a release states in fields of their own, as tender.toml has them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.formats.lines import one_line
from checker.formats.notice.ocds import extension, is_first, length
from checker.formats.notice.places import nation
from checker.formats.notice.words import iso, unmarked
from checker.model import Told

_CPV = re.compile(r"\d{8}(?:-\d)?")
_ROUTES = (  # what the name of a procedure tells, the more particular first
    (re.compile(r"dynamic (?:market|purchasing)", re.I), "dynamic-market"),
    (re.compile(r"below[- ]threshold|request for quot", re.I), "below-threshold"),
    (re.compile(r"competitive flexible|restricted|competitive (?:procedure with negotiation|dialogue)", re.I), "competitive-flexible"),
    (re.compile(r"direct award|without (?:prior|competition)|negotiated without", re.I), "direct-award"),
    (re.compile(r"^\W*open (?:procedure|competition)\b", re.I), "open"),
)
_CALL_OFF = re.compile(r"call[- ]?off|mini[- ]competition|further competition", re.I)
_REGIMES = (("light", "light-touch"), ("concession", "concession"), ("utilit", "utility"))
_LAWS = {"32014L0023": "concession", "32014L0025": "utility"}


def told(release: Mapping[str, Any]) -> tuple[Told, ...]:
    """Every fact that a release states; its fields are known to be of the right shape."""
    tender = release.get("tender", {})
    lots = [lot for lot in tender.get("lots", ()) if lot.get("status") not in ("cancelled", "withdrawn")]
    found = (
        *_buyer(release),
        *_text("title", one_line(unmarked(tender.get("title", release.get("title", "")))), "title"),
        *_value(tender, lots, _nation(release)),
        *_length(tender, lots),
        *_days(release, tender),
        *_procedure(release, tender),
        *([Told("lots", len(lots), "the notice, lots")] if lots else ()),
        *_cpv(tender),
    )
    return tuple(found)


def _text(name: str, value: str, where: str) -> Iterator[Told]:
    """A fact in words, where there are any."""
    if value:
        yield Told(name, value, f"the notice, {where}")


def _buyer(release: Mapping[str, Any]) -> Iterator[Told]:
    """Who buys, and in which nation."""
    name = release.get("buyer", {}).get("name", "") or next((party.get("name", "") for party in _buyers(release)), "")
    yield from _text("authority", one_line(unmarked(name)), "buyer")
    yield from _text("nation", _nation(release), "address of the buyer")


def _buyers(release: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The buyer among the organisations, first the one that the notice points to."""
    number = release.get("buyer", {}).get("id")
    buyers = [party for party in release.get("parties", ()) if "buyer" in party.get("roles", ())]
    return sorted(buyers, key=lambda party: number is None or party.get("id") != number)


def _nation(release: Mapping[str, Any]) -> str:
    address: Mapping[str, str] = next((party.get("address", {}) for party in _buyers(release)), {})
    return nation(address.get("region", ""), address.get("countryName", "") or address.get("country", ""))


def _value(tender: Mapping[str, Any], lots: Sequence[Mapping[str, Any]], where: str) -> Iterator[Told]:
    """What the contract is worth; where only its lots say, what they come to together."""
    whole, parts = tender.get("value", {}), [lot.get("value", {}) for lot in lots]
    amounts, place = ([whole], "value") if whole.get("amount") else (parts, "values of the lots together")
    currencies = {amount.get("currency") for amount in amounts}
    if not amounts or not all(amount.get("amount") for amount in amounts) or currencies != {"EUR" if where == "eu" else "GBP"}:
        return
    yield Told("value", sum(amount["amount"] for amount in amounts), f"the notice, {place}")
    if all("amountGross" in amount for amount in amounts):
        yield Told("vat", "excluded", f"the notice, {place}")


def _length(tender: Mapping[str, Any], lots: Sequence[Mapping[str, Any]]) -> Iterator[Told]:
    """How long the contract runs, and by how much it may be made longer; of several lots the longest tells."""
    whole = tender.get("contractPeriod", {})
    periods = [("contract period", whole)] if length(whole) else []
    periods = periods or [(_of_lot(lot, lots), lot.get("contractPeriod", {})) for lot in lots]
    where, period = max(periods, key=lambda pair: length(pair[1]), default=("", {}))
    if length(period) > 0:
        yield Told("term_months", length(period), f"the notice, {where}")
    if extension(period) > 0:
        yield Told("extensions_months", extension(period), f"the notice, {where}, latest end")


def _of_lot(lot: Mapping[str, Any], lots: Sequence[Mapping[str, Any]]) -> str:
    """The contract period of a lot, for a person."""
    return f"contract period of lot {one_line(str(lot.get('id', '')))}".rstrip() if len(lots) > 1 else "contract period"


def _days(release: Mapping[str, Any], tender: Mapping[str, Any]) -> Iterator[Told]:
    """When the tender was published, and by when a firm must first have answered."""
    stages = [(tender.get("expressionOfInterestDeadline", ""), "deadline for requests to participate")]
    stages += [(tender.get("tenderPeriod", {}).get("endDate", ""), "tender period")]
    known = [(iso(day), where) for day, where in stages if iso(day)]
    closing, where = min(known, key=lambda stage: stage[0][:10], default=("", ""))
    yield from _published(release, tender, closing)
    yield from _text("closing", closing, where)


def _published(release: Mapping[str, Any], tender: Mapping[str, Any], closing: str) -> Iterator[Told]:
    """The day of publication; where none is given, firms knew of the tender from the day on which its period began."""
    day = iso(tender.get("datePublished") or (release.get("date", "") if is_first(release) else ""))
    begun = iso(tender.get("tenderPeriod", {}).get("startDate", ""))
    if day:
        yield Told("published", day, "the notice, date of publication")
    elif begun and begun[:10] <= closing[:10]:
        yield Told("published", begun, "the notice, start of the tender period, as no date of publication is given")


def _procedure(release: Mapping[str, Any], tender: Mapping[str, Any]) -> Iterator[Told]:
    """The route, the kind of contract, and the framework that is called off from."""
    method, named = tender.get("procurementMethod", ""), tender.get("procurementMethodDetails", "")
    yield from _text("route", route(method, named), "procurement method")
    regimes = " ".join(tender.get("specialRegime", ())).lower()
    kind = next((kind for word, kind in _REGIMES if word in regimes), "")
    kind = kind or _LAWS.get(tender.get("legalBasis", {}).get("id", ""), "")
    yield from _text("contract", kind, "special regime" if regimes else "legal basis")
    if _CALL_OFF.search(named):
        frames = [other for other in release.get("relatedProcesses", ()) if "framework" in other.get("relationship", ())]
        name = next((other.get("title") or other.get("identifier", "") for other in frames), "")
        yield from _text("framework", one_line(name), "related procurement")


def route(method: str, named: str) -> str:
    """The route that a method and the name of a procedure tell; nothing where they may mean several."""
    if _CALL_OFF.search(named):
        direct = method in ("direct", "limited") or re.search(r"direct|without", named, re.I)
        return "call-off-direct" if direct else "call-off-competed"
    for words, name in _ROUTES:
        if words.search(named):
            return name
    return {"open": "open", "direct": "direct-award"}.get(method, "") if not named.strip() else ""


def _cpv(tender: Mapping[str, Any]) -> Iterator[Told]:
    """What is bought, by its codes in the Common Procurement Vocabulary."""
    held = [tender, *tender.get("items", ())]
    classes = [one for item in held for one in (item.get("classification", {}), *item.get("additionalClassifications", ()))]
    codes = dict.fromkeys(code for one in classes if one.get("scheme") == "CPV" and _CPV.fullmatch(code := str(one.get("id", ""))))
    if codes:
        yield Told("cpv", tuple(codes), "the notice, classification")

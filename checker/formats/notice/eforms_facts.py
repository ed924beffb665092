"""The facts of a procurement that an eForms notice states in fields of their own, as tender.toml has them."""

import re
from collections.abc import Iterator, Sequence

from checker.formats.lines import one_line
from checker.formats.notice.forms import Form, below, first, words
from checker.formats.notice.places import nation
from checker.formats.notice.words import days_in_months, iso, moment, months
from checker.formats.xml import Element
from checker.model import Told

_ROUTES = {
    **{"open": "open", "neg-wo-call": "direct-award", "restricted": "competitive-flexible", "neg-w-call": "competitive-flexible"},
    **{"comp-dial": "competitive-flexible", "innovation": "competitive-flexible"},
}
_LAWS = {"32014L0023": "concession", "32014L0025": "utility"}
_CPV = re.compile(r"\d{8}(?:-\d)?")
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,4})?")
_MONTHS = {"MONTH": 1.0, "MON": 1.0, "YEAR": 12.0, "ANN": 12.0}
_DAYS = {"DAY": 1.0, "WEEK": 7.0}


def told(form: Form) -> tuple[Told, ...]:
    """Every fact that a notice states."""
    lots = [lot for lot in below(form.root, "ProcurementProjectLot") if first(lot, "ID").startswith("LOT")]
    found = (
        *(*_parties(form), *_title(form), *_value(form, lots), *_length(lots)),
        *(*_days(form, lots), *_procedure(form), *_bought(form, lots)),
    )
    return tuple(found)


def _text(name: str, value: str, where: str) -> Iterator[Told]:
    if value:
        yield Told(name, value, f"the notice, {where}")


def _title(form: Form) -> Iterator[Told]:
    project = form.root.find("{*}ProcurementProject")
    names = [] if project is None else form.spoken(project.findall("{*}Name"))
    yield from _text("title", one_line(words(names[0])) if names else "", "title")


def _parties(form: Form) -> Iterator[Told]:
    """Who buys, and in which nation."""
    yield from _text("authority", one_line(form.buyer), "buyer")
    yield from _text("nation", _nation(form), "address of the buyer")


def _nation(form: Form) -> str:
    if form.company is None:
        return ""
    return nation(first(form.company, "PostalAddress", "CountrySubentityCode"), first(form.company, "PostalAddress", "IdentificationCode"))


def _value(form: Form, lots: Sequence[Element]) -> Iterator[Told]:
    """What the contract is worth; where only its lots say, what they come to together."""
    project = form.root.find("{*}ProcurementProject")
    whole = [] if project is None else below(project, "EstimatedOverallContractAmount")
    parts = [next(iter(below(lot, "EstimatedOverallContractAmount")), None) for lot in lots]
    amounts, place = (whole[:1], "value") if whole else ([part for part in parts if part is not None], "values of the lots together")
    currency = "EUR" if _nation(form) == "eu" else "GBP"
    fit = all(amount.get("currencyID") == currency and _AMOUNT.fullmatch(words(amount)) for amount in amounts)
    total = sum((float(words(amount)) for amount in amounts), 0.0) if fit else 0.0
    if total > 0 and (whole or len(amounts) == len(lots)):
        yield Told("value", int(total) if total.is_integer() else total, f"the notice, {place}")


def _length(lots: Sequence[Element]) -> Iterator[Told]:
    """How long the contract runs; of several lots the longest tells."""
    lengths = [(_months(period), first(lot, "ID")) for lot in lots for period in below(lot, "PlannedPeriod")]
    longest, lot = max(lengths, key=lambda pair: pair[0], default=(0.0, ""))
    if longest > 0:
        yield Told("term_months", longest, f"the notice, contract period of lot {lot}" if len(lots) > 1 else "the notice, contract period")


def _months(period: Element) -> float:
    """How many months a period lasts, as it says or by its days."""
    for measure in below(period, "DurationMeasure"):
        unit, count = measure.get("unitCode") or "", words(measure)
        if _AMOUNT.fullmatch(count):
            days = float(count) * _DAYS.get(unit, 0)
            return float(count) * _MONTHS[unit] if unit in _MONTHS else days_in_months(days) if days else 0
    start, end = (moment(first(period, name)) for name in ("StartDate", "EndDate"))
    return months(start, end) if start and end and start < end else 0


def _days(form: Form, lots: Sequence[Element]) -> Iterator[Told]:
    """When the tender was published, and by when a firm must first have answered."""
    if form.is_first:
        yield from _text("published", iso(first(form.root, "IssueDate")), "date of issue")
    stages = [("ParticipationRequestReceptionPeriod", "deadline for requests to participate")]
    stages += [("TenderSubmissionDeadlinePeriod", "deadline for tenders")]
    known = [(_moment(period), where) for name, where in stages for lot in lots for period in below(lot, name)]
    day, where = min((stage for stage in known if stage[0]), key=lambda stage: stage[0], default=("", ""))
    yield from _text("closing", day, where)


def _moment(period: Element) -> str:
    """The end of a period, with its hour where it has one."""
    day, hour = first(period, "EndDate"), first(period, "EndTime")
    return iso(f"{day[:10]}T{hour[:5]}") if hour else iso(day)


def _procedure(form: Form) -> Iterator[Told]:
    """The route and the kind of contract."""
    yield from _text("route", _ROUTES.get(first(form.root, "TenderingProcess", "ProcedureCode"), ""), "procedure")
    social = "social" in first(form.root, "NoticeTypeCode")
    kind = "light-touch" if social else _LAWS.get(first(form.root, "RegulatoryDomain"), "")
    yield from _text("contract", kind, "kind of notice" if social else "legal basis")


def _bought(form: Form, lots: Sequence[Element]) -> Iterator[Told]:
    """The lots, and what is bought by its codes in the Common Procurement Vocabulary."""
    if lots:
        yield Told("lots", len(lots), "the notice, lots")
    codes = dict.fromkeys(
        words(code) for code in below(form.root, "ItemClassificationCode") if code.get("listName") == "cpv" and _CPV.fullmatch(words(code))
    )
    if codes:
        yield Told("cpv", tuple(codes), "the notice, classification")

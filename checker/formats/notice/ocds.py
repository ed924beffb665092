"""A release of open contracting data (OCDS) as fields with labels: what belongs together is said in one, codes become words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.formats.notice.paper import Wording
from checker.formats.notice.parts import Part
from checker.formats.notice.said import Said, joined, own, put
from checker.formats.notice.words import days_in_months, moment, months, spoken_day, spoken_money, spoken_months, unfolded

_SILENT = frozenset(  # addresses, numbers and codes for machines, in which nothing is said to a reader
    ("ocid", "id", "uri", "url", "href", "rel", "scheme", "language", "initiationType", "links", "format", "documentType", "relatedLot")
) | frozenset(("relatedLots", "relatedItems", "identifier", "atypicalToolUrl", "email", "telephone", "faxNumber", "version"))
_NO_END = 1200  # months; a contract that ends in the year 9999 is one of which the end is not known
_NO_CODE = 5  # more words than these are no code
_CODES = frozenset(
    ("procurementMethod", "mainProcurementCategory", "additionalProcurementCategories", "submissionMethod", "awardCriteria", "type", "tag")
) | frozenset(("roles", "status", "relationship", "scale", "variantPolicy", "weight", "specialRegime", "electronicInvoicingPolicy"))
_PERIOD = frozenset(("startDate", "endDate", "maxExtentDate", "durationInDays"))
_ADDRESS = ("streetAddress", "locality", "region", "postalCode", "countryName", "country")
_SCHEMED = frozenset(("scheme", "id", "description", "uri"))
_ONLY = ("name", "title", "description")
_ACTS = {"2023/54": "Procurement Act 2023", "2015/102": "Public Contracts Regulations 2015"}
_LABELS = {
    "buyer": "Buyer",
    "id": "Reference",
    "tag": "Kind of notice",
    "published": "Published",
    "date": "Last changed",
    "legalBasis": "Legal basis",
    "procurementMethod": "Procurement method",
    "procurementMethodDetails": "Procedure",
    "specialRegime": "Special regime",
    "mainProcurementCategory": "Main category",
    "value": "Estimated contract value",
    "lots.value": "Value of the lot",
    "awards.value": "Amount awarded",
    "contracts.value": "Amount as signed",
    "minValue": "Lowest amount",
    "lotCount": "Number of lots",
    "expressionOfInterestDeadline": "Deadline for requests to participate",
    "tenderPeriod.startDate": "Tender stage opens",
    "tenderPeriod.endDate": "Closing date for tenders",
    "enquiryPeriod.endDate": "Questions by",
    "communication.futureNoticeDate": "Next notice expected",
    "awardPeriod.startDate": "Award decision from",
    "awardPeriod.endDate": "Award decision by",
    **{f"lots.contractPeriod.{day}Date": f"The lot {day}s" for day in ("start", "end")},
    "lots.contractPeriod.term": "Length of the lot",
    "lots.contractPeriod.extension": "Further months of the lot",
    **{f"awards.contractPeriod.{name}": f"Contract as awarded: {name}" for name in ("term", "extension")},
    **{f"contracts.period.{name}": f"Contract as signed: {name}" for name in ("term", "extension")},
    "contractPeriod.startDate": "The contract starts",
    "contractPeriod.endDate": "The contract ends",
    "contractPeriod.maxExtentDate": "Latest end with all extensions",
    "contractPeriod.term": "Contract term",
    "contractPeriod.extension": "Extension period",
    "hasRenewal": "Renewal",
    "hasOptions": "Options",
    "submissionMethod": "Ways to submit",
    "submissionMethodDetails": "How to submit",
    "sme": "Suitable for small and medium-sized firms",
    "vcse": "Suitable for voluntary and social enterprises",
    "name": "Name",
    "title": "Title",
    "description": "Description",
    "rationale": "Rationale",
    "options": "Options in words",
    "renewal": "Renewal in words",
    "lotDetails": "About the lots",
    "lots": "Lots",
    "items": "Items",
    "classification": "Classification",
    "additionalClassifications": "Further classifications",
    "deliveryAddresses": "Places of delivery",
    "awardCriteria": "Award criteria",
    "numbers": "Weight",
    "awardCriteriaDetails": "Details of the award criteria",
    "selectionCriteria": "Conditions of participation",
    "eligibilityCriteria": "Who may take part",
    "otherRequirements": "Other requirements",
    "submissionTerms": "Terms of submission",
    "contractTerms": "Contract terms",
    "amendments": "Amendments",
    "documents": "Documents",
    "planning": "Planning",
    "planning.budget": "Money set aside",
    "awards": "Awards",
    "contracts": "Contracts",
    "parties": "Organisations",
}
_ENTRIES = {
    **{"lots": "Lot", "onlyLot": "The contract", "items": "Item", "documents": "Document", "awards": "Award", "contracts": "Contract"},
    **{"amendments": "Amendment", "parties": "Organisation", "criteria": "Criterion", "milestones": "Milestone"},
    "relatedProcesses": "Related procurement",
}
WORDING = Wording(_LABELS, _ENTRIES, "lots")


def laid_out(release: Mapping[str, Any], pointer: str) -> tuple[Part, list[Part]]:
    """The title of a release and its fields; those of the tender stand for the whole notice."""
    tender = release.get("tender")
    tender = tender if isinstance(tender, dict) else {}
    fields = [part for key, value in tender.items() for part in _parts(value, key, f"{pointer}/tender/{_escaped(key)}")]
    for key, value in release.items():
        named = "published" if key == "date" and is_first(release) else key
        fields += _parts(value, named, f"{pointer}/{_escaped(key)}") if key != "tender" else ()
    if not isinstance(release.get("tender", {}), dict):
        fields += _parts(release["tender"], "tender", f"{pointer}/tender")
    if isinstance(tender.get("id"), str) and not _speaks(tender["id"]):  # one that speaks is among the fields already
        fields.append(_leaf("id", tender["id"], f"{pointer}/tender/id"))
    title = next((part for part in fields if part.name == "title" and part.leaf), Part("title", pointer or "/", own("Notice")))
    rest = [part for part in fields if part is not title]
    return title, _with_lots(rest)


def is_first(release: Mapping[str, Any]) -> bool:
    """Whether a release is the one by which a tender was first made known, so that its day is the day of publication."""
    tags = release.get("tag")
    said = {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()
    return "tender" in said and said.isdisjoint(("award", "contract", "compiled"))


def _with_lots(fields: list[Part]) -> list[Part]:
    """The number of the lots where there are several; an only lot is the contract itself."""
    lots = [part for part in fields if part.name == "lots" and part.parts]
    others = [part for part in fields if part.name != "lots" or part.leaf]
    if len(lots) == 1:
        return [*others, Part("onlyLot", lots[0].anchor, parts=lots[0].parts)]
    return [*others, *([Part("lotCount", lots[0].anchor.rpartition("/")[0], own(str(len(lots))))] if lots else []), *lots]


def _parts(value: Any, name: str, anchor: str) -> Iterator[Part]:
    """The fields that a value makes: one of each item of a list, none of what says nothing."""
    if name in _SILENT and not _speaks(value):
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _parts(item, name, f"{anchor}/{number}")
    elif isinstance(value, dict):
        yield from _object(value, name, anchor)
    elif _said(value, name):
        yield _leaf(name, value, anchor)


def _leaf(name: str, value: Any, anchor: str) -> Part:
    """A plain value as a field."""
    return Part(name, anchor, put(_said(value, name), value, anchor))


def _object(value: Mapping[str, Any], name: str, anchor: str) -> Iterator[Part]:
    """An object as one field where it says one thing, else as the fields in it."""
    if value and _PERIOD.issuperset(value):
        yield from _period(value, name, anchor)
        return
    if words := _one_thing(value, anchor):
        yield Part(name, anchor, words)
        return
    inner = tuple(part for key, item in value.items() for part in _parts(item, key, f"{anchor}/{_escaped(key)}"))
    if name != "lots" and len(inner) == 1 and inner[0].leaf and inner[0].name in _ONLY:
        yield replace(inner[0], name=name)
    elif inner:
        yield Part(name, anchor, parts=inner, key=_said(value.get("id"), "id") if isinstance(value.get("id"), str | int) else "")


def _one_thing(value: Mapping[str, Any], anchor: str) -> Said:
    """An amount, a place, a class of goods or a weight in words; nothing where an object says more."""
    keys = set(value)
    if "amount" in keys and keys <= {"amount", "currency", "amountGross"} and _is_number(value["amount"]):
        return put(_amount(value), value, anchor)
    if keys and keys <= set(_ADDRESS) and all(isinstance(item, str | None) for item in value.values()):
        return joined((put(_said(value.get(key), key), value.get(key), f"{anchor}/{key}") for key in _ADDRESS), ", ")
    if "id" in keys and "scheme" in keys and keys <= _SCHEMED:
        return _schemed(value, anchor)
    if keys == {"number", "weight"} and _is_number(value["number"]):
        percent = str(value["weight"]).startswith("percentage")
        figure = _said(value["number"], "")
        return put(f"{figure}%" if percent else f"{figure} ({_said(value['weight'], 'weight')})", value, anchor)
    return ()


def _amount(value: Mapping[str, Any]) -> str:
    """An amount with its basis: where a gross amount stands beside it, it is without VAT."""
    currency = value["currency"] if isinstance(value.get("currency"), str) else ""
    net = spoken_money(value["amount"], currency)
    if not _is_number(value.get("amountGross")):
        return net
    return f"{net} excluding VAT ({spoken_money(value['amountGross'], currency)} including VAT)"


def _schemed(value: Mapping[str, Any], anchor: str) -> Said:
    """A class of goods, or a law, by its words and its number."""
    scheme, number, words = (put(_said(value.get(key), key), value.get(key), f"{anchor}/{key}") for key in ("scheme", "id", "description"))
    called = "".join(stretch.text for stretch in number)
    law = _law(_said(value.get("scheme"), "scheme"), called)
    number = put(law, value, f"{anchor}/id") if law else joined((scheme, number), " ")
    return (*words, *own(" ("), *number, *own(")")) if words and number else words or number


def _law(scheme: str, number: str) -> str:
    """The name of a law that a number stands for; nothing where it stands for none that is known."""
    if scheme == "CELEX" and number[:1] == "3" and number[5:6] == "L" and number[6:].isdigit():
        return f"Directive {number[1:5]}/{int(number[6:])}/EU"
    return _ACTS.get(number, "")


def _period(value: Mapping[str, Any], name: str, anchor: str) -> Iterator[Part]:
    """The days of a period, and its length where that is whole months."""
    for key in ("startDate", "endDate", "maxExtentDate"):
        if said := _said(value.get(key), key):
            yield Part(f"{name}.{key}", f"{anchor}/{key}", put(said, value[key], f"{anchor}/{key}"))
    if said := spoken_months(length(value)):
        yield Part(f"{name}.term", anchor, put(said, value, anchor))
    elif said := _said(value.get("durationInDays"), ""):
        yield Part(f"{name}.term", f"{anchor}/durationInDays", put(f"{said} days", value, f"{anchor}/durationInDays"))
    if said := spoken_months(extension(value)):
        yield Part(f"{name}.extension", anchor, put(said, value, anchor))


def length(period: Mapping[str, Any]) -> float:
    """How many months a period lasts; nothing where it does not say."""
    days = period.get("durationInDays")
    if isinstance(days, int | float) and _is_number(days) and days > 0:
        return days_in_months(days)
    return _between(period.get("startDate"), period.get("endDate"))


def extension(period: Mapping[str, Any]) -> float:
    """By how many months a period may be made longer."""
    return _between(period.get("endDate"), period.get("maxExtentDate"))


def _between(start: Any, end: Any) -> float:
    """The months between two days as a notice writes them."""
    first, last = (moment(day) if isinstance(day, str) else None for day in (start, end))
    count = months(first, last) if first and last and first < last else 0
    return count if count <= _NO_END else 0


def _said(value: Any, name: str) -> str:
    """A plain value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return unfolded(value) if name in _CODES and value.isidentifier() else spoken_day(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if _is_number(value) else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _speaks(value: Any) -> bool:
    """Whether words stand where only numbers and addresses are looked for: what is said is never left out."""
    if isinstance(value, dict | list):
        return any(_speaks(item) for item in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and len(value.split()) > _NO_CODE


def _escaped(key: str) -> str:
    """A key as JSON pointers have it."""
    return key.replace("~", "~0").replace("/", "~1")

"""The European Union's electronic forms (eForms, in UBL): contract notices, award notices and the like, each as fields with labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.notice.codes import CODES, REQUIREMENTS
from checker.formats.notice.eforms_facts import told
from checker.formats.notice.forms import Form, first, local, way, words
from checker.formats.notice.paper import Paper, Wording
from checker.formats.notice.parts import Part
from checker.formats.notice.said import Said, Spelt, joined, own, put
from checker.formats.notice.words import spoken_day, spoken_money
from checker.formats.outline import Piece, assemble
from checker.model import Document, Source

_KINDS = re.compile(r"\{(?:urn:oasis:names:specification:ubl:schema:xsd:\w+-2|http://data\.europa\.eu/p27/eforms[\w/-]*/1)\}\w*Notice")
_TOO_DEEP = "boolean(" + "*/" * 60 + "*)"  # whether there are elements below the sixtieth level; a notice has fifteen
_SPEAKS = 6  # so many words are no number or code, wherever they stand
_ONLY = ("Description", "Note", "Name", "ProcessReason", "TendererRequirementTypeCode")
_SILENT = re.compile(
    r"(?:ID|URI|Identifier|InternalAddress|ElectronicMail|Telephone|Telefax|EndpointID|CompanyID|LanguageCode|UBLVersionID|RegulatoryDomain"
    r"|NonOfficialLanguages|OfficialLanguages|AdditionalNoticeLanguage|Language|AttachmentType|DocumentType|\w+(?:ID|URI|Identifier|Code|Time))"
)
_SAID_CODES = frozenset(
    ("ProcedureCode", "ProcurementTypeCode", "SubmissionMethodCode", "VariantConstraintCode", "AwardingCriterionTypeCode")
)
_LABELS = {
    "Buyer": "Buyer",
    "PublicationDate": "Published",
    "NoticeDate": "Day of this notice",
    "ProcedureCode": "Procedure",
    "ProcurementTypeCode": "Main category",
    "EstimatedOverallContractAmount": "Estimated contract value",
    "ProcurementProjectLot.EstimatedOverallContractAmount": "Value of the lot",
    "EstimatedMaximumValueAmount": "Largest value of the framework",
    "LotCount": "Number of lots",
    "TenderSubmissionDeadlinePeriod": "Closing date for tenders",
    "ParticipationRequestReceptionPeriod": "Deadline for requests to participate",
    "AdditionalInformationRequestPeriod": "Questions by",
    **{f"ProcurementProjectLot.{day}Date": f"The lot {day.lower()}s" for day in ("Start", "End")},
    "StartDate": "The contract starts",
    "EndDate": "The contract ends",
    "DurationMeasure": "Contract term",
    "TenderValidityPeriod.DurationMeasure": "Tenders must stay valid for",
    "ProcurementProjectLot.DurationMeasure": "Length of the lot",
    "MaximumNumberNumeric": "Most times that it may be renewed",
    "ItemClassificationCode": "Classification",
    "TendererRequirementTypeCode": "Kind",
    "Name": "Name",
    "Description": "Description",
    "Note": "Additional information",
    "Renewal": "Renewal in words",
    "OptionsDescription": "Options in words",
    "RealizedLocation": "Place of performance",
    "AwardingTerms": "Award criteria",
    "SubordinateAwardingCriterion": "Award criteria",
    "AwardingCriterionTypeCode": "Kind of criterion",
    "Weight": "Weight",
    "SelectionCriteria": "Conditions of participation",
    "TendererQualificationRequest": "Who may take part",
    "ContractExecutionRequirement": "Conditions of the contract",
    "RequiredFinancialGuarantee": "Guarantee required",
    "PaymentTerms": "Payment terms",
    "exclusion-ground": "Exclusion grounds",
    "reserved-procurement": "Reserved for",
    "missing-info-submission": "Information that is missing from a tender",
    "TenderingProcess": "Procedure",
    "TenderingTerms": "Terms of the tender",
    "SubmissionMethodCode": "Electronic submission",
    "VariantConstraintCode": "Variants",
    "ProcurementProjectLot": "Lots",
    "SMESuitableIndicator": "Suitable for small and medium-sized firms",
    "AuctionConstraintIndicator": "Electronic auction",
    "GovernmentAgreementConstraintIndicator": "Covered by the Government Procurement Agreement",
    "Changes": "Amendments",
    "NoticeResult": "Result",
    "Organizations": "Organisations",
}
_ENTRIES = {
    "ProcurementProjectLot": "Lot",
    "OnlyLot": "The contract",
    "Organization": "Organisation",
    "Change": "Amendment",
    "exclusion-ground": "Exclusion ground",
}
_TOGETHER = (
    frozenset(("UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension"))
    | frozenset(
        # fields that stand for the notice, or for a lot, and need no heading of their own
        ("ProcurementProject", "RequestedTenderTotal", "MainCommodityClassification", "AdditionalCommodityClassification", "PlannedPeriod")
    )
    | frozenset(("ContractExtension", "Period", "PartyName", "Company", "AwardingCriterion", "ProcurementAdditionalType", "PostalAddress"))
)
_PLACE, _ADDRESS = "RealizedLocation", frozenset(("StreetName", "AdditionalStreetName", "CityName", "PostalZone"))
_UNITS = {"MONTH": "month", "MON": "month", "DAY": "day", "WEEK": "week", "YEAR": "year", "ANN": "year"}
WORDING = Wording(_LABELS, _ENTRIES, "ProcurementProjectLot")


def read(source: Source) -> Document:
    """An eForms notice as a document, with the facts that its fields state."""
    form = _opened(source)
    text, blocks, _ = assemble(_laid_out(form, Paper(WORDING)))
    return Document(source.path, source.sha256, "notice", text, blocks, told=told(form))


def spelt(source: Source) -> Mapping[str, Spelt]:
    """By anchor, the letters of each block of a notice; they lie in the elements of the file, each told by the way to it."""
    paper = Paper(WORDING)
    _laid_out(_opened(source), paper)
    return paper.spelt


def _opened(source: Source) -> Form:
    """A notice of a kind that is known."""
    root = xml.parse(source.data)
    if not _KINDS.fullmatch(str(root.tag)):
        raise UnreadableDocument("It is an XML file of a kind that is not known", "Save it as DOCX, ODT or PDF and check again")
    if root.xpath(_TOO_DEEP):
        raise UnreadableDocument(
            "It is nested too deeply for a notice", "Save it again from the system that it comes from, and check the new copy"
        )
    return Form(root)


def _laid_out(form: Form, paper: Paper) -> tuple[Piece, ...]:
    """A notice as it is written out."""
    top = f"/{local(form.root)}"
    parts = _with_lots([part for child, pointer in form.inside(form.root, top) for part in _parts(child, pointer, form)])
    title = next((part for part in parts if part.name == "Name"), Part("Name", top, own("Notice")))
    rest = [part for part in parts if part is not title]
    if form.name is not None and form.buyer:
        rest.append(Part("Buyer", way(form.name), put(form.buyer, form.name.text, way(form.name))))
    return paper.pieces(title, rest)


def _with_lots(parts: Sequence[Part]) -> list[Part]:
    """The number of the lots where there are several; an only lot is the contract itself."""
    lots = [part for part in parts if part.name == "ProcurementProjectLot" and part.key.startswith("LOT")]
    numbers = {lot.anchor for lot in lots}
    others = [part for part in parts if part.anchor not in numbers]
    if len(lots) == 1:
        places = {_told(part) for part in others if part.name == _PLACE}
        fresh = tuple(part for part in lots[0].parts if part.name != _PLACE or _told(part) not in places)
        return [*others, Part("OnlyLot", lots[0].anchor, parts=fresh or lots[0].parts)]
    named = [Part(lot.name, lot.anchor, parts=lot.parts, key=lot.key.removeprefix("LOT-").lstrip("0") or "0") for lot in lots]
    return [*others, *([Part("LotCount", lots[0].anchor, own(str(len(lots))))] if lots else []), *named]


def _told(part: Part) -> tuple[object, ...]:
    """What a field says, wherever it stands."""
    return (part.name, part.said, *map(_told, part.parts))


def _addressed_once(parts: Sequence[Part]) -> list[Part]:
    """An organisation whose points of contact are told without their address where that is its own."""
    own_address = {_told(part) for part in parts if part.name in _ADDRESS}
    told = []
    for part in parts:
        there = {_told(inner) for inner in part.parts if inner.name in _ADDRESS}
        kept = tuple(inner for inner in part.parts if inner.name not in _ADDRESS)
        told.append(replace(part, parts=kept) if kept and there == own_address else part)
    return told


def _parts(element: xml.Element, pointer: str, form: Form) -> Iterator[Part]:
    """The fields that an element makes; none of what says nothing to a reader."""
    name = local(element)
    if words := _words(element, pointer):
        yield Part(_called(name, pointer, form), pointer, words)
    elif len(element) and local(element) != "AwardCriterionParameter":
        inner = [part for child, place in form.inside(element, pointer) for part in _parts(child, place, form)]
        inner = _addressed_once(inner) if name == "Organization" else inner
        if name in _TOGETHER:
            yield from inner
        elif len(inner) == 1 and inner[0].leaf and inner[0].name in _ONLY:
            yield replace(inner[0], name=_kind(element))
        elif inner:
            yield Part(_kind(element), pointer, parts=tuple(inner), key=first(element, "ID") if name == "ProcurementProjectLot" else "")


def _called(name: str, pointer: str, form: Form) -> str:
    """The name of a field where what it says hangs on the rest of the notice."""
    if name == "AwardCriterionParameter":
        return "Weight"
    own = name == "IssueDate" and pointer.count("/") == 2
    return "NoticeDate" if own and not form.is_first else "PublicationDate" if own else name


def _kind(element: xml.Element) -> str:
    """The name of an element; a requirement is called by what it is about."""
    code = element.find("{*}TendererRequirementTypeCode") if local(element) == "SpecificTendererRequirement" else None
    return local(element) if code is None else code.get("listName") or local(element)


def _words(element: xml.Element, pointer: str) -> Said:
    """What an element says, and where in the file."""
    if local(element) == "ItemClassificationCode" and not len(element):
        return joined((own("CPV"), put(words(element), element.text, pointer)), " ")
    return put(_said(element), None if len(element) else element.text, pointer)


def _said(element: xml.Element) -> str:
    """What an element says in words; nothing where it is silent, or holds others that speak."""
    name, text = local(element), words(element)
    if name == "AwardCriterionParameter":
        return _weight(element)
    if name.endswith("Period") and {local(child) for child in element} <= {"EndDate", "EndTime"}:
        return spoken_day(f"{first(element, 'EndDate')[:10]}T{first(element, 'EndTime')[:5] or '00:00'}")
    if len(element) or not text:
        return ""
    if name == "TendererRequirementTypeCode":
        return REQUIREMENTS[kind].get(text, text) if (kind := element.get("listName") or "") in REQUIREMENTS else ""
    if name in _SAID_CODES:
        return CODES.get(text, "")
    if name.endswith("Amount"):
        return _amount(text, element.get("currencyID") or "")
    if name == "DurationMeasure":
        unit = _UNITS.get(element.get("unitCode") or "", "")
        return f"{text} {unit}{'' if text == '1' else 's'}" if unit else text
    if name.endswith("Indicator"):
        return {"true": "yes", "false": "no"}.get(text, text)
    if name.endswith("Date"):
        return spoken_day(text)
    if name == "Region":
        return CODES.get(text, text)
    return "" if _SILENT.fullmatch(name) and len(text.split()) < _SPEAKS else text


def _weight(element: xml.Element) -> str:
    """The weight of a criterion: a share, points, or its place in an order."""
    manner, figure = first(element, "ParameterCode"), first(element, "ParameterNumeric")
    if not figure:
        return ""
    return f"{figure}%" if manner.startswith("per") else f"{figure} points" if manner.startswith("poi") else figure


def _amount(text: str, currency: str) -> str:
    try:
        amount = float(text)
    except ValueError:
        return text
    return spoken_money(int(amount) if amount.is_integer() else amount, currency) if abs(amount) < 1e15 else text

"""The European Union's electronic forms (eForms, in UBL): contract notices, award notices and the like, each as fields with labels."""

import re
from collections.abc import Iterator, Sequence

from checker.errors import UnreadableDocument
from checker.formats import xml
from checker.formats.notice.eforms_facts import told
from checker.formats.notice.forms import Form, first, local, words
from checker.formats.notice.paper import Paper, Wording
from checker.formats.notice.parts import Part
from checker.formats.notice.words import spoken_day, spoken_money
from checker.formats.outline import assemble
from checker.model import Document, Source

_KINDS = re.compile(r"\{(?:urn:oasis:names:specification:ubl:schema:xsd:\w+-2|http://data\.europa\.eu/p27/eforms[\w/-]*/1)\}\w*Notice")
_TOO_DEEP = "boolean(" + "*/" * 60 + "*)"  # whether there are elements below the sixtieth level; a notice has fifteen
_SPEAKS = 6  # so many words are no number or code, wherever they stand
_ONLY = ("Description", "Note", "Name", "ProcessReason")
_SILENT = re.compile(
    r"(?:ID|URI|Identifier|InternalAddress|ElectronicMail|Telephone|Telefax|EndpointID|CompanyID|LanguageCode|UBLVersionID|RegulatoryDomain"
    r"|NonOfficialLanguages|OfficialLanguages|AdditionalNoticeLanguage|Language|AttachmentType|DocumentType|\w+(?:ID|URI|Identifier|Code|Time))"
)
_CODES = {
    **{"open": "Open procedure", "restricted": "Restricted procedure", "neg-w-call": "Negotiated procedure with a call for competition"},
    **{"neg-wo-call": "Negotiated procedure without a call for competition", "comp-dial": "Competitive dialogue"},
    **{"innovation": "Innovation partnership", "comp-tend": "Competitive tendering", "services": "services", "supplies": "supplies"},
    **{"works": "works", "required": "required", "allowed": "allowed", "not-allowed": "not allowed"},
    **{"anyw": "Anywhere", "anyw-eea": "Anywhere in the European Economic Area", "anyw-cou": "Anywhere in the country"},
    **{"price": "price", "cost": "cost", "quality": "quality"},
}
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
    "ProcurementProjectLot.DurationMeasure": "Length of the lot",
    "MaximumNumberNumeric": "Most times that it may be renewed",
    "ItemClassificationCode": "Classification",
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
_ENTRIES = {"ProcurementProjectLot": "Lot", "OnlyLot": "The contract", "Organization": "Organisation", "Change": "Amendment"}
_TOGETHER = (
    frozenset(("UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension"))
    | frozenset(
        # fields that stand for the notice, or for a lot, and need no heading of their own
        ("ProcurementProject", "RequestedTenderTotal", "MainCommodityClassification", "AdditionalCommodityClassification", "PlannedPeriod")
    )
    | frozenset(("ContractExtension", "Period", "PartyName", "Company", "AwardingCriterion", "ProcurementAdditionalType", "PostalAddress"))
)
_UNITS = {"MONTH": "month", "MON": "month", "DAY": "day", "WEEK": "week", "YEAR": "year", "ANN": "year"}
WORDING = Wording(_LABELS, _ENTRIES, "ProcurementProjectLot")


def read(source: Source) -> Document:
    """An eForms notice as a document, with the facts that its fields state."""
    root = xml.parse(source.data)
    if not _KINDS.fullmatch(str(root.tag)):
        raise UnreadableDocument("It is an XML file of a kind that is not known", "Save it as DOCX, ODT or PDF and check again")
    if root.xpath(_TOO_DEEP):
        raise UnreadableDocument(
            "It is nested too deeply for a notice", "Save it again from the system that it comes from, and check the new copy"
        )
    form, top = Form(root), f"/{local(root)}"
    parts = _with_lots([part for child, pointer in form.inside(root, top) for part in _parts(child, pointer, form)])
    title = next((part for part in parts if part.name == "Name"), Part("Name", top, "Notice"))
    rest = [part for part in parts if part is not title]
    if form.buyer:
        rest.append(Part("Buyer", top, form.buyer))
    text, blocks, _ = assemble(Paper(WORDING).pieces(title, rest))
    return Document(source.path, source.sha256, "notice", text, blocks, told=told(form))


def _with_lots(parts: Sequence[Part]) -> list[Part]:
    """The number of the lots where there are several; an only lot is the contract itself."""
    lots = [part for part in parts if part.name == "ProcurementProjectLot" and part.key.startswith("LOT")]
    numbers = {lot.anchor for lot in lots}
    others = [part for part in parts if part.anchor not in numbers]
    if len(lots) == 1:
        return [*others, Part("OnlyLot", lots[0].anchor, parts=lots[0].parts)]
    named = [Part(lot.name, lot.anchor, parts=lot.parts, key=lot.key.removeprefix("LOT-").lstrip("0") or "0") for lot in lots]
    return [*others, *([Part("LotCount", lots[0].anchor, str(len(lots)))] if lots else []), *named]


def _parts(element: xml.Element, pointer: str, form: Form) -> Iterator[Part]:
    """The fields that an element makes; none of what says nothing to a reader."""
    name = local(element)
    if said := _said(element):
        yield Part(_called(name, pointer, form), pointer, said)
    elif len(element) and local(element) != "AwardCriterionParameter":
        inner = [part for child, way in form.inside(element, pointer) for part in _parts(child, way, form)]
        if name in _TOGETHER:
            yield from inner
        elif len(inner) == 1 and inner[0].leaf and inner[0].name in _ONLY:
            yield Part(name, inner[0].anchor, inner[0].said)
        elif inner:
            yield Part(name, pointer, parts=tuple(inner), key=first(element, "ID") if name == "ProcurementProjectLot" else "")


def _called(name: str, pointer: str, form: Form) -> str:
    """The name of a field where what it says hangs on the rest of the notice."""
    if name == "AwardCriterionParameter":
        return "Weight"
    own = name == "IssueDate" and pointer.count("/") == 2
    return "NoticeDate" if own and not form.is_first else "PublicationDate" if own else name


def _said(element: xml.Element) -> str:
    """What an element says in words; nothing where it is silent, or holds others that speak."""
    name, text = local(element), words(element)
    if name == "AwardCriterionParameter":
        return _weight(element)
    if name.endswith("Period") and {local(child) for child in element} <= {"EndDate", "EndTime"}:
        return spoken_day(f"{first(element, 'EndDate')[:10]}T{first(element, 'EndTime')[:5] or '00:00'}")
    if len(element) or not text:
        return ""
    if name == "ItemClassificationCode":
        return f"CPV {text}"
    if name in _SAID_CODES:
        return _CODES.get(text, "")
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
        return _CODES.get(text, text)
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

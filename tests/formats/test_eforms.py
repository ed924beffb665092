"""Notices in eForms: read in their own language, with the facts that their fields state."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import read
from checker.model import Source
from tests.formats.made import find, headings, lines
from tests.formats.notices import extended, facts, form, lot, table

BUYER = (
    "<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party>"
    "</cac:ContractingParty>"
)
COMPANY = (
    "<efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>"
    '<cac:PartyName><cbc:Name languageID="ENG">Harrow Vale Council</cbc:Name></cac:PartyName>'
    '<cac:PartyName><cbc:Name languageID="FRA">Conseil</cbc:Name></cac:PartyName>'
    "<cac:PostalAddress><cbc:CountrySubentityCode>UKM82</cbc:CountrySubentityCode>"
    "<cac:Country><cbc:IdentificationCode>GBR</cbc:IdentificationCode></cac:Country></cac:PostalAddress></efac:Company></efac:Organization>"
)
PROJECT = (
    '<cac:ProcurementProject><cbc:Name languageID="ENG">Desks</cbc:Name><cbc:Name languageID="FRA">Bureaux</cbc:Name>'
    '<cbc:Description languageID="ENG">Oak desks for schools.</cbc:Description>'
    '<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="GBP">250000</cbc:EstimatedOverallContractAmount>'
    "</cac:RequestedTenderTotal><cac:MainCommodityClassification>"
    '<cbc:ItemClassificationCode listName="cpv">39120000</cbc:ItemClassificationCode></cac:MainCommodityClassification>'
    "</cac:ProcurementProject>"
)
CLOSES = (
    "<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2027-02-12Z</cbc:EndDate><cbc:EndTime>12:00:00Z</cbc:EndTime>"
    "</cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>"
)
TERM = (
    '<cac:ProcurementProject><cac:PlannedPeriod><cbc:DurationMeasure unitCode="MONTH">24</cbc:DurationMeasure></cac:PlannedPeriod>'
    "</cac:ProcurementProject>"
)
OPEN = '<cac:TenderingProcess><cbc:ProcedureCode listName="procurement-procedure-type">open</cbc:ProcedureCode></cac:TenderingProcess>'
HEAD = (
    "<cbc:IssueDate>2027-01-04Z</cbc:IssueDate><cbc:NoticeTypeCode>cn-standard</cbc:NoticeTypeCode>"
    "<cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>"
)
WHOLE = form(HEAD + BUYER + OPEN + PROJECT + lot("LOT-0001", CLOSES + TERM) + lot("LOT-0002", TERM), organisations=COMPANY)


def test_the_facts_that_fields_state_are_told():
    """What a notice states in its fields is told under the names of tender.toml."""
    assert facts(read(WHOLE)) == {
        "authority": "Harrow Vale Council",
        "nation": "scotland",
        "title": "Desks",
        "value": 250000,
        "term_months": 24,
        "published": "2027-01-04",
        "closing": "2027-02-12T12:00",
        "route": "open",
        "lots": 2,
        "cpv": ("39120000",),
    }


def test_a_notice_reads_as_an_officer_reads_it():
    """The title is a heading, short fields stand in tables with their labels, and each lot has a heading."""
    document = read(WHOLE)
    said = table(document)

    assert (document.format, lines(document)[0], document.blocks[0].kind) == ("notice", "Desks", "heading")
    assert (said["Buyer"], said["Estimated contract value"], said["Number of lots"]) == ("Harrow Vale Council", "£250,000", "2")
    assert (said["Closing date for tenders"], said["Length of the lot"]) == ("12 February 2027, 12:00", "24 months")
    assert find(document, "Lot 1").kind == "heading"


def test_the_notices_own_language_is_read():
    """Of a field in several languages the notice's own is read; one that is only in another is read in that."""
    project = PROJECT.replace(' languageID="ENG">Oak desks for schools', ' languageID="FRA">Des bureaux')
    text = read(form(HEAD + BUYER + project, organisations=COMPANY)).text

    assert ("Bureaux" in text, "Conseil" in text, "Des bureaux." in text) == (False, False, True)


def test_anchors_point_to_the_element():
    """Each block knows the way to its element, with a place among its like."""
    assert find(read(WHOLE), "Lot 2").anchor == "/ContractNotice/ProcurementProjectLot[2]"
    assert find(read(WHOLE), "Oak desks").anchor == "/ContractNotice/ProcurementProject/Description"


def test_criteria_stand_with_their_weights():
    """A criterion's weight is a share of a hundred where the notice says so."""
    weight = extended(
        "<efac:AwardCriterionParameter><efbc:ParameterCode>per-exa</efbc:ParameterCode><efbc:ParameterNumeric>60</efbc:ParameterNumeric>"
        "</efac:AwardCriterionParameter>"
    )
    criterion = f"<cac:SubordinateAwardingCriterion>{weight}<cbc:Name>{{}}</cbc:Name></cac:SubordinateAwardingCriterion>"
    criteria = criterion.format("Method") + criterion.format("Price")
    terms = f"<cac:TenderingTerms><cac:AwardingTerms>{criteria}</cac:AwardingTerms></cac:TenderingTerms>"

    assert table(read(form(HEAD + PROJECT + lot("LOT-0001", terms))))["Method"] == "60%"


def requirement(code: str, said: str, kind: str = "exclusion-ground") -> str:
    """A requirement of a kind."""
    description = f"<cbc:Description>{said}</cbc:Description>" if said else ""
    listed = f'<cbc:TendererRequirementTypeCode listName="{kind}">{code}</cbc:TendererRequirementTypeCode>'
    return f"<cac:SpecificTendererRequirement>{listed}{description}</cac:SpecificTendererRequirement>"


def asked(*requirements: str) -> Source:
    """A form with these requirements."""
    asked = f"<cac:TendererQualificationRequest>{''.join(requirements)}</cac:TendererQualificationRequest>"
    return form(HEAD + PROJECT + f"<cac:TenderingTerms>{asked}</cac:TenderingTerms>")


def test_exclusion_grounds_stand_with_their_kind():
    """Each ground is told with what it is about, in words where its code is known and else as it stands."""
    document = read(asked(requirement("exg-crim-corrpt", "As in the law."), requirement("exg-new", "See annex.")))

    assert lines(document)[lines(document).index("Exclusion grounds") :] == [
        *("Exclusion grounds", "Kind", "Description", "Corruption", "As in the law.", "exg-new", "See annex.")
    ]


def test_a_ground_without_words_is_told():
    """A ground, or who alone may take part, that has only a code is told; that nothing is reserved says nothing."""
    alone = read(asked(requirement("exg-sitn-bankr", ""), requirement("res-ws", "", "reserved-procurement")))

    assert (table(alone)["Exclusion grounds"], table(alone)["Reserved for"]) == ("Bankruptcy", "Sheltered workshops")
    assert "Reserved" not in read(asked(requirement("none", "", "reserved-procurement"))).text


def test_a_long_ground_stands_under_its_kind():
    """A ground of many words has a heading that says what it is."""
    document = read(asked(requirement("exg-crim-fraud", "word " * 40)))

    assert headings(document, "word")[-2:] == ["Exclusion ground: Fraud", "Description"]


ADDRESS = "<cac:{0}><cbc:StreetName>1 High Street</cbc:StreetName><cbc:CityName>Leeds</cbc:CityName></cac:{0}>"


def test_the_place_of_an_only_lot_is_told_once():
    """An only lot is the contract itself: where it is carried out is not told again; places of several lots are their own."""
    place = f"<cac:RealizedLocation>{ADDRESS.format('Address')}</cac:RealizedLocation>"
    project = f"<cac:ProcurementProject><cbc:Name>Desks</cbc:Name>{place}</cac:ProcurementProject>"
    one, two = (form(HEAD + project + "".join(lot(f"LOT-{n}", project) for n in numbers)) for numbers in ("1", "12"))

    assert (read(one).text.count("High Street"), read(two).text.count("High Street")) == (1, 3)


@pytest.mark.parametrize(("street", "count"), [("1 High Street", 1), ("2 High Street", 2)])
def test_a_point_of_contact_has_an_address_only_where_it_is_another(street, count):
    """The address of an organisation is not told again of each of its offices."""
    address = ADDRESS.format("PostalAddress")
    office = f"<cac:PartyName><cbc:Name>Archives</cbc:Name></cac:PartyName>{address.replace('1 High Street', street)}"
    company = COMPANY.replace("</efac:Company>", f"{address}</efac:Company><efac:TouchPoint>{office}</efac:TouchPoint>")

    assert read(form(HEAD + BUYER + PROJECT, organisations=company)).text.count("High Street") == count


def test_how_long_tenders_are_valid_is_no_term_of_the_contract():
    """The months for which a tender must stay valid have a label of their own."""
    valid = '<cac:TenderValidityPeriod><cbc:DurationMeasure unitCode="MONTH">6</cbc:DurationMeasure></cac:TenderValidityPeriod>'
    said = table(read(form(HEAD + PROJECT + lot("LOT-0001", f"<cac:TenderingTerms>{valid}</cac:TenderingTerms>"))))

    assert (said["Tenders must stay valid for"], "Contract term" in said) == ("6 months", False)


def test_a_change_or_an_award_tells_no_day_of_publication():
    """The day of a later notice is not the day on which the tender was published."""
    award = "<cac:TenderResult><cbc:AwardDate>2027-05-01Z</cbc:AwardDate></cac:TenderResult>"

    assert "published" not in facts(read(form(HEAD + PROJECT + award, "ContractAwardNotice")))


@given(st.lists(st.sampled_from(("Description", "Note", "ProcessReason", "NewID", "SomeCode")), min_size=1, max_size=5))
@settings(deadline=None)
def test_all_prose_is_in_the_text(names):
    """Every word of prose is read, in whatever element it stands."""
    said = [f"Words number {n} that say what a firm must do" for n in range(len(names))]
    body = "".join(f"<cac:Held><cbc:{name}>{words}</cbc:{name}></cac:Held>" for name, words in zip(names, said, strict=True))
    text = read(form(HEAD + PROJECT + lot("LOT-0001", body))).text

    assert [words for words in said if words not in text] == []


@given(st.binary(max_size=40), st.integers(0, 10**6))
@settings(deadline=None)
def test_a_broken_form_is_read_or_refused(data, at):
    """A notice with bytes of it spoilt is read or said to be unreadable."""
    cut = at % len(WHOLE.data)
    try:
        told = [read(Source("notice.xml", WHOLE.data[:cut] + data + WHOLE.data[cut + len(data) :])).text]
    except UnreadableDocument as fault:
        told = [fault.cause, fault.cure]

    assert all(told)


TREES = st.recursive(
    st.sampled_from(("12", "GBP", "2027-02-31Z", "LOT-1", "", "words", "9e999", "-1")),
    lambda inner: st.lists(
        st.tuples(st.sampled_from(re.findall(r"<(c[ab]c:\w+)", WHOLE.data.decode())), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
        max_size=4,
    ).map("".join),
    max_leaves=20,
)


@given(TREES)
def test_any_form_is_read_and_never_damaged(body):
    """Whatever stands in a well-formed notice, and in whatever order, it is read."""
    assert read(form(HEAD + PROJECT + body)).text.startswith("Desks")


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><order/>",
        b'<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
        b'<?xml version="1.0"?><a xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"/>',
    ],
)
def test_other_xml_is_said_to_be_unknown(data):
    """XML that is no notice is said not to be known, with what to do."""
    with pytest.raises(UnreadableDocument, match="It is an XML file of a kind that is not known") as raised:
        read(Source("a.xml", data))

    assert raised.value.cure

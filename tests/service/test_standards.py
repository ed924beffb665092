"""Our open standards on small tenders: what needs each, what asks for it, and the wording that mends its absence."""

from collections.abc import Mapping

import pytest

from checker import engine, mentions
from checker.model import Block, Document, OpenStandard, Pack, Procurement, Span, Standing, Stated
from tests.kept import our_checker

STANDARDS = {standard.id: standard for standard in our_checker().rulebook.standards}
REGIMES = ("uk-pa2023", "uk-pcr2015", "eu-2014-24")
NEEDS = {
    "odf": "The system shall make letters and reports that officers can change.",
    "html-pdf-a": "Committee agendas and minutes must be published on the website.",
    "pdf-ua": "The system shall generate PDF files of each decision.",
    "preservation": "The digital archive shall hold records for ever.",
    "utf-8": "The system shall exchange data with the national portal.",
    "csv": "Users must be able to export all their data.",
    "iso-8601": "Each message shall carry a timestamp.",
    "country-language-codes": "The form shall record each child's first language.",
    "stable-links": "The licensing register must be on the website.",
    "dcat": "The supplier shall build an open data portal.",
    "ocds": "The supplier shall provide an e-procurement system.",
    "360giving": "The system shall manage grant applications from start to end.",
    "en-16931": "The system shall automate invoice processing.",
    "uprn-usrn": "The form must have an address lookup.",
    "bs-7666": "The local land and property gazetteer shall be kept in the system.",
    "geographic-data": "The GIS shall hold all boundaries.",
    "ogc-services": "The system must show map layers of other bodies.",
    "planning-data": "The supplier shall provide a planning system.",
    "rest-json": "The system must integrate with the finance system.",
    "openapi": "The system shall have an API.",
    "openid-connect": "Staff shall have single sign-on.",
    "scim": "User provisioning shall be automatic.",
    "icalendar": "Interviews must appear in officers' calendars.",
    "vcard": "The system shall export contact details.",
    "wcag": "The supplier shall build a website.",
    "en-301-549": "The supplier shall deliver kiosks for three libraries.",
    "tls": "Data must be encrypted in transit.",
    "email-security": "The system shall send email reminders to tenants.",
    "stix-taxii": "The service shall use threat intelligence.",
    "security-txt": "The supplier shall have a vulnerability disclosure policy.",
    "sbom": "",  # whoever needs it asks for its like
    "atrs": "The system shall use machine learning to rank cases.",
    "open-referral-uk": "The supplier shall build a family information service.",
    "fhir": "The system shall read from the shared care record.",
    "nhs-number": "The supplier shall provide a social care case management system.",
    "marc-21": "The supplier shall provide a library management system.",
    "ncip-sip2": "The library RFID equipment shall be replaced.",
    "learning-content": "The supplier shall provide a learning management system.",
    "bus-data": "The screens shall show bus departures.",
    "datex-ii": "The traffic management system shall count vehicles.",
    "street-lighting": "The supplier shall deliver street lighting controllers.",
    "ifc-cobie": "The supplier shall deliver a building information model.",
    "bacnet": "The supplier shall replace the building management system.",
    "ocpp-ocpi": "The supplier shall install charge points in six car parks.",
    "mqtt": "The sensors must send a reading each hour.",
    "onvif": "The supplier shall deliver CCTV for the depot.",
    "sip": "The supplier shall provide a hosted telephony service.",
    "ipv6": "The supplier shall replace the firewalls.",
}


def stands(text: str, **known: object) -> Mapping[str, Standing]:
    """How a small tender stands to the open standards that matter to it."""
    document = Document("spec.md", "0" * 64, "markdown", text + "\n", (Block("paragraph", Span(0, len(text) + 1), "p0"),))
    given = {"regime": "uk-pa2023", "buys": ("software",)} | known
    procurement = Procurement({name: Stated(value, "given", "here") for name, value in given.items()})
    pack = Pack("pack", (mentions.find(document, our_checker().finder),))
    return {standing.standard.id: standing for standing in engine.standings(our_checker().rulebook, pack, procurement)}


def ask(name: str, text: str, **known: object) -> str:
    """Whether a small tender asks for a standard; empty where it does not matter."""
    standing = stands(text, **known).get(name)
    return standing.ask if standing else ""


def wording(standard: OpenStandard, regime: str) -> str:
    """What can be pasted for a standard."""
    said = our_checker().rulebook.clauses[standard.clause].text
    return said.get(regime, said.get("", ""))


def test_every_standard_has_a_need() -> None:
    """No standard is untried here."""
    assert set(STANDARDS) == set(NEEDS)


@pytest.mark.parametrize("name", [name for name, text in NEEDS.items() if text])
def test_a_need_without_its_standard_is_missing_it(name: str) -> None:
    """Where the need is asked for and the standard is not, it is missing, with wording to paste."""
    standard = STANDARDS[name]
    standing = stands(NEEDS[name], buys=standard.buys or ("software",))[name]

    assert (standing.ask, standing.at, bool(standing.wording)) == ("missing", None, True)


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("standard", STANDARDS.values(), ids=STANDARDS)
def test_the_wording_asks_for_the_standard(standard: OpenStandard, regime: str) -> None:
    """Whoever pastes the wording has asked for the standard."""
    text = f"{NEEDS[standard.id]} {wording(standard, regime)}".strip()

    assert ask(standard.id, text, regime=regime, buys=standard.buys) == "asked for"


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("standard", STANDARDS.values(), ids=STANDARDS)
def test_the_wording_gives_no_finding(standard: OpenStandard, regime: str) -> None:
    """What we offer to paste is itself in order."""
    text = wording(standard, regime)
    document = Document("spec.md", "0" * 64, "markdown", text + "\n", (Block("paragraph", Span(0, len(text) + 1), "p0"),))
    known = Procurement({"regime": Stated(regime, "given", ""), "route": Stated("open", "given", "")})
    outcomes = engine.judge(our_checker().rulebook, Pack("pack", (mentions.find(document, our_checker().finder),)), known)

    assert [finding.rule for outcome in outcomes for finding in outcome.findings if finding.at] == []


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("odf", "Letters shall be made from templates. The system need not support ODF.", "missing"),
        ("odf", "Letters must be saved as ODF 1.1.", "asked for loosely"),
        ("odf", "Letter templates shall be in ODF where possible.", "asked for loosely"),
        ("odf", "Monthly reports must be supplied in Word. Reports shall be in ODF.", "contradicted"),
        ("csv", "All data shall be exported in an open format.", "asked for loosely"),
        ("csv", "At the end all data shall be returned as a SQL Server backup file.", "contradicted"),
        ("utf-8", "The supplier shall import data in Windows-1252.", "contradicted"),
        ("tls", "Data in transit shall be protected by TLS 1.0 or later.", "asked for loosely"),
        ("tls", "Data in transit shall be protected by TLS 1.3.", "asked for"),
        ("openid-connect", "Staff shall sign in through SAML 1.1.", "asked for loosely"),
        ("openid-connect", "Staff shall sign in through SAML 2.0.", "asked for"),
        ("openapi", "The API shall be described in OpenAPI 2.", "asked for loosely"),
        ("openapi", "The API shall be described in OpenAPI 3.1.", "asked for"),
        ("openapi", "The system shall have a documented API.", "asked for loosely"),
        (
            "rest-json",
            "Interfaces shall use the vendor's proprietary messaging protocol under licence. The API is in the price.",
            "contradicted",
        ),
        ("wcag", "The website shall meet WCAG 2.0 AA.", "asked for loosely"),
        ("wcag", "The website shall meet WCAG 2.1 AA or later.", "asked for"),
        ("wcag", "The website must be accessible to disabled people.", "asked for loosely"),
        ("wcag", "The website shall meet WCAG 2.2 AA.", "asked for"),
        ("en-16931", "Electronic invoices shall be sent to the Council.", "asked for loosely"),
        ("en-16931", "Invoices shall be sent as PDF only.", "contradicted"),
        ("sbom", "A software bill of materials shall come with each release.", "asked for loosely"),
    ],
)
def test_how_it_is_asked_for(name: str, text: str, wanted: str) -> None:
    """Old editions, wishes, its like, closed ways and denials are told apart from a plain demand."""
    assert ask(name, text) == wanted


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uprn-usrn", "The supplier shall build a website. Give your email address."),
        ("icalendar", "The supplier shall answer within ten calendar days."),
        ("odf", "The supplier shall report any accident."),
        ("stable-links", "The supplier shall register each visitor."),
        ("geographic-data", "The supplier shall map each process."),
        ("atrs", "The encryption algorithm shall be strong."),
        ("fhir", "The supplier shall have a health and safety policy."),
        ("sip", "The contact centre is open from nine to five."),
        ("ocds", "The supplier shall attend contract management meetings."),
        ("planning-data", "The supplier shall hold planning meetings."),
        ("csv", "Bids shall be sent in as CSV or PDF."),
    ],
)
def test_a_word_alone_makes_no_need(name: str, text: str) -> None:
    """A standard does not matter because a word of its field stands somewhere."""
    assert ask(name, text) == ""


def test_pencils_need_no_open_standard() -> None:
    """Where nothing is bought that makes a standard matter, there is no table."""
    assert stands("The supplier shall deliver pencils.", buys=("services",)) == {}


def test_what_is_british_matters_in_britain() -> None:
    """Identifiers of British properties are not missed abroad."""
    assert ask("uprn-usrn", NEEDS["uprn-usrn"], regime="other") == ""


def test_a_uk_standard_comes_with_the_statement_on_equivalents() -> None:
    """Wording that names a British Standard says that an equivalent counts."""
    assert "equivalent standard of another country" in wording(STANDARDS["bs-7666"], "uk-pa2023")


def test_there_are_enough_of_them() -> None:
    """At least 25 standards and 25 clauses, and every clause that is named is there."""
    assert (len(STANDARDS) >= 25, len(our_checker().rulebook.clauses) >= 25) == (True, True)
    assert {standard.clause for standard in STANDARDS.values()} - set(our_checker().rulebook.clauses) == set()

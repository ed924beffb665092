"""How tenders really say their value, term, dates, route, nation and law: our vocabularies on written-out sentences."""

from datetime import date
from decimal import Decimal

import pytest

from checker import formats, mentions
from checker.model import Money, Period, Procurement, Source
from checker.procurement import understand
from tests.kept import our_checker

PADDING = "Plain words.\n\n" * 9


def told(*papers: str) -> Procurement:
    """The procurement as Markdown papers tell it."""
    checker = our_checker()
    facts = [mentions.find(formats.read(Source(f"paper{i}.md", text.encode())), checker.finder) for i, text in enumerate(papers)]
    return understand(facts, {}, checker.rulebook.regimes)


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("The estimated value of the contract, counting all options, is £485,000 excluding VAT.", 485_000),
        ("The total contract value is estimated at £1.2m.", 1_200_000),
        ("The Council has a budget of up to £95,000 for this work.", 95_000),
        ("The maximum budget is £250,000 including VAT.", 250_000),
        ("The most we can spend is £60,000 before VAT.", 60_000),
        ("We expect to spend £300,000 over the life of the contract.", 300_000),
        ("| Item | Entry |\n|---|---|\n| Estimated contract value | £750,000 |\n| Lots | None |\n", 750_000),
        ("The contract is expected to be worth approximately £2 million.", 2_000_000),
        ("The contract price shall not exceed £80,000.", 80_000),
        ("An estimated total value of £420,000 (excluding VAT) applies.", 420_000),
        ("Liability is limited to 125% of the contract value or £1,000,000, whichever is greater.", None),
        ("Bidders must have a turnover of at least twice the contract value, that is £900,000.", None),
        ("Give an example of a similar contract with a total value of £100,000.", None),
        ("Invoices over £500 are published each month.", None),
    ],
)
def test_the_value_is_told(text: str, pounds: int | None) -> None:
    """What the contract is worth is told from common wordings, and not from amounts of other things."""
    value = told(PADDING + text).get("value")

    assert (value.pence if isinstance(value, Money) else None) == (pounds * 100 if pounds else None)


@pytest.mark.parametrize(
    ("text", "term", "extensions"),
    [
        ("The contract will run for three years from 1 October 2027, and may be extended by up to two periods of twelve months.", 36, 24),
        ("The initial term is 24 months with an option to extend for a further 12 months.", 24, 12),
        (
            "The contract shall be for an initial period of 2 years, with the option to extend by two further periods of 12 months each.",
            24,
            24,
        ),
        ("This is a 3 year contract.", 36, None),
        ("The call-off contract will last for twenty-four months.", 24, None),
        ("The Contract Period is five (5) years plus 2 x 12 month extensions.", 60, 24),
        ("The period of performance is one base year of 12 months and 4 option periods of 12 months each.", 12, 48),
        ("| Item | Entry |\n|---|---|\n| Contract duration | 36 months |\n| Extension options | 12 months |\n", 36, 12),
        ("During the contract term the supplier shall answer within 5 days.", None, None),
        ("Records are kept for 6 years after the end of the contract term.", None, None),
        ("Our current contract runs for 5 years.", None, None),
        ("There is no right to extend the contract by 12 months.", None, None),
    ],
)
def test_the_term_and_its_extensions_are_told(text: str, term: int | None, extensions: int | None) -> None:
    """How long the contract runs, and for how long it may be extended, is told from common wordings."""
    known = told(PADDING + text)
    periods = [known.get("term"), known.get("extensions")]

    assert [period.amount if isinstance(period, Period) else None for period in periods] == [
        Decimal(months) if months else None for months in (term, extensions)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The closing date for tenders is 12 noon on Friday 4 December 2026.",
        "The deadline for submission of tenders is noon on 4 December 2026.",
        "Tenders must be submitted through the portal no later than 12:00 on 4 December 2026.",
        "Quotations due by 4 December 2026.",
        "Please return your quotation by 5pm on 4 December 2026.",
        "Proposals must be received by the agency by 2:00 p.m. on December 4, 2026.",
        "Offers are due December 4, 2026.",
        "| Step | Date |\n|---|---|\n| Clarifications by | 20 November 2026 |\n| Tender submission deadline | 4 December 2026 |\n",
        "| Step | Date |\n|---|---|\n| Deadline for questions | 20 November 2026 |\n| Closing date for applications | 4 December 2026 |\n",
        "| Event | When |\n|---|---|\n| Last date for questions | 20 November 2026 |\n| Return of tenders | 4 December 2026 |\n",
    ],
)
def test_the_closing_date_is_told(text: str) -> None:
    """The day on which tenders must be in is told, and not the day for questions."""
    assert told(PADDING + text).get("closing") == date(2026, 12, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The tender notice was published on 2 November 2026.",
        "| Step | Date |\n|---|---|\n| Publication of tender notice | 2 November 2026 |\n",
        "| Step | Date |\n|---|---|\n| ITT issued | 2 November 2026 |\n",
        "Date of issue: 2 November 2026",
        "| Step | Date |\n|---|---|\n| Published | Monday 2 November 2026 |\n",
    ],
)
def test_the_day_of_publication_is_told(text: str) -> None:
    """The day on which the documents were put out is told."""
    assert told(PADDING + text).get("published") == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "regime", "route"),
    [
        (
            "This competitive flexible procedure follows the Procurement Act 2023.",
            "uk-pa2023",
            "competitive-flexible",
        ),
        ("This open procedure under the Procurement Act 2023 is published on Find a Tender.", "uk-pa2023", "open"),
        ("Request for quotation, below-threshold, under Part 6 of the Procurement Act 2023.", "uk-pa2023", "below-threshold"),
        ("This further competition under G-Cloud 14 leads to a call-off contract with the Home Office.", "uk-pcr2015", "call-off-competed"),
        ("An open procedure under the Public Contracts (Scotland) Regulations 2015, on Public Contracts Scotland.", "scotland", "open"),
        ("Published on Sell2Wales by Cyngor Gwynedd for the Welsh Government under the Procurement Act 2023.", "wales", None),
        (
            "An open procedure under Directive 2014/24/EU, for the Government of Ireland. Budget: €400,000.",
            "eu-2014-24",
            "open",
        ),
        (
            "Request for quotation. The Contracting Officer awards under the Federal Acquisition Regulation.",
            "other",
            None,
        ),
        ("Bids from registered firms, with earnest money deposit, for the Government of India.", "other", None),
    ],
)
def test_the_law_and_the_route_are_told(text: str, regime: str, route: str | None) -> None:
    """Law and route are told from the bodies, laws and procedures that a tender names."""
    known = told(text)

    assert (known.get("regime"), known.get("route")) == (regime, route)


@pytest.mark.parametrize(
    "text",
    [
        "Ready meals and fresh meat are delivered daily to schools of Harrow Vale Borough Council.",
        "PCR tests are bought by the NHS.",
        "Data stays in the United Kingdom or the European Union; copies in the United States of America are asked about.",
    ],
)
def test_ordinary_words_decide_no_law(text: str) -> None:
    """Meat is no award criterion, and a country in passing is no buyer."""
    known = told(text)

    assert (known.get("nation"), known.stated["regime"].origin) == ("england", "assumed")


@pytest.mark.parametrize(
    ("text", "bought"),
    [
        ("# Case management software\n\nThe software as a service shall be hosted by the supplier.", {"software", "hosting"}),
        ("# Supply of laptops\n\nLaptops and docking stations.", {"devices"}),
        ("# Wide area network\n\nNetwork equipment, switches and circuits.", {"network"}),
        ("# Digital specialists\n\nDay rates for two business analysts.", {"people"}),
        ("# Data centre hosting\n\nHosting in two data centres.", {"hosting"}),
    ],
)
def test_what_is_bought_is_told(text: str, bought: set[str]) -> None:
    """What is bought is told from headings and the words used most."""
    assert set(told(text).get("buys") or ()) >= bought  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("label", "published"),
    [
        ("Opening date of the tender submission", date(2027, 3, 1)),
        ("Start date of bid sale", date(2027, 3, 1)),
        ("Start date of the contract", None),
        ("Start date of", None),
    ],
)
def test_the_start_of_a_contract_is_no_publication(label: str, published: date | None) -> None:
    """The day from which tenders are let in is a day of publication, and the day on which a contract starts is none."""
    assert told(f"{PADDING}| Item | Entry |\n|---|---|\n| {label} | 1 March 2027 |\n").get("published") == published

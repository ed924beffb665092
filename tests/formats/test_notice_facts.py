"""The facts that a notice in open contracting data states in its fields, and what is not believed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.formats import read
from tests.formats.notices import FULL, NOTICE_LIKE, facts, package, release, saved
from tests.places import RULES

OFFICERS = Draft202012Validator(json.loads((RULES / "schema" / "tender.schema.json").read_text("utf-8")))
WILD = NOTICE_LIKE.filter(lambda value: "NaN" not in (said := json.dumps(value)) and "Infinity" not in said)
DAYS = st.sampled_from(
    ("2027-02-31", "2027-02-12T12:00:00Z", "2027-02-12T99:99", "0001-01-01", "9999-12-31", "2030-03-31", "soon", "", None)
)
NUMBERS = (
    st.sampled_from((0, -1, 0.001, 365, 1440, 485000.5, 10**14, "5", None, True))
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers()
)
VALUE = st.fixed_dictionaries(
    {"amount": NUMBERS, "currency": st.sampled_from(("GBP", "GBP", "EUR", "x"))}, optional={"amountGross": NUMBERS}
)
PERIOD = st.fixed_dictionaries({}, optional={"startDate": DAYS, "endDate": DAYS, "maxExtentDate": DAYS, "durationInDays": NUMBERS})
CLASS = st.fixed_dictionaries(
    {"scheme": st.sampled_from(("CPV", "x")), "id": st.sampled_from(("48000000", 72000000, "48000000-8", "4800", None))}
)
LOT = st.fixed_dictionaries(
    {}, optional={"id": st.text(max_size=3), "value": VALUE, "contractPeriod": PERIOD, "status": st.just("cancelled")}
)
TENDERS = st.fixed_dictionaries(
    {},
    optional={
        **{"title": st.text(max_size=9), "value": VALUE | WILD, "contractPeriod": PERIOD | WILD, "tenderPeriod": PERIOD},
        **{"datePublished": DAYS, "expressionOfInterestDeadline": DAYS, "classification": CLASS | WILD},
        **{
            "lots": st.lists(LOT, max_size=3) | WILD,
            "items": st.lists(st.fixed_dictionaries({"classification": CLASS}), max_size=2),
        },
        **{"procurementMethod": st.sampled_from(("open", "direct", "x")), "specialRegime": st.lists(st.sampled_from(("lightTouch", "x")))},
    },
)


def test_the_facts_that_fields_state_are_told():
    """What a notice states in its fields is told under the names of tender.toml."""
    assert facts(read(saved(package(FULL)))) == {
        "title": "Case management",
        "authority": "Harrow Vale Council",
        "nation": "wales",
        "value": 1200000,
        "vat": "excluded",
        "term_months": 36,
        "extensions_months": 24,
        "published": "2027-01-11T09:00",
        "closing": "2027-02-12T12:00",
        "route": "competitive-flexible",
        "contract": "light-touch",
        "lots": 2,
        "cpv": ("48000000", "72000000"),
    }


@given(TENDERS)
@settings(max_examples=2 * settings().max_examples)  # so wide is JSON
def test_every_fact_is_as_an_officer_could_give_it(tender):
    """Whatever a notice holds, what is told of it could stand in a tender.toml."""
    told = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in facts(read(saved(release(tender)))).items()}

    assert [error.message for error in OFFICERS.iter_errors({"tender": {"title": "Desks", **told}})] == []


@pytest.mark.parametrize(
    ("tender", "name", "place"),
    [
        ({"value": {"amount": "1,200", "currency": "GBP"}}, "value", "/tender/value/amount"),
        ({"value": {"amount": -5, "currency": "GBP"}}, "value", "/tender/value/amount"),
        ({"value": {"amount": 5, "currency": "pounds"}}, "value", "/tender/value/currency"),
        ({"tenderPeriod": {"endDate": "next Friday"}}, "closing", "/tender/tenderPeriod/endDate"),
        ({"lots": "two"}, "lots", "/tender/lots"),
        ({"contractPeriod": ["three years"]}, "term_months", "/tender/contractPeriod"),
    ],
)
def test_a_field_of_the_wrong_shape_is_not_believed(tender, name, place):
    """What does not fit the standard is said with its pointer, tells no fact, and is read as text all the same."""
    document = read(saved(release(tender)))

    assert name not in facts(document)
    assert [remark for remark in document.remarks if f" {place} " in remark]
    assert facts(document)["title"] == "Case management"


@pytest.mark.parametrize(
    ("start", "end", "term"),
    [
        ("2027-10-01", "2030-09-30", 36),
        ("2027-10-01", "2030-10-01", 36),
        ("2027-01-31", "2027-02-28", 1),
        ("2028-02-29", "2029-02-28", 12),
        ("2027-06-14", "2029-03-31", 21.6),
    ],
)
def test_a_term_is_told_in_months(start, end, term):
    """A contract that ends on the eve of its day has run whole months; any other is told to a tenth of a month."""
    assert facts(read(saved(release({"contractPeriod": {"startDate": start, "endDate": end}}))))["term_months"] == term


def test_a_contract_without_an_end_has_no_term():
    """An end in the year 9999 says that the end is not known."""
    period = {"startDate": "2027-06-14", "endDate": "9999-12-31"}

    assert "term_months" not in facts(read(saved(release({"contractPeriod": period}))))


@pytest.mark.parametrize(("days", "term"), [(1440, 48), (1460, 48), (1461, 48), (1095, 36), (365, 12), (90, 3), (100, 3.3)])
def test_a_term_in_days_is_told_in_months(days, term):
    """Notices count a month as thirty days, or a year as 365."""
    assert facts(read(saved(release({"contractPeriod": {"durationInDays": days}}))))["term_months"] == term


@pytest.mark.parametrize(
    ("method", "named", "route"),
    [
        ("open", "Open procedure", "open"),
        ("open", "", "open"),
        ("selective", "Restricted procedure", "competitive-flexible"),
        ("selective", "", None),
        ("selective", "Call-off from a framework agreement", "call-off-competed"),
        ("direct", "Call-off from a framework agreement", "call-off-direct"),
        ("direct", "Direct award", "direct-award"),
        ("limited", "", None),
        ("open", "Below threshold - open competition", "below-threshold"),
        ("selective", "Call for tenders in a dynamic market", "dynamic-market"),
        ("open", "Other - see the documents", None),
    ],
)
def test_the_route_is_told_where_it_is_sure(method, named, route):
    """The name of the procedure tells the route, and where it may mean several nothing is told."""
    tender = {"procurementMethod": method, "procurementMethodDetails": named}

    assert facts(read(saved(release(tender)))).get("route") == route


def test_the_first_deadline_closes():
    """In a procedure of two stages the requests to take part come first."""
    tender = {"expressionOfInterestDeadline": "2027-02-12T12:00:00Z", "tenderPeriod": {"endDate": "2027-03-31T12:00:00Z"}}

    assert facts(read(saved(release(tender))))["closing"] == "2027-02-12T12:00"


def test_only_the_first_notice_tells_the_day_of_publication():
    """The day of an award or of a change is not the day on which the tender was published."""
    assert "published" not in facts(read(saved(release({}, tag=["award"]))))
    assert "published" not in facts(read(saved(release({}, tag=["tenderAmendment"]))))
    assert facts(read(saved(release({"datePublished": "2026-12-01"}, tag=["award"]))))["published"] == "2026-12-01"


def test_lots_tell_the_value_together():
    """Where only the lots have values the contract is worth what they come to; where one has none nothing is told."""
    lots = [{"id": "1", "value": {"amount": 5, "currency": "GBP"}}, {"id": "2", "value": {"amount": 7, "currency": "GBP"}}]

    assert facts(read(saved(release({"lots": lots}))))["value"] == 12
    assert "value" not in facts(read(saved(release({"lots": [*lots, {"id": "3"}]}))))
    assert "value" not in facts(read(saved(release({"value": {"amount": 5, "currency": "USD"}}))))


@pytest.mark.parametrize(
    ("address", "nation"),
    [
        ({"region": "UKM82"}, "scotland"),
        ({"region": "TLN06"}, "northern-ireland"),
        ({"region": "UKI3"}, "england"),
        ({"countryName": "Wales"}, "wales"),
        ({"countryName": "United Kingdom"}, None),
        ({"countryName": "Ireland"}, "eu"),
        ({"country": "CH"}, "other"),
        ({"region": "UK"}, None),
    ],
)
def test_the_nation_is_told_by_the_buyers_address(address, nation):
    """Only an address that says more than the United Kingdom tells a nation."""
    parties = [{"id": "B", "roles": ["buyer"], "address": address}]

    assert facts(read(saved(release({}, parties=parties, buyer={"id": "B"})))).get("nation") == nation


@pytest.mark.parametrize(
    ("tender", "published"),
    [
        ({"tenderPeriod": {"startDate": "2027-02-01", "endDate": "2027-02-10"}}, "2027-02-01"),
        ({"datePublished": "2027-01-20", "tenderPeriod": {"startDate": "2027-02-01", "endDate": "2027-02-10"}}, "2027-01-20"),
        ({"expressionOfInterestDeadline": "2027-01-01", "tenderPeriod": {"startDate": "2027-02-01", "endDate": "2027-02-10"}}, None),
        ({"tenderPeriod": {"startDate": "2027-02-01"}}, None),
    ],
)
def test_a_period_that_begins_is_a_publication_where_none_is_given(tender, published):
    """Where no day of publication is given the tender was known from the start of its period, unless firms had to answer before."""
    assert facts(read(saved({**release(tender), "tag": ["compiled"], "date": "2028-01-01"}))).get("published") == published


def test_a_publication_by_the_period_says_so():
    """The place of such a fact says from what it was taken."""
    data = saved({**release({"tenderPeriod": {"startDate": "2027-02-01", "endDate": "2027-02-10"}}), "tag": ["compiled"]})

    assert "the notice, start of the tender period, as no date of publication is given" in {fact.where for fact in read(data).told}

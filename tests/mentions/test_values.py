"""Values in normal form, with their places."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.standards import standards
from checker.mentions.values import values, years_of
from checker.model import Day, Money, Number, Percent, Period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£485,000 (excluding VAT)", Money(48_500_000, "GBP", "excluded")),
        ("£1.5 million including VAT", Money(150_000_000, "GBP", "included")),
        ("GBP 20m", Money(2_000_000_000)),
        ("£250k per annum", Money(25_000_000, yearly=True)),
        ("annual turnover of €2 million", Money(200_000_000, "EUR", yearly=True)),
        ("$300,000.50", Money(30_000_050, "USD")),
        ("five million pounds", Money(500_000_000)),
        ("thirty (30) calendar days", Period(Decimal(30), "day")),
        ("10 working days", Period(Decimal(10), "working-day")),
        ("a 2-year term", Period(Decimal(24), "month")),
        ("12 months' notice", Period(Decimal(12), "month")),
        ("6 weeks", Period(Decimal(42), "day")),
        ("ten per cent", Percent(Decimal(10))),
        ("12.5%", Percent(Decimal("12.5"))),
        ("noon on Friday 12th February 2027", Day(date(2027, 2, 12))),
        ("February 28, 2027", Day(date(2027, 2, 28))),
        ("2027-02-12", Day(date(2027, 2, 12))),
        ("12/02/2027", Day(date(2027, 2, 12))),
        ("12-02-2027", Day(date(2027, 2, 12))),
        ("12/02/27", Day(date(2027, 2, 12))),
        ("12-Feb-2027", Day(date(2027, 2, 12))),
        ("12-Feb-27", Day(date(2027, 2, 12))),
        ("2027/02/12", Day(date(2027, 2, 12))),
        ("the 12th day of February, 2027", Day(date(2027, 2, 12))),
        ("February the 12th 2027", Day(date(2027, 2, 12))),
        ("three contracts", Number(Decimal(3))),
    ],
)
def test_a_value_has_one_normal_form_however_it_is_written(text: str, expected: object) -> None:
    """Figures, words, signs and abbreviations come to the same value."""
    assert expected == values(text, 0)[0].value


@pytest.mark.parametrize("text", ["5 days a week", "24 hours a day", "31 June 2027"])
def test_what_only_looks_like_a_period_or_date_is_none(text: str) -> None:
    """Service hours are no period, and a day that does not exist is no date."""
    assert not [found for found in values(text, 0) if found.shape in ("period", "date")]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("BS 10008", "uk"),
        ("PAS 1192-2", "uk"),
        ("BS EN 60297", "european"),
        ("BS EN ISO 9001", "international"),
        ("ISO/IEC 27001:2022", "international"),
        ("WCAG 2.1 AA", "accessibility"),
        ("EN 301 549", "accessibility"),
        ("PDF/A-2b", "policy"),
        ("RFC 5545", "web"),
        ("PCI DSS", "industry"),
        ("NIST SP 800-53", "government"),
    ],
)
def test_a_standard_is_known_by_who_set_it(text: str, origin: str) -> None:
    """The law asks other things of a British Standard than of an international one."""
    (found,) = standards(f"shall meet {text} in full", 0)

    assert (text.upper(), origin) == (found.value.number, found.value.origin)  # type: ignore[union-attr]


@given(st.text(alphabet="0123456789 £$%.,/()-dayswekmonthpr", max_size=80), st.integers(0, 500))
def test_values_never_overlap_and_lie_inside_their_text(text: str, offset: int) -> None:
    """Every value has a place of its own."""
    end = offset
    for found in values(text, offset):
        assert end <= found.span.start < found.span.end <= offset + len(text)
        end = found.span.end


@pytest.mark.parametrize(
    ("text", "years", "days"),
    [
        ("by Friday 12 March at 5pm", (2026, 2027), [date(2027, 3, 12)]),
        ("by Friday, the 12th of March", (2026, 2027), [date(2027, 3, 12)]),
        ("on Friday 12 March 2032", (2026, 2027), [date(2032, 3, 12)]),
        ("by Sunday 12 March", (2026, 2027), []),
        ("by 12 March", (2027,), []),
        ("by Monday 29 February", (2027,), []),
        ("by Friday 12 March", (), []),
    ],
)
def test_the_weekday_tells_the_year_of_a_day(text: str, years: tuple[int, ...], days: list[date]) -> None:
    """A day without its year is in the one of the document's years in which it falls on its weekday."""
    assert [found.value.on for found in values(text, 0, years) if isinstance(found.value, Day)] == days


def test_the_years_of_a_document_are_those_of_its_full_dates() -> None:
    """A tender of December may close in January."""
    assert years_of("Issued 14 December 2026; part 2024 is left out") == (2026, 2027)


def test_the_number_of_a_clause_is_no_count() -> None:
    """A figure with a point that opens a block, before a capital, numbers it; before a small letter it counts."""
    assert [found.shape for found in values("4.2 References from any sector", 0)] == ["label"]
    assert [found.shape for found in values("2.5 thousand users", 0)] == ["number"]

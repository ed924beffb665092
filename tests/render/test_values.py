"""Values, places and authorities in words."""

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Authority, Cell, Day, Money, Number, Percent, Period, Product, Standard
from checker.render.values import authority, count, joined, said, source, where
from tests.render.made import LAW, place


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(48_500_000, vat="excluded"), "£485,000 without VAT"),
        (Money(1_050, "EUR", yearly=True), "€10.50 a year"),
        (Money(100, "SEK"), "SEK 1"),
        (Period(Decimal(1), "month"), "1 month"),
        (Period(Decimal("10"), "working-day"), "10 working days"),
        (Percent(Decimal("2.50")), "2.5%"),
        (Number(Decimal("100")), "100"),
        (Day(date(2027, 2, 1)), "1 February 2027"),
        (date(2027, 2, 1), "1 February 2027"),
        (Product("SQL Server", "Microsoft"), "SQL Server (Microsoft)"),
        (Product("Oracle", "Oracle"), "Oracle"),
        (Standard("BS 10008", "uk"), "BS 10008"),
        (("software", "hosting"), "software, hosting"),
        (1, "1"),
    ],
)
def test_values_are_said_as_people_write_them(value: object, words: str) -> None:
    """Money, periods, shares, days, products and standards in words."""
    assert words == said(value)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "3.1 Hosting, paragraph 5"),
        ({"page": 4}, "page 4, 3.1 Hosting, paragraph 5"),
        ({"cell": Cell(0, 2, 1)}, "3.1 Hosting, table 1, row 3, column 2"),
        ({"sheet": "Prices!B7", "section": "", "headings": ()}, "Prices!B7"),
        ({"headings": ("3. Data and hosting",)}, "3.1 Data and hosting, paragraph 5"),
        ({"section": "", "headings": ("Part 1", "What we need")}, "What we need, paragraph 5"),
        ({"inserted": True}, "3.1 Hosting, paragraph 5 (in a tracked insertion)"),
    ],
)
def test_a_place_is_said_by_what_its_file_has(more: dict[str, object], words: str) -> None:
    """A page only where there are pages; a cell by row and column; a section with its heading's words."""
    assert words == where(place(**more))


def test_a_long_heading_is_cut() -> None:
    """A heading that goes on is cut at a word."""
    assert where(place(section="", headings=("word " * 40,))) == "word " * 15 + "…, paragraph 5"


def test_law_is_said_to_be_law_and_nothing_is_called_unlawful() -> None:
    """A finding says what it may conflict with, and how far that binds."""
    assert authority(LAW) == "It may conflict with Procurement Act 2023 s.56(7)-(8) (law)."


def test_an_unknown_route_is_supposed() -> None:
    """Where the route is not known the authority says so."""
    supposed = Authority("law", "s.22", "uk-pa2023", "", "If this is an open procedure")

    assert authority(supposed) == "If this is an open procedure, then it may conflict with s.22 (law)."
    assert source(supposed) == "If this is an open procedure: s.22 (law)."


def test_good_practice_is_never_said_to_be_law() -> None:
    """Good practice says that it is no more."""
    assert authority(Authority("good-practice", "Good practice: the DDaT Playbook", "", "")) == "Good practice, not law: the DDaT Playbook."
    assert authority(Authority("good-practice", "", "", "")) == "Good practice, not law."


def test_counts_and_rows_of_words() -> None:
    """One document, two documents; a, b and c."""
    assert (count(1, "document"), count(2000, "document")) == ("1 document", "2,000 documents")
    assert (joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"], "or")) == ("a", "a and b", "a, b or c")

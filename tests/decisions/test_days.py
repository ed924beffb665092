"""Days as British people write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decisions.days import british_day

SPRING = date(2027, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2027",
        "31/3/2027",
        "31.3.2027",
        "31-03-2027",
        "2027-03-31",
        "31 March 2027",
        "31st March 2027",
        "31 Mar 2027",
        "31-MAR-2027",
        "Wednesday, 31 March 2027",
        "Weds 31 March 2027",
        "March 31, 2027",
        "  31   March\u00a02027 ",
    ],
)
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    """With the year in full."""
    assert british_day(text) == SPRING


def test_the_day_comes_before_the_month() -> None:
    """The log is British."""
    assert british_day("03/04/2027") == date(2027, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31/03/27",
        "31-Mar-27",
        "03/31/2027",
        "30 February 2027",
        "March 2027",
        "46112",
        "soon",
        "",
        "31/03/2027 or so",
        "1/1/1/2027",
        "2 ma 2027",
    ],
)
def test_what_is_unclear_is_no_day(text: str) -> None:
    """A year of two figures, a month before the day, and what no calendar has."""
    with pytest.raises(ValueError, match=r"no day|not sure"):
        british_day(text)


@given(st.dates(), st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%B %d, %Y", "%A %d %B %Y"]))
def test_every_day_is_understood(day: date, form: str) -> None:
    """In each of the usual forms."""
    year = f"{day.year:04d}"  # Python writes the year 800 with three figures

    assert british_day(day.strftime(form.replace("%Y", year))) == day


@given(st.text())
def test_nothing_else_goes_wrong(text: str) -> None:
    """Any text is a day, or is refused in the same way."""
    with suppress(ValueError):
        assert isinstance(british_day(text), date)

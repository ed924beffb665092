"""The length of a contract with all it may be extended by."""

import pytest

from checker.model import Period
from tests.mentions.made import facts


@pytest.mark.parametrize(
    ("months", "line"),
    [
        (96, "The contract is for four years, and the Council may extend it by two periods of two years."),
        (96, "The contract runs for four years with the possibility of a further four."),
        (120, "The agreement lasts six years; the Council may add four more."),
        (84, "The call-off is for three years and may be extended twice, each time by two years."),
        (108, "Contract length: 5+2+2 years."),
        (84, "The contract is for four years with options of 1 + 1 + 1 years."),
        (96, "The contract period is 1 April 2027 to 31 March 2035."),
        (84, "The agreement shall expire on the seventh anniversary of its start."),
        (84, "Term (years): 7"),
        (48, "The contract is for 36 months, with an extension of 12 months."),
    ],
)
def test_a_term_is_added_to_what_it_may_be_extended_by(months: int, line: str) -> None:
    """Times, bare numbers, chains of years, dates and anniversaries are counted."""
    found = [mention.value for mention in facts(line).mentions if mention.kind == "whole-term"]
    assert [value.amount for value in found if isinstance(value, Period)] == [months]


@pytest.mark.parametrize(
    "line",
    [
        "The contract is for two years.",
        "The contract is for up to five years in total, of which two years are an option to extend.",
        "The contract is for two years and may be ended on six months' notice after a further year.",
        "The contract is for two years, and the supplier may be asked for another two people.",
        "Support for 3 years + a spare part.",
        "The council plan ran from 1 April 2015 to 31 March 2035.",
    ],
)
def test_what_adds_nothing_makes_no_sum(line: str) -> None:
    """Totals, notice, people and plans are no extensions."""
    assert [mention for mention in facts(line).mentions if mention.kind == "whole-term"] == []

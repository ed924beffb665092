"""The field for a day: what is a day, and what is said where something is not."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import InputRequired, Optional

from web.forms.fields import DayField

JULY = date(2027, 7, 1)


class Ends(Form):
    """A form that asks for a day."""

    ends = DayField("Last day", [InputRequired("Enter the last day")])
    until = DayField("Until when?", [Optional()], called="End of the exception")


def sent(day: str, month: str, year: str, name: str = "ends") -> Ends:
    """The form as it was sent, with the other day left out."""
    boxes = MultiDict({f"{name}-day": day, f"{name}-month": month, f"{name}-year": year})
    form = Ends(boxes if name == "ends" else boxes | {"ends-day": "1", "ends-month": "7", "ends-year": "2027"})
    form.validate()
    return form


@pytest.mark.parametrize(
    "boxes", [("1", "7", "2027"), ("01", "07", "2027"), (" 1 ", "7", "2027"), ("1", "July", "2027"), ("1", "jul", "2027")]
)
def test_a_day_may_be_written_in_several_ways(boxes: tuple[str, str, str]) -> None:
    """With or without noughts, and with the month's name."""
    form = sent(*boxes)

    assert form.errors == {}
    assert form.ends.data == JULY


@pytest.mark.parametrize(
    ("boxes", "error", "at"),
    [
        (("1", "", "2027"), "Last day must include a month", ("month",)),
        (("", "", "2027"), "Last day must include a day and month", ("day", "month")),
        (("1", " ", ""), "Last day must include a month and year", ("month", "year")),
        (("31", "2", "2027"), "Last day must be a real date", ("day", "month", "year")),
        (("0", "2", "2027"), "Last day must be a real date", ("day", "month", "year")),
        (("1", "Julember7", "2027"), "Last day must be a real date", ("day", "month", "year")),
        (("1", "7", "27"), "Last day must have a year of 4 numbers, such as 2027", ("year",)),
        (("1", "7", "9" * 5000), "Last day must have a year of 4 numbers, such as 2027", ("year",)),
        (("²", "7", "2027"), "Last day must be a real date", ("day", "month", "year")),
        (("-1", "7", "2027"), "Last day must be a real date", ("day", "month", "year")),
        (("1", "7\x00", "2027"), "Last day must be a real date", ("day", "month", "year")),
    ],
)
def test_an_error_says_what_is_amiss_and_where(boxes: tuple[str, str, str], error: str, at: tuple[str, ...]) -> None:
    """One thing at a time, and the boxes keep what was typed."""
    form = sent(*boxes)

    assert form.errors == {"ends": [error]}
    assert form.ends.at == at
    assert form.ends.data is None
    assert tuple(form.ends.boxes.values()) == tuple(box.strip() for box in boxes)


def test_a_day_left_empty_is_asked_for() -> None:
    """Where it is needed; where it is not, none is fine."""
    form = sent("", "", "")

    assert form.errors == {"ends": ["Enter the last day"]}
    assert form.until.data is None


def test_a_day_that_may_be_left_out_must_still_be_whole() -> None:
    """Half a day is not none; the error calls it what it is, and not by its question."""
    assert sent("", "7", "2027", "until").errors == {"until": ["End of the exception must include a day"]}


def test_a_day_on_record_is_shown() -> None:
    """Until another is sent: emptied boxes take it away."""
    assert Ends(ends=JULY).ends.boxes == {"day": "1", "month": "7", "year": "2027"}
    emptied = Ends(MultiDict({"until-day": "", "until-month": "", "until-year": ""}), until=JULY)

    assert emptied.until.data is None
    assert emptied.until.boxes == {"day": "", "month": "", "year": ""}

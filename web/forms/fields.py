"""The field for a day: three boxes, and an error that says which of them is at fault."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

BOXES = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayField(Field):
    """A day, or none: written in three boxes that are named after the field, such as `ends-day`, `ends-month` and `ends-year`."""

    data: date | None

    def __init__(self, label: str = "", validators: list[Any] | None = None, called: str = "", **more: Any) -> None:
        super().__init__(label, validators, **more)
        self.called = called or label  # what errors call it, where its label is a question
        self.boxes: dict[str, str] = dict.fromkeys(BOXES, "")
        self.at: tuple[str, ...] = ()  # the boxes at fault

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Callable[[Any], Any]] | None = None) -> None:
        """Take the day from its three boxes where a form was sent, and from what is on record otherwise."""
        super().process(None, data, extra_filters)
        if self.data:
            self.boxes = {box: str(getattr(self.data, box)) for box in BOXES}
        if formdata is not None and any(f"{self.name}-{box}" in formdata for box in BOXES):
            self.boxes = {box: formdata.get(f"{self.name}-{box}", "").strip() for box in BOXES}
            self.raw_data = [written] if (written := " ".join(filter(None, self.boxes.values()))) else []
            self._read()

    def pre_validate(self, form: Any) -> None:
        """Say one thing at a time: a day that is not one is not asked anything more."""
        if self.process_errors:
            raise StopValidation()

    def _read(self) -> None:
        """The day that the boxes say, or what is wrong with them."""
        self.data = None
        if missing := tuple(box for box in BOXES if not self.boxes[box]):
            return self._amiss(f"must include a {' and '.join(missing)}", missing) if len(missing) < len(BOXES) else None
        year = _number(self.boxes["year"], 4)
        if year is None or year < 1000:
            return self._amiss("must have a year of 4 numbers, such as 2027", ("year",))
        try:
            self.data = date(year, _month(self.boxes["month"]), _number(self.boxes["day"], 2) or 0)
        except ValueError:
            self._amiss("must be a real date", BOXES)

    def _amiss(self, fault: str, at: tuple[str, ...]) -> None:
        """Keep what is wrong with the day, and in which boxes."""
        self.process_errors = [f"{self.called} {fault}"]
        self.at = at


def _number(said: str, digits: int) -> int | None:
    """A number of at most so many digits."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= digits else None


def _month(said: str) -> int:
    """A month, by its number or by its name; none where it is neither."""
    name = said.lower()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS and said.isalpha() else _number(said, 2) or 0

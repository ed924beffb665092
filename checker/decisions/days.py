"""Days as British people write them: 31/03/2027, 31 March 2027. What could be two days is refused."""

import re
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:s|nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*")
_PART = re.compile(r"[a-z]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_JOINED = re.compile(r"(?:[a-z]+|\d+)(?:[\s,./-]+(?:[a-z]+|\d+)){2}")
_YEAR = 4  # figures of a year

HOW = "Write it with the year in full, such as 31/03/2027"


def british_day(text: str) -> date:
    """The day that is meant, day before month; also with the year first. Raises ValueError with what is wrong."""
    plain = _ORDINAL.sub("", _WEEKDAY.sub("", " ".join(text.lower().split())))
    parts = _PART.findall(plain) if _JOINED.fullmatch(plain) else []
    if len(parts) != 3:
        raise ValueError(f"{text!r} is no day")
    day, month, year = parts
    if len(day) == _YEAR and day.isdecimal():
        day, year = year, day
    elif month.isdecimal() and not day.isdecimal():  # March 31, 2027
        day, month = month, day
    if len(year) != _YEAR or not year.isdecimal():
        raise ValueError(f"of {text!r} the year is not sure")
    try:
        return date(int(year), _month(month), int(day))
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no day of the calendar with the day before the month") from None


def _month(text: str) -> int:
    """The number of a month that is written as a number or a name."""
    if text.isdecimal():
        return int(text)
    fitting = [number for number, name in enumerate(_MONTHS, start=1) if len(text) > 2 and name.startswith(text)]
    return fitting[0] if fitting else 0

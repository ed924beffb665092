"""How the fields of a notice are said in words: days, amounts, lengths of time, names of fields."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from html import unescape

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_MONTH = 30.4375  # days


def unmarked(text: str) -> str:
    """A text without the marks of web pages for single letters; some systems write them twice over: &amp;amp;."""
    return unescape(unescape(text))


def moment(text: str) -> date | None:
    """The day that a field gives, in the time of the notice itself; None where it gives none."""
    found = _MOMENT.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:  # 31 June
        return None


def spoken_day(text: str) -> str:
    """A day or moment as people write it: 12 February 2027, 12:00. The first and the last minute of a day are the day."""
    found, day = _MOMENT.fullmatch(text.strip()), moment(text)
    if found is None or day is None:
        return text
    hour = f"{found[2]}:{found[3]}" if found[2] else "00:00"
    return f"{day.day} {day:%B} {day.year}" + ("" if hour in ("00:00", "23:59") else f", {hour}")


def iso(text: str) -> str:
    """A day or moment as tender.toml has it."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None or moment(text) is None:
        return ""
    sound = found[2] and datetime.min.replace(hour=min(int(found[2]), 23)).hour == int(found[2]) and int(found[3]) < 60
    return f"{found[1]}T{found[2]}:{found[3]}" if sound else found[1]


def spoken_money(amount: int | float, currency: str) -> str:
    """An amount: £1,200,000, or 500 SEK."""
    figures = f"{amount:,.2f}".removesuffix(".00") if isinstance(amount, float) else f"{amount:,}"
    return f"{_SIGNS[currency]}{figures}" if currency in _SIGNS else f"{figures} {currency}".strip()


def months(start: date, end: date) -> float:
    """How many months there are from a day to another; a contract that ends on the eve of its day has run whole months."""
    for last in (end + timedelta(days=1) if end < date.max else end, end):
        whole = (last.year - start.year) * 12 + last.month - start.month
        if last.day == start.day or (last.day < start.day and last.day == monthrange(last.year, last.month)[1]):
            return whole
    return round((end - start).days / _MONTH, 1)


def days_in_months(days: float) -> float:
    """How many months so many days are; notices count a month as thirty days, or a year as 365."""
    if days % 30 == 0 and days:
        return days / 30
    years = round(days / 365.25)
    if years and abs(days - 365.25 * years) <= 1 + years / 4:
        return years * 12
    return round(days / _MONTH, 1)


def spoken_months(count: float) -> str:
    """A length of time in months; nothing where it is not a whole number of them."""
    return f"{int(count)} month{'' if count == 1 else 's'}" if count >= 1 and count == int(count) else ""


def unfolded(name: str) -> str:
    """A name of a field or a code as words: electronicSubmission is electronic submission."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in _HUMPS.split(name) if word)

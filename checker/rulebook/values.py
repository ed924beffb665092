"""Amounts and periods as rules and figures write them, in the normal form in which mentions are compared."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from checker.model import Bound, Money, Number, Percent, Period, Value

UNITS: Mapping[str, tuple[Literal["hour", "day", "working-day", "month"], int]] = {
    "hour": ("hour", 1),
    "day": ("day", 1),
    "working day": ("working-day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("month", 12),
}


def period(written: str) -> Period:
    """A period such as "30 days", "10 working days" or "2 years"."""
    amount, _, unit = written.partition(" ")
    name, times = UNITS[unit.removesuffix("s")]
    return Period(Decimal(amount) * times, name)


def pence(pounds: float) -> int:
    """An amount in pounds, as pence."""
    return int(Decimal(str(pounds)) * 100)


def value(written: Mapping[str, Any]) -> Value | None:
    """The value that a figure or a bound states, if it states one itself."""
    if "period" in written:
        return period(written["period"])
    if "money" in written:
        return Money(pence(written["money"]), written.get("currency", "GBP"), written.get("vat", "unsaid"))
    if "percent" in written:
        return Percent(Decimal(str(written["percent"])))
    return Number(Decimal(str(written["number"]))) if "number" in written else None


def bound(written: Mapping[str, Any], at_most: bool) -> Bound:
    """A limit: a value, a figure by its key, or so many times a field of the procurement."""
    return Bound(at_most, value(written), written.get("figure", ""), Decimal(str(written.get("times", 1))), written.get("of", ""))


def day(written: str | None) -> date | None:
    """A day, or none where there is no limit."""
    return date.fromisoformat(written) if written else None


def words(written: str | list[str] | None) -> tuple[str, ...]:
    """One word or several, always as several."""
    return (written,) if isinstance(written, str) else tuple(written or ())


def flowing(written: str) -> str:
    """Text that a file breaks over lines, as one line."""
    return " ".join(written.split())

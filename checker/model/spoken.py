"""How people write the values of a tender, for messages and reports alike."""

from collections.abc import Mapping

from checker.model.facts import Day, Enclosure, Money, Number, Percent, Period, Standard, Value

ROUTES: Mapping[str, str] = {
    "open": "an open procedure",
    "competitive-flexible": "a competitive flexible procedure",
    "below-threshold": "a below-threshold purchase",
    "call-off-competed": "a competed call-off from a framework",
    "call-off-direct": "a direct call-off from a framework",
    "dynamic-market": "a purchase through a dynamic market",
    "direct-award": "a direct award",
}
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


def spoken(value: Value) -> str:
    """A value as a person writes it: £485,000, 60 days, 24 months, 95%, 12 February 2027."""
    if isinstance(value, Money):
        amount = f"{value.pence // 100:,}" if value.pence % 100 == 0 else f"{value.pence / 100:,.2f}"
        return f"{_SIGNS.get(value.currency, f'{value.currency} ')}{amount}"
    if isinstance(value, Period):
        unit = value.unit.replace("-", " ")
        return f"{value.amount.normalize():f} {unit}{'' if value.amount == 1 else 's'}"
    if isinstance(value, Percent):
        return f"{value.amount.normalize():f}%"
    if isinstance(value, Number):
        return f"{value.amount.normalize():f}"
    if isinstance(value, Day):
        return f"{value.on.day} {value.on:%B %Y}"
    if isinstance(value, Enclosure):
        return f"{value.series.capitalize()} {value.label}"
    return value.number if isinstance(value, Standard) else value.name

"""Amounts of pounds as people type them."""

from decimal import Decimal, InvalidOperation

MOST = 10**12  # no tender comes near
TIMES = {"k": 1_000, "m": 1_000_000}


def pounds(text: str) -> Decimal | None:
    """An amount such as 485000, £485,000, 485k or 6.4m; None where it is none."""
    plain = text.strip().lower().lstrip("£").replace(",", "").replace("_", "")
    times = TIMES.get(plain[-1:], 1)
    try:
        amount = Decimal(plain[:-1] if times > 1 else plain) * times
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < MOST else None

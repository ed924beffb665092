"""What an officer says of a procurement in tender.toml, with the line on which each thing is said.

One that is broken stops the command where it stands beside the files, for somebody is at hand to mend it. In an archive it is a file that
was not checked, and stops no other.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from checker.errors import BadSettings
from checker.model import Money, Period, Stated
from checker.procurement.amounts import pounds
from checker.validation import Sheet, faults, insist, parse_toml, read_toml

NAMES = ("nation", "regime", "route", "contract", "vat", "buys")  # keys whose values are one of a few names
Made = Callable[[Any], object]


def read_tender(path: Path | str) -> Mapping[str, Stated]:
    """The facts that a tender.toml gives; raises BadSettings with every fault of the file, a line each."""
    return _read(read_toml(Path(path), str(path)), Path(path).name)


def parse_tender(text: str, shown: str) -> Mapping[str, Stated]:
    """The facts that the text of a tender.toml gives; raises BadSettings as above, with the name that is shown."""
    return _read(parse_toml(text, shown), "tender.toml")


def _read(sheet: Sheet, name: str) -> Mapping[str, Stated]:
    sheet = replace(sheet, data=_as_meant(sheet.data))
    insist(faults(sheet, "tender"), BadSettings)
    insist(_impossible_days(sheet), BadSettings)
    given = {key: Stated(value, "given", f"{name}, line {sheet.line(('tender', key))}") for key, value in sheet.data["tender"].items()}
    return settled(given)


def _as_meant(data: Any) -> Any:
    """What a tender.toml says as its schema spells it: “England” is england, and "6.4m" an amount."""
    if not isinstance(data, Mapping) or not isinstance(data.get("tender"), Mapping):
        return data
    said = dict(data["tender"])
    said |= {key: _as_spelt(said[key]) for key in NAMES if key in said}
    if isinstance(said.get("value"), str) and (amount := pounds(said["value"])) is not None:
        said["value"] = int(amount) if amount == int(amount) else float(amount)
    return {**data, "tender": said}


def _as_spelt(written: Any) -> Any:
    """A name in lower case, its words joined by hyphens; or several."""
    if isinstance(written, list):
        return [_as_spelt(each) for each in written]
    return "-".join(written.lower().replace("_", " ").split()) if isinstance(written, str) else written


def settled(given: Mapping[str, Stated]) -> Mapping[str, Stated]:
    """Facts under the keys of tender.toml as facts of a procurement: pounds become money, months a period, text a date.

    What already is as a procurement holds it stays as it is.
    """
    made: dict[str, Stated] = {}
    for key, stated in given.items():
        name, make = MADE.get(key, (key, _as_it_is))
        made[name] = replace(stated, value=make(stated.value))
    if isinstance(made.get("value", Stated(None, "given", "")).value, Money):
        made["value"] = _with_vat(made["value"], made)
    made.pop("vat", None)
    return _with_framework(made)


def _with_vat(stated: Stated, made: Mapping[str, Stated]) -> Stated:
    """The value with its VAT basis, and in euros for a buyer in the European Union."""
    money = cast(Money, stated.value)
    vat = made["vat"].value if "vat" in made else money.vat
    abroad = "nation" in made and made["nation"].value == "eu"
    return replace(stated, value=replace(money, vat=cast(Any, vat), currency="EUR" if abroad else money.currency))


def _with_framework(made: dict[str, Stated]) -> Mapping[str, Stated]:
    """A framework by its name; its law governs what is called off from it, unless another is given."""
    framework = made.get("framework")
    if framework is not None and isinstance(framework.value, Mapping):
        if "regime" in framework.value:
            made.setdefault("regime", replace(framework, value=framework.value["regime"]))
        made["framework"] = replace(framework, value=framework.value["name"])
    return made


def _impossible_days(sheet: Sheet) -> list[str]:
    """Days that no calendar has, such as 31 June, and a closing before the publication."""
    found: list[str] = []
    days: dict[str, object] = {}
    for key in ("began", "published", "closing"):
        written = sheet.data["tender"].get(key)
        try:
            days[key] = _day(written) if written else None
        except ValueError:
            found.append(sheet.fault(("tender", key), f"{written!r} is no day of the calendar"))
    published, closing = days.get("published"), days.get("closing")
    if isinstance(published, date) and isinstance(closing, date) and closing < published:
        cause = f"{closing} lies before the day of publication, {published}: the two dates are the wrong way round, or one has a slip"
        found.append(sheet.fault(("tender", "closing"), cause))
    return found


def _as_it_is(value: object) -> object:
    """Lists do not change once given; the rest stays as it is."""
    return tuple(value) if isinstance(value, list) else value


def _money(value: object) -> object:
    """Pounds as money."""
    return Money(int(Decimal(str(value)) * 100)) if isinstance(value, int | float | Decimal) else value


def _months(value: object) -> object:
    """Months as a period."""
    return Period(Decimal(str(value)), "month") if isinstance(value, int | float | Decimal) else value


def _day(value: object) -> object:
    """The day of a date or a moment."""
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


MADE: Mapping[str, tuple[str, Made]] = {
    "value": ("value", _money),
    "term_months": ("term", _months),
    "extensions_months": ("extensions", _months),
    "began": ("began", _day),
    "published": ("published", _day),
    "closing": ("closing", _day),
}

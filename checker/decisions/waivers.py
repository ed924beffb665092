"""waivers.toml: the exceptions and recorded reasons of a pack, as its officers wrote them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Agreed, Answer, Waiver, Written
from checker.validation import Sheet, faults, insist, read_toml

_WORDS = ("rule", "fingerprint", "product", "quote", "question", "evidence", "plan", "published")  # keys with the same name here and there
_RENAMED = {"alternatives-tried": "alternatives", "effect-on-smes": "effect_on_smes", "effect-on-exit": "effect_on_exit"}


@fixed
class Decisions:
    """The decisions of one file."""

    waivers: tuple[Waiver, ...] = ()
    answers: tuple[Answer, ...] = ()


def read_decisions(path: Path) -> Decisions:
    """The exceptions and reasons in a waivers.toml. Raises BadSettings with every fault of the file, a line each."""
    sheet = read_toml(path, str(path))
    insist(faults(sheet, "waivers"), BadSettings)
    insist(_impossible(sheet), BadSettings)
    return Decisions(
        tuple(_waiver(sheet, number, said) for number, said in enumerate(sheet.data.get("waiver", ()))),
        tuple(_answer(sheet, number, said) for number, said in enumerate(sheet.data.get("answer", ()))),
    )


def _waiver(sheet: Sheet, number: int, said: Mapping[str, Any]) -> Waiver:
    """One exception."""
    return Waiver(
        at=Written(sheet.path, sheet.line(("waiver", number)), number),
        reason=said["reason"],
        agreed=tuple(Agreed(each["by"], each["role"]) for each in said["agreed"]),
        on=date.fromisoformat(said["on"]),
        until=date.fromisoformat(said["until"]),
        **{name: said[name] for name in _WORDS if name in said},
        **{name: said[written] for written, name in _RENAMED.items() if written in said},
    )


def _answer(sheet: Sheet, number: int, said: Mapping[str, Any]) -> Answer:
    """One recorded reason."""
    return Answer(
        at=Written(sheet.path, sheet.line(("answer", number)), number),
        on=date.fromisoformat(said["on"]),
        **{name: said[name] for name in ("rule", "reason", "by", "role", "quote", "evidence") if name in said},
    )


def _impossible(sheet: Sheet) -> list[str]:
    """Exceptions that cover nothing that is named, days that no calendar has, and ends before the day of agreement."""
    found = [
        sheet.fault(("waiver", number), "it must name either a fingerprint or a product: what it covers")
        for number, said in enumerate(sheet.data.get("waiver", ()))
        if ("fingerprint" in said) == ("product" in said)
    ]
    for kind in ("waiver", "answer"):
        for number, said in enumerate(sheet.data.get(kind, ())):
            days: dict[str, date] = {}
            for name in ("on", "until"):
                try:
                    days |= {name: date.fromisoformat(said[name])} if name in said else {}
                except ValueError:
                    found.append(sheet.fault((kind, number, name), f"{said[name]!r} is no day of the calendar"))
            if len(days) == 2 and days["until"] < days["on"]:
                found.append(sheet.fault((kind, number, "until"), "it ends before the day on which it was agreed"))
    return found

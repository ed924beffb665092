"""What the notices of a pack state of the procurement in fields of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from checker.model import Facts, Stated
from checker.procurement.tender import settled


def stated(facts: Sequence[Facts]) -> Mapping[str, Stated]:
    """The facts of the first notice that states each; where another states otherwise, the place says so."""
    known: dict[str, Stated] = {}
    for told in (_of_one(each, len(facts) > 1) for each in facts if each.document.told):
        for name, fact in told.items():
            first = known.setdefault(name, fact)
            if first.value != fact.value and "says otherwise" not in first.where:
                known[name] = replace(first, where=f"{first.where}; {fact.where} says otherwise")
    return known


def _of_one(facts: Facts, among_others: bool) -> Mapping[str, Stated]:
    """What one notice states, each with the field, and with the file where there are others."""
    file = f" ({PurePath(facts.document.path).name})" if among_others else ""
    return settled({told.name: Stated(told.value, "notice", told.where + file) for told in facts.document.told})

"""wherever: where this is mentioned, that must stand near, such as an equivalent near a brand, or in the pack, such as a promised annex."""

from dataclasses import replace

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Rule, Value


def wherever(rule: Rule, scope: Scope) -> Ruling:
    """Strike every mention that has nothing of what is expected near it.

    Where the very thing that is named must be in the pack, it is missing once, however often it is named, and only if all was read.
    """
    struck: list[Struck] = []
    satisfied: list[Spot] = []
    in_order: list[Spot] = []
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        if scope.excused(view, mention, rule.check):
            satisfied.append((view, mention))
        elif any(scope.near(view, mention, near) for near in rule.check.expect):
            in_order.append((view, mention))
        else:
            struck.append(Struck((view, mention), value=mention.value))
    if any(near.same for near in rule.check.expect):
        if struck and not scope.pack.whole:
            return Ruling("unclear", "it was not found, but a part of the pack could not be read")
        struck = [replace(one, unsure=_unsure(scope)) for one in _each_once(struck)]
    ruling = ruled(struck, [*in_order, *satisfied], "nothing of the kind is asked for")
    return replace(ruling, in_order=tuple(in_order))


def _unsure(scope: Scope) -> str:
    """Why a person must judge what is not there: a file that was given alone may have others beside it."""
    return "only one file was read" if len(scope.views) == 1 else ""


def _each_once(struck: list[Struck]) -> list[Struck]:
    """One place for each value, with the others of the same value beside it."""
    by_value: dict[Value | None, Struck] = {}
    for one in struck:
        first = by_value.get(one.value)
        by_value[one.value] = replace(first, related=(*first.related, *([one.spot] if one.spot else []))) if first else one
    return list(by_value.values())

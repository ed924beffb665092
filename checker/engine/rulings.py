"""What a verb says before it is put into words: struck mentions, satisfied ones, and the reason where it says nothing."""

from checker.engine.windows import View
from checker.fixed import fixed
from checker.model import Mention, Value, Verdict

Spot = tuple[View, Mention]


@fixed
class Struck:
    """One place where a rule is not met (None where something is absent), with the value found and the limit."""

    spot: Spot | None
    related: tuple[Spot, ...] = ()
    value: Value | None = None
    limit: Value | None = None
    unsure: str = ""  # what is not known, where a person must judge
    missing: tuple[str, ...] = ()  # the kinds that are absent, where each was to be there


@fixed
class Ruling:
    """What a verb says of a pack."""

    verdict: Verdict
    reason: str = ""
    struck: tuple[Struck, ...] = ()
    satisfied: tuple[Spot, ...] = ()
    in_order: tuple[Spot, ...] = ()  # satisfied by the words that the rule expects, which leaves its question standing


def ruled(struck: list[Struck], satisfied: list[Spot], nothing: str) -> Ruling:
    """Fail where something is struck, pass where all that was looked at is in order, else not applicable."""
    if struck:
        return Ruling("fail", struck=tuple(struck), satisfied=tuple(satisfied))
    if satisfied:
        return Ruling("pass", satisfied=tuple(satisfied))
    return Ruling("not-applicable", nothing)

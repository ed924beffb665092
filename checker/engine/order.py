"""order: the days of one step may not lie after those of a later one, such as questions, closing and award."""

from collections.abc import Iterator
from itertools import combinations

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Day, Rule


def order(rule: Rule, scope: Scope) -> Ruling:
    """Strike a step of which every day lies after every day of a later step; where a step has several days, any that fits will do."""
    steps: dict[str, list[Spot]] = {kind: [] for kind in rule.check.kinds}
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        if isinstance(mention.value, Day) and view.holds_value(mention) and not scope.excused(view, mention, rule.check):
            steps[mention.kind].append((view, mention))
    _told_apart(steps)
    struck = list(_backward(steps))
    return ruled(struck, [spots[0] for spots in steps.values() if spots], "no two steps have a day")


def _told_apart(steps: dict[str, list[Spot]]) -> None:
    """Leave a day that the words of two steps claim to the one that says so in fewer words: "deadline for questions: 28 May 2027"."""
    every = [spot for spots in steps.values() for spot in spots]
    for spots in steps.values():
        spots[:] = [spot for spot in spots if not any(_closer(other, spot) for other in every)]


def _closer(one: Spot, other: Spot) -> bool:
    """Whether one mention gives the day of another in fewer words."""
    alike = one[0] is other[0] and one[1].sentence == other[1].sentence and one[1].value == other[1].value
    return alike and one[1].kind != other[1].kind and other[1].span.holds(one[1].span) and one[1].span != other[1].span


def _backward(steps: dict[str, list[Spot]]) -> Iterator[Struck]:
    """The first place of each step that comes too late, with the place of the step that should follow it."""
    seen: set[str] = set()
    for before, after in combinations([kind for kind, spots in steps.items() if spots], 2):
        first, last = min(steps[before], key=_day), max(steps[after], key=_day)
        if _day(first) > _day(last) and after not in seen and before not in seen:
            seen.add(before)
            yield Struck(first, (last,), first[1].value, last[1].value)


def _day(spot: Spot) -> int:
    """A day as a number."""
    return spot[1].value.on.toordinal() if isinstance(spot[1].value, Day) else 0

"""agree: the same thing said twice must be said alike across the pack, such as the closing date."""

from collections import defaultdict

from checker.engine.measure import size
from checker.engine.rulings import Ruling, Spot, Struck
from checker.engine.windows import Scope
from checker.model import Day, Mention, Money, Rule


def agree(rule: Rule, scope: Scope) -> Ruling:
    """Strike each value that differs from the one said most often, or said first where two are said equally often."""
    said: defaultdict[object, list[Spot]] = defaultdict(list)
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        if mention.value is not None and not scope.excused(view, mention, rule.check):
            said[_sameness(mention)].append((view, mention))
    if not said:
        return Ruling("not-applicable", "it is not said in the files read")
    if len(said) == 1:
        spots = next(iter(said.values()))
        return Ruling(
            "pass" if len(spots) > 1 else "not-applicable", "" if len(spots) > 1 else "it is said only once", satisfied=tuple(spots[:1])
        )
    main = max(said, key=lambda value: len(said[value]))
    others = [spots for value, spots in said.items() if value != main]
    return Ruling("fail", struck=tuple(Struck(spots[0], (said[main][0],), spots[0][1].value, said[main][0][1].value) for spots in others))


def _sameness(mention: Mention) -> object:
    """What makes two values the same: the day, the size and currency, whatever the words."""
    value = mention.value
    if isinstance(value, Day):
        return value.on
    if isinstance(value, Money):
        return value.currency, value.pence, value.yearly
    return size(value) if value is not None else None

"""agree: the same thing said twice must be said alike across the pack, such as the closing date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.engine.measure import size
from checker.engine.rulings import Ruling, Spot, Struck
from checker.engine.windows import Scope
from checker.model import Day, Mention, Money, Rule


def agree(rule: Rule, scope: Scope) -> Ruling:
    """Strike each value that differs from the one said most often, or said first where two are said equally often."""
    measures: defaultdict[object, defaultdict[object, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        if mention.value is not None and view.holds_value(mention) and not scope.excused(view, mention, rule.check):
            measures[_measure(mention)][_sameness(mention)].append((view, mention))
    struck = [found for said in measures.values() for found in _differing(said)]
    spots = [spots for said in measures.values() for spots in said.values()]
    if struck:
        return Ruling("fail", struck=tuple(struck))
    if any(len(alike) > 1 for alike in spots):
        return Ruling("pass", satisfied=tuple(alike[0] for alike in spots))
    return Ruling("not-applicable", "it is said only once" if spots else "it is not said in the files read")


def _differing(said: Mapping[object, list[Spot]]) -> Iterator[Struck]:
    """The values that differ from the main one, each at the first place that gives it."""
    main = max(said, key=lambda value: len(said[value]))
    for value, spots in said.items():
        if value != main and not _with_and_without_vat(spots[0][1].value, said[main][0][1].value):
            yield Struck(spots[0], (said[main][0],), spots[0][1].value, said[main][0][1].value)


def _with_and_without_vat(one: object, other: object) -> bool:
    """Whether two sums are the same but for VAT at the usual rate."""
    if not (isinstance(one, Money) and isinstance(other, Money)):
        return False
    less, more = sorted((one.pence, other.pence))
    return abs(less * 6 - more * 5) * 100 <= more


def _measure(mention: Mention) -> object:
    """What can be held against each other: a sum for each year is no rival of the whole."""
    value = mention.value
    return (value.currency, value.yearly) if isinstance(value, Money) else type(value)


def _sameness(mention: Mention) -> object:
    """What makes two values the same: the day, the size and currency, whatever the words."""
    value = mention.value
    if isinstance(value, Day):
        return value.on
    if isinstance(value, Money):
        return value.pence
    return size(value) if value is not None else None

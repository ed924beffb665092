"""total: values that belong together must add up, such as award weights to 100 % or points to 100."""

from collections import defaultdict
from decimal import Decimal

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope, View
from checker.model import Mention, Number, Percent, Rule

NEAR_MISS = (Decimal("0.6"), Decimal("1.4"))  # a sum further off than this is no set of weights at all


def total(rule: Rule, scope: Scope) -> Ruling:
    """Add up the values of each table column, list or sentence; a set of sub-weights may make the total several times.

    A set may also make a share that is given elsewhere: "together these questions carry 60%".
    """
    struck: list[Struck] = []
    satisfied: list[Spot] = []
    every = _groups(rule, scope)
    groups = [_before_total(group) for group in every if len(group) > 1]
    for group in groups:
        added = sum((_share(spot[1]) for spot in group), Decimal(0))
        given = {_share(spot[1]) for other in every if other and other[0] is not group[0] for spot in other}
        missed = min((share for share in given if 0 < abs(share - added) <= share / 4), key=lambda share: abs(share - added), default=None)
        if (
            added % rule.check.total == 0
            or added in given
            or (added <= 4 * rule.check.total / 5 and rule.check.total - added in given)
            or _nested(group, rule.check.total)
            or added == 2 * max(map(_share_of, group))
        ):
            satisfied.append(group[0])
        elif NEAR_MISS[0] * rule.check.total <= added <= NEAR_MISS[1] * rule.check.total:
            kind = Percent if isinstance(group[0][1].value, Percent) else Number
            struck.append(Struck(group[0], tuple(group[1:]), kind(added), kind(rule.check.total)))
        elif missed is not None and len(group) > 2 and missed > max(_share(mention) for _, mention in group):
            struck.append(Struck(group[0], tuple(group[1:]), Percent(added), Percent(missed)))
    return ruled(struck, satisfied, "no such set of values is given")


def _groups(rule: Rule, scope: Scope) -> list[list[Spot]]:
    """The values that belong together: a column of a table, the items of a list, the parts of a sentence."""
    groups: defaultdict[tuple[object, ...], list[Spot]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        block = view.block(mention)
        if not block.cell and block.kind != "item" and scope.excused(view, mention, rule.check):
            continue  # a set that is set out is not torn apart: its sum would be another
        if isinstance(mention.value, Percent | Number) and (view.document.path, mention.span.start) not in seen:
            seen.add((view.document.path, mention.span.start))
            groups[_together(view, mention)].append((view, mention))
    return list(groups.values())


def _together(view: View, mention: Mention) -> tuple[object, ...]:
    """What tells one set of values from another."""
    block = view.block(mention)
    if block.cell:
        return view.document.path, "table", block.cell.table, block.cell.column
    if block.kind == "item":
        return view.document.path, "list", block.level, block.headings, block.leads[:1]
    return view.document.path, "sentence", mention.sentence


def _before_total(group: list[Spot]) -> list[Spot]:
    """A set without the row that gives its total: a last value that says what the set should make."""
    return group[:-1] if len(group) > 2 and _share(group[-1][1]) == 100 else group


def _nested(group: list[Spot], whole: Decimal) -> bool:
    """Whether some of the values make the total by themselves and others are parts of these."""
    shares = [_share(mention) for _, mention in group]
    sums = {Decimal(0)}
    for share in shares[:16]:
        sums |= {known + share for known in sums if known + share <= whole}
    return whole in sums


def _share_of(spot: Spot) -> Decimal:
    """The share that stands at a place."""
    return _share(spot[1])


def _share(mention: Mention) -> Decimal:
    """The share that a mention gives."""
    return mention.value.amount if isinstance(mention.value, Percent | Number) else Decimal(0)

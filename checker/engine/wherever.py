"""wherever: where this is mentioned, that must stand near, such as an equivalent near a brand."""

from dataclasses import replace

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Rule


def wherever(rule: Rule, scope: Scope) -> Ruling:
    """Strike every mention that has nothing of what is expected near it."""
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
    ruling = ruled(struck, [*in_order, *satisfied], "nothing of the kind is asked for")
    return replace(ruling, in_order=tuple(in_order))

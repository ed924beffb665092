"""wherever: where this is mentioned, that must stand near, such as an equivalent near a brand."""

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Rule


def wherever(rule: Rule, scope: Scope) -> Ruling:
    """Strike every mention that has nothing of what is expected near it."""
    struck: list[Struck] = []
    satisfied: list[Spot] = []
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        met = any(scope.near(view, mention, near) for near in rule.check.expect) or scope.excused(view, mention, rule.check)
        if met:
            satisfied.append((view, mention))
        else:
            struck.append(Struck((view, mention), value=mention.value))
    return ruled(struck, satisfied, "nothing of the kind is asked for")

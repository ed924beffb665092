"""never: this must not be mentioned, such as a renewal that nobody has to ask for."""

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Rule


def never(rule: Rule, scope: Scope) -> Ruling:
    """Strike every mention that the filters leave and nothing excuses; what is filtered out was looked at and passes."""
    candidates = list(scope.candidates(rule.check, rule.applies.document))
    struck = [Struck(spot, value=spot[1].value) for spot in candidates if not scope.excused(*spot, rule.check)]
    everything: list[Spot] = [(view, mention) for view in scope.views for mention in view.of(rule.check.kinds)]
    return ruled(struck, everything if not struck else [], "nothing of the kind is mentioned")

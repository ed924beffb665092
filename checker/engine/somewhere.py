"""somewhere: the pack must mention this, such as an exit plan where software is bought; or each of several things."""

from checker.engine.rulings import Ruling, Spot, Struck
from checker.engine.windows import Scope
from checker.model import Rule


def somewhere(rule: Rule, scope: Scope) -> Ruling:
    """Absence is claimed only over what was read: with a gap the answer is unclear, and so it is where only the notice was read."""
    wanted = rule.applies.document
    if without := scope.without(wanted):
        return Ruling("not-applicable", without)
    if rule.applies.speaks_of and next(scope.mentioned(rule.applies.speaks_of), None) is None:
        return Ruling("not-applicable", f"the pack does not speak of {' or '.join(rule.applies.speaks_of).replace('-', ' ')}")
    found: dict[str, Spot] = {}
    for spot in scope.candidates(rule.check):
        if spot[1].kind not in found and not scope.excused(*spot, rule.check):
            found[spot[1].kind] = spot
            if not rule.check.each:
                break
    missing = tuple(kind for kind in rule.check.kinds if kind not in found)
    if not missing or (found and not rule.check.each):
        return Ruling("pass", satisfied=tuple(found.values()))
    if "notice" not in wanted and all(view.kind == "notice" for view in scope.views):
        return Ruling("unclear", "it was not found, but only the notice was read, and not the documents that belong to it")
    if not scope.pack.whole:
        return Ruling("unclear", "it was not found, but a part of the pack could not be read")
    return Ruling("fail", struck=(Struck(None, unsure=_unsure(scope), missing=missing if rule.check.each else ()),))


def _unsure(scope: Scope) -> str:
    """Why a person must judge what is not there: a file that is a part of a pack by its kind, given alone, has others beside it."""
    alone = scope.views[0].kind if len(scope.views) == 1 else "unknown"
    return "only one file was read, and it may stand in another" if alone in PARTS else ""


PARTS = frozenset(("terms", "specification", "questionnaire", "pricing"))

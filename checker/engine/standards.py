"""How a pack stands to the open standards: which of them matter to what is bought, and whether they are asked for.

A standard matters where its need is asked for in what is bought, or where it is asked for by name. None of this is a finding.
"""

from collections.abc import Iterator

from checker.engine.findings import quote
from checker.engine.never import never
from checker.engine.rulings import Spot
from checker.engine.windows import Scope
from checker.model import Ask, Mention, OpenStandard, Pack, Procurement, Rulebook, Stance, Standing

ASKING: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "buyer-duty")
NEEDING: tuple[Stance, ...] = (*ASKING, "heading")
QUESTION: Stance = "instruction"
WISH, SHUNNED = ("as-far-as-possible",), ("shunned",)

OLD = "an older edition is named"
WISHED = "it is wished for, not required"
OF_BID = "it is said of the bid, or as a question"
VAGUE = "its like is asked for, and it is not named"
IN_PART = "it was not found, but a part of the pack could not be read"

Named = tuple[Spot, str]  # where it is asked for, and why only loosely; "" where it is not loose


def standings(rulebook: Rulebook, pack: Pack, procurement: Procurement) -> tuple[Standing, ...]:
    """How the pack stands to each open standard that matters to it; from a notice alone nothing can be said."""
    scope = Scope(pack, procurement, rulebook)
    if all(view.kind == "notice" for view in scope.views):
        return ()
    return tuple(standing for standard in rulebook.standards if (standing := _standing(standard, scope)))


def _standing(standard: OpenStandard, scope: Scope) -> Standing | None:
    """How the pack stands to one standard; None where it does not matter to what is bought."""
    named = list(_named(standard, scope))
    needed = next(_said(standard.needed, NEEDING, scope), None)
    if not named and not _matters(standard, needed, scope):
        return None
    firm = next((spot for spot, reason in named if not reason), None)
    ask, reason, at = _ask(standard, scope, named)
    clause = scope.rulebook.clauses.get(standard.clause)
    return Standing(
        standard,
        ask,
        reason,
        at=quote(at) if at else None,
        needed=quote(needed) if needed else None,
        beside=quote(firm) if firm and ask == "contradicted" else None,
        wording=clause.text.get(str(scope.procurement.get("regime") or ""), clause.text.get("", "")) if clause else "",
    )


def _ask(standard: OpenStandard, scope: Scope, named: list[Named]) -> tuple[Ask, str, Spot | None]:
    """Whether it is asked for, why only loosely, and where; a closed way that is asked for outweighs the rest."""
    closed = next(_closed(standard, scope), None)
    if closed:
        return "contradicted", "", closed
    firm = next((spot for spot, reason in named if not reason), None)
    if firm:
        return "asked for", "", firm
    for spot, reason in (*named, *((spot, VAGUE) for spot in _said(standard.vague, ASKING, scope))):
        return "asked for loosely", reason, spot
    return ("missing", "", None) if scope.pack.whole else ("unclear", IN_PART, None)


def _matters(standard: OpenStandard, needed: Spot | None, scope: Scope) -> bool:
    """Whether a standard matters to what is bought: by the purchase, and by the need where it names one."""
    bought = scope.procurement.get("buys")
    if standard.buys and not (isinstance(bought, tuple) and set(bought) & set(standard.buys)):
        return False
    return needed is not None or not standard.needed


def _said(kinds: tuple[str, ...], stances: tuple[Stance, ...], scope: Scope) -> Iterator[Spot]:
    """The affirmed mentions of some kinds in words of some stances."""
    return ((view, mention) for view, mention in scope.mentioned(kinds) if view.sentence(mention).stance in stances)


def _named(standard: OpenStandard, scope: Scope) -> Iterator[Named]:
    """Where a standard is named in what is asked, each with why that is loose."""
    for spot in _said((*standard.asked, *standard.old), (*ASKING, QUESTION), scope):
        yield spot, _loose(standard, spot, scope)


def _loose(standard: OpenStandard, spot: Spot, scope: Scope) -> str:
    """Why a standard is asked for only loosely where it is named; nothing where it is required."""
    view, mention = spot
    if any(other.span.holds(mention.span) for other in view.of(standard.old)):
        return OLD
    if any(_with(spot, other) for other in view.of(WISH)):
        return WISHED
    return OF_BID if view.sentence(mention).stance == QUESTION else ""


def _closed(standard: OpenStandard, scope: Scope) -> Iterator[Spot]:
    """Where a closed way is asked for instead: what the rules strike, as far as it belongs to the need, or else the standard's own words."""
    if not standard.closed_by:
        for view, mention in _said(standard.closed, ASKING, scope):
            if not any(_with((view, mention), other) for other in view.of((*standard.asked, *SHUNNED))):
                yield view, mention
    for rule in scope.rulebook.rules:
        if rule.id in standard.closed_by:
            for struck in never(rule, scope).struck:
                if struck.spot and _belongs(standard, struck.spot):
                    yield struck.spot


def _belongs(standard: OpenStandard, spot: Spot) -> bool:
    """Whether what a rule strikes belongs to the need of a standard."""
    view, mention = spot
    return not standard.closed or any(other.span.meets(mention.span) for other in view.of(standard.closed))


def _with(spot: Spot, other: Mention) -> bool:
    """Whether another mention, affirmed, stands in the same sentence."""
    return other.polarity == "affirmed" and other.sentence == spot[1].sentence

"""How a pack stands to the open standards: which of them matter to what is bought, and whether they are asked for.

A standard matters where its need is asked for in what is bought, or where it is asked for by name. None of this is a finding.
"""

from collections.abc import Iterator

from checker.engine.findings import quote
from checker.engine.rulings import Spot
from checker.engine.verbs import VERBS
from checker.engine.windows import Scope
from checker.model import Ask, DocumentKind, OpenStandard, Pack, Procurement, Rule, Rulebook, Stance, Standing

ASKING: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "buyer-duty")
NEEDING: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "heading")
SPEAKING: tuple[DocumentKind, ...] = ("specification", "invitation", "questionnaire", "unknown")  # where a need belongs, if it has one
WISH = ("as-far-as-possible",)
BID, SENT = ("bid-paper",), ("handing-in",)  # together they speak of a bid and the shape that it must have
FREE = ("any-file", "shunned")  # beside these a closed way is one of several, or to be left behind

OLD = "an older edition is named"
WISHED = "it is wished for, not required"
ASKED_OF_BIDDERS = "bidders are asked about it or for it, and it is not required of what is bought"
ONLY_NAMED = "it is named, and not in words that require it"
VAGUE = "its like is asked for, and it is not named"
IN_PART = "it was not found, but a part of the pack could not be read"

Named = tuple[Spot, str]  # where it is asked for, and why only loosely; "" where it is not loose


def standings(rulebook: Rulebook, pack: Pack, procurement: Procurement) -> tuple[Standing, ...]:
    """How the pack stands to each open standard that matters to it."""
    scope = Scope(pack, procurement, rulebook)
    return tuple(standing for standard in rulebook.standards if (standing := _standing(standard, scope)))


def _standing(standard: OpenStandard, scope: Scope) -> Standing | None:
    """How the pack stands to one standard; None where it does not matter to what is bought."""
    named = sorted(_named(standard, scope), key=lambda found: found[0][0].kind != "specification")  # what is specified speaks first
    needed = next(_said(standard.needed, NEEDING, scope), None)
    if not _matters(standard, needed, scope) and all(reason == ASKED_OF_BIDDERS for _, reason in named):
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
    for spot, reason in _loosely(standard, scope, named):
        return "asked for loosely", reason, spot
    return ("missing", "", None) if scope.pack.whole else ("unclear", IN_PART, None)


def _loosely(standard: OpenStandard, scope: Scope, named: list[Named]) -> Iterator[Named]:
    """Where it is asked for loosely: named without being required, or only its like asked for."""
    yield from named
    yield from ((spot, VAGUE) for spot in _said(standard.vague, ASKING, scope))
    yield from ((spot, ONLY_NAMED) for spot in scope.mentioned((*standard.asked, *standard.old)))


def _matters(standard: OpenStandard, needed: Spot | None, scope: Scope) -> bool:
    """Whether a standard matters to what is bought: by the purchase, and by the need where it has one.

    Terms, prices and notices alone tell no need; and where nobody knows what is bought, the need decides.
    """
    if not any(view.kind in SPEAKING for view in scope.views):
        return False
    if standard.regimes and scope.procurement.get("regime") not in standard.regimes:
        return False
    bought = scope.procurement.get("buys") or ()
    if bought and standard.buys and not (isinstance(bought, tuple) and set(bought) & set(standard.buys)):
        return False
    return needed is not None or bool(bought and not standard.needed)


def _said(kinds: tuple[str, ...], stances: tuple[Stance, ...], scope: Scope) -> Iterator[Spot]:
    """The affirmed mentions of some kinds in words of some stances."""
    return ((view, mention) for view, mention in scope.mentioned(kinds) if view.sentence(mention).stance in stances)


def _named(standard: OpenStandard, scope: Scope) -> Iterator[Named]:
    """Where a standard is named in what is asked, each with why that is loose."""
    return (_as_named(standard, spot) for spot in _said((*standard.asked, *standard.old), (*ASKING, "instruction"), scope))


def _as_named(standard: OpenStandard, spot: Spot) -> Named:
    """Where a standard is named, with why that is loose; nothing where it is required."""
    view, mention = spot
    for older in view.of(standard.old):
        if older.span.holds(mention.span):
            return (view, older), OLD
    if _beside(spot, WISH):
        return spot, WISHED
    asked_of_bidders = view.kind == "questionnaire" or view.sentence(mention).stance == "instruction" or _of_a_bid(standard, spot)
    return spot, ASKED_OF_BIDDERS if asked_of_bidders else ""


def _of_a_bid(standard: OpenStandard, spot: Spot) -> bool:
    """Whether words about a format speak of the bid, and not of what is bought."""
    return standard.of_bids and _beside(spot, BID) and _beside(spot, SENT)


def _closed(standard: OpenStandard, scope: Scope) -> Iterator[Spot]:
    """Where a closed way is asked for instead: what the rules strike, as far as it belongs to the need, or the standard's own words."""
    if standard.closed_by:
        struck = (spot for rule in scope.rulebook.rules if rule.id in standard.closed_by for spot in _struck(rule, scope))
        yield from (spot for spot in struck if not standard.closed or _meets(spot, standard.closed))
        return
    open_ways = (*standard.asked, *standard.vague, *FREE)
    yield from (spot for spot in _said(standard.closed, ASKING, scope) if not _beside(spot, open_ways))


def _struck(rule: Rule, scope: Scope) -> Iterator[Spot]:
    """What a rule strikes, without what it leaves to a more particular one."""
    others = [other for other in scope.rulebook.rules if other.id in rule.yields_to]
    left = [spot for other in others for spot in _struck(other, scope)]
    for struck in VERBS[rule.check.verb](rule, scope).struck:
        if struck.spot and not any(struck.spot[0] is view and struck.spot[1].span.meets(mention.span) for view, mention in left):
            yield struck.spot


def _meets(spot: Spot, kinds: tuple[str, ...]) -> bool:
    """Whether a mention of some kinds shares words with the spot."""
    view, mention = spot
    return any(other.span.meets(mention.span) for other in view.of(kinds))


def _beside(spot: Spot, kinds: tuple[str, ...]) -> bool:
    """Whether an affirmed mention of some kinds stands in the spot's sentence."""
    view, mention = spot
    return any(other.polarity == "affirmed" and other.sentence == mention.sentence for other in view.of(kinds))

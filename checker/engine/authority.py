"""On whose authority a rule speaks to this procurement, and whether it applies to it at all."""

from checker.model import Authority, Basis, Money, Procurement, Rule, Stance
from checker.model.spoken import ROUTES


def authority_of(rule: Rule, procurement: Procurement, stance: Stance | None = None) -> tuple[Authority, bool]:
    """The first basis that fits, and whether its words allow a fail; without one the rule is good practice.

    Where the route is not known, or the law itself is only supposed, or the basis does not speak of words of this stance,
    a person must judge what is said in the law's name.
    """
    regime, route = str(procurement.get("regime") or ""), str(procurement.get("route") or "")
    for basis in rule.basis:
        if basis.regime and regime not in basis.regime:
            continue
        if basis.route and route and route not in basis.route:
            continue
        supposes = _supposition(basis, procurement)
        other = bool(stance and basis.stance and stance not in basis.stance)
        sure = basis.verdict == "fail" and not (basis.force == "law" and (supposes or other))
        return Authority(basis.force, basis.cite, regime, route, supposes), sure
    return Authority("good-practice", "", regime, route), True


def _supposition(basis: Basis, procurement: Procurement) -> str:
    """What a basis supposes of a procurement, in words: the law that governs, and the routes for which it speaks."""
    supposed = ["this law governs"] if basis.force == "law" and procurement.supposed("regime") else []
    if basis.route and not procurement.get("route"):
        names = [ROUTES.get(route, route) for route in basis.route]
        supposed.append("this is " + (", ".join(names[:-1]) + " or " + names[-1] if len(names) > 1 else names[0]))
    return "If " + " and ".join(supposed) if supposed else ""


def why_not(rule: Rule, procurement: Procurement) -> str:
    """Why a rule does not apply to a procurement; nothing where it does."""
    applies = rule.applies
    for name, wanted in (("regime", applies.regime), ("route", applies.route)):
        known = procurement.get(name)
        if wanted and (known not in wanted if known else rule.unknown == "not-applicable"):
            return f"the {name} is {known}" if known else f"the {name} is not known"
    bought = procurement.get("buys")
    if applies.buys and not (isinstance(bought, tuple) and set(bought) & set(applies.buys)):
        return f"it buys {', '.join(bought)}" if isinstance(bought, tuple) and bought else "it is not known what is bought"
    return _too_few_lots(rule, procurement) or _value_out_of_band(rule, procurement)


def _too_few_lots(rule: Rule, procurement: Procurement) -> str:
    """Why the number of lots takes a rule out of play."""
    least, lots = rule.applies.lots_at_least, procurement.get("lots")
    if least is None or (isinstance(lots, int) and lots >= least):
        return ""
    return "the contract has fewer lots" if isinstance(lots, int) else "the number of lots is not known"


def _value_out_of_band(rule: Rule, procurement: Procurement) -> str:
    """Why the contract's value takes a rule out of play."""
    low, high = rule.applies.value_at_least, rule.applies.value_below
    value = procurement.get("value")
    if low is None and high is None:
        return ""
    if not isinstance(value, Money):
        return "the contract's value is not known" if rule.unknown == "not-applicable" else ""
    if low is not None and value.pence < low:
        return "the contract's value is smaller"
    return "the contract's value is larger" if high is not None and value.pence >= high else ""

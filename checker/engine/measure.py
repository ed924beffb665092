"""measure: an amount must lie within a bound, such as 30 days to pay, or a turnover against the contract's value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.engine.rulings import Ruling, Spot, Struck, ruled
from checker.engine.windows import Scope
from checker.model import Bound, Day, Figure, Money, Number, Percent, Period, Procurement, Rule, Value

STATED_BY = {
    "value": "contract-value",
    "value-with-vat": "contract-value",
    "term": "contract-term",
    "whole-term": "contract-term",
    "period-to-closing": "closing-date",
    "period-to-participation": "participation-deadline",
    "period-since-planned-notice": "planned-notice-date",
}
SPANS = {  # the days between two facts of a procurement
    "period-to-closing": ("published", "closing"),
    "period-to-participation": ("published", "participation"),
    "period-since-planned-notice": ("planned", "published"),
}
VAT = Decimal("1.2")
USUAL_DAYS = 25  # 2023 Act s.54(4)


def measure(rule: Rule, scope: Scope) -> Ruling:
    """Hold mentions, or a field of the procurement, against the rule's bounds."""
    return _of_field(rule, scope) if rule.check.field else _of_mentions(rule, scope)


def _of_mentions(rule: Rule, scope: Scope) -> Ruling:
    """Hold every mention that has a value against the bounds."""
    struck: list[Struck] = []
    satisfied: list[Spot] = []
    unknown = ""
    for view, mention in scope.candidates(rule.check, rule.applies.document):
        if mention.value is None or scope.excused(view, mention, rule.check):
            continue
        spot = (view, mention)
        limit, within, missing = _held(mention.value, rule, scope)
        unknown = unknown or missing
        if within is False:
            struck.append(Struck(spot, value=mention.value, limit=limit))
        elif within is True:
            satisfied.append(spot)
        elif missing and rule.unknown == "review":
            struck.append(Struck(spot, value=mention.value, unsure=missing))
    return ruled(struck, satisfied, unknown or "no such amount is given")


def _of_field(rule: Rule, scope: Scope) -> Ruling:
    """Hold a field of the procurement against the bounds; its place is where the text gives it."""
    value = field_of(scope.procurement, rule.check.field)
    if without := scope.without(rule.applies.document):
        return Ruling("not-applicable", without)
    spared = next((kinds for near in rule.check.unless for kinds in [near.kinds] if next(scope.mentioned(kinds), None)), None)
    if spared:
        return Ruling("not-applicable", f"the pack speaks of {' or '.join(spared).replace('-', ' ')}")
    if rule.applies.speaks_of and next(scope.mentioned(rule.applies.speaks_of), None) is None:
        return Ruling("not-applicable", f"the pack does not speak of {' or '.join(rule.applies.speaks_of).replace('-', ' ')}")
    if value is None:
        return Ruling("not-applicable", f"the {rule.check.field.replace('-', ' ')} is not known")
    limit, within, missing = _held(value, rule, scope)
    if within is not False:
        return Ruling("pass" if within else "not-applicable", missing)
    unsure = (
        "what would excuse it may stand in a part of the pack that could not be read" if rule.check.unless and not scope.pack.whole else ""
    )
    return Ruling("fail", struck=(Struck(_stated(rule.check.field, scope), value=value, limit=limit, unsure=unsure),))


def _stated(name: str, scope: Scope) -> Spot | None:
    """The first place in the pack that gives a field: best with the very day that counts, else with a value of its own."""
    every = [(view, mention) for view in scope.views for mention in view.of((STATED_BY.get(name, ""),)) if mention.value is not None]
    on = scope.procurement.get(SPANS[name][name != "period-since-planned-notice"]) if name in SPANS else None
    exact = (spot for spot in every if isinstance(spot[1].value, Day) and spot[1].value.on == on)
    return next(exact, next((spot for spot in every if spot[1].polarity == "affirmed"), None))


def _held(value: Value, rule: Rule, scope: Scope) -> tuple[Value | None, bool | None, str]:
    """The bound that decides, whether the value lies within it (None: cannot be told), and what is not known."""
    missing = ""
    for bound in rule.check.bounds:
        limit = limit_of(bound, scope)
        if limit is None:
            missing = f"the contract's {bound.of.replace('-', ' ')} is not known" if bound.of else "no limit is known for this regime"
            continue
        sizes = size(value), size(limit)
        if sizes[0] is None or sizes[1] is None or not _alike(value, limit):
            continue
        within = sizes[0] <= sizes[1] if bound.at_most else sizes[0] >= sizes[1]
        return limit, within, ""
    return None, None, missing


def limit_of(bound: Bound, scope: Scope) -> Value | None:
    """What a bound comes to for this procurement, or None where it cannot be told."""
    if bound.value is not None:
        return bound.value
    if bound.figure:
        return _figure(bound.figure, scope)
    base = _whole_value(scope.procurement) if bound.of == "value" else field_of(scope.procurement, bound.of)
    if isinstance(base, Money):
        return Money(int(base.pence * bound.times), base.currency, base.vat)
    if isinstance(base, Number):
        return Number(base.amount * bound.times)
    return Period(base.amount * bound.times, base.unit) if isinstance(base, Period) else None


def _figure(key: str, scope: Scope) -> Value | None:
    """A dated figure as it stands for the pack's regime on the day of publication."""
    regime = scope.procurement.get("regime")
    published = scope.procurement.get("published")
    day = published if isinstance(published, date) else scope.rulebook.dated
    return next((figure.value for figure in scope.rulebook.figures if figure.key == key and _holds(figure, str(regime), day)), None)


def _holds(figure: Figure, regime: str, day: date) -> bool:
    """Whether a figure holds for a regime on a day."""
    in_time = (figure.since is None or figure.since <= day) and (figure.until is None or day <= figure.until)
    return in_time and (not figure.regime or regime in figure.regime)


def field_of(procurement: Procurement, name: str) -> Value | None:
    """A field of the procurement as a value, the derived ones too: yearly-value, whole-term, period-to-closing."""
    value, term = procurement.get("value"), procurement.get("term")
    whole = _whole_term(term, procurement.get("extensions")) if isinstance(term, Period) else None
    seems = term or procurement.get("term-in-passing")  # good enough to divide a value by, not to find a term too long
    if name == "yearly-value":
        run = whole or (_whole_term(seems, procurement.get("extensions")) if isinstance(seems, Period) else None)
        return _yearly(value, run) if isinstance(value, Money) else None
    if name == "value-per-year-of-term":  # the most that a year can be worth: extensions would make it less
        return _yearly(value, seems) if isinstance(value, Money) and isinstance(seems, Period) else None
    if name == "whole-term":
        return whole
    if name == "period-since-planned-notice" and not _hurried(procurement):
        return None
    if name in SPANS:
        first, last = (procurement.get(key) for key in SPANS[name])
        return Period(Decimal((last - first).days), "day") if isinstance(first, date) and isinstance(last, date) else None
    if name == "value-with-vat":
        return _with_vat(value) if isinstance(value, Money) else None
    found = procurement.get(name)
    if name == "lots" and isinstance(found, int):
        return Number(Decimal(found))
    return found if isinstance(found, Money | Period | Percent | Number) else None


def _hurried(procurement: Procurement) -> bool:
    """Whether the time to tender is so short that it needs a ground, such as an early notice."""
    given = field_of(procurement, "period-to-closing")
    return isinstance(given, Period) and given.amount < USUAL_DAYS


def _with_vat(value: Money) -> Money:
    """A value as thresholds count it, with VAT (2023 Act s.123(3)): one that is said to be without it grows by the usual rate."""
    return replace(value, pence=int(value.pence * VAT), vat="included") if value.vat == "excluded" else value


def _whole_value(procurement: Procurement) -> Money | None:
    """What the whole contract is worth: a value that is told by the year counts for each year, and for none where the term is not known."""
    value, seems = procurement.get("value"), procurement.get("term") or procurement.get("term-in-passing")
    if not isinstance(value, Money) or not value.yearly:
        return value if isinstance(value, Money) else None
    if not isinstance(seems, Period):
        return None
    years = max(_whole_term(seems, procurement.get("extensions")).days / Period(Decimal(12), "month").days, Decimal(1))
    return Money(int(value.pence * years), value.currency, value.vat)


def _yearly(value: Money, whole: Period | None) -> Money | None:
    """What the contract is worth in a year: its value is that of every year it may run, with all options (2023 Act s.4, sch.3)."""
    if value.yearly:
        return value
    if whole is None or not whole.amount:
        return None
    years = max(whole.days / Period(Decimal(12), "month").days, Decimal(1))
    return Money(int(value.pence / years), value.currency, value.vat)


def _whole_term(term: Period, extensions: object) -> Period:
    """The term with its extensions, in months where the two are said in different units."""
    if not isinstance(extensions, Period):
        return term
    if term.unit == extensions.unit:
        return replace(term, amount=term.amount + extensions.amount)
    month = Period(Decimal(1), "month").days
    return Period(((term.days + extensions.days) / month).quantize(Decimal("0.1")), "month")


def _alike(one: Value, other: Value) -> bool:
    """Whether two values can be compared: money of one currency, periods, shares, counts."""
    if isinstance(one, Money) and isinstance(other, Money):
        return one.currency == other.currency
    return type(one) is type(other)


def size(value: Value) -> Decimal | None:
    """How large a value is, in its own measure."""
    if isinstance(value, Money):
        return Decimal(value.pence)
    if isinstance(value, Period):
        return value.days
    return value.amount if isinstance(value, Percent | Number) else None

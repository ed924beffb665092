"""The facts of a procurement that its own documents tell: value, term, dates, lots, what is bought and by which route.

The title says what is bought: where it buys work or people, the systems that they work on are not bought, and nothing is missed from their
papers.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.model import Body, Day, Money, Number, Period, Stance, Stated, Value
from checker.procurement.evidence import ASIDE, OPENING, Clue, Evidence, in_months, likeliest

BUYS = ("software", "hosting", "devices", "network", "services", "people")
ROUTES = {
    "route-open": "open",
    "route-competitive-flexible": "competitive-flexible",
    "route-below-threshold": "below-threshold",
    "route-call-off": "call-off-competed",
    "route-dynamic-market": "dynamic-market",
    "route-direct-award": "direct-award",
}
ASKED: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "heading")  # where what is bought is spoken of
ENOUGH = 3
WORK = frozenset(("services", "people"))
TITLES = 3  # blocks at the very top, where a title may stand as plain text
LETTERS = ("invitation", "notice", "unknown")
HEAD = 12  # words that may stand before the day at the head of a letter
ENDING = frozenset(
    ("by", "until", "till", "before", "on", "from", "to", "than", "ends", "starts", "end", "start", "closes", "closing", "review")
)
LEADING = 3  # words that may stand between another step and the words of its day
SHARE = 4  # what is told of a quarter as often as the main thing is bought too
BETWEEN = frozenset(("further", "additional", "optional", "extension", "extensions", "option", "options", "period", "periods", "of", "up"))
BETWEEN |= {"to", "more", "each", "separate", "x", "×", ",", "(", ")"}
WORDS = re.compile(r"\w+|[^\w\s]")


def value(evidence: Evidence) -> Stated | None:
    """What the contract is worth; amounts of liability, turnover and the like are told by the words beside them."""
    told = _worth(evidence, "contract-value") or _worth(evidence, "value-in-passing")
    if told is None or not isinstance(told.value, Money) or told.value.vat != "unsaid" or not evidence.named("amounts-without-vat"):
        return told
    return replace(told, value=replace(told.value, vat="excluded"))


def _worth(evidence: Evidence, kind: str) -> Stated | None:
    """What the contract is worth by the words of one kind."""
    clues = [clue for clue in evidence.said(kind, "money") if not evidence.beside(clue, "other-amount")]
    amounts = [
        (money, clue) for clue in clues if isinstance(money := clue.mention.value, Money) and money.pence
    ]  # £0.00 waits to be filled in
    whole = [clue for money, clue in amounts if not money.yearly]
    return likeliest(whole or [clue for _, clue in amounts], lambda clue: clue.mention.value)


def term(evidence: Evidence) -> Stated | None:
    """How long the contract runs before any extension."""
    return likeliest(evidence.said("contract-term", "period"), in_months)


def term_in_passing(evidence: Evidence) -> Stated | None:
    """How long the contract seems to run, where it is told beside something else."""
    clues = evidence.said("term-in-passing", "period")
    return likeliest([clue for clue in clues if not evidence.beside(clue, "other-period")], in_months)


def extensions(evidence: Evidence) -> Stated | None:
    """For how long it may be extended in all: two periods of twelve months are twenty-four."""
    return likeliest(evidence.said("extension-period", "period"), lambda clue: _together(clue, evidence))


def _together(clue: Clue, evidence: Evidence) -> Period | None:
    """An extension, taken as many times as it is said to be there."""
    period = in_months(clue)
    inside = (mention for mention in evidence.beside(clue, "period") if clue.mention.span.holds(mention.span))
    stood = next((mention for mention in inside if mention.value == clue.mention.value), None)
    if period is None or stood is None:
        return None
    text = clue.facts.document.text
    for count in evidence.beside(clue, "number"):
        between = text[count.span.end : stood.span.start] if count.span.end <= stood.span.start else "."
        if isinstance(count.value, Number) and 2 <= count.value.amount <= 6 and BETWEEN.issuperset(WORDS.findall(between.lower())):
            return replace(period, amount=period.amount * Decimal(count.value.amount))
    return period


def day(evidence: Evidence, kind: str) -> Stated | None:
    """The day that a pack gives for its publication or its closing."""
    return likeliest([clue for clue in evidence.said(kind, "date") if not _of_other_step(clue, evidence)], _date)


def day_of_step(evidence: Evidence, kind: str) -> Stated | None:
    """The day that a pack gives for a step which its words name."""
    return likeliest(evidence.said(kind, "date"), _date)


def letter_day(evidence: Evidence) -> Stated | None:
    """The day at the head of a letter or an invitation, "The Old School, 4 March 2027": what has no other day went out on it."""
    heads = [clue for clue in evidence.named("date") if clue.facts.kind in LETTERS and clue.block < OPENING and clue.stance not in ASIDE]
    closing = evidence.named("closing-date")
    told = [
        clue for clue in heads if _ends_the_block(clue) and not any(clue.facts is one.facts and clue.block == one.block for one in closing)
    ]
    return likeliest([clue for clue in told if not evidence.beside(clue, "other-step")], _date)


def _ends_the_block(clue: Clue) -> bool:
    """Whether a short block ends in the day: what stands after it would make it another day than the letter's."""
    document, span = clue.facts.document, clue.mention.span
    block = document.blocks[clue.block]
    before, after = document.text[block.span.start : span.start], document.text[span.end : block.span.end]
    return (
        block.cell is None
        and not any(map(str.isalnum, after))
        and len(before.split()) <= HEAD
        and ENDING.isdisjoint(before.lower().split()[-LEADING:])
    )


def _of_other_step(clue: Clue, evidence: Evidence) -> bool:
    """Whether the words of a day, or those just before them, speak of another step: questions, the award, an answer to a query."""
    span, text = clue.mention.span, clue.facts.document.text
    beside = evidence.beside(clue, "other-step")
    return any(
        step.span.meets(span) or (step.span.end <= span.start and len(text[step.span.end : span.start].split()) < LEADING)
        for step in beside
    )


def _date(clue: Clue) -> date | None:
    """The date of a clue."""
    return clue.mention.value.on if isinstance(clue.mention.value, Day) else None


def lots(evidence: Evidence) -> Stated | None:
    """Into how many lots the contract is split; one where it is said not to be."""
    several = likeliest(
        [clue for kind in ("lot-count", "lots-listed") for clue in evidence.of(kind) if not _of_other_lots(clue, evidence)], _count
    )
    return several or _numbered(evidence) or likeliest(evidence.of("single-lot"), lambda clue: 1)


def _of_other_lots(clue: Clue, evidence: Evidence) -> bool:
    """Whether lots are those of another contract, or only as many as one firm may win."""
    limits = evidence.beside(clue, "lots-limit")
    return bool(evidence.beside(clue, "lots-of-past")) or any(limit.span.meets(clue.mention.span) for limit in limits)


def _numbered(evidence: Evidence) -> Stated | None:
    """The lots that are named one by one, from the first on; an order under a framework names the framework's."""
    clues = [
        clue for clue in evidence.of("named-lot") if not (evidence.beside(clue, "other-contract") or evidence.beside(clue, "lots-of-past"))
    ]
    numbers = {int(clue.mention.value.amount) for clue in clues if isinstance(clue.mention.value, Number)}
    if len(numbers) < 2 or numbers != set(range(1, len(numbers) + 1)) or evidence.of("route-call-off"):
        return None
    return Stated(len(numbers), "inferred", clues[0].where)


def _count(clue: Clue) -> int | None:
    """A count of lots that can be meant."""
    number = clue.mention.value
    return int(number.amount) if isinstance(number, Number) and 1 <= number.amount <= 100 else None


def buys(evidence: Evidence) -> Stated | None:
    """What is bought: what the title says, or else what is asked for most, with whatever is asked for nearly as much.

    A word or two in passing tell nothing; and where the title buys work or people, the systems they work on are not bought.
    """
    told = {name: [clue for clue in evidence.of(f"buys-{name}") if _is_asked_for(clue, evidence)] for name in BUYS}
    weights = {name: sum(clue.weight for clue in clues) for name, clues in told.items()}
    titled = [name for name in BUYS if any(clue.titled for clue in told[name])]
    most = max(weights.values())
    if most < ENOUGH and not titled:
        return None
    more = [] if titled and WORK.issuperset(titled) else [name for name in BUYS if weights[name] * SHARE >= most and most >= ENOUGH]
    bought = sorted(dict.fromkeys((*titled, *more)), key=lambda name: (name not in titled, -weights[name]))
    return Stated(tuple(bought), "inferred", told[bought[0]][0].where)


def _is_asked_for(clue: Clue, evidence: Evidence) -> bool:
    """Whether a thing is spoken of where things are asked for, and is not the portal of the tender or the like."""
    return (clue.stance in ASKED or clue.block < TITLES) and not evidence.beside(clue, "not-bought")


def route(evidence: Evidence) -> Stated | None:
    """By which route it is bought, where the pack says so more than in passing."""
    told = {kind: evidence.of(kind) for kind in ROUTES}
    weights = {kind: sum(clue.weight for clue in clues) for kind, clues in told.items()}
    ranked = sorted(ROUTES, key=lambda kind: -weights[kind])
    best, most = ranked[0], weights[ranked[0]]
    if (most < 2 and sum(weights.values()) > most) or not most:
        return None
    if best == "route-direct-award" and weights["route-call-off"] * SHARE >= most:
        return Stated("call-off-direct", "inferred", told[best][0].where)
    return Stated(ROUTES[best], "inferred", told[best][0].where)


def call_off(evidence: Evidence) -> Stated | None:
    """An order under a framework, where the pack says so more than in passing; what else a purchase is called tells little abroad."""
    clues = evidence.of("route-call-off")
    return Stated(ROUTES["route-call-off"], "inferred", clues[0].where) if sum(clue.weight for clue in clues) >= ENOUGH else None


def authority(evidence: Evidence) -> Stated | None:
    """Who buys: the public body that is named more than in passing, and as often as all others together."""
    named = [clue for clue in evidence.of("authority-name") if isinstance(clue.mention.value, Body) and not _cited(clue, evidence)]
    weights: Counter[Value | None] = Counter()
    for clue in named:
        weights[clue.mention.value] += clue.weight
    best = max(weights, key=lambda body: weights[body], default=None)
    if not isinstance(best, Body) or weights[best] < 2 or weights[best] * 2 < sum(weights.values()):
        return None
    return Stated(best.name, "inferred", next(clue.where for clue in named if clue.mention.value == best))


def _cited(clue: Clue, evidence: Evidence) -> bool:
    """Whether a public body is named as the author of a guide: "a code of practice issued by the Department for Transport"."""
    return any(cited.span.meets(clue.mention.span) for cited in evidence.beside(clue, "authority-cited"))

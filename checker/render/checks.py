"""What a rule looks for, said in sentences."""

from collections.abc import Iterator, Mapping

from checker.model import Applies, Bound, Check, Money, Near, Role, Rule, Rulebook, Window
from checker.model.spoken import ROUTES
from checker.render.values import STANCES, joined, said

WINDOWS: Mapping[Window, str] = {
    "words": "in the very words",
    "sentence": "in the same sentence",
    "near": "a few words away",
    "beside": "in the sentence or one next to it",
    "list": "in the words that lead its list in",
    "items": "in another item of its list",
    "row": "in its row of the table or a head of its cell",
    "heading": "in a heading above it",
    "paragraph": "in the same paragraph",
    "remark": "in the same paragraph, and not of another name",
    "section": "in the same section",
    "document": "in the same document",
    "pack": "anywhere in the documents",
}
ROLES: Mapping[Role, str] = {
    "bought": "what is bought",
    "connects-to": "what it must connect to",
    "estate": "what the buyer has today",
    "format": "a file format",
    "skill": "a skill that is asked for",
    "channel": "a way to send something",
    "party": "a party to the contract",
    "example": "an example",
    "none": "no part of its own",
}
FIELDS = {
    "value": "the contract's value",
    "yearly-value": "the contract's yearly value",
    "term": "the term",
    "whole-term": "the term with all extensions",
    "period-to-closing": "the time from publication to closing",
}


def how_it_looks(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """What a rule asks of a tender: first what it is about, then what excuses it, then where it applies."""
    means = rulebook.lexicon.meanings
    check = rule.check
    yield _asked(check, means)
    yield from _filters(check)
    for near in check.with_:
        yield f"It counts only where this is near, {_windows(near)}: {_kinds(near.kinds, means)}."
    for near in check.expect:
        yield f"It is in order with this {_windows(near)}: {_kinds(near.kinds, means)}."
    for near in check.unless:
        yield f"It is excused by this {_windows(near)}: {_kinds(near.kinds, means)}."
    yield from _applies(rule.applies, {regime.id: regime.name for regime in rulebook.regimes})
    if rule.yields_to:
        yield f"Where one of these rules marks the same words, that one speaks: {', '.join(rule.yields_to)}."


def _asked(check: Check, means: Mapping[str, str]) -> str:
    """The question that a rule puts, by its verb."""
    what = _kinds(check.kinds, means, "and" if check.each else "or") if not check.field else FIELDS.get(check.field, check.field)
    bounds = joined([_bound(bound) for bound in check.bounds])
    return {
        "never": f"This should not be said: {what}.",
        "wherever": f"Wherever this is said, something must stand near it: {what}.",
        "somewhere": f"{'Each of these' if check.each else 'This'} should be said somewhere in the documents: {what}.",
        "measure": f"This must be {bounds}: {what}.",
        "total": f"These must add up to {check.total}: {what}.",
        "order": f"The days of these steps must follow each other: {what}.",
        "agree": f"Where this is said more than once, it must be said alike: {what}.",
    }[check.verb]


def _bound(bound: Bound) -> str:
    """A limit in words."""
    side = "at most" if bound.at_most else "at least"
    if bound.value is not None:
        return f"{side} {said(bound.value)}"
    if bound.figure:
        return f"{side} what the law or guidance of the day says ({bound.figure.replace('-', ' ')})"
    times = f"{bound.times.normalize():f} times " if bound.times != 1 else ""
    return f"{side} {times}{FIELDS.get(bound.of, bound.of)}"


def _filters(check: Check) -> Iterator[str]:
    """In which sentences, in which part and for whom it counts."""
    if check.stance:
        yield f"It counts in words about {joined([STANCES[stance] for stance in check.stance], 'or')}."
    if check.role:
        yield f"It counts as {joined([ROLES[role] for role in check.role], 'or')}."
    if check.party:
        yield f"It counts where the {check.party} must act."
    if check.polarity == "denied":
        yield "It counts where it is denied."


def _kinds(kinds: tuple[str, ...], means: Mapping[str, str], last: str = "or") -> str:
    """The kinds of mention, by what they mean."""
    return f"; {last} ".join(means.get(kind, kind.replace("-", " ")) for kind in kinds)


def _windows(near: Near) -> str:
    """Where something counts as near."""
    return joined([WINDOWS[window] for window in near.within], "or")


def _applies(applies: Applies, regimes: Mapping[str, str]) -> Iterator[str]:
    """Where a rule applies."""
    laws = [regimes.get(regime, regime) for regime in applies.regime]
    routes = [ROUTES.get(route, route) for route in applies.route]
    for label, names in (
        ("under", laws),
        ("in", routes),
        ("where these are bought:", list(applies.buys)),
        ("to documents of this kind:", list(applies.document)),
    ):
        if names:
            yield f"It applies {label} {joined(names, 'or')}."
    if applies.speaks_of:
        yield f"It applies where the documents speak of {joined([kind.replace('-', ' ') for kind in applies.speaks_of], 'or')}."
    if applies.value_at_least is not None:
        yield f"It applies from a value of {said(Money(applies.value_at_least))}."
    if applies.value_below is not None:
        yield f"It applies below a value of {said(Money(applies.value_below))}."

"""Public bodies by name: the word that ends or begins it, such as Borough Council, with what leads up to it or follows."""

import re

from checker.model import Body, Span

JOINED = re.compile(r"(?<![\w’'.-])(?:(?:[A-Z][\w’'.-]*|and|of|the|upon|on|&)\s+){1,40}$")
FOLLOWED = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]+(?:,?\s+(?:and\s+|of\s+|&\s+)?[A-Z][\w’'-]+){0,4}")
OPENERS = re.compile(r"^(?:(?:and|of|the|upon|on|&|by|to|for|The|This|Each|Any|Our|Between|From)\s+)+")
NO_NAMES = frozenset(
    (
        "contracting",
        "local",
        "awarding",
        "public",
        "other",
        "host",
        "lead",
        "relevant",
        "buying",
        "user",
        "your",
        "procuring",
        "stewardship",
    )
)
AND = re.compile(r"\b(?:Council|Authority|Trust|Board|University|Association|Agency|Constabulary)\s+(?:and|&)\s+(?:the\s+)?(?=[A-Z])")
KINDS = frozenset(
    ("council", "borough", "city", "county", "district", "metropolitan", "london", "parish", "town", "community", "of", "and", "the", "&")
)


def body(text: str, sentence: Span, span: Span) -> tuple[Span, Body] | None:
    """The full name of a public body around the word at `span`, with its place; None where it is a role, such as the local authority."""
    before = JOINED.search(text[max(sentence.start, span.start - 80) : span.start])
    after = FOLLOWED.match(text[span.end : min(sentence.end, span.end + 80)])
    led = _own(OPENERS.sub("", (before[0] if before else "") + text[span.start : span.end]))
    place = Span(span.end - len(led), span.end + (after.end() if after else 0))
    words = text[place.start : place.end].split()
    ends = text[span.start : span.end].lower().split()
    if not text[span.start : span.start + 1].isupper() or not NO_NAMES.isdisjoint(map(str.lower, words)):
        return None
    return (place, _named(words)) if any(word.lower() not in ends for word in words) else None


def _own(led: str) -> str:
    """The name without whose office it is, and without the body before it: "Head of Finance of Kent County Council" is that council."""
    led = AND.split(led)[-1]
    while (first := led.partition(" of "))[1] and first[0].split()[-1].lower() not in KINDS | {"isle", "university", "city", "royal"}:
        led = OPENERS.sub("", first[2])
    return led


def _named(words: list[str]) -> Body:
    """A body with what tells it from others: Harrow Vale Borough Council is the same as Harrow Vale Council."""
    return Body(" ".join(words), frozenset(word.lower() for word in words) - KINDS)

"""How long a contract runs with all it may be extended by, where one sentence says both: "four years and a further two of one year each".

Also the length that two dates make, "from 1 April 2027 to 31 March 2035", and the years that an anniversary counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.mentions.values import WRITTEN, Found
from checker.model import Day, Period, Span

_NUM = rf"(?:\d{{1,2}}|{'|'.join(word for word, count in WRITTEN.items() if word not in ('a', 'an', 'hundred') and count < 30)})"
TERM = re.compile(
    r"\b(?:contract|agreement|term|call-?off|duration|period|framework|lease|arrangement|appointment|order|engagement|partnership|concession"
    r"|subscription|licen[cs]e|hire|lasts?|(?:it|service|supplier|provider|contractor)s? (?:will )?(?:runs?|be appointed|is appointed))\b",
    re.I,
)
GROWS = re.compile(
    r"\b(?:exten(?:d|ds|ded|sions?|dable|dible)|further|additional|optional?|options|plus|lengthen(?:ed)?|prolong(?:ed)?|add(?:ed)?|another|more"
    r"|renew(?:ed|able|als?)?|followed by|then)\b|\+",
    re.I,
)
IN_ALL = re.compile(
    r"\b(?:in (?:all|total)|total(?:ling)?|maximum (?:term|duration|length|period|of)|overall|including|inclusive|not (?:to )?exceed"
    r"|no (?:more|longer) than|altogether|aggregate|of which|whether or not|comprising|made up of)\b",
    re.I,
)
CUT_SHORT = re.compile(
    r"\b(?:notice|break|terminat\w+|minimum|first|after|every|review\w*|within|before|beforehand|earlier|prior|last|old|ago)\b", re.I
)
TIMES = re.compile(
    rf"\b(?:(?P<twice>twice)|(?P<thrice>three times)|(?:on )?(?P<on>{_NUM}) (?:more )?(?:times|occasions)|(?P<of>{_NUM})(?: \(\d+\))?"
    r" (?:(?:further|additional|optional|separate|consecutive|successive|more) ){0,3}"
    r"(?:extensions?|periods?|options?|terms|renewals?)(?: periods?)?"
    r"|(?P<x>\d)\s*[x×])(?=\s|$|,|\.)",
    re.I,
)
ELLIPTIC = re.compile(  # "a further four", "add four more"
    rf"\b(?:(?:a |up to (?:a )?)?(?:further|additional|another|extra) (?:of )?(?:up to )?(?P<after>{_NUM})"
    rf"|(?P<before>{_NUM}) (?:more|further|extra))\b"
    r"(?=\s*(?:[.,;:)]|$|\b(?:and|at|by|if|or|on|with|which|where|thereafter|subject|should|as|in)\b))",
    re.I,
)
CHAIN = re.compile(
    r"\b(?P<first>\d{1,2})(?:\s*(?:years?|yrs?))?(?P<rest>(?:\s*\+\s*\d{1,2}){1,4})\s*(?P<unit>years?|yrs?|months?|\))?", re.I
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth"),
)
ANNIVERSARY = re.compile(rf"\b(?P<word>{'|'.join(ORDINALS)}|\d{{1,2}}(?=th|st|nd|rd))(?:th|st|nd|rd)? anniversary\b", re.I)
ENDS = re.compile(r"\b(?:expir|end|until|run|continu|last|terminat)\w*\b", re.I)
UNTIL = re.compile(
    r"^\s*(?:to|until|till|-|–|—|and (?:ends?|expires?|runs?|continues?|ending|expiring)\b.{0,30}|through to|up to)"
    r"\s*(?:and including\s*)?$",
    re.I,
)
ASIDE = re.compile(
    r"\b(?:present|current|existing|previous|old|outgoing|last|tenanc\w+|records?|strategy|plan|accounts|financial year|audit)\b", re.I
)
LABELLED = re.compile(
    r"\b(?:term|duration|length)(?: of (?:the )?(?:contract|agreement))?,?\s*(?:\(\s*|in )(?P<unit>years|months)"
    r"\s*\)?\s*[:=|-]?\s*(?P<count>\d{1,3})\b(?!\s*\+)",
    re.I,
)
BARE = re.compile(r"^\s*\d{1,3}\s*$")
COUNTS = re.compile(r"\d|anniversary", re.I)
SHORT, LONG = 12, 480  # months that a term can have


def whole_terms(text: str, sentence: Span, values: Sequence[Found], around: Iterable[str]) -> Iterator[tuple[Span, Period]]:
    """The length of a contract with what it may be extended by, as one sentence gives it, with its place.

    `around` are the words of its heading and label.
    """
    said = text[sentence.start : sentence.end]
    if not (values or COUNTS.search(said)):
        return
    above = " ".join(around)
    if not (TERM.search(said) or TERM.search(above)):
        return
    periods = [found for found in values if isinstance(found.value, Period) and found.value.unit == "month"]
    made = _labelled(said, above) or _chained(said) or _summed(text, sentence, periods) or _dated(text, said, values) or _counted(said)
    if made is not None:
        (start, end), months = made
        if SHORT <= months <= LONG:
            yield Span(sentence.start + start, sentence.start + end), Period(Decimal(months), "month")


EXTENDS = re.compile(
    r"\b(?:exten(?:d|ds|ded|sions?|dable)|renew(?:ed|al|als|able)?|prolong(?:s|ed)?"
    r"|options? (?:of|to)|options?\b|optional years?|with the possibility of|plus)\b",
    re.I,
)
MORE = ("exten", "renew", "prolong", "option", "possibility", "plus")  # in words without capitals: without these nothing is extended
NO_MORE = re.compile(
    r"\b(?:(?:no|without|nor)\s+(?:any\s+|further\s+|an\s+)?(?:option to (?:extend|renew)|extensions?|renewals?|right to extend|options?)"
    r"|(?:not|cannot)\s+(?:be\s+)?(?:renewable|extendable|extended|renewed|prolonged))\b"
    r"(?![^.;]*\b(?:unless|except|save|without|until|beyond|more than)\b)",  # "no extension takes effect unless it is signed"
    re.I,
)
MORE_YEARS = re.compile(
    rf"\b(?P<count>{_NUM})\s+(?:further|more|additional|extra|optional|one-year|single)\s+(?P<unit>years?|months?)\b", re.I
)
A_YEAR = re.compile(r"\b(?:by|of|for|each) a (?:further |single )?year\b", re.I)
NOT_IT = re.compile(
    r"\b(?:deadline|closing|questions?|warrant\w+|notice|licen[cs]e|payment|invoice|tender period|opening|hours|lease|no later)\b", re.I
)


def extension_totals(text: str, sentence: Span, values: Sequence[Found]) -> Iterator[tuple[Span, Period]]:
    """By how much a contract may be extended in all, as one sentence gives it; nothing at all where that is said."""
    said = text[sentence.start : sentence.end]
    lower = said.lower()
    if not any(hint in lower for hint in MORE):
        return
    if (none := NO_MORE.search(said)) and not re.match(r"\s*(?:beyond|of more|longer|more than)", said[none.end() :], re.I):
        yield Span(sentence.start + none.start(), sentence.start + none.end()), Period(Decimal(0), "month")
        return
    first = EXTENDS.search(said)
    if first is None or NOT_IT.search(said[: first.end() + 25]) or ASIDE.search(said):
        return
    total, end = 0, first.end()
    for found in values:
        at = found.span.start - sentence.start
        if not isinstance(found.value, Period) or found.value.unit != "month" or at < first.start():
            continue
        if CUT_SHORT.search(said[max(end, at - 40) : at]) or re.match(
            r"['’]|\s+(?:notice|before|in advance|prior)", said[found.span.end - sentence.start :]
        ):
            continue
        if IN_ALL.search(said[max(0, at - 30) : at]):
            return
        total += _months(found) * _times(said[first.start() : found.span.end - sentence.start + 30])
        end = found.span.end - sentence.start
    for match in A_YEAR.finditer(said, first.start()):
        total, end = total + 12 * _times(said[first.start() : match.end() + 30]), match.end()
    for match in MORE_YEARS.finditer(said):
        total += _count(match["count"]) * (12 if match["unit"].lower().startswith("y") else 1)
        end = max(end, match.end())
    if 3 <= total <= LONG:
        yield Span(sentence.start + first.start(), sentence.start + end), Period(Decimal(total), "month")


def dated_terms(text: str, sentence: Span, values: Sequence[Found]) -> Iterator[tuple[Span, Period]]:
    """How long a contract runs by the days on which it begins and ends."""
    if sum(isinstance(found.value, Day) for found in values) < 2:
        return
    said = text[sentence.start : sentence.end]
    made = _dated(text, said, values) if TERM.search(said) else None
    if made is not None and SHORT // 2 <= made[1] <= LONG:
        (start, end), months = made
        yield Span(sentence.start + start, sentence.start + end), Period(Decimal(months), "month")


Made = tuple[tuple[int, int], int] | None


def _labelled(said: str, around: str) -> Made:
    """A bare number whose label says the unit: "Term (years): 7"."""
    match = LABELLED.search(said) or (BARE.match(said) and LABELLED.search(f"{around} {said}"))
    if not match:
        return None
    months = int(match["count"]) * (12 if match["unit"].lower().startswith("y") else 1)
    return ((match.start("count"), match.end("count")) if match.string == said else (0, len(said))), months


def _chained(said: str) -> Made:
    """Years joined by signs: "5+2+2 years", "3 years (1 + 1 + 1)"."""
    match = CHAIN.search(said)
    if match is None or "." in match[0]:
        return None
    numbers = [int(match["first"]), *map(int, re.findall(r"\d+", match["rest"]))]
    unit = match["unit"] or ""
    if not re.search(r"year|yr|month", said[max(0, match.start() - 60) : match.end() + 10], re.I):
        return None
    months = sum(numbers) * (1 if unit.lower().startswith("month") or min(numbers) >= 12 else 12)
    before = re.search(rf"(?P<base>{_NUM})[\s-]*years?\b[^.;]{{0,60}}$", said[: match.start()], re.I)
    if before:
        months += _count(before["base"]) * 12
    return ((before.start() if before else match.start()), match.end()), months


def _summed(text: str, sentence: Span, periods: list[Found]) -> Made:
    """A first period and those by which it may grow, each as many times as it is said to be there."""
    base = next((found for found in periods if _months(found) >= SHORT and not _is_more(text, sentence, found)), None)
    if base is None:
        return None
    rest = text[base.span.end : sentence.end]
    grows = GROWS.search(rest)
    if grows is None or IN_ALL.search(text[sentence.start : sentence.end]) or ASIDE.search(text[sentence.start : base.span.start]):
        return None
    total, end, counted = _months(base), base.span.end, False
    for found in (found for found in periods if found.span.start >= base.span.end + grows.start()):
        between = text[end : found.span.start]
        if CUT_SHORT.search(between) or re.match(
            r"['’]|\s+(?:notice|before|beforehand|prior|earlier|ahead|in advance)", text[found.span.end :]
        ):
            continue
        total += _months(found) * _times(text[max(end, base.span.end) : min(sentence.end, found.span.end + 40)])
        end, counted = found.span.end, True
    for match in ELLIPTIC.finditer(text, base.span.end, sentence.end):
        total += _count(match["after"] or match["before"]) * (12 if _months(base) % 12 == 0 and "month" not in _written(text, base) else 1)
        end, counted = max(end, match.end()), True
    return ((base.span.start - sentence.start, end - sentence.start), total) if counted else None


def _dated(text: str, said: str, values: Sequence[Found]) -> Made:
    """The time between two days that are joined by "to" or "until"."""
    days = [found for found in values if isinstance(found.value, Day)]
    for one, other in pairwise(days):
        if UNTIL.match(text[one.span.end : other.span.start]) and not ASIDE.search(said):
            first, last = one.value.on, other.value.on  # type: ignore[union-attr]
            months = round((last - first).days / 30.4375)
            begin = text.rfind(said, 0, one.span.start + len(said))
            return (one.span.start - begin, other.span.end - begin), months
    return None


def _counted(said: str) -> Made:
    """The years that an anniversary counts: "shall expire on the seventh anniversary of that date"."""
    match = ANNIVERSARY.search(said)
    if match is None or not ENDS.search(said[: match.start()]) or re.search(r"\b(?:break|notice|may)\b", said[: match.start()], re.I):
        return None
    word = match["word"].lower()
    return match.span(), 12 * (ORDINALS.index(word) + 1 if word in ORDINALS else int(word))


def _months(found: Found) -> int:
    """The months of a period."""
    return int(found.value.amount) if isinstance(found.value, Period) else 0


def _written(text: str, found: Found) -> str:
    """How a value is written."""
    return text[found.span.start : found.span.end].lower()


def _is_more(text: str, sentence: Span, found: Found) -> bool:
    """Whether a period is said to come on top, or is one of notice or of something else."""
    before = text[max(sentence.start, found.span.start - 25) : found.span.start]
    return bool(
        re.search(r"\b(?:further|additional|another|extra|optional|by|every|within|of up to|least|after|last|past)\s*$", before, re.I)
    )


def _times(between: str) -> int:
    """How many times an extension may be taken."""
    match = TIMES.search(between)
    if match is None:
        return 1
    if match["twice"]:
        return 2
    return 3 if match["thrice"] else min(_count(match["on"] or match["of"] or match["x"]), 10)


def _count(word: str) -> int:
    """The number that a word or figure says."""
    return int(word) if word.isdigit() else WRITTEN[word.lower()]

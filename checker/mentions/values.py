"""Money, periods, dates, percentages and counts, each in normal form with its place.

Written amounts count as figures do: "thirty (30) calendar days" is a period of 30 days, once.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from checker.fixed import fixed
from checker.model import Day, Money, Number, Percent, Period, Shape, Span, Value

ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WRITTEN = {word: i for i, word in enumerate(ONES, 1)} | {word: i for i, word in zip(range(20, 100, 10), TENS, strict=True)}
WRITTEN |= {f"{ten}-{one}": WRITTEN[ten] + WRITTEN[one] for ten in TENS for one in ONES[:9]} | {"a": 1, "an": 1, "hundred": 100}
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

_WORD = rf"(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES[:9])})\b)?|{'|'.join(sorted(ONES, key=len, reverse=True))}|hundred"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNT = (
    rf"(?=[\dtfsenoh])(?:(?:{_WORD})\s*\(\s*(?P<bracketed>\d+)\s*\)|(?P<figure>{_FIGURE})(?:\s*\(\s*(?:{_WORD})\s*\))?|(?P<word>{_WORD}))"
)
_SCALE = r"(?:\s?(?P<scale>million|mn|m|billion|bn|thousand|k)\b)?"
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|sept"
# All that follow are asked of words without capitals: to try both cases of each letter takes twice the time.
_YEARLY = re.compile(
    r"^[^.;:]{0,30}?\b(?:per annum|p\.?a\.?|(?:per|each|a|every) year|in each of (?:its|the)(?: \w+)? years|annually|yearly)\b"
)
_YEARLY_BEFORE = re.compile(r"\b(?:annual|yearly)\b[^.;:]{0,40}$")
_VAT = re.compile(
    r"^[^.;]{0,40}?\b(?P<how>exc?l?|excluding|exclusive of|plus|net of|before|without|incl?|including|inclusive of|with)\.?\s+vat\b",
)

UNITS: dict[str, tuple[str, int]] = {"hour": ("hour", 1), "day": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14)}
UNITS |= {"month": ("month", 1), "year": ("month", 12), "yr": ("month", 12), "hr": ("hour", 1)}

MONEY = re.compile(
    rf"(?:(?P<sign>£|\$|€)|\b(?P<code>gbp|usd|eur|us\$)\s?)\s?(?P<amount>{_FIGURE}){_SCALE}"
    rf"|(?<![\w.])(?P<amount2>{_FIGURE}|{_WORD})\s?(?P<scale2>million|thousand|billion|m|k)?\s?"
    r"(?P<unit>pounds(?: sterling)?|gbp|euros?|eur|dollars|usd)\b",
)
PERIOD = re.compile(
    rf"(?<![\w.£$€]){_COUNT}\+?[\s-]*(?:full\s|complete\s|clear\s|consecutive\s)?(?P<kind>calendar|working|business)?[\s-]*"
    rf"(?P<unit>hours?|hrs?|days?|weeks?|fortnights?|months?|years?|yrs?)\b",
)
_EACH = re.compile(r"\s*(?:a|per|/|each)\s*(?:day|week|month|year)\b")
PERCENT = re.compile(rf"(?<![\w.]){_COUNT}\s?(?:%|per\s?cent\b|percent\b)")
DATE = re.compile(
    r"(?=[\djfmasond])(?<![\w/.])(?:(?P<iso>\d{4}[-/]\d{2}[-/]\d{2})"
    rf"|(?P<d>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?:\s+day)?(?:\s+of)?[\s-]+(?P<m>{_MONTH})\.?,?(?:\s+|-)(?P<y>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})-(?P<m4>{_MONTH})-(?P<y4>\d{{2}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})(?P<sep>[/.-])(?P<m3>\d{1,2})(?P=sep)(?P<y3>\d{4}|(?<=/)[23]\d(?!/)))(?!\w)",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEARLESS = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!\.?,?[\s-]+\d{{4}})",
)
NUMBER = re.compile(rf"(?<![\w.,£$€])(?<!\d-){_COUNT}(?![\w%]|\.\d)")
_DIGIT, _SPELLED, _IN_WORDS = re.compile(r"\d"), re.compile("[a-z]+"), frozenset((*ONES, *TENS, "hundred"))
_LABELLED = re.compile(  # "clauses 15.2 to", "Attachment 9 and": the figure after it is a label, and counts nothing
    r"(?:\b(?:clauses?|sections?|sec|paragraphs?|paras?|annex(?:es)?|appendix|appendices|attachments?|schedules?|parts?|lots?|pages?|articles?"
    r"|regulations?|regs?|tables?|figures?|steps?|phases?|stages?|questions?|q|rows?|items?|no|nos|version|v|level|tier|grade|chapter|form"
    r"|volume|exhibit|amendment|option|criterion|criteria|requirement|reference|ref|note|schedule|code|room|unit|block)\.?|§)"
    r"\s*[#:]?\s*(?:\d[\d.]*(?:\([a-z]+\))*\s*(?:to|and|or|,|-|–|&)\s*)*$",
)
_NUMBERING = re.compile(r"\s*(?:[.)]|--?\s)")  # "23. Reference", "4) Three"
_CLAUSE = re.compile(r"\s+[A-Z\"“‘(]")  # "4.2 References"; "2.5 million" is a count


@fixed
class Found:
    """A value with its shape and its place in the document."""

    shape: Shape
    span: Span
    value: Value


def years_of(text: str) -> tuple[int, ...]:
    """The years in which a document's days may lie: those of its full dates, and the ones that follow them."""
    lower = _lower(text)
    said = {day.on.year for match in DATE.finditer(lower) if (day := _day(match, lower))}
    return tuple(sorted(said | {year + 1 for year in said}))


def values(text: str, offset: int, years: tuple[int, ...] = ()) -> tuple[Found, ...]:
    """The values of a block that starts at `offset`; where two readings share a figure, the fuller one holds.

    `years` are those in which a day without its year may lie: "Friday 12 March" is in the one where that day is a Friday.
    """
    taken: list[Found] = []
    lower = _lower(text)
    if years and "day" in lower:
        for match in YEARLESS.finditer(lower):
            if (day := _in_years(match, years)) and not any(
                match.start() < found.end() and found.start() < match.end() for found in DATE.finditer(lower)
            ):
                taken.append(Found("date", Span(offset + match.start(), offset + match.end()), day))
    for shape, pattern, read in READERS if _counts(lower) else ():
        for match in pattern.finditer(lower) if any(sign in lower for sign in SIGNS.get(shape, ("",))) else ():
            span = Span(offset + match.start(), offset + match.end())
            if not any(span.meets(other.span) for other in taken) and (value := read(match, lower)) is not None:
                of = "label" if shape == "number" and _is_label(match, text) else shape
                taken.append(Found(of, span, value))
    return tuple(sorted(taken, key=lambda found: found.span.start))


def _lower(text: str) -> str:
    """A text without capitals, letter for letter, so that each keeps its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter.lower()[0] for letter in text)


def _counts(lower: str) -> bool:
    """Whether a text holds a figure, or a number in words: most hold none, and need not be read for values."""
    return _DIGIT.search(lower) is not None or not _IN_WORDS.isdisjoint(_SPELLED.findall(lower))


def _count(match: re.Match[str]) -> Decimal:
    """The number that a count says, in figures or in words."""
    figure = match["bracketed"] or match["figure"]
    return Decimal(figure.replace(",", "")) if figure else Decimal(WRITTEN[match["word"]])


def _money(match: re.Match[str], text: str) -> Money | None:
    """An amount with what stands around it: VAT, and whether it is for each year."""
    amount = (match["amount"] or match["amount2"]).replace(",", "")
    scale = {"m": 10**6, "b": 10**9, "k": 1000, "t": 1000, "": 1}[(match["scale"] or match["scale2"] or "")[:1]]
    try:
        pence = int((Decimal(WRITTEN[amount]) if amount in WRITTEN else Decimal(amount)) * scale * 100)
    except InvalidOperation:  # a figure too long for any contract
        return None
    sign = (match["sign"] or match["code"] or match["unit"] or "").upper()
    currency = "EUR" if sign[:1] in "€E" else "USD" if sign[:1] in "$UD" else "GBP"
    after, before = text[match.end() : match.end() + 60], text[max(0, match.start() - 60) : match.start()]
    vat = _VAT.search(after)
    basis = "unsaid" if not vat else "included" if vat["how"][:2] in ("in", "wi") and vat["how"] != "without" else "excluded"
    return Money(pence, currency, basis, bool(_YEARLY.search(after) or _YEARLY_BEFORE.search(before)))  # type: ignore[arg-type]


def _period(match: re.Match[str], text: str) -> Period | None:
    """A length of time; "5 days a week" and "24 hours a day" are service hours, not periods."""
    if _EACH.match(text, match.end()):
        return None
    unit, times = UNITS[match["unit"].rstrip("s")]
    working = unit == "day" and times == 1 and match["kind"] in ("working", "business")
    return Period(_count(match) * times, "working-day" if working else unit)  # type: ignore[arg-type]


def _percent(match: re.Match[str], text: str) -> Percent:
    """A share of a hundred."""
    return Percent(_count(match))


def _day(match: re.Match[str], text: str) -> Day | None:
    """A date; of 03/04/2027 the day comes first, as people write it here, unless only the other order can be."""
    try:
        if match["iso"]:
            return Day(date.fromisoformat(match["iso"].replace("/", "-")))
        if match["d3"]:
            day, month, year = int(match["d3"]), int(match["m3"]), _full_year(match["y3"])
            return Day(date(year, month, day) if month <= 12 else date(year, day, month))
        name, day = match["m"] or match["m2"] or match["m4"], int(match["d"] or match["d2"] or match["d4"])
        year = _full_year(match["y"] or match["y2"] or match["y4"])
        month = next(i for i, known in enumerate(MONTHS, 1) if known.startswith(name[:3]))
        return Day(date(year, month, day))
    except ValueError:  # 31 June: a slip of the pen, and no date
        return None


def _in_years(match: re.Match[str], years: tuple[int, ...]) -> Day | None:
    """A weekday's date in the only one of some years in which it falls on that weekday."""
    number = int(match["d"] or match["d2"])
    month = next(i for i, known in enumerate(MONTHS, 1) if known.startswith((match["m"] or match["m2"])[:3]))
    fits: list[date] = []
    for year in years:
        try:
            day = date(year, month, number)
        except ValueError:  # 29 February, and slips of the pen
            continue
        if WEEKDAYS[day.weekday()] == match["weekday"]:
            fits.append(day)
    return Day(fits[0]) if len(fits) == 1 else None


def _full_year(written: str) -> int:
    """A year, of which the century may be left out."""
    return int(written) + (2000 if len(written) == 2 else 0)


def _number(match: re.Match[str], text: str) -> Number:
    """A count of something, or the number that something bears, such as a lot or a clause."""
    return Number(_count(match))


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether a figure is the number of a paragraph or of a clause rather than a count."""
    before = text[max(0, match.start() - 60) : match.start()].lower()
    opens = not text[: match.start()].strip(" \t\n*#-(•")
    numbering = _NUMBERING if "." not in match[0] else _CLAUSE
    return bool(_LABELLED.search(before) or (opens and numbering.match(text, match.end())))


SIGNS: dict[str, tuple[str, ...]] = {  # without one of these a block cannot hold a value of the shape
    "percent": ("%", "cent"),
    "money": ("£", "$", "€", "gbp", "usd", "eur", "pound", "dollar"),
    "period": ("day", "week", "month", "year", "yr", "hour", "hr", "fortnight"),
    "date": tuple("0123456789"),
}
READERS: tuple[tuple[Shape, re.Pattern[str], Callable[[re.Match[str], str], Value | None]], ...] = (
    ("date", DATE, _day),
    ("money", MONEY, _money),
    ("percent", PERCENT, _percent),
    ("period", PERIOD, _period),
    ("number", NUMBER, _number),
)

"""Values, places and authorities as a person writes them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from checker.model import Amendment, Answer, Authority, Day, Decision, Force, Money, Place, Product, Stance, Value, Waiver
from checker.model.log import KEPT
from checker.model.spoken import spoken

NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
VAT = {"included": " with VAT", "excluded": " without VAT", "unsaid": ""}
FORCES: Mapping[Force, str] = {"law": "law", "policy": "policy", "good-practice": "good practice"}
STANCES: Mapping[Stance, str] = {
    "requirement": "what is required",
    "condition": "who may bid",
    "criterion": "how bids are judged",
    "term": "terms of the contract",
    "instruction": "how to bid",
    "buyer-duty": "what the buyer will do",
    "background": "background",
    "definition": "definitions",
    "example": "examples",
    "quoted-law": "quoted law",
    "told": "what is only told of",
    "question": "a bidder's question",
    "heading": "headings",
}


def said(value: object) -> str:
    """Whatever is known of a purchase as a person writes it: one value or several, with all that is to be said of it."""
    if isinstance(value, Money):
        return f"{spoken(value)}{' a year' if value.yearly else ''}{VAT[value.vat]}"
    if isinstance(value, Product):
        return f"{value.name} ({value.maker})" if value.maker not in value.name else value.name
    if isinstance(value, date):
        return spoken(Day(value))
    if isinstance(value, tuple | list):
        return ", ".join(said(part) for part in value)
    return spoken(value) if isinstance(value, Value) else str(value)


def amendment(change: Amendment) -> str:
    """What an organisation has changed of a rule, why, and who answers for it."""
    if change.change == "replaced":
        return f"{change.rule} is replaced by the organisation's own ({change.where})."
    done = "is not run" if change.change == "disabled" else f"is graded “{change.severity}” instead of “{change.was}”"
    return f"{change.rule} {done}: {change.because.rstrip('.')} ({change.by}; {change.where})."


def exception(decision: Decision) -> str:
    """What was decided about a finding, by whom and until when; of one that does not hold, why not."""
    waiver = decision.waiver
    people = joined([f"{each.by} ({each.role})" for each in waiver.agreed])
    done = f"Agreed by {people}" if people else "Asked for"
    held = f"{waiver.reason.rstrip('.')}. {done} on {said(waiver.on)}, until {said(waiver.until)}."
    return held if decision.state == "agreed" else f"An exception does not hold: {decision.why}. {held}"


def recorded(answer: Answer) -> str:
    """The reason that was put on record, and by whom."""
    return f"{answer.reason.rstrip('.')}. Recorded by {answer.by} ({answer.role}) on {said(answer.on)}."


def unused(decision: Waiver | Answer) -> str:
    """A decision that nothing is covered by any more."""
    about = decision.product if isinstance(decision, Waiver) and decision.product else decision.rule
    quote = f" “{decision.quote}”" if decision.quote else ""
    return f"{decision.at.path}, line {decision.at.line}: {about or 'a decision'}{quote}: nothing is covered by it{_heir(decision)}"


def _heir(decision: Waiver | Answer) -> str:
    """Which finding has the words of a decision now, in a sentence that was changed."""
    if not isinstance(decision, Waiver) or not decision.heir:
        return ""
    return f", but finding {decision.heir[:KEPT]} is about the same words in another sentence: if that is in order too, agree to it anew"


def count(number: int, thing: str, things: str = "") -> str:
    """So many of something: 1 document, 5 documents, 1,204 words."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Words in a row: a, b and c."""
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def where(place: Place) -> str:
    """A place inside its document: page, section with its heading, and paragraph, cell or sheet."""
    parts = [f"page {place.page}" if place.page else "", _section(place), _spot(place)]
    inserted = " (in a tracked insertion)" if place.inserted else ""
    return ", ".join(part for part in parts if part) + inserted


def _section(place: Place) -> str:
    """The section's number with the words of its heading."""
    heading = " ".join(place.headings[-1].split()) if place.headings else ""
    if place.section:
        heading = f"{place.section} {NUMBER.sub('', heading)}".strip()
    return heading if len(heading) <= 75 else heading[:75].rpartition(" ")[0] + " …"


def _spot(place: Place) -> str:
    """The paragraph, the cell of a table, or the cell of a sheet."""
    if place.sheet:
        return place.sheet
    if place.cell:
        return f"table {place.cell.table + 1}, row {place.cell.row + 1}, column {place.cell.column + 1}"
    return f"paragraph {place.paragraph}"


def authority(of: Authority) -> str:
    """On whose authority something is said, and how far it binds; whether there is a conflict, a person must judge."""
    if of.force == "good-practice":
        cite = of.cite.removeprefix("Good practice: ").removeprefix("Good practice; ")
        return f"Good practice, not law{': ' + cite if cite else ''}."
    conflict = f"t may conflict with {of.cite} ({FORCES[of.force]})."
    return f"{of.supposes}, then i{conflict}" if of.supposes else f"I{conflict}"


def source(of: Authority) -> str:
    """The authority alone, for what is in order."""
    if of.force == "good-practice":
        return authority(of)
    cite = f"{of.cite} ({FORCES[of.force]})."
    return f"{of.supposes}: {cite}" if of.supposes else cite


def lasting(seconds: float) -> str:
    """How long something takes, as a person says it."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"

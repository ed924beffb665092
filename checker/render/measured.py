"""How right the rules are on labelled tenders: as tables for a person, and as the file that is kept to hold later rules to."""

from collections.abc import Mapping
from dataclasses import asdict
from json import dumps

from checker.model import Counted, Measured, Total
from checker.render.page import Page

COLUMNS = f"{'found':>6} {'missed':>6} {'false':>6} {'precision':>9} {'recall':>6}"
HELD = "held"


def measured_page(made: Measured, colour: bool, width: int) -> str:
    """The totals, then every concern and every rule; a rule's recall is its share of what is to be found of its concern."""
    page = Page(colour, width)
    longest = max(map(len, (*made.concerns, *made.rules)), default=0)
    held = {name: total for name, total in made.sets.items() if name == HELD}
    _write(page, "Labelled tenders", {name: total.counted for name, total in made.sets.items() if name != HELD}, longest)
    _write(page, "Held back from whoever writes rules: the total alone", {name: total.counted for name, total in held.items()}, longest)
    for name, total in made.sets.items():
        page.line(_about(name, total), 2)
    _write(page, "By concern", made.concerns, longest)
    _write(page, "By rule (recall: its share of what there is to find of its concern)", made.rules, longest)
    page.gap()
    page.line("A row of fewer than ten faults is a count, and no rate to rely on.")
    return page.text()


def measured_file(made: Measured) -> str:
    """The counts for a program, a line each, so that a change of one rule is a change of one line."""
    parts: Mapping[str, Mapping[str, Counted | Total]] = {"sets": made.sets, "concerns": made.concerns, "rules": made.rules}
    return "{\n" + ",\n".join(f'"{name}": {_lines(rows)}' for name, rows in parts.items()) + "\n}\n"


def rightness(counted: Counted | None) -> str:
    """How right a rule was, in a sentence for its page."""
    if counted is None:
        return "Not measured."
    found, alarms = counted.hits, counted.alarms
    if not found + counted.missed + alarms:
        return "The labelled tenders hold nothing for it to find, and it found nothing in them."
    rate = "" if counted.precision is None else f" (precision {_rate(counted.precision)})"
    said = f"It found {found} of the {found + counted.missed} faults of its concern"
    return f"{said}, and {alarms if alarms else 'no'} false alarm{'' if alarms == 1 else 's'}{rate}."


def _write(page: Page, heading: str, rows: Mapping[str, Counted], longest: int) -> None:
    """A table of counts and rates, where there are any."""
    if not rows:
        return
    page.heading(heading)
    page.item(f"{'':{longest}}  {COLUMNS}", "", 2)
    for name, counted in rows.items():
        rates = f"{_rate(counted.precision):>9} {_rate(counted.recall):>6}"
        page.item(f"{name:{longest}}  {counted.hits:6} {counted.missed:6} {counted.alarms:6} {rates}", "", 2)


def _lines(rows: Mapping[str, Counted | Total]) -> str:
    """Names with counts, a line each."""
    return "{\n" + ",\n".join(f" {dumps(name)}: {dumps(asdict(rows[name]))}" for name in sorted(rows)) + "\n}"


def _about(name: str, total: Total) -> str:
    """What a set holds, and how many traps were sprung."""
    return f"{name}: {total.documents} documents, {total.words:,} words; {total.sprung} of {total.traps} traps sprung"


def _rate(rate: float | None) -> str:
    """A rate in per cent; a dash where there is nothing to divide."""
    return "-" if rate is None else f"{rate:.0%}"

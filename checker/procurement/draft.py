"""A tender.toml in the making: what is asked of an officer, with examples, and the file that comes of the answers."""

import json
import re
from collections.abc import Mapping
from datetime import date

from checker.errors import BadSettings
from checker.fixed import fixed
from checker.procurement.amounts import pounds
from checker.procurement.tender import parse_tender

__all__ = ["QUESTIONS", "Question", "drafted", "objection"]

_HEAD = (
    "# What is known of this procurement: Tendercheck reads it with the documents in this folder and below.\n"
    "# Every key but the title may be left out. A line that begins with # says nothing: take the # away to say it.\n"
)
_FILE = "tender.toml"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@fixed
class Question:
    """One key of tender.toml: what is asked for, and what an answer looks like."""

    key: str
    asks: str
    example: str


QUESTIONS = (
    Question("title", "What the procurement is called", "Planning case management"),
    Question("authority", "Who buys", "Harrow Vale Borough Council"),
    Question("nation", "Where the buyer is: england, wales, scotland, northern-ireland, eu or other", "england"),
    Question(
        "route",
        "How it is bought: open, competitive-flexible, below-threshold, call-off-competed, call-off-direct, dynamic-market or direct-award",
        "open",
    ),
    Question("framework", "The framework that it is called off from, if there is one", "G-Cloud 14"),
    Question("value", "What it is worth in pounds, with all extensions", "485000"),
    Question("vat", "Whether VAT is in that value: included or excluded", "excluded"),
    Question("term_months", "The term in months, without extensions", "24"),
    Question("extensions_months", "All extensions together, in months", "12"),
    Question("published", "The day of publication, the year first", "2026-12-14"),
    Question("closing", "The last day for bids, the year first", "2027-01-29"),
    Question(
        "buys", "What is bought: software, hosting, devices, network, services, people, with commas between them", "software, hosting"
    ),
    Question("lots", "How many lots there are; 0 where it is not divided", "0"),
)


def objection(answers: Mapping[str, str], key: str) -> str:
    """What is wrong with the answer under a key, held against those before it; nothing where it can stand."""
    try:
        parse_tender(drafted({"title": "a title", **answers}), _FILE)
    except BadSettings as fault:
        told = [line.partition(f": tender.{key}")[2].partition(": ")[2] for line in str(fault).splitlines() if f": tender.{key}" in line]
        return next(iter(told), str(fault).splitlines()[0])
    return ""


def drafted(answers: Mapping[str, str]) -> str:
    """The text of a tender.toml: each key with what it means, and commented out with an example where there is no answer."""
    lines = [_HEAD, "[tender]"]
    for question in QUESTIONS:
        answer = answers.get(question.key, "")
        said = f"{question.key} = {_value(question.key, answer or question.example)}"
        lines += [f"# {question.asks}.", said if answer else f"# {said}", ""]
    return "\n".join(lines)


def _value(key: str, typed: str) -> str:
    """What was typed, as TOML has it: an amount and a day bare, several names as a list, all else in quotes."""
    plain = "".join(letter for letter in typed if letter.isprintable()).strip()
    if key == "buys":
        return "[" + ", ".join(_quoted(name.strip()) for name in plain.split(",") if name.strip()) + "]"
    if key == "value" and (amount := pounds(plain)) is not None:
        return f"{amount.normalize():f}"
    is_bare = key in ("term_months", "extensions_months", "lots") and re.fullmatch(r"0|[1-9]\d{0,5}", plain)
    return plain if is_bare or (key in ("published", "closing") and _DAY.fullmatch(plain) and _is_day(plain)) else _quoted(plain)


def _is_day(text: str) -> bool:
    """Whether TOML will have it as a day: what is none is put in quotes, so that it is refused by its key."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

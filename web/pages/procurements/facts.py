"""The form for what is known of a procurement: a field for each question of tender.toml, of the kind that its answers have."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length

from checker.model.spoken import ROUTES
from web.details import QUESTIONS, Question, objection
from web.forms.fields import DayField, choices
from web.pages.procurements.board import printable
from web.pages.procurements.making import LONGEST, TITLE

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
    "eu": "The European Union",
    "other": "Somewhere else",
}
CHOICES = {
    "nation": NATIONS,
    "route": {name: words[:1].upper() + words[1:] for name, words in ROUTES.items()},
    "vat": {"included": "Included", "excluded": "Excluded"},
    "buys": {each: each.capitalize() for each in ("software", "hosting", "devices", "network", "services", "people")},
}
DAYS = ("published", "closing")
_UNKNOWN = ("", "Not known yet")
_AMISS = {  # what an answer must be, where it is not
    "value": "The value must be an amount in pounds, such as 485000",
    "term_months": "The term must be a whole number of months, such as 24",
    "extensions_months": "The extensions must be a whole number of months, such as 12",
    "lots": "How many lots there are must be a whole number, such as 3, or 0",
    "closing": "The last day for bids must be on or after the day of publication",
}


def _asked(question: Question) -> tuple[str, str]:
    """What a question asks, and what helps to answer it."""
    words = question.asks.partition(":")[0].removesuffix(", the year first")
    words, _, more = words.partition("; ")
    if question.key in DAYS:
        day = date.fromisoformat(question.example)
        return words, f"For example, {day.day} {day.month} {day.year}."
    return words, f"{more[:1].upper()}{more[1:]}." if more else "" if question.key in CHOICES else f"For example, {question.example}."


def _field(question: Question) -> Any:
    """The field for a question."""
    label, hint = _asked(question)
    known = [*CHOICES.get(question.key, {}).items()]
    if question.key == "title":
        return StringField(label, TITLE, filters=[printable], description=hint)
    if question.key in DAYS:
        return DayField(label, description=hint)
    if question.key == "buys":
        return SelectMultipleField(label, choices=choices(known), validate_choice=False, description="Select all that apply.")
    if question.key == "vat":
        return RadioField(label, choices=choices([*known, _UNKNOWN]), default="")
    if known:
        return SelectField(label, choices=choices([_UNKNOWN, *known]), default="")
    return StringField(
        label, [Length(max=LONGEST, message=f"{label} must be {LONGEST} letters or fewer")], filters=[printable], description=hint
    )


class DetailsForm(FlaskForm):  # type: ignore[misc]
    """What is known of a procurement; all of it may be left out but the title."""

    def answers(self) -> dict[str, str]:
        """The answers as they are kept: in the words of tender.toml, those that were left out left out."""
        said = {question.key: _written(self[question.key].data) for question in QUESTIONS}
        return {key: words for key, words in said.items() if words}

    def stands(self) -> bool:
        """Whether every answer can stand, alone and beside those before it; what cannot is told by its field."""
        sound = bool(self.validate_on_submit())
        before: dict[str, str] = {}
        for key, answer in self.answers().items():
            if self[key].errors:
                continue
            if fault := objection({**before, key: answer}, key):
                self[key].errors = [_AMISS.get(key, fault)]
                sound = False
            else:
                before[key] = answer
        return sound


for _question in QUESTIONS:
    setattr(DetailsForm, _question.key, _field(_question))


def filled(details: dict[str, Any]) -> dict[str, Any]:
    """The answers on record as the fields want them."""
    made = {key: said for key, said in details.items() if key in DetailsForm.__dict__}
    made |= {key: date.fromisoformat(made[key]) for key in DAYS if key in made}
    return made | {"buys": [each.strip() for each in made.get("buys", "").split(",")]}


def _written(said: Any) -> str:
    """An answer in words."""
    if isinstance(said, date):
        return said.isoformat()
    return ", ".join(said) if isinstance(said, list) else said or ""

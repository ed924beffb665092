"""What answers on forms must be like: long enough, a link that can be followed, a day that is not over; each fault in plain words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from wtforms import Field, Form
from wtforms.validators import StopValidation

Rule = Callable[[Form, Field], None]
LEAST = 10  # letters of a reason, as waivers.toml asks for
_MOST = 4000
_YEAR = timedelta(days=365)


def tidy(text: str | None) -> str:
    """Text without spaces around it, and without letters that cannot be seen."""
    plain = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in (text or "").replace("\r\n", "\n"))
    return plain.strip()


def needed(words: str) -> Rule:
    """An answer must be there."""

    def rule(form: Form, field: Field) -> None:
        """Refuse an empty answer."""
        if not field.data:
            raise StopValidation(words)

    return rule


def reasoned(what: str) -> Rule:
    """A reason must be there, and long enough to say something."""

    def rule(form: Form, field: Field) -> None:
        """Refuse a reason that says nothing."""
        if not field.data:
            raise StopValidation(f"Enter {what}")
        if len(field.data) < LEAST:
            raise StopValidation(f"{what.capitalize()} must have at least {LEAST} letters")

    return rule


def short(form: Form, field: Field) -> None:
    """No answer is longer than can be read."""
    if field.data and len(field.data) > _MOST:
        raise StopValidation(f"{field.label.text}: must be {_MOST} letters or fewer; put the rest where the evidence is")


def link(form: Form, field: Field) -> None:
    """A link can be followed by everybody, and does nothing but lead somewhere."""
    if not field.data:
        return
    try:
        parts = urlsplit(field.data)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not any(letter.isspace() for letter in field.data)
    except ValueError:
        sound = False
    if not sound:
        raise StopValidation("The link must begin with https:// or http://, such as https://www.example.gov.uk/paper")


def ahead(years: int) -> Rule:
    """A day must be there, not be over, and not be further ahead than so many years."""

    def rule(form: Form, field: Any) -> None:
        """Refuse a day that is over or too far ahead."""
        if field.data is None:
            raise StopValidation(f"Enter {field.called[0].lower()}{field.called[1:]}")
        if field.data < date.today():
            raise StopValidation(f"{field.called} must be today or in the future")
        if field.data > date.today() + years * _YEAR:
            raise StopValidation(f"{field.called} must be within {years} years. An exception is looked at again after that")

    return rule


def past(form: Form, field: Any) -> None:
    """A day must be there, and not lie ahead."""
    if field.data is None:
        raise StopValidation(f"Enter {field.called[0].lower()}{field.called[1:]}")
    if field.data > date.today():
        raise StopValidation(f"{field.called} must be today or in the past")

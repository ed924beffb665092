"""A field of a form as the GOV.UK macros want it: label, hint, error and value, each where readers and screen readers look for it."""

from collections.abc import Iterator
from typing import Any

from markupsafe import escape
from wtforms import Field, Form

from web.forms.fields import BOXES, DayField

Params = dict[str, Any]

_PLAIN = {  # what WTForms says of its own accord, as a person would
    "Not a valid choice.": "Select an answer: {}",
    "Not a valid integer value.": "{} must be a whole number, such as 12",
    "Not a valid decimal value.": "{} must be a number, such as 12.50",
    "Not a valid float value.": "{} must be a number, such as 12.5",
}


def drawn(field: Field, heading: bool = False, size: str = "", **more: Any) -> Params:
    """What every macro needs of a field. A heading is the h1 of its page; its size is "s", "m", "l" or "xl"; `more` goes to the macro."""
    name: Params = {"text": field.label.text, "isPageHeading": heading}
    size = size or ("l" if heading else "")
    params: Params = {"id": field.id, "name": field.name, **_told(field, more.pop("hint", field.description))}
    if isinstance(field, DayField):
        params |= {"namePrefix": field.name, "items": _boxes(field)}
    elif hasattr(field, "iter_choices"):
        params |= {"idPrefix": field.id, "items": _items(field, more.pop("hints", {}), more.pop("inside", {}))}
    elif field.type not in ("FileField", "MultipleFileField", "PasswordField"):
        params |= {"value": _value(field)}
    label = name | {"classes": f"govuk-label--{size}" if size else "govuk-!-font-weight-bold"}
    legend = name | {"classes": f"govuk-fieldset__legend--{size or 's'}"}
    return params | {"label": label, "fieldset": {"legend": legend}} | more


def mistakes(form: Form) -> Iterator[Params]:
    """Every error of a form in the order of its fields, with a link to where it is mended."""
    for field in form:
        for error in _errors(field):
            yield {"text": error} if field.type in ("HiddenField", "CSRFTokenField") else {"text": error, "href": f"#{_first(field)}"}
    yield from ({"text": error} for error in form.form_errors)


def _first(field: Field) -> str:
    """The id of the control where a field is mended: of a day the first box at fault."""
    return f"{field.id}-{(field.at or BOXES)[0]}" if isinstance(field, DayField) else str(field.id)


def _told(field: Field, hint: str) -> Params:
    """The hint and the error of a field, where it has them."""
    errors = list(_errors(field))
    return ({"hint": {"text": hint}} if hint else {}) | ({"errorMessage": {"text": " ".join(errors)}} if errors else {})


def _errors(field: Field) -> Iterator[str]:
    """The errors of a field in plain words."""
    yield from (_PLAIN[error].format(field.label.text) if error in _PLAIN else error for error in _flat(field.errors))


def _flat(errors: Any) -> Iterator[str]:
    """The errors of a field; a field made of fields has lists or tables of them."""
    for error in errors.values() if isinstance(errors, dict) else errors:
        if isinstance(error, (list, tuple, dict)):
            yield from _flat(error)
        else:
            yield str(error)


def _boxes(field: DayField) -> list[Params]:
    """The three boxes of a day, those at fault marked; all of them where the fault is in none."""
    wrong = field.at or (BOXES if field.errors else ())
    return [
        {
            "name": box,
            "value": field.boxes[box],
            "classes": f"govuk-input--width-{4 if box == 'year' else 2}{' govuk-input--error' if box in wrong else ''}",
        }
        for box in BOXES
    ]


def _items(field: Any, hints: dict[Any, str], inside: dict[Any, str]) -> list[Params]:
    """What can be chosen, with a hint for some, and what is asked further where one is chosen."""
    return [
        {"value": each.value, "text": each.label, "checked": each.selected, "selected": each.selected}
        | ({"hint": {"text": hints[each.value]}} if each.value in hints else {})
        | ({"conditional": {"html": escape(inside[each.value])}} if each.value in inside else {})
        for each in field.iter_choices()
    ]


def _value(field: Any) -> str:
    """What stands in a box: what was typed, even if it was wrong."""
    return field._value() if hasattr(field, "_value") else ""

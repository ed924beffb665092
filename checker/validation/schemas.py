"""Holds a sheet against one of the JSON Schemas under rules/schema, and says in plain words where the two differ."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.shipped import knowledge_folder
from checker.validation.fitting import surely_fits
from checker.validation.sheet import Field, Sheet
from checker.validation.words import akin, nearest

ELSEWHERE = re.compile(r'"(\w+)\.schema\.json#/(\$defs|properties)/(\w+)"')  # what a schema points to in another
SHAPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a set of keys with values",
    "null": "empty",
}


def faults(sheet: Sheet, schema: str) -> list[str]:
    """Everything in which a file differs from its schema, in the order of its lines."""
    if sheet.faults:
        return list(sheet.faults)
    if surely_fits(sheet.data, _schema(schema), _schema(schema)):
        return []
    found = [(sheet.line(place), sheet.fault(place, cause)) for place, cause in _differences(sheet.data, schema)]
    return list(dict.fromkeys(words for _, words in sorted(found, key=lambda pair: pair[0])))


def misfits(data: Any, schema: str) -> Iterator[tuple[Field, str]]:
    """The places of data from outside that do not fit a schema, each with the cause in plain words."""
    if surely_fits(data, _schema(schema), _schema(schema)):
        return
    for error in _checker(schema).iter_errors(data):
        yield tuple(error.absolute_path), _cause(error)


@cache
def _checker(schema: str) -> Any:
    """The validator of one of our schemas, of the draft that it is written in, built once."""
    from jsonschema.validators import validator_for  # slow to import, and only a file with faults needs it

    return validator_for(_schema(schema))(_schema(schema))


@cache
def _schema(name: str) -> dict[str, Any]:
    """A schema, with what it points to in others put under its own definitions."""
    text = (knowledge_folder() / "schema" / f"{name}.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(ELSEWHERE.sub(r'"#/$defs/\3"', text))
    for other, kept, inner in set(ELSEWHERE.findall(text)):
        schema.setdefault("$defs", {})[inner] = _schema(other)[kept][inner]
    return schema


def _differences(data: Any, schema: str) -> Iterator[tuple[Field, str]]:
    """Each place where data and schema differ, with the cause in plain words."""
    for error in _checker(schema).iter_errors(data):
        place: Field = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema.get("properties", {})
            yield from (((*place, key), f"unknown key{nearest(key, known)}") for key in error.instance if key not in known)
        elif error.validator == "required":
            yield from ((place, f"the key {key!r} is missing") for key in error.validator_value if key not in error.instance)
        else:
            yield place, _cause(error)


def _cause(error: Any) -> str:
    """Why a value is not what its schema asks for; a schema's description says what its patterns and bans mean."""
    value, asked, means = error.instance, error.validator_value, error.schema.get("description", "")
    if error.validator == "type":
        return _wrong_shape(value, [asked] if isinstance(asked, str) else asked)
    if error.validator in ("enum", "const"):
        said = _not_listed(value, [str(item) for item in (asked if error.validator == "enum" else [asked])])
        return f"{said} ({means})" if means else said
    if error.validator == "pattern":
        return f"{_seen(value)} is not {means or 'written as it must be'}"
    if error.validator in ("minItems", "maxItems", "minProperties", "maxProperties"):
        return means or f"{'at least' if error.validator[1] == 'i' else 'at most'} {asked} must be here, not {len(value)}"
    if error.validator in ("minimum", "exclusiveMinimum", "maximum"):
        bound = {"maximum": "above", "minimum": "below"}.get(error.validator, "below or at")
        return f"{_seen(value)} is {bound} {asked}"
    if error.validator == "uniqueItems":
        return "the same item stands twice"
    return means or ("is empty" if error.validator == "minLength" else "is not allowed here")


def _seen(value: Any) -> str:
    """A value as a fault quotes it: short ones only."""
    return repr(value) if isinstance(value, str | int | float) and len(str(value)) < 80 else "this"


def _wrong_shape(value: Any, shapes: list[str]) -> str:
    """Text where a list was wanted, and the like."""
    advice = "; put it in quotes" if "string" in shapes and isinstance(value, int | float) else ""
    said = "is empty, and must be" if value is None else f"{_seen(value)} is not"
    return f"{said} {' or '.join(SHAPES[shape] for shape in shapes)}{advice}"


def _not_listed(value: Any, allowed: list[str]) -> str:
    """A word that is none of those allowed."""
    if len(allowed) > 12:
        return f"{_seen(value)} is not known{akin(str(value), allowed)}"
    return f"{_seen(value)} is not {'one of ' if len(allowed) > 1 else ''}{', '.join(allowed)}"

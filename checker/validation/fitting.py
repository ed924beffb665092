"""Whether data surely fits a schema: a quick look that spares nearly every file the full one.

It knows the keywords that our schemas use. Whatever else it meets it calls doubtful, and then jsonschema has the word, which
alone says what is wrong. That makes the rules load in a fraction of the time, and without jsonschema being imported.
"""

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

Schema = Mapping[str, Any]
Look = Callable[[Any, Any, Schema, Schema], bool]  # the value, what the keyword asks, the schema it stands in, the whole schema

TYPES: Mapping[str, Any] = {"string": str, "array": list, "object": dict, "boolean": bool, "null": type(None), "integer": int}
NUMBERS = (int, float)


def surely_fits(value: Any, schema: Schema, whole: Schema) -> bool:
    """Whether every keyword of a schema is known here and satisfied."""
    for keyword, asked in schema.items():
        if keyword in SILENT:
            continue
        look = LOOKS.get(keyword)
        if look is None or not look(value, asked, schema, whole):
            return False
    return True


def _is_of(value: Any, name: str) -> bool:
    """Whether a value has one of the seven shapes; true and false are no numbers."""
    return isinstance(value, TYPES.get(name, NUMBERS)) and not (name in ("integer", "number") and isinstance(value, bool))


def _ref(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    kept, name = asked.removeprefix("#/").split("/")
    return surely_fits(value, whole[kept][name], whole)


def _type(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return _is_of(value, asked) if isinstance(asked, str) else any(_is_of(value, name) for name in asked)


def _listed(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return isinstance(value, str) and (value == asked if isinstance(asked, str) else value in asked)


def _pattern(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, str) or re.search(asked, value) is not None


def _items(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, list) or all(surely_fits(item, asked, whole) for item in value)


def _properties(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(surely_fits(inner, asked[key], whole) for key, inner in value.items() if key in asked)


def _additional(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    others = [key for key in value if key not in schema.get("properties", ())] if isinstance(value, dict) else []
    return not others or asked is True or (asked is not False and all(surely_fits(value[key], asked, whole) for key in others))


def _names(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(surely_fits(key, asked, whole) for key in value)


def _required(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(key in value for key in asked)


def _dependent(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(other in value for key in asked if key in value for other in asked[key])


def _distinct(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    if not isinstance(value, list) or all(isinstance(item, str) for item in value):
        return not isinstance(value, list) or len(set(value)) == len(value)
    return all(one != other for one, other in combinations(value, 2))


def _if(value: Any, asked: Any, schema: Schema, whole: Schema) -> bool:
    branch = schema.get("then" if surely_fits(value, asked, whole) else "else", {})
    return IN_CONDITIONS.issuperset(asked) and surely_fits(value, branch, whole)


def _sized(shape: type[str] | type[list[Any]] | type[dict[str, Any]], fits: Callable[[int, int], bool]) -> Look:
    return lambda value, asked, schema, whole: not isinstance(value, shape) or fits(len(value), asked)


def _bounded(fits: Callable[[float, float], bool]) -> Look:
    return lambda value, asked, schema, whole: not isinstance(value, int | float) or fits(value, asked)


IN_CONDITIONS = frozenset(("type", "required", "properties"))  # of these "not surely" is "surely not", so they can decide a branch
SILENT = frozenset(("$schema", "$id", "$defs", "definitions", "title", "description", "then", "else"))  # they ask nothing by themselves
LOOKS: Mapping[str, Look] = {
    "$ref": _ref,
    "type": _type,
    "enum": _listed,
    "const": _listed,
    "pattern": _pattern,
    "items": _items,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "required": _required,
    "dependentRequired": _dependent,
    "uniqueItems": _distinct,
    "if": _if,
    "allOf": lambda value, asked, schema, whole: all(surely_fits(value, inner, whole) for inner in asked),
    "anyOf": lambda value, asked, schema, whole: any(surely_fits(value, inner, whole) for inner in asked),
    "minLength": _sized(str, int.__ge__),
    "minItems": _sized(list, int.__ge__),
    "maxItems": _sized(list, int.__le__),
    "minProperties": _sized(dict, int.__ge__),
    "maxProperties": _sized(dict, int.__le__),
    "minimum": _bounded(lambda value, least: value >= least),
    "maximum": _bounded(lambda value, most: value <= most),
    "exclusiveMinimum": _bounded(lambda value, least: value > least),
}

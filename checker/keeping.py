"""Values of a check as bytes to be kept, and back: a report, its texts and its rulebook, exactly as they were.

Only the model's own nouns and plain values are written, and only these are made when bytes are read: a kept file can name nothing else.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from checker import model
from checker.errors import BadSettings
from checker.model import Lexicon, Report, Rulebook

__all__ = ["joined", "kept", "parted", "restored"]

_KIND = "_"  # the key under which an object tells what it is
_NOTHING = Rulebook("", date.min, (), Lexicon((), (), {}), (), (), {})
_WRITTEN: Mapping[type, Callable[[Any], Any]] = {
    tuple: lambda value: [_plain(each) for each in value],
    datetime: lambda value: {_KIND: "datetime", "of": value.isoformat()},
    date: lambda value: {_KIND: "date", "of": value.isoformat()},
    Decimal: lambda value: {_KIND: "Decimal", "of": str(value)},
    frozenset: lambda value: {_KIND: "frozenset", "of": sorted(_plain(each) for each in value)},
    list: lambda value: {_KIND: "list", "of": [_plain(each) for each in value]},
}
_MADE: Mapping[str, Callable[[Any], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "Decimal": Decimal,
    "frozenset": lambda of: frozenset(_value(each) for each in of),
    "list": lambda of: [_value(each) for each in of],
    "mapping": lambda of: {_value(key): _value(value) for key, value in of},
}


def kept(value: object) -> bytes:
    """A value of the model as bytes. Raises TypeError for what the model does not hold."""
    return zlib.compress(json.dumps(_plain(value), separators=(",", ":")).encode("ascii"), 6)


def restored(data: bytes) -> Any:
    """The value that was kept. Raises BadSettings where the bytes are not what `kept` has written."""
    try:
        return _value(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BadSettings("What was kept of a check is damaged and cannot be read; check the files again") from fault


def parted(report: Report) -> tuple[Report, Rulebook]:
    """A report without its rulebook, and the rulebook as renderers need it, which many reports share: words and examples left out."""
    rules = tuple(replace(rule, examples=()) for rule in report.rulebook.rules)
    return replace(report, rulebook=_NOTHING), replace(report.rulebook, rules=rules, lexicon=_NOTHING.lexicon)


def joined(report: Report, rulebook: Rulebook) -> Report:
    """A report with its rulebook again."""
    return replace(report, rulebook=rulebook)


def _plain(value: object) -> Any:
    """A value in terms of JSON; fields that have their usual value are left out."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        said = ((field, getattr(value, field.name)) for field in fields(value))
        return {_KIND: type(value).__name__, **{field.name: _plain(each) for field, each in said if not _is_usual(field, each)}}
    if isinstance(value, Mapping):
        return {_KIND: "mapping", "of": [[_plain(key), _plain(each)] for key, each in value.items()]}
    try:
        return _WRITTEN[type(value)](value)
    except KeyError:
        raise TypeError(f"{type(value).__name__} is no value of the model") from None


def _is_usual(field: "Field[Any]", value: object) -> bool:
    """Whether a field has the value that it has when nothing is said."""
    usual = field.default_factory() if field.default_factory is not MISSING else field.default
    return usual is not MISSING and type(usual) is type(value) and usual == value


def _value(plain: Any) -> Any:
    """The value that JSON tells of."""
    if isinstance(plain, list):
        return tuple(_value(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    kind = plain.pop(_KIND)
    if kind in _MADE:
        return _MADE[kind](plain["of"])
    return _nouns()[kind](**{name: _value(each) for name, each in plain.items()})


@cache
def _nouns() -> Mapping[str, type]:
    """The nouns of the model by their names."""
    return {name: noun for name in model.__all__ if isinstance(noun := getattr(model, name), type) and is_dataclass(noun)}

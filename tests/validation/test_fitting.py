"""The quick look at a file never calls in order what the schema refuses."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.shipped import knowledge_folder
from checker.validation import read_yaml
from checker.validation.fitting import LOOKS, SILENT, surely_fits
from checker.validation.schemas import _checker, _schema

HOME = knowledge_folder()
FILES = [(path, "rule") for path in sorted(HOME.glob("*-*/*.yaml"))[:25]]
FILES += [(path, "vocabulary") for path in sorted(HOME.glob("vocabulary/*.yaml"))[:15]]
FILES += [(path, "clause") for path in sorted(HOME.glob("clauses/*.yaml"))[:5]]
FILES += [(HOME / f"{name}.yaml", name) for name in ("figures", "regimes", "language", "standards", "rulebook")]
ODD: tuple[Any, ...] = (None, True, 0, -3, 2.5, "", "Odd Word", [], ["a", "a"], {}, {"odd": 1})


def spoilt(data: Any, chance: random.Random) -> Any:
    """The data with one thing in it replaced, taken away or added."""
    data = copy.deepcopy(data)
    holder, key = chance.choice(list(places(data)))
    act = chance.randrange(3)
    if act == 0:
        holder[key] = chance.choice(ODD)
    elif act == 1:
        del holder[key]
    elif isinstance(holder, dict):
        holder["odd"] = chance.choice(ODD)
    else:
        holder.append(copy.deepcopy(holder[key]))
    return data


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every key and index in the data, with what holds it."""
    for key in data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield data, key
        yield from places(data[key])


@pytest.mark.parametrize(("path", "schema"), FILES, ids=lambda value: value.stem if isinstance(value, Path) else value)
def test_the_quick_look_agrees_with_the_full_one(path: Path, schema: str) -> None:
    """A file of ours, spoilt in forty ways, fits by the quick look exactly where jsonschema finds no fault."""
    chance = random.Random(path.stem)
    whole = read_yaml(path).data
    for data in [whole, *(spoilt(whole, chance) for _ in range(40))]:
        assert _checker(schema).is_valid(data) == surely_fits(data, _schema(schema), _schema(schema)), data


@pytest.mark.parametrize("path", sorted((HOME / "schema").glob("*.json")), ids=lambda path: path.stem)
def test_every_keyword_of_our_schemas_is_known(path: Path) -> None:
    """Our schemas use no keyword that the quick look leaves to the slow one, but for what is never allowed."""

    def keywords(schema: Any) -> set[str]:
        if isinstance(schema, bool) or not schema:
            return set()
        found = set(schema)
        for key in ("properties", "$defs", "definitions"):
            found |= {word for inner in schema.get(key, {}).values() for word in keywords(inner)}
        for key in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
            found |= keywords(schema.get(key, {}))
        for key in ("allOf", "anyOf"):
            found |= {word for inner in schema.get(key, []) for word in keywords(inner)}
        return found

    assert keywords(json.loads(path.read_text("utf-8"))) - {*LOOKS, *SILENT} <= {"not"}

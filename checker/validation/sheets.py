"""Reads YAML and TOML files as sheets."""

import re
import tomllib
from math import isfinite
from pathlib import Path
from typing import Any

from checker.validation.sheet import Field, Sheet

LARGEST = 5_000_000  # bytes; no file that a person wrote by hand comes near
MINUTES = re.compile(
    r"^([\w.-]+\s*=\s*\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)(?=\s*(?:#.*)?$)", re.M
)  # TOML 1.1 needs no seconds; Python's reader does


def read_yaml(path: Path, shown: str = "") -> Sheet:
    """A YAML file as plain data; `shown` is how its path is spoken of."""
    text, faults = _text(path, shown or str(path))
    return Sheet(shown or str(path), faults=faults) if faults else parse_yaml(text, shown or str(path))


def parse_yaml(text: str, shown: str) -> Sheet:
    """YAML text as plain data. Dates stay as written, and only true and false are yes-or-no values."""
    from checker.validation.nodes import plain_sheet  # with the library, which most commands do not need

    return plain_sheet(text, shown)


def read_toml(path: Path, shown: str = "") -> Sheet:
    """A TOML file as plain data; `shown` is how its path is spoken of."""
    text, faults = _text(path, shown or str(path))
    return Sheet(shown or str(path), faults=faults) if faults else parse_toml(text, shown or str(path))


def parse_toml(text: str, shown: str) -> Sheet:
    """TOML text as plain data, with dates as text."""
    try:
        data = tomllib.loads(MINUTES.sub(r"\1:00", text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        cause, _, place = str(error).rpartition(" (at ")
        line = place.removeprefix("line ").split(",")[0]
        cause = "the same key stands twice" if "overwrite" in cause else f"this is not TOML: {cause or error}"
        return Sheet(shown, faults=(f"{shown}:{line if line.isdigit() else len(text.splitlines()) or 1}: {cause}",))
    return Sheet(shown, _plain(data), lambda: _toml_lines(text))


def _text(path: Path, shown: str) -> tuple[str, tuple[str, ...]]:
    """The words of a file, or why there are none."""
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            return "", (f"{shown}:1: the file is larger than {LARGEST:,} bytes",)
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return "", (f"{shown}:{data[: error.start].count(10) + 1}: this is not UTF-8 text",)
    except OSError as error:
        return "", (f"{shown}:1: the file cannot be read: {error.strerror}",)


def _plain(value: Any) -> Any:
    """TOML data with dates, times and numbers without end as text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _toml_lines(text: str) -> dict[Field, int]:
    """The line of every table and key of a TOML file, found by a scan; what stands inside a value goes by its key's line."""
    lines: dict[Field, int] = {}
    table: Field = ()
    counts: dict[Field, int] = {}
    quoted = False
    for number, line in enumerate(text.splitlines(), 1):
        bare, opens = line.strip(), (line.count('"""') + line.count("'''")) % 2 == 1
        if not quoted and bare.startswith("["):
            table = _table(bare, counts)
            lines.setdefault(table, number)
        elif not quoted and "=" in bare and not bare.startswith("#"):
            lines.setdefault((*table, *_toml_key(bare.partition("=")[0])), number)
        quoted ^= opens
    return lines


def _table(header: str, counts: dict[Field, int]) -> Field:
    """The place that a [table] or [[list of tables]] opens."""
    name = _toml_key(header.partition("]")[0].lstrip("["))
    if not header.startswith("[["):
        return name
    counts[name] = counts.get(name, -1) + 1
    return (*name, counts[name])


def _toml_key(written: str) -> Field:
    """A key as written, cut at its dots."""
    return tuple(part.strip().strip("\"'") for part in written.split("."))

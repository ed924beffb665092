"""Reads files that people write by hand, YAML and TOML, and says what is wrong with them as `path:line: field: cause`.

Nothing here knows what a rule or a tender is: that stands in the JSON Schemas under rules/schema. Faults are returned, so that all
of a file can be mended at once; `insist` raises them together as the error that its caller names.
"""

from checker.validation.schemas import faults, misfits
from checker.validation.sheet import Field, Sheet, spoken
from checker.validation.sheets import parse_toml, parse_yaml, read_toml, read_yaml
from checker.validation.words import insist, nearest

__all__ = [
    "Field",
    "Sheet",
    "faults",
    "insist",
    "misfits",
    "nearest",
    "parse_toml",
    "parse_yaml",
    "read_toml",
    "read_yaml",
    "spoken",
]

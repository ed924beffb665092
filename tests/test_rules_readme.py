"""The page for rule authors holds what it says: its lists are those of the schemas, and its examples load."""

import json
import re
from typing import Any, get_args

import pytest
import yaml

from checker.model import Shape
from checker.validation import faults, parse_yaml
from tests.places import RULES

PAGE = (RULES / "README.md").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads((RULES / "schema" / "rule.schema.json").read_text(encoding="utf-8"))
CHECK, NEAR = SCHEMA["$defs"]["check"]["properties"], SCHEMA["$defs"]["near"]["properties"]
VERBS = re.search(r"one verb is needed: (.*?)\"", json.dumps(SCHEMA))[1].split(", ")  # type: ignore[index]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def section(heading: str) -> str:
    """What stands under a heading, up to the next."""
    return re.split(r"\n#+ ", PAGE.split(f"# {heading}\n")[1])[0]


def first_column(heading: str) -> list[str]:
    """The names in the first column of a section's table."""
    rows = [line for line in section(heading).splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


def named(heading: str) -> set[str]:
    """Every name in a section."""
    return set(re.findall(r"`([a-z-]+)`", section(heading)))


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("What a rule file holds", list(SCHEMA["properties"])),
        ("Verbs", VERBS),
        ("Stances", SCHEMA["$defs"]["stances"]["items"]["enum"]),
        ("Concerns", SCHEMA["properties"]["concern"]["enum"]),
    ],
)
def test_tables_hold_what_the_schema_holds(heading: str, names: list[str]) -> None:
    """Keys, verbs, stances and concerns each stand in their table, and nothing else does."""
    assert sorted(first_column(heading)) == sorted(names)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Windows", NEAR["within"]["items"]["enum"]),
        ("Roles", CHECK["role"]["items"]["enum"]),
        ("Verbs", [*CHECK["field"]["enum"], *CHECK["polarity"]["enum"], *CHECK["party"]["enum"]]),
    ],
)
def test_every_name_is_told(heading: str, names: list[str]) -> None:
    """Windows, roles, fields, polarities and parties are all told of."""
    assert set(names) - named(heading) == set()


def test_windows_are_no_others() -> None:
    """No window is told of that the schema does not have."""
    assert named("Windows") == set(NEAR["within"]["items"]["enum"])


def test_values_are_those_that_are_noticed() -> None:
    """The values that a phrase may hold are the shapes of values."""
    assert set(re.findall(r"`<([a-z]+)>`", section("Vocabularies"))) == set(get_args(Shape))


def test_examples_can_be_used() -> None:
    """The vocabulary and the organisation's rulebook fit their schemas, and so does the basis in a rule that has it."""
    basis, vocabulary, overlay = EXAMPLES
    rule = yaml.safe_load((RULES / "sme-access" / "payment-late.yaml").read_text(encoding="utf-8")) | yaml.safe_load(basis)

    assert faults(parse_yaml(vocabulary, "v.yaml"), "vocabulary") == []
    assert faults(parse_yaml(overlay, "o.yaml"), "overlay") == []
    assert faults(parse_yaml(yaml.safe_dump(rule, allow_unicode=True), "r.yaml"), "rule") == []


def test_themes_are_named() -> None:
    """The page names every theme."""
    assert {
        theme for theme in yaml.safe_load((RULES / "rulebook.yaml").read_text(encoding="utf-8"))["themes"] if f"`{theme}`" not in PAGE
    } == set()

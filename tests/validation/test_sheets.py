"""YAML and TOML files as plain data with lines."""

from pathlib import Path

import pytest

from checker.errors import BadRule
from checker.validation import insist, nearest, parse_toml, parse_yaml, read_toml, read_yaml, spoken


def test_every_key_and_item_of_yaml_has_its_line() -> None:
    """The line of a key, and of an item in a list, is where it begins in the file."""
    sheet = parse_yaml("# a remark\nid: one\ncheck:\n  any:\n    - a\n    - b\n", "x.yaml")

    assert sheet.data == {"id": "one", "check": {"any": ["a", "b"]}}
    assert [sheet.line(("id",)), sheet.line(("check",)), sheet.line(("check", "any", 1))] == [2, 3, 6]


def test_what_is_missing_stands_where_it_should() -> None:
    """The line of a key that is not there is the line of what should hold it."""
    sheet = parse_yaml("id: one\ncheck:\n  never: brand\n", "x.yaml")

    assert sheet.line(("check", "expect", 0)) == 2


def test_a_key_that_stands_twice_is_refused() -> None:
    """A duplicate key is a fault that names both lines."""
    sheet = parse_yaml("id: one\ntitle: A\nid: two\n", "x.yaml")

    assert sheet.faults == ("x.yaml:3: id: the same key stands twice, first on line 1",)


@pytest.mark.parametrize("written", ["no", "on", "yes", "2026-11-24", "12:30", "0x1F", "1e", "1.0e+999", "-.inf"])
def test_what_people_write_as_text_stays_text(written: str) -> None:
    """Only true and false are yes-or-no values, dates stay as written, and no number is without end."""
    assert written == parse_yaml(f"key: {written}\n", "x.yaml").data["key"]


@pytest.mark.parametrize(("written", "meant"), [("30", 30), ("2.5", 2.5), ("true", True), ("~", None), ("'30'", "30"), ("207_720", 207720)])
def test_numbers_and_booleans_are_read(written: str, meant: object) -> None:
    """Decimal numbers, true, false and nothing are what they look like."""
    assert meant == parse_yaml(f"key: {written}\n", "x.yaml").data["key"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1, 2\nb: 3\n", 2), ("phrases:\n  - [a] b\n", 2), ("a: b: c\n", 1), ("\tx: 1\n", 1)],
)
def test_broken_yaml_is_said_with_its_line(text: str, line: int) -> None:
    """A slip in YAML is one fault with its line, never an exception."""
    (fault,) = parse_yaml(text, "x.yaml").faults

    assert fault.startswith(f"x.yaml:{line}: this is not YAML: ")


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "a: !!python/name:os.system\n", "a: &x [*x]\n", "[" * 60 + "]" * 60])
def test_tricks_of_yaml_are_refused(text: str) -> None:
    """Aliases, foreign tags and deep nesting are faults, not data."""
    assert parse_yaml(text, "x.yaml").faults


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    """A file that is not UTF-8 names the line where it stops being text."""
    (tmp_path / "x.yaml").write_bytes(b"id: one\ntitle: caf\xe9\n")

    assert read_yaml(tmp_path / "x.yaml", "x").faults == ("x:2: this is not UTF-8 text",)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A missing file is a fault, not an exception."""
    assert read_toml(tmp_path / "gone.toml", "gone").faults == ("gone:1: the file cannot be read: No such file or directory",)


TENDER = '''# what is bought
[tender]
title = "A = B"
text = """
value = 3
"""
value = 485000
"closing" = 2026-12-04T12:00:00
framework.name = "G-Cloud 14"

[[other]]
a = 1
[[other]]
a = 2
'''


def test_every_key_of_toml_has_its_line() -> None:
    """Keys of tables, of tables in lists, quoted keys and keys with dots stand on their own lines."""
    sheet = parse_toml(TENDER, "tender.toml")
    places = [("tender",), ("tender", "value"), ("tender", "closing"), ("tender", "framework", "name"), ("other", 1, "a")]

    assert [sheet.line(place) for place in places] == [2, 7, 8, 9, 14]


def test_dates_of_toml_are_text() -> None:
    """A moment in TOML is read as the text that stands for it."""
    assert parse_toml(TENDER, "tender.toml").data["tender"]["closing"] == "2026-12-04T12:00:00"


@pytest.mark.parametrize("written", ["inf", "-inf", "nan"])
def test_no_number_of_toml_is_without_end(written: str) -> None:
    """A number that nobody can reckon with is text, so that a schema that asks for a number refuses it."""
    assert parse_toml(f"value = {written}\n", "x.toml").data == {"value": written}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[tender]\ntitle = "A"\ntitle = "B"\n', "t:3: the same key stands twice"),
        ("[tender]\ntitle = A\n", "t:2: this is not TOML: Invalid value"),
    ],
)
def test_broken_toml_is_said_with_its_line(text: str, fault: str) -> None:
    """A slip in TOML is one fault with its line."""
    assert (fault,) == parse_toml(text, "t").faults


def test_all_faults_are_raised_at_once() -> None:
    """Faults are raised together, a line each and each once, as the error that the caller names."""
    with pytest.raises(BadRule) as raised:
        insist(["a:1: x", "a:2: y", "a:1: x"], BadRule)

    assert str(raised.value) == "a:1: x\na:2: y"


def test_no_fault_raises_nothing() -> None:
    """Where nothing is wrong, nothing happens."""
    assert insist([], BadRule) is None


def test_a_near_miss_is_named() -> None:
    """A word that is almost a known one is met with a hint; a far one with nothing."""
    assert [nearest("severty", ["severity", "title"]), nearest("zzz", ["severity"])] == ["; did you mean 'severity'?", ""]


def test_places_are_spoken_as_people_write_them() -> None:
    """A place in a file reads like a path through it."""
    assert spoken(("check", "with", 0, "any")) == "check.with[0].any"


def test_a_time_needs_no_seconds() -> None:
    """A day with hours and minutes is read as people write it, and the lines stay where they are."""
    sheet = parse_toml("[tender]\nclosing = 2026-12-04T12:00  # noon\ntitle = 'at 2026-12-04T12:00'\n", "tender.toml")

    assert sheet.data == {"tender": {"closing": "2026-12-04T12:00:00", "title": "at 2026-12-04T12:00"}}
    assert sheet.line(("tender", "title")) == 3

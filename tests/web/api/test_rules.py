"""Rules by the API: all in short, each in full."""

from pathlib import Path

import pytest

from tests.web.api.asked import Program, own
from tests.web.made import site


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program of a new installation."""
    return own(site(tmp_path / "data"))


def test_all_rules_are_listed(program: Program) -> None:
    """As many as the rulebook has, each leading to its own page."""
    listed = program.get("/api/v1/rules").get_json()["rules"]

    assert [each["id"] for each in listed] == [rule.id for rule in program.site.here.rulebook.rules]


def test_a_rule_says_why_and_on_whose_authority(program: Program) -> None:
    """In the words of the rulebook."""
    rule = program.get("/api/v1/rules/brand-named").get_json()

    assert "Procurement Act 2023 s.56(7)-(8)" in {basis["cite"] for basis in rule["basis"]}
    assert rule["because"].startswith("A named product")
    assert rule["looks_for"]

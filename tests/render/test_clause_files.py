"""Clauses as files: what is written can be read again, by the checker's own readers."""

from pathlib import Path

import pytest

from checker.model import Clause
from checker.render.clause_files import KINDS, TITLE, clause_file
from checker.service.readers import Readers

ONE = Clause("payment", "Payment within 30 days", {"": "Pay within 30 days.\n\nCount from <receipt> & not later."})
TWO = Clause("lots", "Lots", {"uk-pa2023": "Words for one law.", "": "Words for others."})
LAWS = {"uk-pa2023": "the Procurement Act 2023"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_clause_is_found_again_in_its_file(kind: str, tmp_path: Path) -> None:
    """Title and wording, whatever letters stand in them; no word about the law where it makes no difference."""
    file = tmp_path / f"clause.{kind}"
    file.write_bytes(clause_file(kind, [ONE], LAWS))
    text = Readers().document(str(file)).text

    assert [line for line in text.splitlines() if line.strip()] == [
        "Payment within 30 days",
        "Pay within 30 days.",
        "Count from <receipt> & not later.",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_all_clauses_are_one_file(kind: str, tmp_path: Path) -> None:
    """With a title of its own, and each wording under the laws for which it is."""
    file = tmp_path / f"clauses.{kind}"
    file.write_bytes(clause_file(kind, [ONE, TWO], LAWS))
    lines = [line for line in Readers().document(str(file)).text.splitlines() if line.strip()]

    assert lines[0] == TITLE
    assert lines[-4:] == ["Under the Procurement Act 2023", "Words for one law.", "Under any other law", "Words for others."]

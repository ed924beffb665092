"""Entries written into waivers.toml: what stands there already stays as it was written."""

from datetime import date
from pathlib import Path

from checker.decisions import ledger, read_decisions

WRITTEN = """# Ours, agreed at the board of 2 November

[[waiver]]
fingerprint = "0123456789"   # DocuSign
reason = "The signing service is shared with the county"
agreed = [{by = "Jo Marsh", role = "procurement"}]
on = 2026-11-02
until = 2027-03-31

[[waiver]]
product = "Oracle"
reason = "The database is licensed until spring"
agreed = [{by = "Jo Marsh", role = "procurement"}]
on = 2026-11-02
until = 2027-03-31
"""
ENTRY = {
    "fingerprint": "f" * 16,
    "quote": 'Letters "quoted" \\ and é',
    "reason": "Nobody else makes it",
    "plan": "",
    "agreed": [{"by": "A. Okoro", "role": "legal"}],
    "on": date(2026, 11, 26),
    "until": date(2027, 11, 26),
}


def file(tmp_path: Path, text: str = WRITTEN) -> Path:
    """A waivers.toml with a text."""
    made = tmp_path / "waivers.toml"
    made.write_text(text, "utf-8")
    return made


def test_an_entry_stands_behind_the_others(tmp_path: Path) -> None:
    """With every comment and blank line kept."""
    path = file(tmp_path)
    ledger.enter(path, "waiver", ENTRY)

    assert path.read_text("utf-8").startswith(WRITTEN.rstrip())
    assert [waiver.quote for waiver in read_decisions(path).waivers] == ["", "", ENTRY["quote"]]


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    """With a line that says what it is."""
    path = tmp_path / "waivers.toml"
    ledger.enter(path, "waiver", ENTRY)

    assert path.read_text("utf-8").startswith("# Decisions about this pack")
    assert read_decisions(path).waivers[0].until == date(2027, 11, 26)


def test_one_more_person_agrees(tmp_path: Path) -> None:
    """Beside those who have agreed."""
    path = file(tmp_path)
    ledger.agree(path, 0, {"by": "Ade Okoro", "role": "legal"})

    assert [each.role for each in read_decisions(path).waivers[0].agreed] == ["procurement", "legal"]
    assert "# DocuSign" in path.read_text("utf-8")


def test_what_covers_nothing_is_taken_out_and_the_rest_stays(tmp_path: Path) -> None:
    """By its place in the file."""
    path = file(tmp_path)
    ledger.prune([read_decisions(path).waivers[0]])

    assert [waiver.product for waiver in read_decisions(path).waivers] == ["Oracle"]
    assert "# Ours, agreed" in path.read_text("utf-8")

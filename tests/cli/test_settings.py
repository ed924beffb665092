"""A tender.toml or a rulebook that cannot be used is said by file, line, field and cause, before anything is read."""

from pathlib import Path

import pytest

from checker import shipped
from tests.cli.made import SERVICE, put, typed
from tests.rulebook.made import RULE, rulebook_in


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("valeu = 3", "7: tender.valeu: unknown key; did you mean 'value'?"),
        ("value = -5", "7: tender.value: -5 is below or at 0"),
        ("value = inf", "7: tender.value: 'inf' is not a number"),
        ("value = 'much'", "7: tender.value: 'much' is not a number"),
        ("published = '2026-02-31'", "7: tender.published: '2026-02-31' is no day of the calendar"),
        ("closing = ", "7: this is not TOML: Invalid value"),
        ("title = 'again'", "7: the same key stands twice"),
        ("[tenders]", "7: tenders: unknown key"),
        ("buys = ['software', 'cars']", "the same key stands twice"),
    ],
)
def test_a_broken_tender_file_is_one_line(tmp_path: Path, written: str, fault: str) -> None:
    """Line, field and cause are named, nothing is printed as a report, and the code is 2."""
    file = put(tmp_path, f"{SERVICE}{written}\n", "tender.toml")
    ended = typed("check", put(tmp_path), "--format", "json")

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"{file}:{fault}" if fault[0].isdigit() else f"{file}:")
    assert fault in ended.err


def test_all_faults_of_a_tender_file_are_said_at_once(tmp_path: Path) -> None:
    """Two faults are two lines, so that both can be mended."""
    file = put(tmp_path, f"{SERVICE}valeu = 3\nlots = 'two'\n", "tender.toml")
    ended = typed("check", put(tmp_path))

    assert [line.split(": ")[:2] for line in ended.err.splitlines()] == [[f"{file}:7", "tender.valeu"], [f"{file}:8", "tender.lots"]]


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    """A tender.toml in other letters than UTF-8 is said with the line of the first wrong one."""
    file = put(tmp_path, SERVICE.encode() + b"\n# caf\xe9\n", "tender.toml")

    assert typed("check", put(tmp_path)).err == f"{file}:8: this is not UTF-8 text\n"


def test_a_broken_tender_file_stops_before_a_broken_document(tmp_path: Path) -> None:
    """Settings come first: a file that cannot be read is not even tried."""
    put(tmp_path, "[tender]\n", "tender.toml")

    assert typed("check", put(tmp_path, b"", "empty.docx")).code == 2


def test_a_broken_rulebook_stops_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that cannot be used judge nothing: each command says where, and ends with 2."""
    rulebook_in(tmp_path / "rules", brand_named=RULE.replace("severity: must", "severity: most"))
    monkeypatch.setattr(shipped, "knowledge_folder", lambda: tmp_path / "rules")
    file = put(tmp_path)
    for words in (("check", file), ("text", file, "--mentions"), ("rules", "list"), ("rules", "show", "brand-named"), ("rules", "test")):
        ended = typed(*words)

        assert (ended.code, ended.out) == (2, "")
        assert ended.err == "rules/open-standards/brand-named.yaml:4: severity: 'most' is not one of must, should, consider\n"

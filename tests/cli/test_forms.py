"""tendercheck check: reports in every form, printed and written to files."""

from pathlib import Path

import pytest

from checker.render.formats import BINARY, FORMS
from tests.cli.made import put, typed

BEGINNINGS = {
    "report.md": "<!-- generator: Tendercheck -->\n\n# 1 thing to resolve",
    "report.csv": '\ufeff"Number"',
    "report.jsonl": '{"rule": "brand-named"',
    "report.sarif": '{\n "$schema"',
    "report.xml": "<?xml",
    "report.json": '{\n "contract"',
    "report.html": "<!doctype html>",
}


@pytest.mark.parametrize("form", sorted(set(FORMS) - BINARY - {"html"}))
def test_what_is_printed_is_what_is_written(tmp_path: Path, form: str) -> None:
    """A report is the same in a file, and ends with the same code."""
    file, place = put(tmp_path), tmp_path / "report"
    printed = typed("check", file, "--select", "brand-named", "--format", form)
    written = typed("check", file, "--select", "brand-named", "--format", form, "--output", place)

    assert (printed.code, printed.err, written.code, written.out) == (1, "", 1, "")
    assert place.read_bytes().decode("utf-8") == printed.out
    assert "Oracle 19c" in printed.out


@pytest.mark.parametrize(("name", "begun"), BEGINNINGS.items())
def test_an_ending_tells_the_form(tmp_path: Path, name: str, begun: str) -> None:
    """Without --format the file's ending says what is wanted."""
    typed("check", put(tmp_path), "--select", "brand-named", "--output", tmp_path / name)

    assert (tmp_path / name).read_text("utf-8").startswith(begun)


def test_a_file_gets_the_form_that_its_ending_may_hold(tmp_path: Path) -> None:
    """In a pipeline the text is for the log, and the JSON for GitLab, in whichever order they are asked for."""
    place = tmp_path / "gl-code-quality-report.json"
    ended = typed("check", put(tmp_path), "--select", "brand-named", "--format", "text", "--format", "gitlab", "--output", place)

    assert ended.out.splitlines()[-1] == "Checked 1 document (7 words): 1 to resolve"
    assert place.read_text("utf-8").startswith('[\n {\n  "engine_name": "Tendercheck"')


@pytest.mark.parametrize("form", sorted(set(FORMS) - BINARY))
def test_a_file_that_cannot_be_read_is_told_in_every_form(tmp_path: Path, form: str) -> None:
    """The report is made, names the file, and the command ends with 3."""
    ended = typed("check", put(tmp_path), put(tmp_path, "", "empty.docx"), "--select", "brand-named", "--format", form)

    assert (ended.code, ended.err) == (3, "")
    assert 0 <= ended.out.replace("\\.", ".").index("empty.docx") < ended.out.index("Oracle 19c")

"""tendercheck.toml and [tool.tendercheck]: found nearest to the files, refused where they are wrong, and less than what is typed."""

import json
from pathlib import Path

import pytest

from checker.render.formats import FORMS
from tests.cli.made import BRAND, PLAIN, put, typed
from tests.places import RULES

SCHEMA = json.loads((RULES / "schema" / "settings.schema.json").read_text("utf-8"))
BOTH = f"{BRAND}\nThe system shall be compatible with Windows 11 only.\n"


def test_a_setting_holds_where_nothing_is_typed(tmp_path: Path) -> None:
    """What the file says is done, and an option undoes it."""
    put(tmp_path, 'fail-on = "never"\n', "tendercheck.toml")
    file = put(tmp_path)

    assert typed("check", file).code == 0
    assert typed("check", file, "--fail-on", "must").code == 1
    assert typed("check", file, "--isolated").code == 1


def test_settings_stand_in_a_pyproject_as_well(tmp_path: Path) -> None:
    """A project that has one keeps all its settings there."""
    put(tmp_path, '[project]\nname = "x"\n[tool.tendercheck]\nfail-on = "never"\n', "pyproject.toml")

    assert typed("check", put(tmp_path)).code == 0


def test_the_file_of_our_own_name_comes_first(tmp_path: Path) -> None:
    """Of two in a folder one is read."""
    put(tmp_path, '[tool.tendercheck]\nfail-on = "must"\n', "pyproject.toml")
    put(tmp_path, 'fail-on = "never"\n', "tendercheck.toml")

    assert typed("check", put(tmp_path)).code == 0


def test_a_pyproject_that_does_not_speak_of_us_is_passed_over(tmp_path: Path) -> None:
    """The next above may, and what others broke in theirs stops nothing."""
    put(tmp_path, 'fail-on = "never"\n', "tendercheck.toml")
    put(tmp_path, "[tool.ruff]\n", "drafts/pyproject.toml")
    put(tmp_path, "[tool.ruff\n", "drafts/old/pyproject.toml")

    assert typed("check", put(tmp_path, name="drafts/old/tender.md")).code == 0


def test_the_nearest_file_settles_all(tmp_path: Path) -> None:
    """Settings are not added up over folders: one file is the whole of it."""
    put(tmp_path, 'fail-on = "never"\nquiet = true\n', "tendercheck.toml")
    put(tmp_path, "quiet = false\n", "drafts/tendercheck.toml")
    ended = typed("check", put(tmp_path, name="drafts/tender.md"))

    assert ended.code == 1
    assert "Checked 1 document" in ended.out


def test_nothing_above_the_repository_is_read(tmp_path: Path) -> None:
    """A folder with .git in it is where looking ends."""
    put(tmp_path, 'fail-on = "never"\n', "tendercheck.toml")
    put(tmp_path, "gitdir: elsewhere\n", "repository/.git")

    assert typed("check", put(tmp_path, name="repository/drafts/tender.md")).code == 1


def test_files_of_different_settings_are_not_checked_together(tmp_path: Path) -> None:
    """One report has one manner of checking; which files differ is said, and how to go on."""
    put(tmp_path, 'fail-on = "never"\n', "one/tendercheck.toml")
    files = [put(tmp_path, name=f"{name}/tender.md") for name in ("one", "two")]
    ended = typed("check", *files)

    assert (ended.code, ended.out) == (2, "")
    assert f"{files[0]} has {tmp_path}/one/tendercheck.toml; {files[1]} has none" in ended.err
    assert typed("check", *files, "--isolated").code == 1


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('fail-om = "must"', "2: fail-om: unknown key; did you mean 'fail-on'?"),
        ('fail-on = "most"', "2: fail-on: 'most' is not one of must, should, consider, never"),
        ('format = "sariff"', "2: format: 'sariff' is not one of text, json, html"),
        ("timeout = 0", "2: timeout: 0 is below 0.1"),
        ("quiet = 1", "2: quiet: 1 is not true or false"),
        ('select = ["brand-nemed"]', "2: select: No rule, concern or theme is called 'brand-nemed'; did you mean 'brand-named'?"),
        ('rules = "own"', "2: rules[0]: there is no folder 'own' beside this file"),
        ('baseline = "last.json"', "2: baseline[0]: there is no file 'last.json' beside this file"),
        ('output = "../report.html"', "2: output[0]: '../report.html' is not in the folder of this file"),
        ("quiet = ", "2: this is not TOML: Invalid value"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_place(tmp_path: Path, written: str, fault: str) -> None:
    """Line, field and cause are named, and nothing is checked."""
    settings = put(tmp_path, f"# ours\n{written}\n", "tendercheck.toml")
    ended = typed("check", put(tmp_path, PLAIN))

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{settings}:{fault}")


def test_a_wrong_setting_in_a_pyproject_is_told_by_its_own_line(tmp_path: Path) -> None:
    """The line is that of the whole file."""
    settings = put(tmp_path, '[project]\nname = "x"\n\n[tool.tendercheck]\nocr = "maybe"\n', "pyproject.toml")

    assert typed("check", put(tmp_path)).err == f"{settings}:5: ocr: 'maybe' is not one of auto, never, always\n"


def test_a_link_does_not_lead_a_report_out_of_the_folder(tmp_path: Path) -> None:
    """A folder that somebody sent cannot have a report written over a file of ours."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "reports").symlink_to(tmp_path)
    put(theirs, 'output = "reports/mine.txt"\n', "tendercheck.toml")

    assert typed("check", put(theirs)).code == 2
    assert not (tmp_path / "mine.txt").exists()


def test_places_are_told_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever one stands, the report goes to the same place."""
    put(tmp_path, 'output = "report.json"\n', "tendercheck.toml")
    put(tmp_path, name="drafts/tender.md")
    monkeypatch.chdir(tmp_path / "drafts")
    ended = typed("check", "tender.md")

    assert (ended.code, ended.out) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["findings"]


def test_a_form_that_is_typed_is_not_written_to_the_file_of_another(tmp_path: Path) -> None:
    """Form and file belong together: where one is typed, the settings have no say in the other."""
    put(tmp_path, 'format = "html"\noutput = "report.html"\n', "tendercheck.toml")

    assert typed("check", put(tmp_path), "--format", "json").report["findings"]
    assert not (tmp_path / "report.html").exists()


def test_a_named_file_is_taken_in_place_of_the_nearest(tmp_path: Path) -> None:
    """--config names one, and is no use beside --isolated."""
    put(tmp_path, 'fail-on = "must"\n', "tendercheck.toml")
    other = put(tmp_path, 'fail-on = "never"\n', "other.toml")
    file = put(tmp_path)

    assert typed("check", file, "--config", other).code == 0
    assert typed("check", file, "--config", other, "--isolated").code == 2
    assert f"{tmp_path}/none.toml:1: the file cannot be read" in typed("check", file, "--config", tmp_path / "none.toml").err


@pytest.mark.parametrize(
    "words", [("check",), ("mark",), ("compare", "FILE"), ("waive", "0" * 8, "--by", "A", "--role", "B"), ("waivers", "annex")]
)
def test_every_command_that_reads_takes_settings(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A settings file that cannot be used stops each of them, unless it is left aside."""
    put(tmp_path, "ocr = 3\n", "tendercheck.toml")
    file = put(tmp_path, PLAIN)

    words = tuple(str(file) if word == "FILE" else word for word in words)

    assert "tendercheck.toml:1: ocr: 3 is not one of auto, never, always" in typed(*words, file).err
    assert "tendercheck.toml" not in typed(*words, file, "--isolated").err


def test_settings_are_no_part_of_the_tender(tmp_path: Path) -> None:
    """A folder is checked without the settings in it."""
    put(tmp_path, 'format = "json"\n', "tendercheck.toml")
    put(tmp_path)

    assert [document["path"] for document in typed("check", tmp_path).report["documents"]] == [str(tmp_path / "tender.md")]


def test_help_tells_the_defaults_and_not_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options keep their own help, whatever a file says, and even where it cannot be used."""
    before = typed("check", "--help").out
    put(tmp_path, 'fail-on = "should"\nno-key = 3\n', "tendercheck.toml")
    monkeypatch.chdir(tmp_path)

    assert typed("check", "--help").out == before


def test_each_setting_is_shown_with_its_origin(tmp_path: Path) -> None:
    """The default, a file and line, or an option."""
    settings = put(tmp_path, '# ours\nfail-on = "should"\nselect = ["brand-named", "sme-access"]\n', "tendercheck.toml")
    ended = typed("config", "show", tmp_path, "--quiet")
    shown = {line.split()[0]: " ".join(line.split()[1:]) for line in ended.out.splitlines()[1:]}

    assert ended.code == 0
    assert shown["fail-on"] == f"should {settings}, line 2"
    assert shown["select"] == f"brand-named, sme-access {settings}, line 3"
    assert shown["quiet"] == "yes the option --quiet"
    assert shown["timeout"] == "30 default"
    assert set(shown) == set(SCHEMA["properties"])


def test_that_no_file_is_found_is_said(tmp_path: Path) -> None:
    """Then everything is as it is by default."""
    ended = typed("config", "show", tmp_path)

    assert "no settings file was found" in ended.out
    assert ", line" not in ended.out


def test_every_form_of_a_report_can_be_a_setting() -> None:
    """The schema knows all forms that there are."""
    assert set(FORMS) - set(SCHEMA["$defs"]["form"]["enum"]) == set()

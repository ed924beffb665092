"""tendercheck check with many packs: options, lines, exit codes, and one merged report whoever works at it."""

import errno
import json
import os
import re
import time
from pathlib import Path

import pytest

from checker.errors import BadSettings
from tests.cli.made import BRAND, PLAIN, put, typed

SELECT = ("--select", "brand-named", "--no-cache")


def many(place: Path) -> Path:
    """A folder with a tender that names a brand, and a plain one."""
    put(place, BRAND, "a.md")
    put(place, PLAIN, "b.md")
    return place


def test_more_jobs_make_the_same_report(tmp_path: Path) -> None:
    """To the byte, and with the same code."""
    place = many(tmp_path)
    one, two = (typed("check", place, *SELECT, "--format", "json", "--jobs", jobs) for jobs in (1, 2))

    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
    assert one.code == 1


def test_results_have_a_line_each_and_one_for_all(tmp_path: Path) -> None:
    """What is printed is short; the reports are in the folder, and to go on with them does nothing twice."""
    place, results = many(tmp_path / "many"), tmp_path / "results"
    ended = typed("check", place, *SELECT, "--results", results)
    lines = ended.out.splitlines()

    assert (ended.code, ended.err) == (1, "")
    assert lines[:2] == [
        f"{place / 'a.md'}: Checked 1 document (7 words): 1 to resolve",
        f"{place / 'b.md'}: Checked 1 document (8 words): no findings",
    ]
    assert re.fullmatch(
        r"Checked 2 packs, 2 files, 15 words: 1 to resolve, 0 should be resolved, 0 to consider \(.* packs a second\)", lines[2]
    )
    again = typed("check", place, *SELECT, "--resume", results)
    assert again.out.splitlines()[:2] == lines[:2]
    assert "none checked anew, 2 packs from before" in again.out
    assert "there are results in it already" in typed("check", place, *SELECT, "--results", results).err


def test_a_file_that_cannot_be_checked_stops_no_other(tmp_path: Path) -> None:
    """And the command ends with 3."""
    place = many(tmp_path / "many")
    put(place, b"PK\x03\x04", "c.docx")
    ended = typed("check", place, *SELECT, "--results", tmp_path / "results")

    assert ended.code == 3
    assert "1 file not checked" in ended.out.splitlines()[-1]


def test_what_cannot_be_done_with_results_is_told(tmp_path: Path) -> None:
    """In one line, before anything is read."""
    place, results = many(tmp_path / "many"), tmp_path / "results"

    assert "--prune: it looks at one report" in typed("check", place, "--results", results, "--prune").err
    assert "give one of them" in typed("check", place, "--results", results, "--resume", tmp_path).err
    assert not results.exists()


def test_what_is_quiet_speaks_only_of_what_fails(tmp_path: Path) -> None:
    """A line for each pack with a finding that counts, or with a file that was not checked, and no more."""
    place = many(tmp_path / "many")
    put(place, b"PK\x03\x04", "c.docx")
    ended = typed("check", place, *SELECT, "--results", tmp_path / "results", "--quiet")

    assert [Path(line.partition(": ")[0]).name for line in ended.out.splitlines()] == ["a.md", "c.docx"]
    assert (ended.code, ended.err) == (3, "")


def test_results_do_not_become_tenders(tmp_path: Path) -> None:
    """A folder that is checked, or one in it, takes no reports: the next check would read them."""
    for place in (many(tmp_path), tmp_path / "results"):
        assert "where its reports would be taken for tenders" in typed("check", tmp_path, *SELECT, "--results", place).err
    assert {path.name for path in tmp_path.iterdir()} == {"a.md", "b.md"}


def test_reports_of_other_packs_are_told(tmp_path: Path) -> None:
    """They stay, and it is said that the manifest no longer names them; another's file of its name is not written over."""
    place, results = many(tmp_path / "many"), tmp_path / "results"
    typed("check", place, *SELECT, "--results", results)
    ended = typed("check", place / "b.md", *SELECT, "--resume", results)
    assert (ended.code, ended.err) == (0, f"{results}: 1 report there of other packs, which the manifest no longer names\n")

    (results / "manifest.jsonl").write_text("mine\n")
    for option in ("--results", "--resume"):
        assert "it is not one of ours" in typed("check", place, *SELECT, option, results).err
    assert (results / "manifest.jsonl").read_text() == "mine\n"


@pytest.mark.parametrize("faults", [1, 99], ids=["for a moment", "for long"])
def test_a_full_disk_ends_a_batch_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: int) -> None:
    """It says what could not be written and how to go on; no half report is left, and what was done before is not done again."""
    place, results, left = many(tmp_path / "many"), tmp_path / "results", iter([0, *[errno.ENOSPC] * faults])

    def full(file: int) -> None:
        if fault := next(left, 0):
            raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr("checker.batch.places.os.fsync", full)
        ended = typed("check", place, *SELECT, "--results", results)
    why = f"it cannot be written there: No space left on device. When that is mended, go on with --resume {results}"
    there = {path.name.split("-")[0] for path in results.iterdir()}
    again = typed("check", place, *SELECT, "--resume", results)

    assert (ended.code, re.sub("-md-[0-9a-f]+", "", ended.err)) == (2, f"{results}/b.json: {why}\n")
    assert there == {".lock", "a", *(["manifest.jsonl"] if faults == 1 else [])}
    assert (again.code, "1 pack from before" in again.out) == (1, faults == 1)


def test_a_report_that_holds_very_many_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says at once what takes less memory; a report of each needs no such word."""
    monkeypatch.setattr("checker.cli.answering.MANY", 1)
    place = many(tmp_path / "many")

    assert "One report of 2 packs takes much memory" in typed("check", place, *SELECT).err.splitlines()[0]
    assert typed("check", place / "a.md", *SELECT).err == ""
    assert typed("check", place, *SELECT, "--results", tmp_path / "results").err == ""


def test_so_many_jobs_that_no_machine_bears_them_are_refused(tmp_path: Path) -> None:
    """Before anything is begun."""
    assert "is not in the range 1<=x<=128" in typed("check", tmp_path, "--jobs", 1000).err


def test_an_unchanged_file_is_answered_from_the_cache_unless_it_is_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--no-cache neither looks up an answer nor keeps one."""
    monkeypatch.setenv("TENDERCHECK_CACHE", str(tmp_path / "cache"))  # that of the tests is filled by others meanwhile
    file, kept = put(tmp_path), tmp_path / "cache" / "report"
    fresh = typed("check", file, *SELECT, "--format", "json")
    assert not kept.exists()

    first, second = (typed("check", file, "--select", "brand-named", "--format", "json") for _ in range(2))
    assert len(list(kept.iterdir())) == 1
    assert fresh.out == first.out == second.out
    assert json.loads(first.out)["counts"]["findings"]["must"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "tender.md", "tender.md"),
        ("mark", "tender.md", "--replace"),
        ("waivers", "annex", "tender.md"),
        ("waive", "00000000", "tender.md", "--by", "A", "--role", "legal"),
    ],
    ids=lambda words: words[0],
)
def test_what_check_has_answered_is_an_answer_to_every_command(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that has not changed since is not found and judged again, unless --no-cache is given or it changes."""
    monkeypatch.chdir(tmp_path)
    file = put(tmp_path)
    typed("check", file.name)
    monkeypatch.setattr("checker.service.checker.Checker.answers", lambda *_: (_ for _ in ()).throw(BadSettings("checked")))

    assert "checked" not in typed(*words).err
    assert typed(*words, "--no-cache").err == "checked\n"
    put(tmp_path, PLAIN)
    assert typed(*words).err == "checked\n"


def test_many_are_told_with_rate_and_time_left() -> None:
    """When some of them are done, and not of a few files."""
    from checker.cli.progress import Bar

    bar = Bar()
    bar.expect(100, "Checking")
    bar._began = time.monotonic() - 10

    assert bar._rate(4) == ""
    assert bar._rate(50) == "5.0 a second, 10 s left  "
    bar.over()
    bar.expect(10, "Reading")
    assert bar._rate(9) == ""
    bar.over()

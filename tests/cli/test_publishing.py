"""tendercheck check --publishing: what must not be published with the files, and the hash of each."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.made import PLAIN, put, typed
from tests.formats.made import p
from tests.formats.made import word as packed
from tests.formats.test_leftovers import core
from tests.places import CORPORA


def word(folder: Path, name: str = "spec.docx") -> Path:
    """A Word file with names in its properties, and nothing to be found in its words."""
    return put(folder, core(packed(p(PLAIN.strip()))).data, name)


def test_what_is_left_is_told_and_ends_with_1(tmp_path: Path) -> None:
    """Nothing was found in the words, and the file is not ready all the same."""
    file = word(tmp_path)
    ended = typed("check", file, "--publishing")

    assert ended.code == 1
    assert "Name in the properties: Author: Ann Smith." in ended.out
    assert typed("check", file).code == 0
    assert "Ann Smith" not in typed("check", file).out


def test_each_file_is_told_with_its_hash(tmp_path: Path) -> None:
    """So that the published one can be held against the one that was looked through."""
    file = put(tmp_path, PLAIN)
    ended = typed("check", file, "--publishing")

    assert ended.code == 0
    assert f"sha256 {sha256(file.read_bytes()).hexdigest()}\n" in ended.out
    assert "No comments, tracked changes, hidden parts" in ended.out


def test_the_contract_has_it_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """A reader of the JSON report that knows nothing of it meets nothing new."""
    file = word(tmp_path)
    told = typed("check", file, "--publishing", "--format", "json").report["documents"][0]["leftovers"]

    assert {"kind": "name", "what": "Author: Ann Smith"} in told
    assert "leftovers" not in typed("check", file, "--format", "json").report["documents"][0]


def test_the_page_tells_it_as_well(tmp_path: Path) -> None:
    """With the hash, and only where it is asked for."""
    file = word(tmp_path)
    page = typed("check", file, "--publishing", "--format", "html").out

    assert "Name in the properties: Author: Ann Smith." in page
    assert sha256(file.read_bytes()).hexdigest() in page
    assert "Not to be published" not in typed("check", file, "--format", "html").out


def test_quiet_tells_each_on_a_line(tmp_path: Path) -> None:
    """As a hook before a commit prints it."""
    file = word(tmp_path)

    assert f"{file}: not to be published: Name in the properties: Author: Ann Smith.\n" in typed("check", file, "--publishing", "-q").out


def test_a_marked_copy_is_told_by_its_name_and_beside_its_file(tmp_path: Path) -> None:
    """It is left aside when a folder is checked, and would be published with it."""
    file = put(tmp_path, PLAIN)
    copy = put(tmp_path, PLAIN, "tender-INTERNAL.md")

    assert "Marked copy: tender-INTERNAL.md stands beside it." in typed("check", tmp_path, "--publishing").out
    assert typed("check", file, "--publishing").code == 1
    assert "Marked copy: Its name says that it is a marked copy" in typed("check", copy, "--publishing").out


def test_a_copy_that_mark_made_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    """By its comments."""
    typed("mark", CORPORA / "packs" / "harrow-vale-case-management" / "1_Invitation_to_Tender.docx", "-o", tmp_path / "final.docx")
    told = typed("check", tmp_path / "final.docx", "--publishing", "--format", "json").report["documents"][0]["leftovers"]

    assert "marked copy" in {each["kind"] for each in told}


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""])
def test_a_file_that_cannot_be_read_is_not_looked_through(tmp_path: Path, content: bytes) -> None:
    """Silence would read as a clean file; that it was not checked outranks the rest."""
    ended = typed("check", put(tmp_path, content, "a.docx"), "--publishing")

    assert ended.code == 3
    assert "Not looked through: " in ended.out


def test_a_missing_file_is_said_with_everything_else(tmp_path: Path) -> None:
    """And has no hash."""
    ended = typed("check", tmp_path / "missing.docx", word(tmp_path), "--publishing")

    assert ended.code == 3
    assert "sha256 not known" in ended.out
    assert "Author: Ann Smith" in ended.out


def test_a_name_that_steers_a_terminal_does_nothing(tmp_path: Path) -> None:
    """What is told of a file is untrusted, like its words."""
    file = put(tmp_path, rb"{\rtf1{\info{\author Ann\'1b[2J}}The supplier shall deliver.\par}", "a.rtf")

    assert "\x1b" not in typed("check", file, "--publishing").out

"""Stored files: whole or not at all, under names of their own, for nobody else to read."""

import stat
from hashlib import sha256
from pathlib import Path

import pytest

from web.store.files import Files, TooBig


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    """Its bytes, its size and its hash are those that came."""
    files = Files(tmp_path / "files")
    stored = files.store([b"first ", b"second"], most=100)

    assert (files.read(stored.name), stored.size, stored.sha256) == (b"first second", 12, sha256(b"first second").hexdigest())


def test_only_their_owner_may_read_files(tmp_path: Path) -> None:
    """The folder has the rights 0700, each file 0600."""
    files = Files(tmp_path / "files")
    stored = files.store([b"words"], most=100)

    assert stat.S_IMODE((tmp_path / "files").stat().st_mode) == 0o700
    assert stat.S_IMODE(files.path(stored.name).stat().st_mode) == 0o600


def test_too_big_a_file_leaves_nothing(tmp_path: Path) -> None:
    """Not even the part that came before it was too much."""
    files = Files(tmp_path / "files")
    with pytest.raises(TooBig):
        files.store([b"x" * 60, b"x" * 60], most=100)

    assert list((tmp_path / "files").iterdir()) == []


@pytest.mark.parametrize("name", ["../secret", "Spec.docx", "", "A" * 32, "0" * 33])
def test_no_other_name_leads_to_a_file(tmp_path: Path, name: str) -> None:
    """A name is 32 hexadecimal digits, or it is refused."""
    with pytest.raises(ValueError, match="no name of a stored file"):
        Files(tmp_path / "files").path(name)


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    """A file can be removed, once and again."""
    files = Files(tmp_path / "files")
    stored = files.store([b"words"], most=100)
    files.remove([stored.name])
    files.remove([stored.name, ""])

    assert files.names() == set()

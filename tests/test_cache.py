"""The user's cache: what it keeps and for how long, whom it keeps out, and that it never stands in the way."""

import os
import time
from errno import ENOSPC
from io import BytesIO
from pathlib import Path

import pytest

from checker import cache

DAY = 86_400


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own."""
    monkeypatch.setenv("TENDERCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_put", 0)
    return tmp_path / "cache"


def entry(home: Path, kind: str = "report") -> Path:
    """The only file of a kind."""
    (found,) = (home / kind).iterdir()
    return found


def aged(path: Path, days: float) -> None:
    """Have a file last used so many days ago."""
    os.utime(path, (time.time() - days * DAY,) * 2)


def test_what_was_put_is_got(home: Path) -> None:
    """Bytes come back under their kind and key, and under no other; the folder is its owner's alone."""
    assert cache.get("report", "a") is None
    cache.put("report", "a", b"one")
    cache.put("report", "a", b"two")

    assert cache.get("report", "a") == b"two"
    assert cache.get("report", "b") is None
    assert cache.get("rulebook", "a") is None
    assert home.stat().st_mode & 0o777 == 0o700
    assert cache.state() == cache.State(home, 1, 35)


def test_without_a_name_the_systems_own_folder_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where TENDERCHECK_CACHE is not set, the cache stands in the user's folder for such things."""
    monkeypatch.delenv("TENDERCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")

    assert cache.folder() == Path("/somewhere/tendercheck")


def test_a_user_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs as some number: nothing fails, and the state says why nothing is kept."""

    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("TENDERCHECK_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    cache.put("report", "a", b"one")

    assert cache.get("report", "a") is None
    assert cache.state().trouble == "it is no folder"


def test_what_may_not_be_touched_is_still_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is read only: an entry is given out, though its use cannot be noted."""
    cache.put("report", "a", b"one")
    aged(entry(home), 3)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refused)
    assert cache.get("report", "a") == b"one"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps the user's own folders to the user")
def test_every_entry_is_its_owners_alone(home: Path) -> None:
    """Also where somebody opens the folder later, or copies it: it holds words of drafts."""
    cache.put("report", "a", b"one")

    assert entry(home).stat().st_mode & 0o777 == 0o600


def test_an_entry_written_in_part_is_none(home: Path) -> None:
    """What a crash has cut short, or somebody changed, is not given out."""
    cache.put("report", "a", b"one and two")
    entry(home).write_bytes(entry(home).read_bytes()[:-3])

    assert cache.get("report", "a") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps the user's own folders to the user")
def test_a_folder_that_others_see_is_not_used(home: Path) -> None:
    """Nothing is read from a folder that others may look into, nor written to it, and the state says why."""
    cache.put("report", "a", b"one")
    home.chmod(0o755)
    cache.put("report", "b", b"two")

    assert cache.get("report", "a") is None
    assert len(list((home / "report").iterdir())) == 1
    assert cache.state().trouble == "others may look into it (its rights must be 0700)"
    assert cache.clear() == (0, 0)


def test_a_link_is_not_followed(home: Path, tmp_path: Path) -> None:
    """A link in the folder's place is no folder of ours."""
    (tmp_path / "other").mkdir(0o700)
    home.symlink_to(tmp_path / "other")
    cache.put("report", "a", b"one")

    assert list((tmp_path / "other").iterdir()) == []
    assert cache.state().trouble == "it is no folder"


def test_a_folder_that_cannot_be_made_stops_nothing(home: Path) -> None:
    """Where a file stands in the way, nothing is kept, and nothing fails."""
    home.write_text("not a folder")
    cache.put("report", "a", b"one")

    assert cache.get("report", "a") is None
    assert home.read_text() == "not a folder"


def test_on_a_full_disk_nothing_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can be made there, and nothing be put into it: nothing fails, and nothing half is left."""

    class Full(BytesIO):
        """A file on a full disk, which says so when it is closed."""

        def __exit__(self, *_: object) -> None:
            raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(cache, "open", lambda path, *_, **__: path.touch() or Full(), raising=False)
    cache.put("report", "a", b"one")

    assert list((home / "report").iterdir()) == []


def test_what_nobody_uses_is_deleted(home: Path) -> None:
    """After 30 days without use an entry goes, and what an interrupted writer left after one; a sweep is due once a day."""
    for key in "abc":
        cache.put("report", key, key.encode())
    old, left, used = sorted((home / "report").iterdir())
    left = left.rename(f"{left}.1.part")
    aged(old, 31)
    aged(left, 2)
    aged(used, 29)
    cache.put("report", "d", b"d")

    assert old.exists()
    aged(home / "swept", 2)
    cache.put("report", "e", b"e")
    assert not old.exists()
    assert not left.exists()
    assert used.exists()


def test_to_get_an_entry_is_to_use_it(home: Path) -> None:
    """An entry that is asked for lasts another 30 days."""
    cache.put("report", "a", b"one")
    aged(entry(home), 29)
    cache.get("report", "a")

    assert time.time() - entry(home).stat().st_mtime < DAY


def test_the_oldest_go_where_there_are_too_many(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the size limit the entries go that were not used for longest; a process that puts a great deal does not wait for tomorrow."""
    monkeypatch.setattr(cache, "LARGEST", 110)
    monkeypatch.setattr(cache, "_OFTEN", 40)
    cache.put("report", "a", b"0" * 20)
    aged(entry(home), 3)
    cache.put("report", "b", b"0" * 20)
    cache.put("report", "c", b"0" * 20)

    assert cache.get("report", "a") is None
    assert cache.get("report", "b") is not None
    assert cache.get("report", "c") is not None


def test_only_entries_are_cleared(home: Path) -> None:
    """What somebody else keeps in the folder stays."""
    cache.put("report", "a", b"one")
    (home / "report" / "thesis.odt").write_text("mine")

    assert cache.clear() == (1, 35)
    assert (home / "report" / "thesis.odt").read_text() == "mine"
    assert cache.state().entries == 0

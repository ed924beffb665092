"""Whatever comes in, a report or one clear sentence comes out: in time, in little memory, and with nothing else touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import traps
from tests.hostile.door import MEGABYTES, SECONDS, Door, Outcome
from tests.hostile.hostile import Hostile
from tests.hostile.names import PLACED, Placed
from tests.hostile.registry import FILES, SILENT

NO_WORDS = ("Traceback", "lxml", "zipfile", "pdfium", "calamine", "Errno", "0x")  # tell a person nothing of what to do


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    """The door that all files go through, with the traps beside it."""
    with traps.set_up():
        opened = Door()
        yield opened
        opened.close()


def seen(folder: Path) -> dict[str, tuple[int, int]]:
    """What is in a folder, with sizes and times."""
    return {path.name: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.iterdir()}


def is_told_plainly(outcome: Outcome, folder: Path) -> bool:
    """Whether a refusal has a cause and a cure in words for a person, each on one line."""
    said = [outcome.told["cause"], outcome.told["cure"]]
    return all(said) and not any(word in part for word in (*NO_WORDS, "\n", os.fspath(folder)) for part in said)


def hears(hostile: Hostile, outcome: Outcome) -> bool:
    """Whether a file that was read was not read in silence: its words are there, or the gap is told."""
    words = outcome.told["text"]
    found = bool(words.strip()) and all(word in words for word in hostile.words)
    return found or (hostile.expect == "either" and bool(outcome.told["gaps"]))


def logged(name: str, expect: str, outcome: Outcome) -> Outcome:
    """The outcome; where HOSTILE_LOG names a file, it is noted there with its time and memory."""
    if "HOSTILE_LOG" in os.environ:
        said = outcome.everything[:150].replace("\n", " ")
        with open(os.environ["HOSTILE_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{name}\t{expect}\t{outcome.kind}\t{outcome.seconds:.2f}\t{outcome.megabytes}\t{said}\n")
    return outcome


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_every_file_ends_well(hostile: Hostile, door: Door, tmp_path: Path) -> None:
    """A hostile file is read or refused in plain words, within time and memory, and nothing else is read, called or written."""
    path = tmp_path / hostile.file_name
    path.write_bytes(hostile.build())
    before = seen(tmp_path)
    outcome = logged(hostile.name, hostile.expect, door.read(os.fspath(path)))

    assert outcome.kind in {"read", "refused"}, outcome
    assert hostile.expect in {outcome.kind, "either"}, outcome.everything[:500]
    assert outcome.kind != "read" or hears(hostile, outcome) or hostile.name in SILENT, outcome.everything[:500]
    assert outcome.kind != "refused" or is_told_plainly(outcome, tmp_path), outcome.everything[:500]
    assert (outcome.seconds < SECONDS, outcome.megabytes <= MEGABYTES) == (True, True), outcome
    assert (traps.SECRET not in outcome.everything, traps.called(), seen(tmp_path)) == (True, False, before)


@pytest.mark.parametrize("placed", PLACED, ids=lambda placed: placed.name)
def test_every_name_and_place_ends_well(placed: Placed, door: Door, tmp_path: Path) -> None:
    """A link, a pipe, a folder or a strange name is read or refused in plain words, at once, and nothing is touched."""
    path = placed.build(tmp_path)
    before = seen(tmp_path)
    outcome = logged(placed.name, placed.expect, door.read(os.fsdecode(path)))

    assert outcome.kind in {"read", "refused"}, outcome
    assert placed.expect in {outcome.kind, "either"}, outcome.everything[:500]
    assert outcome.kind != "refused" or is_told_plainly(outcome, tmp_path), outcome.everything[:500]
    assert (outcome.seconds < SECONDS, seen(tmp_path)) == (True, before)


def test_names_tell_files_apart() -> None:
    """No two hostile files bear one name, and there are enough of them."""
    names = [each.name for each in (*FILES, *PLACED)]

    assert len(names) == len(set(names))
    assert len(names) >= 150
    assert set(names) >= SILENT

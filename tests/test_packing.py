"""Values for our own cache: they come back as they were, nothing else can be made of bytes, and a change to any file is seen."""

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from checker.model import Span, Stated
from checker.packing import packed, stamp, unpacked


def test_values_come_back() -> None:
    """Our nouns with plain values in them; nothing comes of nothing, and of what is damaged."""
    value = (Stated(date(2026, 10, 1), "given", "tender.toml, line 2"), Span(1, 2), frozenset({"a"}))

    assert unpacked(packed(value)) == value
    assert unpacked(None) is None
    assert unpacked(packed(value)[:-3]) is None


@pytest.mark.parametrize("name", ["Rule.__init__.__globals__.get", "dataclass", "NotThere", "Rule.__init__.__class__"])
def test_nothing_else_is_made(name: str) -> None:
    """Neither by a name that leads through a noun of ours to Python itself, nor of what our own rooms have taken in."""
    module = "checker.model.rule"
    data = b"\x80\x04" + b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name)) + b"\x93."

    assert unpacked(data) is None
    assert unpacked(pickle.dumps(os.getcwd)) is None


def test_a_folder_is_known_by_all_files_in_it(tmp_path: Path) -> None:
    """One that is new, renamed, longer or later changed makes another stamp."""
    (tmp_path / "a.yaml").write_text("a")
    told = [stamp([tmp_path])]
    assert stamp([tmp_path]) == told[0]
    (tmp_path / "b.yaml").write_text("b")
    told.append(stamp([tmp_path]))
    (tmp_path / "b.yaml").rename(tmp_path / "c.yaml")
    told.append(stamp([tmp_path]))
    os.utime(tmp_path / "c.yaml", ns=(1, 1))
    told.append(stamp([tmp_path]))

    assert len(set(told)) == 4


def test_links_that_lead_nowhere_or_back_stop_nothing(tmp_path: Path) -> None:
    """They are told like any file; where a link leads to is seen to change."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "nowhere").symlink_to(tmp_path / "not there")
    (tmp_path / "rules" / "itself").symlink_to(tmp_path / "rules" / "itself")
    (tmp_path / "rules" / "back").symlink_to(tmp_path / "rules")
    before = stamp([tmp_path / "rules"])
    (tmp_path / "not there").write_text("there")

    assert stamp([tmp_path / "rules"]) != before

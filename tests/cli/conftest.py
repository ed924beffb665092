"""Our rulebook is opened and its words are compiled once for all tests of the command line."""

from collections.abc import Collection
from pathlib import Path

import pytest

from checker import mentions, rulebook
from checker.model import Lexicon, Rulebook
from tests.places import RULES

_open, _compile = rulebook.load, mentions.Finder
_opened: list[Rulebook] = []
_compiled: dict[int, tuple[Lexicon, mentions.Finder]] = {}


def _load(folder: Path | None = None, only: Collection[str] | None = None, judging: bool = True) -> Rulebook:
    """A rulebook; our own, whole, is kept."""
    if folder or only is not None or not judging or rulebook.default_folder() != RULES:
        return _open(folder, only, judging)
    _opened[:] = _opened or [_open()]
    return _opened[0]


def _finder(lexicon: Lexicon) -> mentions.Finder:
    """The words of a rulebook, compiled and kept."""
    if id(lexicon) not in _compiled:
        _compiled[id(lexicon)] = lexicon, _compile(lexicon)
    return _compiled[id(lexicon)][1]


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, "load", _load)
    monkeypatch.setattr(mentions, "Finder", _finder)

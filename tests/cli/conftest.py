"""Our rulebook is opened, its words are compiled and the reading processes are begun once for all tests of the command line."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from checker import mentions, rulebook
from checker.cli import options
from checker.model import Lexicon, Rulebook
from checker.service.readers import Readers, Reading, Watch
from tests.places import RULES

_open, _compile = rulebook.load, mentions.Finder
_opened: list[Rulebook] = []
_begun: dict[tuple[object, ...], Readers] = {}
_compiled: dict[int, tuple[Lexicon, mentions.Finder]] = {}


def _load(folder: Path | None = None, only: Collection[str] | None = None, judging: bool = True, overlays: Sequence[Path] = ()) -> Rulebook:
    """A rulebook; our own, whole, is kept."""
    if folder or only is not None or not judging or overlays or rulebook.default_folder() != RULES:
        return _open(folder, only, judging, overlays)
    _opened[:] = _opened or [_open()]
    return _opened[0]


def _finder(lexicon: Lexicon) -> mentions.Finder:
    """The words of a rulebook, compiled and kept."""
    if id(lexicon) not in _compiled:
        _compiled[id(lexicon)] = lexicon, _compile(lexicon)
    return _compiled[id(lexicon)][1]


def _readers(reading: Reading, _watch: Watch) -> Readers:
    """Readers for a manner of reading, kept at work; none of these tests stands at a terminal."""
    manner = (reading.revisions, reading.ocr, reading.limits)
    if manner not in _begun:
        _begun[manner] = Readers(reading)
    return _Kept(_begun[manner])  # type: ignore[return-value]  # it is what its one inside is


class _Kept:
    """Readers that are not closed with the command."""

    def __init__(self, inside: Readers) -> None:
        self._inside = inside

    def __getattr__(self, name: str) -> object:
        return getattr(self._inside, name)

    def close(self) -> None:
        """They stay at work for the next test."""


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, "load", _load)
    monkeypatch.setattr(mentions, "Finder", _finder)
    monkeypatch.setattr(options, "Readers", _readers)

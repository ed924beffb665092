"""Our rulebook is opened, its words are compiled and the reading processes are begun once for all tests of the command line."""

import pytest

from checker import mentions
from checker.cli import options
from checker.model import Lexicon
from checker.service import shelves
from checker.service.readers import Readers, Reading, Watch

_unpacked, _compile = shelves.unpacked, mentions.Finder
_kept: dict[bytes, object] = {}
_begun: dict[tuple[object, ...], Readers] = {}
_compiled: dict[int, tuple[Lexicon, mentions.Finder]] = {}


def _value(data: bytes | None) -> object:
    """What a cache held, made once."""
    if data is not None and data not in _kept:
        _kept[data] = _unpacked(data)
    return None if data is None else _kept[data]


def _finder(lexicon: Lexicon, made: mentions.Compiled | None = None) -> mentions.Finder:
    """The words of a rulebook, compiled and kept."""
    if id(lexicon) not in _compiled:
        _compiled[id(lexicon)] = lexicon, _compile(lexicon, made)
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
    monkeypatch.setattr(shelves, "unpacked", _value)
    monkeypatch.setattr(mentions, "Finder", _finder)
    monkeypatch.setattr(options, "Readers", _readers)

"""A small rulebook, opened once for all tests of batches."""

import pytest

from checker.model import Rulebook
from checker.service import shelves
from checker.service.checker import Checker
from tests.batch.made import few


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Two of our rules."""
    return few()


@pytest.fixture(scope="session")
def checker(rulebook: Rulebook) -> Checker:
    """A checker that works alone."""
    return Checker(rulebook)


@pytest.fixture(autouse=True)
def _compiled_once(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever checks in these tests finds the words compiled."""
    usual, ours = shelves.open_finder, checker.finder
    monkeypatch.setattr("checker.service.checker.open_finder", lambda book: ours if book.digest == checker.rulebook.digest else usual(book))

"""A small rulebook, opened once for all tests of batches."""

import pytest

from checker.model import Rulebook
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

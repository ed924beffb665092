"""What the tests of the corpora share."""

import pytest

from checker.model import Measured
from checker.service.checker import Checker
from checker.service.labels import measure
from tests.kept import our_checker
from tests.places import CORPORA


@pytest.fixture(scope="session")
def checker() -> Checker:
    """Our own rules, made ready once for all documents."""
    return our_checker()


@pytest.fixture(scope="session")
def measured(checker: Checker) -> Measured:
    """How right our own rules are on the labelled documents of the corpora."""
    return measure(checker, CORPORA)

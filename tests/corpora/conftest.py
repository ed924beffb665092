"""What the tests of the corpora share."""

import pytest

from checker.service import Checker, open_rulebook


@pytest.fixture(scope="session")
def checker() -> Checker:
    """Our own rules, made ready once for all documents."""
    return Checker(open_rulebook())

"""One door for the tests that do not need their own."""

from collections.abc import Iterator

import pytest

from checker.isolation import Door


@pytest.fixture(scope="session")
def door() -> Iterator[Door]:
    """A door with the usual limits."""
    with Door() as made:
        yield made

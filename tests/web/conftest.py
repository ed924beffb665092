"""What holds for all tests of the web: on which database they run."""

import pytest

from tests.web import postgres


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    """Skip, and say why, where PostgreSQL is wanted and none is installed."""
    if request.config.getoption("--postgres") and postgres.programs() is None:
        pytest.skip("no PostgreSQL is installed here (Debian: postgresql)")

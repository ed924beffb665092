"""What holds for all tests: a property is true or false however busy the machine is, so that no example has a deadline."""

import os

import pytest
from hypothesis import settings

settings.register_profile("tendercheck", deadline=None)
settings.load_profile("tendercheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The tests of the web run on SQLite, or with --postgres on a PostgreSQL server that they start themselves."""
    parser.addoption("--postgres", action="store_true", help="run the tests of the web on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    """Tell the installations that tests make which database is wanted."""
    os.environ["TENDERCHECK_TEST_POSTGRES"] = "1" if config.getoption("--postgres") else ""

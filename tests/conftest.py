"""What holds for all tests: a property is true or false however busy the machine is, so that no example has a deadline.

Each run tries fifty examples of a property, and other ones than the run before; with HYPOTHESIS_PROFILE=thorough a thousand.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

settings.register_profile("usual", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "usual")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The tests of the web run on SQLite, or with --postgres on a PostgreSQL server that they start themselves."""
    parser.addoption("--postgres", action="store_true", help="run the tests of the web on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    """Tell the installations that tests make which database is wanted, and keep everything away from the user's own cache."""
    os.environ["TENDERCHECK_TEST_POSTGRES"] = "1" if config.getoption("--postgres") else ""
    if not hasattr(config, "workerinput"):  # the workers of a run have what the run has
        os.environ["TENDERCHECK_CACHE"] = mkdtemp(prefix="tendercheck-cache-")


def pytest_collection_finish() -> None:
    """What the tests are made of stays to the end: the collector of garbage need not go through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Delete the cache of the tests."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["TENDERCHECK_CACHE"], ignore_errors=True)


@pytest.fixture(scope="session")
def _browser() -> Iterator[Browser]:
    """A browser of the system, without a window; tests that need one are left out where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed here (Debian: chromium)")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def browser(_browser: Browser) -> Iterator[Browser]:
    """The same browser for all tests; none leaves a page open, that would go on working."""
    yield _browser
    for context in _browser.contexts:
        context.close()

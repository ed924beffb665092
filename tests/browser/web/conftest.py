"""An installation that is served on this machine, with a worker beside it, and a browser that goes there with and without script."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.browser.access import faults
from tests.web.made import Site
from tests.web.warm import begun, warm
from web.app import create_app
from web.settings import WebSettings

KNOWN = {"label-content-name-mismatch"}  # of the upload that govuk-frontend makes of a file input
WIDE, NARROW = 1280, 320


@dataclass
class Served:
    """A served installation: its address, and what the tests may look into."""

    address: str
    site: Site
    browser: Browser
    report: str = ""  # the address of a report to look at, where one was made

    def page(self, script: bool = True, width: int = WIDE) -> Page:
        """A window of its own, with or without script."""
        context = self.browser.new_context(
            base_url=self.address, java_script_enabled=script, viewport={"width": width, "height": 900}, bypass_csp=True
        )
        return context.new_page()


@contextmanager
def serving(browser: Browser, data: Path, **settings: Any) -> Iterator[Served]:
    """Serve an installation with these settings, a worker beside it, until the block is over."""
    app = warm(create_app(WebSettings(begun(data), **settings)))
    made, over = Site(app), threading.Event()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,)), threading.Thread(target=_work, args=(made, over))]
    for thread in threads:
        thread.start()
    yield Served(f"http://127.0.0.1:{server.port}", made, browser)
    server.shutdown()
    over.set()
    for thread in threads:
        thread.join()
    server.server_close()


@pytest.fixture
def serve(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve an installation with these settings until the test is over."""
    with ExitStack() as until_over:
        yield lambda **settings: until_over.enter_context(serving(browser, tmp_path / "data", **settings))


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """An installation for one person, served."""
    return serve()


def insist_on_access(page: Page) -> None:
    """Have axe-core find nothing on a page, and nothing that must be scrolled sideways at 320 points."""
    assert [fault for fault in faults(page) if not _is_known(*fault)] == []
    size = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    if size:
        page.set_viewport_size(size)


def _is_known(rule: str, html: str) -> bool:
    """Whether a fault is one of govuk-frontend's own; radios that open something have an attribute not theirs (its issue 979)."""
    return rule in KNOWN or (rule == "aria-allowed-attr" and 'class="govuk-radios__input"' in html)


def _work(made: Site, over: threading.Event) -> None:
    """Check what waits, again and again."""
    while not over.wait(0.1):
        made.work()

"""A browser, and the small app that it looks at; what needs Node packages is left out where there are none."""

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from tests.places import ROOT
from tests.web.dressed import demonstration, dressed

FRONTEND = ROOT / "web" / "frontend"


@pytest.fixture(scope="session")
def govuk() -> Path:
    """The components of govuk-frontend, as npm installs them."""
    folder = FRONTEND / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    if not folder.is_dir():
        pytest.skip("web/frontend has no node_modules (they come with `make frontend`, which needs Node)")
    return folder


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the small app."""
    demonstration()  # made here, since the checker's command wants the main thread
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, dressed(), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()

"""A new installation, and a procurement in it."""

from pathlib import Path

import pytest

from tests.web.made import Site, site
from tests.web.pages.procurements.made import begun


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path / "data")


@pytest.fixture
def hub(here: Site) -> str:
    """The address of a procurement without documents."""
    return begun(here)

"""The letter NUL, which PostgreSQL does not take: wherever it is sent, it is refused in plain words."""

from pathlib import Path

import pytest

from tests.web.made import Site, site


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path / "data")


@pytest.mark.parametrize("address", ["/procurements/%00", "/checks/%00", "/rules/%00", "/api/v1/checks/%00"])
def test_no_address_has_it(here: Site, address: str) -> None:
    """There is no such page."""
    assert here.client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/procurements?words=%00", "/rules?words=a%00b", "/dashboard?from=%00"])
def test_no_filter_takes_it(here: Site, address: str) -> None:
    """It is no word to look for."""
    answer = here.client.get(address)

    assert answer.status_code == 400
    assert "a letter that cannot be kept" in answer.text


def test_no_form_takes_it(here: Site) -> None:
    """Nor is it part of a title."""
    assert here.client.post("/procurements/new", data={"title": "a\0b"}).status_code == 400

"""The page on the API in a browser: for everybody, and on a narrow screen too."""

from tests.browser.web.conftest import Served, insist_on_access


def test_the_page_on_the_api_is_accessible(served: Served) -> None:
    """Its long commands scroll within themselves, and by keyboard."""
    page = served.page()
    page.goto("/api")

    assert page.title() == "API - Tendercheck"
    insist_on_access(page)

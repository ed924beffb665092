"""Journey 1: choose files, see how far their check is, read the report."""

import pytest

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access
from tests.web.made import docx

WORD = {"name": "Specification.docx", "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_files_are_chosen_and_their_report_is_read(served: Served, script: bool) -> None:
    """With and without script, at a desk and on a phone, by pages that axe-core finds nothing on."""
    page = served.page(script, NARROW if script else WIDE)
    page.goto("/")
    page.set_input_files("input[type=file]", [{**WORD, "buffer": docx()}])
    page.get_by_role("button", name="Check the files").click()
    page.wait_for_selector("h1:has-text('to resolve before publishing')", timeout=60_000)

    assert page.url.startswith(f"{served.address}/checks/")


def test_the_first_page_is_accessible(served: Served) -> None:
    """Also with an error on it."""
    page = served.page()
    page.goto("/")
    insist_on_access(page)
    page.get_by_role("button", name="Check the files").click()
    page.wait_for_selector(".govuk-error-summary")
    insist_on_access(page)

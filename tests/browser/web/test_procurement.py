"""Journey 2: begin a procurement, say what is known, hand in a draft and another, compare them, and keep or delete all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access
from tests.web.made import Site, docx
from tests.web.pages.procurements.made import FIRST, MENDED

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DONE = "h1:has-text('to resolve before publishing')"


def _file(name: str, *lines: str) -> Any:
    return {"name": name, "mimeType": KIND, "buffer": docx(*lines)}


def _hub(page: Page) -> None:
    """Go to the hub by the trail above the heading."""
    page.locator(".govuk-breadcrumbs a").last.click()


def _begin(page: Page, title: str = "Case management") -> str:
    """Begin a procurement; the answer is the address of its hub."""
    page.goto("/procurements")
    page.get_by_role("button", name="Start a procurement or templates").click()
    page.get_by_label("What is it called?").fill(title)
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_selector(f"h1:has-text('{title}')")
    return page.url


def _say(page: Page) -> None:
    """Say what is known of it."""
    page.get_by_role("link", name="Details of the purchase").click()
    page.get_by_label("Where the buyer is").select_option("England")
    page.get_by_label("What it is worth in pounds").fill("485000")
    page.get_by_label("Software").check()
    page.get_by_role("button", name="Save the details").click()
    page.wait_for_selector("text=The details are saved.")


def _hand_in(page: Page, hub: str, *files: Any) -> None:
    """Hand in a draft, and come back to the hub when it has been checked."""
    page.goto(hub)
    page.get_by_role("link", name="Documents").click()
    page.set_input_files("input[name=documents]", files)
    page.get_by_role("button", name="Check the files").click()
    page.wait_for_selector(DONE, timeout=60_000)
    page.goto(hub)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_procurement_is_walked_through(served: Served, script: bool) -> None:
    """With and without script, at a desk and on a phone: from the title to the comparison of two drafts."""
    page = served.page(script, NARROW if script else WIDE)
    hub = _begin(page)
    _say(page)
    _hand_in(page, hub, _file("Spec.docx", *FIRST))
    _hand_in(page, hub, _file("Spec.docx", *MENDED))
    page.get_by_role("link", name="Compare drafts").click()

    assert page.get_by_role("link", name="New (1)").count() == 1
    assert page.get_by_role("link", name="Fixed (1)").count() == 1
    _hub(page)
    assert page.url == hub


def test_a_quick_check_is_kept(served: Served) -> None:
    """From its report, without choosing files again."""
    page = served.page(script=False, width=NARROW)
    page.goto("/")
    page.set_input_files("input[type=file]", [_file("Spec.docx", *FIRST)])
    page.get_by_role("button", name="Check the files").click()
    page.wait_for_selector(DONE, timeout=60_000)
    page.get_by_role("link", name="Keep this as a procurement").click()
    page.get_by_label("What is it called?").fill("Kept")
    page.get_by_role("button", name="Keep it").click()

    page.wait_for_selector("h1:has-text('Kept')")
    assert "Draft 1" in page.inner_text("#main")


def test_a_title_is_enough_by_keyboard(served: Served) -> None:
    """The form is filled in and sent without a pointer."""
    page = served.page()
    page.goto("/procurements/new")
    page.get_by_label("What is it called?").focus()
    page.keyboard.type("By keyboard")
    page.keyboard.press("Enter")

    page.wait_for_selector("h1:has-text('By keyboard')")


@pytest.fixture
def filled(serve: Callable[..., Served]) -> tuple[Site, Page, str]:
    """A procurement with two drafts, of which a file was not read, in a browser with script."""
    served = serve()
    page = served.page()
    hub = _begin(page)
    _say(page)
    scan = {"name": "Scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 no more"}
    _hand_in(page, hub, _file("Spec.docx", *FIRST), scan)
    _hand_in(page, hub, _file("A long name of a specification that will not end.docx", *MENDED))
    return served.site, page, hub


def test_every_page_is_accessible(filled: tuple[Site, Page, str], tmp_path: Path) -> None:
    """axe-core finds nothing on any page of a procurement, nor on its forms when they fail, and none is wider than a phone."""
    _, page, hub = filled
    pages = ("", "/details", "/drafts", "/compare", "/compare?old=1&new=1", "/standards", "/keeping", "/hold", "/delete")
    for address in ("/procurements", "/procurements?state=failed", "/procurements/new", *(hub + each for each in pages)):
        page.goto(address)
        insist_on_access(page)
    for address, button in (
        ("/procurements/new", "Start"),
        (f"{hub}/hold", "Hold it"),
        (f"{hub}/delete", "Delete it"),
        (f"{hub}/drafts", "Check the files"),
    ):
        page.goto(address)
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_selector(".govuk-error-summary")
        insist_on_access(page)


def test_what_is_kept_is_deleted(filled: tuple[Site, Page, str]) -> None:
    """It is held first, then released, then deleted by a tick and a button."""
    site, page, _ = filled
    page.get_by_role("link", name="Hold it for a challenge").click()
    page.get_by_label("Why must it be kept?").fill("A supplier challenges the award")
    page.get_by_role("button", name="Hold it").click()
    page.wait_for_selector("text=It is held: nothing of it is deleted.")
    insist_on_access(page)
    page.get_by_role("button", name="Release the hold").click()
    page.get_by_role("link", name="Delete it now").click()
    page.get_by_label("I understand that this cannot be undone").check()
    page.get_by_role("button", name="Delete it").click()
    page.wait_for_selector("text=There are none yet.")

    assert site.here.files.names() == set()

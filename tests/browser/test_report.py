"""The report in a browser: accessible, on a phone's width, by keyboard, and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.access import faults
from tests.cli.made import typed
from tests.places import CORPORA

PACK = CORPORA / "packs" / "harrow-vale-case-management"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration pack's report."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    typed("check", PACK, "--output", file)
    return file


def opened(browser: Browser, report: Path, width: int = 1280) -> Page:
    """The report in a window of so many points."""
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(report.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_the_report_is_accessible(browser: Browser, report: Path, width: int) -> None:
    """axe-core finds no fault by WCAG 2.2 AA and by good practice."""
    assert faults(opened(browser, report, width)) == []


def test_the_report_fits_a_narrow_window(browser: Browser, report: Path) -> None:
    """Nothing has to be scrolled sideways at 320 points, but tables in frames of their own."""
    assert opened(browser, report, 320).evaluate("document.documentElement.scrollWidth") <= 320


def test_a_finding_leads_to_its_words_by_keyboard(browser: Browser, report: Path) -> None:
    """The first link of a finding moves the text beside it to the marked words."""
    page = opened(browser, report)
    page.locator("#finding-1 a.where").focus()
    page.keyboard.press("Enter")

    assert page.url.endswith("#place-1")
    assert page.locator("#place-1 + mark").is_visible()

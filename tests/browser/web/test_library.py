"""Journeys 5 and 6: rules and clauses are found, read, copied and shared; a manager looks at the dashboard."""

from pathlib import Path

import pytest

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access
from tests.web.made import docx
from tests.web.pages.test_dashboard import TODAY, checked, excepted
from tests.web.pages.test_sharing import ABOUT, FILES, taken, written

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@SCRIPT
def test_a_rule_is_found_and_its_clause_downloaded(served: Served, script: bool, tmp_path: Path) -> None:
    """By words and by choice, at a desk and on a phone."""
    page = served.page(script, WIDE if script else NARROW)
    page.goto("/rules")
    page.get_by_label("Words").fill("equivalent standard")
    page.get_by_label("Force").select_option(label="Law")
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator("a[href^='/rules/']").first.click()
    page.get_by_role("heading", name="On whose authority").wait_for()
    page.goto("/clauses/equivalent-standard")
    with page.expect_download() as download:
        page.get_by_role("link", name="(ODT)").click()

    assert download.value.suggested_filename == "equivalent-standard.odt"


def test_wording_is_copied(served: Served) -> None:
    """By a button where there is script; without it the box itself is there."""
    page = served.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/clauses/payment-30-days")
    page.get_by_role("button", name="Copy the wording").first.click()
    page.get_by_text("Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == page.locator("textarea").first.input_value()


@SCRIPT
def test_a_pack_is_made_and_imported(served: Served, script: bool, tmp_path: Path) -> None:
    """And can be read and searched afterwards."""
    page = served.page(script, NARROW if script else WIDE)
    page.goto("/sharing/export")
    page.get_by_label("Title").fill("Our clauses")
    page.get_by_label("Published by").fill("Harrow Vale")
    page.locator("input[name=clauses]").first.check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the pack").click()
    file = tmp_path / "pack.zip"
    download.value.save_as(file)
    page.goto("/sharing/import")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Import the pack").click()
    page.get_by_role("heading", name="Our clauses").wait_for()

    assert page.locator("textarea").count() >= 1


@SCRIPT
def test_a_manager_looks_at_the_dashboard(served: Served, script: bool) -> None:
    """Of the time that they ask for, and takes its table along."""
    checked(served.site, {"payment-late": 3})
    page = served.page(script, WIDE if script else NARROW)
    page.goto("/dashboard")
    page.get_by_label("Leave quick checks out").check()
    page.get_by_role("button", name="Show").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Findings by rule").click()
    page.locator("a[href='/rules/payment-late']").click()
    page.get_by_role("heading", name="Why").wait_for()

    assert download.value.suggested_filename == "rules.csv"


def test_every_page_is_accessible(served: Served) -> None:
    """Of the library, of packs and of the dashboard, those with errors too."""
    checked(served.site, {"payment-late": 3, "brand-without-equivalent": 7})
    excepted(served.site, TODAY)
    served.site.app.config["WTF_CSRF_ENABLED"] = False  # the pack is handed in without opening the form
    location = taken(served.site, written(ABOUT, FILES)).location
    page = served.page()
    for address in (
        *("/rules", "/rules?theme=nonsense", "/rules/charge-for-export", "/clauses", "/clauses/equivalent-standard", "/standards"),
        *("/sharing", "/sharing?words=lots", "/sharing/import", "/sharing/export", location, f"{location}/remove"),
        *("/dashboard", "/dashboard?since-day=x"),
    ):
        page.goto(address)
        insist_on_access(page)
    page.goto("/sharing/import")
    page.set_input_files("input[type=file]", [{"name": "pack.zip", "mimeType": "application/zip", "buffer": docx()}])
    page.get_by_role("button", name="Import the pack").click()
    page.wait_for_selector(".govuk-error-summary")
    insist_on_access(page)

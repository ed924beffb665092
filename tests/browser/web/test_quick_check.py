"""Journey 1: choose files, see how far their check is, read the report, look closer, and take it away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access, serving
from tests.places import CORPORA
from tests.web.made import docx
from tests.web.running import until

WORD = {"name": "Specification.docx", "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
PACK = CORPORA / "packs" / "harrow-vale-case-management"
DONE = "h1:has-text('before publishing')"


def hand_in(page: Page, *files: dict[str, object]) -> None:
    """Choose files on the first page, and have them checked."""
    page.goto("/")
    page.set_input_files("input[type=file]", list(files) or [{**WORD, "buffer": docx()}])  # type: ignore[arg-type]
    page.get_by_role("button", name="Check the files").click()


@pytest.fixture(scope="module")
def shown(_browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation in which the demonstration pack was checked, and a file that cannot be read, for tests that only look."""
    with serving(_browser, tmp_path_factory.mktemp("shown") / "data") as made:
        files = {path.name: path.read_bytes() for path in sorted(PACK.iterdir()) if path.suffix in (".docx", ".odt", ".pdf", ".md")}
        made.site.app.config["WTF_CSRF_ENABLED"] = False  # they are handed in without opening the form
        made.report = made.address + made.site.upload({**files, "Scan.pdf": b"%PDF-1.4 no more"}).location
        assert until(lambda: made.site.draft(made.report).state == "done", 120)
        made.site.app.config["WTF_CSRF_ENABLED"] = True
        yield made


def tab_to(page: Page, is_there: str) -> None:
    """Go on with the Tab key alone, until the focus is where a function of its element says; each stop on the way can be seen."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate(f"(({is_there})(document.activeElement))"):
            return
    raise AssertionError(f"no Tab leads there: {is_there}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_whole_journey(served: Served, script: bool, width: int) -> None:
    """With and without script, at a desk and on a phone: from the choice of a file to its marked copy, and to a check of it again."""
    page = served.page(script, width)
    hand_in(page)
    page.wait_for_selector(DONE, timeout=60_000)
    report = page.url

    page.get_by_text("Show only some findings").click()
    page.get_by_label("How serious").select_option("must")
    page.get_by_role("button", name="Show").click()
    assert "severity=must" in page.url
    page.get_by_role("link", name="Clear filters").click()

    page.locator("a.where", has_text="Finding").first.click()
    assert page.locator("mark").first.inner_text()
    page.get_by_role("link", name="Read it in the whole text").click()
    page.locator("a.ref").first.click()
    assert "/findings/" in page.url
    page.get_by_role("link", name="Next finding").click()
    page.get_by_role("link", name="All findings").click()

    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Marked copy of Specification.docx").click()
    assert download.value.suggested_filename == "Specification-INTERNAL.docx"
    page.get_by_role("link", name="The report", exact=True).click()

    page.get_by_role("button", name="Check again").click()
    page.wait_for_selector("text=Since draft 1", timeout=60_000)
    assert page.url.split("?")[0] != report


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_is_accessible(shown: Served, width: int) -> None:
    """axe-core finds nothing on any page of the journey, nor on one with an error on it, and none must be scrolled sideways."""
    page = shown.page(width=width)
    page.goto("/")
    insist_on_access(page)
    page.get_by_role("button", name="Check the files").click()
    page.wait_for_selector(".govuk-error-summary")
    insist_on_access(page)
    for path in ("", "?severity=must", "?decided=yes", "/findings/7", "/document/2", "/downloads", "/downloads/marked/6"):
        page.goto(shown.report + path)
        insist_on_access(page)


def test_progress_is_accessible(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are checked, and when a check has stopped."""
    monkeypatch.setattr(served.site, "work", lambda: None)
    page = served.page()
    hand_in(page)
    page.wait_for_selector("#line")
    insist_on_access(page)

    assert page.get_by_role("status").inner_text() == "Waiting to be checked"


def test_the_journey_by_keyboard_alone(shown: Served) -> None:
    """Tab and Enter lead from the report to a finding, its place in the text, the next finding, and the downloads."""
    page = shown.page()
    page.goto(shown.report)
    steps = {
        "e => e.matches('a.where')": "/findings/",
        "e => e.textContent === 'Read it in the whole text'": "/document/",
        "e => e.matches('a.ref')": "/findings/",
        "e => e.rel === 'next'": "/findings/",
        "e => e.textContent.trim() === 'All findings'": shown.report,
        "e => e.textContent.trim() === 'Download'": "/downloads",
    }
    for is_there, leads in steps.items():
        tab_to(page, is_there)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert leads in page.url


def test_the_text_stands_beside_the_findings_where_there_is_room(shown: Served) -> None:
    """A finding leads to its words in it; in a narrow window the text has pages of its own, and takes no room."""
    page = shown.page()
    page.goto(shown.report)
    page.get_by_role("link", name="Show finding 7 in the text").click()
    findings, pane = page.locator("#findings").bounding_box(), page.locator(".pane").bounding_box()
    assert findings
    assert pane
    assert pane["x"] >= findings["x"] + findings["width"]
    assert page.locator("#place-7 + mark").is_visible()
    page.set_viewport_size({"width": 1000, "height": 900})

    assert not page.locator(".pane").is_visible()
    assert not page.get_by_role("link", name="Show finding 7 in the text").is_visible()


def test_wording_is_copied_by_a_button_where_there_is_script(shown: Served) -> None:
    """It says that it has done so; without script the wording can be chosen by hand, and there is no button."""
    page = shown.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{shown.report}/findings/7")
    page.get_by_role("button", name="Copy the wording").click()
    page.wait_for_selector("text=Copied")
    bare = shown.page(script=False)
    bare.goto(f"{shown.report}/findings/7")

    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("Wording to copy").input_value()
    assert bare.get_by_label("Wording to copy").is_visible()
    assert not bare.get_by_role("button", name="Copy the wording").is_visible()


def test_pages_keep_to_the_policy(shown: Served) -> None:
    """Nothing on them is refused by it, and nothing is asked of anywhere else."""
    page = shown.browser.new_context(base_url=shown.address).new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    hand_in(page)
    page.wait_for_selector(DONE, timeout=60_000)
    for path in ("", "/findings/7", "/document/1", "/downloads"):
        page.goto(shown.report + path)

    assert told == []
    assert [url for url in asked if not url.startswith((shown.address, "data:"))] == []

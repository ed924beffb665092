"""Pages in a browser: accessible, on a phone's width, by keyboard, and with no script at all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import access

UPSTREAM = {  # of GOV.UK's enhanced file upload, and of its radios that open a further question; both are told at /accessibility
    ("label-content-name-mismatch", "govuk-file-upload-button"),
    ("aria-allowed-attr", "govuk-radios__input"),
}
PAGES = ["form", "report", "patterns", "accessibility", "privacy", "help", "nothing", "full"]


@pytest.fixture(params=[320, 1280])
def width(request: pytest.FixtureRequest) -> int:
    """How wide the window is."""
    return int(request.param)


@pytest.fixture
def page(browser: Browser, width: int) -> Iterator[Page]:
    """A page that axe-core can be put into; our own policy is held to in another test."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def bare(browser: Browser, width: int) -> Iterator[Page]:
    """A page in a browser that runs no script of the page, under its own policy."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds wrong by WCAG 2.2 AA and by good practice, but for what is known of a component."""
    found = access.faults(page)
    return [(rule, html) for rule, html in found if not any(rule == known and which in html for known, which in UPSTREAM)]


def send(page: Page) -> None:
    """Send the form of a page, and wait for the answer."""
    with page.expect_navigation():
        page.click("button:text-is('Save')")


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways, but what is in a frame of its own."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(page: Page, site: str, name: str) -> None:
    """axe-core finds no fault, and the page fits its window."""
    page.goto(f"{site}/{name}")

    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")
    assert faults(page) == []
    assert fits(page)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "report"])  # which no script changes
def test_a_page_is_accessible_without_script(browser: Browser, site: str, name: str) -> None:
    """With our scripts withheld, axe-core finds no fault either, on a phone, and the page fits, there and at a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}/{name}")

    assert not page.evaluate("document.body.classList.contains('js-enabled')")
    assert fits(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert faults(page) == []
    assert fits(page)


@pytest.mark.parametrize("scripted", [True, False])
def test_a_form_that_fails_is_accessible(page: Page, site: str, scripted: bool) -> None:
    """With every error shown, axe-core finds no fault."""
    if not scripted:
        page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}/form")
    send(page)

    assert page.title() == "Error: Details - Tendercheck"
    assert faults(page) == []
    assert fits(page)


def test_each_error_leads_to_its_field(page: Page, site: str) -> None:
    """Every link of the summary moves the focus into a control, which names its error."""
    page.goto(f"{site}/form")
    send(page)
    links = page.locator(".govuk-error-summary a")
    assert links.count() == 10

    for at in range(links.count()):
        links.nth(at).click()
        told = "a => a.closest('.govuk-form-group--error').querySelector('.govuk-error-message').textContent"
        assert links.nth(at).inner_text() in page.locator(":focus").evaluate(told)


def test_a_form_works_without_script(bare: Page, site: str) -> None:
    """What can be chosen only further on is there at once, and a failed form keeps what was typed."""
    bare.goto(f"{site}/form")
    assert bare.get_by_label("Year").first.is_visible()
    bare.get_by_label("Title").fill("<b>Case</b> management")
    send(bare)

    assert bare.get_by_role("heading", name="There is a problem").is_visible()
    assert bare.get_by_label("Title").input_value() == "<b>Case</b> management"


@pytest.mark.parametrize("name", PAGES)
def test_pages_keep_to_a_strict_policy(browser: Browser, site: str, name: str) -> None:
    """Under the policy of all pages nothing is refused, and nothing is asked of anywhere else."""
    page = browser.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{name}")

    assert [words for words in told if "Content Security Policy" in words or "SyntaxError" in words] == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    page.close()


def test_the_first_stop_skips_to_the_content(page: Page, site: str) -> None:
    """By keyboard, the first link leads past the header."""
    page.goto(f"{site}/help")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")

    assert page.url.endswith("#main")


def test_a_report_shows_the_text_beside_the_findings(browser: Browser, site: str) -> None:
    """A finding leads to its words, which are marked out in a pane that scrolls by itself."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/report")
    page.locator("#finding-1 a.where").first.click()
    findings, pane = page.locator("#findings").bounding_box(), page.locator(".pane").bounding_box()
    assert findings
    assert pane

    assert pane["x"] > findings["x"] + findings["width"]
    assert pane["height"] <= 900
    assert page.locator("#place-1 + mark").evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"
    page.close()


def test_degrees_differ_in_black_and_white(browser: Browser, site: str) -> None:
    """The frames of the three degrees are unlike each other, and none says it by colour."""
    page = browser.new_page()
    page.goto(f"{site}/report")
    look = "tag => { const s = getComputedStyle(tag); return [s.borderStyle, s.borderWidth, s.backgroundColor] }"
    looks = [tuple(page.locator(f".tag.{degree}").first.evaluate(look)) for degree in ("must", "should", "consider")]

    assert len(set(looks)) == 3
    assert {background for _, _, background in looks} <= {"rgb(11, 12, 12)", "rgb(255, 255, 255)"}
    page.close()

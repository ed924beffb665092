"""People log in, and an administrator adds one: with and without script, at a desk and on a phone, on pages that axe finds nothing on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access
from tests.web.people.made import PASSWORD, crowd

BOTH = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@pytest.fixture
def office(serve: Callable[..., Served]) -> Served:
    """A served installation with local accounts."""
    made = serve(login="local")
    crowd(made.site)
    return made


def login(page: Page, email: str, password: str) -> None:
    """Fill in the form and send it."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


@BOTH
def test_a_wrong_password_is_told_and_the_right_one_leads_in(office: Served, script: bool) -> None:
    """Then to the page that was asked for; the head of the page leads out again."""
    page = office.page(script, NARROW if script else WIDE)
    page.goto("/account")
    login(page, "ada@example.gov.uk", "another one")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title() == "Error: Log in - Tendercheck"
    login(page, "ada@example.gov.uk", PASSWORD)
    page.wait_for_selector("h1:has-text('Your account')")
    page.get_by_role("button", name="Log out").click()

    page.wait_for_selector("h1:has-text('Log in')")


@BOTH
def test_an_administrator_adds_somebody_who_sets_their_password(office: Served, script: bool) -> None:
    """By the link that the page shows once."""
    page = office.page(script, WIDE if script else NARROW)
    page.goto("/admin/users/new")
    login(page, "anna@example.gov.uk", PASSWORD)
    page.get_by_label("Name").fill("Cleo Marsh")
    page.get_by_label("E-mail address").fill("cleo@example.gov.uk")
    page.get_by_label("Reviewer").check()
    page.get_by_label("Roads").check()
    page.get_by_role("button", name="Add and make a link").click()
    link = page.locator("code.app-key").inner_text()
    theirs = office.page(script)
    theirs.goto(link)
    for label in ("New password", "The same password again"):
        theirs.get_by_label(label, exact=True).fill(PASSWORD)
    theirs.get_by_role("button", name="Set the password").click()

    theirs.wait_for_selector("text=Your password is set.")
    assert theirs.get_by_role("link", name="Cleo Marsh").is_visible()


def test_every_page_is_accessible(office: Served) -> None:
    """And needs no scrolling sideways on a phone."""
    page = office.page()
    page.goto("/login")
    insist_on_access(page)
    login(page, "anna@example.gov.uk", "")
    page.wait_for_selector(".govuk-error-summary")
    insist_on_access(page)
    login(page, "anna@example.gov.uk", PASSWORD)
    page.wait_for_selector("text=Log out")
    for path in ("", "/users", "/users/new", "/teams", "/organisation", "/retention", "/audit", "/audit?what=nothing", "/audit/check"):
        page.goto(f"/admin{path}")
        insist_on_access(page)
    for path in ("/admin/health", "/account", "/account/password", "/welcome/never-ours"):
        page.goto(path)
        insist_on_access(page)
    page.goto("/account")
    page.get_by_role("button", name="Make a key").click()
    page.wait_for_selector("text=shown this once")
    insist_on_access(page)
    page.goto("/admin/users")
    page.get_by_role("link", name="Ada").click()
    insist_on_access(page)
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_selector("code.app-key")
    insist_on_access(page)

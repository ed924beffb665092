"""Journeys 3 and 4: decide about a finding, tell who agreed, sign off, and know the file again."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.web.conftest import NARROW, WIDE, Served, insist_on_access
from tests.web.made import docx
from tests.web.team import LINES, Office, checked

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LAST, MET = (30, 6, 2027), (3, 11, 2026)


def _day(page: Page, name: str, day: tuple[int, int, int]) -> None:
    """Fill in a day."""
    for box, part in zip(("day", "month", "year"), day, strict=True):
        page.fill(f"[name={name}-{box}]", str(part))


def _look(page: Page, accessible: bool) -> None:
    """Look at a page as axe-core does, in the walks that are for that."""
    if accessible:
        page.wait_for_load_state("networkidle")  # before its style sheet is there, every link is too small
        insist_on_access(page)


def _ask(page: Page, here: Office, accessible: bool) -> None:
    """Ask for an exception for every finding on a product; first without a reason, which is said."""
    page.goto(f"{here.check}/findings/{here.finding(rule='brand-named')}/decide")
    _look(page, accessible)
    page.get_by_label("Ask for an exception").check()
    page.get_by_role("button", name="Put the decision on record").click()
    page.wait_for_selector(".govuk-error-summary")
    _look(page, accessible)
    page.get_by_label("Why an exception is needed").fill("The present system ends next year")
    _day(page, "until", LAST)
    page.get_by_label("Also the 2 others on Oracle").check()
    page.get_by_role("button", name="Put the decision on record").click()
    page.wait_for_url("**/findings/*")


def _tell(page: Page, here: Office, accessible: bool) -> None:
    """Tell who agreed, for procurement and for legal."""
    page.goto("/reviews")
    _look(page, accessible)
    page.get_by_role("link", name="every finding on Oracle").first.click()
    for name, role in (("Ann Archer", "Procurement"), ("Ben Brook", "Legal")):
        _look(page, accessible)
        page.get_by_label("Name").fill(name)
        page.get_by_label(role, exact=True).check()
        _day(page, "day", MET)
        page.get_by_label("Where that can be read").fill("Email of 3 November")
        page.get_by_role("button", name="Record the agreement").click()
        page.get_by_text(f"{name} (").wait_for()
    page.get_by_text("Agreed", exact=True).first.wait_for()
    _look(page, accessible)


def _sign(page: Page, here: Office, accessible: bool) -> None:
    """Sign off with a reason for each open finding."""
    page.goto(f"{here.procurement}/sign-off")
    _look(page, accessible)
    page.get_by_role("button", name="Sign off").click()
    page.wait_for_selector(".govuk-error-summary")
    _look(page, accessible)
    for reason in page.get_by_label("Reason for finding").all():
        reason.fill("It is needed until next year")
    page.get_by_label("I sign with 1 question unanswered").check()
    page.get_by_label("Why are the files signed off all the same?").fill("It is answered later")
    page.get_by_label("Conflicts of interest were assessed").check()
    _day(page, "conflicts_on", MET)
    page.get_by_label("Where is the assessment kept?").fill("The procurement file")
    page.get_by_label("Your name").fill("Ann Archer")
    page.get_by_label("Your role").fill("ICT")
    page.get_by_label("I reviewed these findings").check()
    page.get_by_role("button", name="Sign off").click()
    page.get_by_text("This record is frozen").wait_for()
    _look(page, accessible)


def _recognise(page: Page, here: Office, accessible: bool) -> None:
    """Ask whether a file is the one that was signed off."""
    page.get_by_role("link", name="Is this the file that was signed off?").click()
    _look(page, accessible)
    data = here.site.here.files.read(here.site.draft(here.check).files[0].id)
    for buffer, heading in ((data, "Yes, this file was signed off"), (docx("Other words"), "This file is not known")):
        page.set_input_files("input[type=file]", [{"name": "Final.docx", "mimeType": WORD, "buffer": buffer}])
        page.get_by_role("button", name="Look whether it was signed off").click()
        page.get_by_role("heading", name=heading).wait_for()
        _look(page, accessible)


@pytest.mark.parametrize(
    ("script", "width", "accessible"),
    [(True, WIDE, True), (False, WIDE, False), (False, NARROW, False)],
    ids=["with script", "without script", "on a phone without script"],
)
def test_from_a_decision_to_a_signed_file(served: Served, script: bool, width: int, accessible: bool) -> None:
    """Every step by its own page, also where it fails; axe-core finds nothing, and nothing is scrolled sideways."""
    here = Office(served.site, {}, checked(served.site, *LINES))
    page = served.page(script, width)
    _ask(page, here, accessible)
    _tell(page, here, accessible)
    _sign(page, here, accessible)
    _recognise(page, here, accessible)

    assert [each.state for each in here.decisions()] == ["agreed"]
    assert sum(each.waived for _, each in here.findings()) == 3


def test_the_pages_beside_the_way_are_accessible(served: Served) -> None:
    """The list of decisions, the annex, a question's reason, withdrawing, and the file to keep."""
    here = Office(served.site, {}, checked(served.site, *LINES))
    page = served.page()
    _ask(page, here, False)
    d = here.decisions()[0].id
    for address in (f"{here.procurement}/decisions", f"{here.procurement}/decisions/annex", f"/decisions/{d}/withdraw"):
        page.goto(address)
        insist_on_access(page)
    page.goto(f"{here.check}/questions/1/answer")
    insist_on_access(page)
    page.get_by_role("button", name="Put the reason on record").click()
    page.wait_for_selector(".govuk-error-summary")
    insist_on_access(page)


def test_long_lists_open_by_key_and_are_printed_whole(served: Served) -> None:
    """Before it is signed they are folded, without script too; on paper every hash and every finding is there."""
    here = Office(served.site, {}, checked(served.site, *LINES))
    page = served.page(script=False)
    page.goto(f"{here.procurement}/sign-off")
    hash, finding = page.locator("#files .hash"), page.locator("#findings h3").first
    assert not hash.is_visible()
    page.locator("summary").filter(has_text="Files of every version").press("Enter")
    assert hash.is_visible()
    assert not _has_room(finding)
    page.emulate_media(media="print")

    assert _has_room(finding)
    assert _has_room(page.locator("#silent p").last)


def _has_room(words: Locator) -> bool:
    """Whether words are drawn: what stands in a closed fold is skipped when the page is laid out."""
    return bool(words.evaluate("each => each.checkVisibility({contentVisibilityAuto: true})"))

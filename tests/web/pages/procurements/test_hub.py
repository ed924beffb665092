"""The hub tells honestly how far a procurement is."""

import re

import pytest

from tests.web.made import Site, docx
from tests.web.pages.procurements.made import begun, drafted, kept, read, told, twice
from web.store.alone import ONE
from web.store.tables import Decision, Procurement, SignOff

ASKED = ("Specification", "1.1 Switches of Cisco Catalyst 9300 class or equivalent shall be supplied.")
QUESTION = ("Specification", "The Council uses Microsoft Word today. The database layer shall be Oracle 19c.")


def _states(here: Site, hub: str) -> dict[str, str]:
    """Each step with the state that the page shows."""
    page = here.client.get(hub).get_data(as_text=True)
    items = re.findall(r'<li class="govuk-task-list__item.*?</li>', page, re.DOTALL)
    plain = [
        [" ".join(re.sub(r"<[^>]*>", " ", part).split()) for part in item.partition('<div class="govuk-task-list__status')[::2]]
        for item in items
    ]
    return {re.split(r" (?=Draft \d|Some|All|When|\d)", title)[0]: state.partition("> ")[2] for title, state in plain}


def _set(here: Site, *rows: object) -> None:
    with here.here.store.acting() as act:
        act.session.add_all(rows)
        act.note("made for a test", "none")


def test_nothing_is_begun_at_first(here: Site, hub: str) -> None:
    """And what needs a draft cannot start."""
    assert _states(here, hub) == {
        "Details of the purchase": "Not started",
        "Documents": "Not started",
        "Findings to resolve": "Cannot start yet",
        "Exceptions to agree": "None asked for",
        "Reasons to record": "Cannot start yet",
        "Compare drafts": "Cannot start yet",
        "Sign off": "Cannot start yet",
    }


def test_a_draft_that_waits_is_no_result(here: Site, hub: str) -> None:
    """It is being checked."""
    here.upload(to=f"{hub}/drafts")

    assert _states(here, hub)["Documents"] == "Being checked"
    assert _states(here, hub)["Findings to resolve"] == "Cannot start yet"


def test_what_was_found_is_counted(here: Site, hub: str) -> None:
    """With the drafts and who handed them in."""
    twice(here, hub)
    states = _states(here, hub)

    assert states["Documents"] == "Checked"
    assert re.fullmatch(r"\d to resolve", states["Findings to resolve"])
    assert states["Compare drafts"] == "Draft 1 with draft 2"
    assert states["Sign off"] == "Not signed off"
    assert re.search(r"Draft 2 \d+ \w+ \d{4}, \d+:\d\d[ap]m You 1 to resolve", read(here, hub))


def test_what_was_not_read_is_said_first(here: Site, hub: str) -> None:
    """Before the steps, and in them."""
    drafted(here, hub, ("Spec.docx", docx("A quiet paragraph.")), ("Scan.pdf", b"%PDF-1.4 no more"))
    page = read(here, hub)

    assert page.index("Scan.pdf was not checked") < page.index("Steps")
    assert _states(here, hub)["Documents"] == "1 file not checked"


def test_decisions_are_counted(here: Site, hub: str) -> None:
    """Exceptions that wait, and those that are agreed; a finding that is agreed need not be resolved any more."""
    check = drafted(here, hub, ("Spec.docx", docx(*QUESTION)))
    finding = here.here.reports.report(here.draft(check)).findings[0]
    said = {"rule": finding.rule, "title": finding.title, "fingerprint": finding.fingerprint, "force": "policy", "reason": "Needed"}
    row = Decision(procurement_id=kept(here, hub).id, kind="exception", state="open", asked_by=ONE, **said)
    _set(here, row)

    assert _states(here, hub)["Exceptions to agree"] == "1 to agree"


def test_a_question_without_a_reason_is_counted(here: Site, hub: str) -> None:
    """As the report counts it."""
    check = drafted(here, hub, ("Spec.docx", docx(*ASKED)))
    questions = here.here.reports.report(here.draft(check)).questions

    assert questions
    assert re.fullmatch(r"\d+ to record", _states(here, hub)["Reasons to record"])


def test_a_sign_off_is_that_of_its_draft_alone(here: Site, hub: str) -> None:
    """A newer draft is not signed off by it."""
    check = drafted(here, hub, ("Spec.docx", docx()))
    _set(
        here, SignOff(procurement_id=kept(here, hub).id, draft_id=here.draft(check).id, record="{}", sha256="", by="Lee Brook", user_id=ONE)
    )
    assert _states(here, hub)["Sign off"] == "Signed off"
    assert "by Lee Brook" in read(here, hub)
    drafted(here, hub, ("Spec.docx", docx("Other words")))

    assert _states(here, hub)["Sign off"] == "Draft 2 is not signed off"


def test_templates_are_not_signed_off(here: Site) -> None:
    """They have the other steps, and no contract."""
    hub = begun(here, "Models", kind="template")

    assert "Sign off" not in _states(here, hub)
    assert "contract day" not in read(here, hub)
    assert here.client.get(f"{hub}/keeping").status_code == 404
    assert kept(here, hub).kind == "template"


@pytest.mark.parametrize("address", ["/procurements/nothing", f"/procurements/{'0' * 32}", "/procurements/%00"])
def test_what_is_not_there_is_not_found(here: Site, address: str) -> None:
    """With a page."""
    assert "Page not found" in told(here.client.get(address))


def test_a_name_of_a_file_is_no_markup(here: Site, hub: str) -> None:
    """Wherever it stands."""
    drafted(here, hub, ("<img src=x onerror=alert(1)>.txt", b"Some words"))

    for page in ("", "/drafts", "/compare", "/standards"):
        assert "<img" not in here.client.get(hub + page).get_data(as_text=True)


def test_the_row_is_a_procurement(here: Site, hub: str) -> None:
    """Its team sees it, and its owner is who began it."""
    row = kept(here, hub)

    assert isinstance(row, Procurement)
    assert row.created_by == ONE

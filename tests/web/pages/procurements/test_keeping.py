"""For how long a procurement is kept: until its day, as long as it is held, or until somebody deletes it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.web.made import Site, docx, site
from tests.web.pages.procurements.made import begun, drafted, enter, kept, person, read, told, trail
from web.jobs.retention import Keeping, sweep, years_after
from web.pages.procurements.kept import GRACE
from web.store.tables import Procurement, SignOff


def _day(day: date) -> dict[str, str]:
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def _set(here: Site, hub: str, **values: object) -> None:
    with here.here.store.acting() as act:
        row = act.session.get_one(Procurement, hub.rsplit("/", 1)[-1])
        for name, value in values.items():
            setattr(row, name, value)
        act.note("made for a test", "none")


def _sweep(here: Site) -> int:
    return sweep(Keeping(here.here.store, here.here.files, here.here.reports))


def test_the_years_count_from_the_contract_day(here: Site, hub: str) -> None:
    """And the hub says until when and why."""
    assert "3 years after it was made, as no contract day is set" in read(here, hub)
    day = date.today() - timedelta(days=30)
    answer = here.client.post(f"{hub}/keeping", data=_day(day), follow_redirects=True)

    assert kept(here, hub).delete_on == years_after(day, 3)
    assert f"3 years after the contract day, {day.day} {day:%B %Y}" in told(answer)
    assert trail(here)[-1] == ("contract day set", {"day": str(day), "until": str(years_after(day, 3))})


def test_a_contract_day_can_be_taken_back(here: Site, hub: str) -> None:
    """Then the years count from the newest draft again."""
    here.client.post(f"{hub}/keeping", data=_day(date.today() + timedelta(days=90)))
    drafted(here, hub, ("Spec.docx", docx()))
    assert kept(here, hub).delete_on == years_after(date.today() + timedelta(days=90), 3)
    here.client.post(f"{hub}/keeping", data={"day-day": "", "day-month": "", "day-year": ""})

    assert (kept(here, hub).contract_on, kept(here, hub).delete_on) == (None, years_after(date.today(), 3))
    assert "after the newest draft was handed in" in read(here, hub)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day-day": "31", "day-month": "2", "day-year": "2027"}, "Contract day must be a real date"),
        (_day(date.today() - timedelta(days=365 * 4)), "so long ago that everything would be deleted at once"),
        ({"day-day": "1", "day-month": "1", "day-year": "9999"}, "Contract day must be within the next 10 years"),
        ({"day-day": "1"}, "Contract day must include a month and year"),
    ],
)
def test_a_day_that_cannot_be_meant_is_not_taken(here: Site, hub: str, said: dict[str, str], sentence: str) -> None:
    """A slip in the year must not delete everything within seconds."""
    answer = here.client.post(f"{hub}/keeping", data=said)

    assert answer.status_code == 422
    assert told(answer).count(sentence) == 2
    assert kept(here, hub).contract_on is None


def test_a_leap_day_counts_on_to_the_first_of_march() -> None:
    """Where the year has no such day, nothing goes a day early."""
    assert years_after(date(2028, 2, 29), 3) == date(2031, 3, 1)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_a_hold_keeps_all_beyond_its_day(here: Site, hub: str) -> None:
    """With its reason on the hub, until it is released; then it stays for some days more."""
    here.client.post(f"{hub}/hold", data={"reason": "A supplier challenges the award"})
    _set(here, hub, delete_on=date.today() - timedelta(days=2))
    assert "nothing of it is deleted. A supplier challenges the award" in read(here, hub)
    assert _sweep(here) == 0
    assert "It is held, and nothing of it can be deleted" in read(here, f"{hub}/delete")
    assert here.client.post(f"{hub}/delete", data={"sure": "y"}).status_code == 422
    here.client.post(f"{hub}/release")

    assert (kept(here, hub).held, kept(here, hub).delete_on) == ("", date.today() + GRACE)
    assert [what for what, _ in trail(here) if what in ("held", "released")] == ["held", "released"]
    assert "challenges" not in str(trail(here))


def test_a_release_before_its_day_changes_no_day(here: Site, hub: str) -> None:
    """It is kept as long as it would have been."""
    before = kept(here, hub).delete_on
    here.client.post(f"{hub}/hold", data={"reason": "A supplier challenges the award"})
    here.client.post(f"{hub}/release")

    assert kept(here, hub).delete_on == before


def test_a_hold_needs_a_reason(here: Site, hub: str) -> None:
    """Else nobody knows when it may end."""
    answer = here.client.post(f"{hub}/hold", data={"reason": "  "})

    assert answer.status_code == 422
    assert told(answer).count("Enter why it must be kept") == 2
    assert kept(here, hub).held == ""


@pytest.mark.parametrize(("role", "may"), [("officer", False), ("reviewer", True), ("admin", True)])
def test_who_signs_or_administers_may_hold(tmp_path: Path, role: str, may: bool) -> None:
    """For others these pages are not there, and the hub does not lead to them."""
    here = site(tmp_path / "data", login="local")
    enter(here, person(here, "Jo", role, "Housing"))
    hub = begun(here)

    assert ("Hold it for a challenge" in read(here, hub)) == may
    assert here.client.get(f"{hub}/hold").status_code == (200 if may else 404)
    assert here.client.post(f"{hub}/hold", data={"reason": "A supplier challenges it"}).status_code == (303 if may else 404)
    assert here.client.post(f"{hub}/release").status_code == (303 if may else 404)


def test_a_procurement_is_deleted_when_it_is_meant(here: Site, hub: str) -> None:
    """With its files, texts and reports; the lines of the trail stay."""
    drafted(here, hub, ("Spec.docx", docx()))
    assert "1 draft with 1 file" in read(here, f"{hub}/delete")
    refused = here.client.post(f"{hub}/delete", data={})
    assert (refused.status_code, told(refused).count("Tick the box to delete it")) == (422, 2)
    answer = here.client.post(f"{hub}/delete", data={"sure": "y"}, follow_redirects=True)

    assert "It is deleted" in told(answer)
    assert here.client.get(hub).status_code == 404
    assert here.here.files.names() == set()
    assert [what for what, _ in trail(here)][-1] == "deleted"
    assert "uploaded" in [what for what, _ in trail(here)]


def test_a_draft_can_go_with_its_files_though_another_took_them_over(here: Site, hub: str) -> None:
    """What a later draft kept is a copy of its own: deleting all of it leaves nothing behind."""
    drafted(here, hub, ("Spec.docx", docx()), ("Terms.txt", b"Words"))
    drafted(here, hub, ("More.txt", b"Words"), keep=[file.id for file in kept(here, hub).drafts[0].files])
    assert len(here.here.files.names()) == 5 + 4
    here.client.post(f"{hub}/delete", data={"sure": "y"})

    assert here.here.files.names() == set()


def test_a_quick_check_can_be_deleted_too(here: Site) -> None:
    """It leads back to the first page."""
    draft = here.draft(here.checked())
    page = read(here, f"/procurements/{draft.procurement_id}/delete")
    answer = here.client.post(f"/procurements/{draft.procurement_id}/delete", data={"sure": "y"})

    assert "A quick check is kept for 30 days" in page
    assert answer.location == "/"
    assert here.here.files.names() == set()


def _signed(tmp_path: Path, role: str) -> tuple[Site, str]:
    """A procurement of which a draft was signed off, and somebody of this role who looks at it."""
    here = site(tmp_path / "data", login="local")
    user = person(here, "Jo", role, "Housing")
    enter(here, user)
    hub = begun(here)
    with here.here.store.acting() as act:
        act.session.add(SignOff(procurement_id=kept(here, hub).id, draft_id="", record="{}", sha256="", by="Jo", user_id=user))
        act.note("made for a test", "none")
    return here, hub


@pytest.mark.parametrize(("role", "status"), [("officer", 422), ("reviewer", 303)])
def test_a_record_is_not_deleted_by_everybody(tmp_path: Path, role: str, status: int) -> None:
    """Once a draft was signed off, only those who sign or administer may."""
    here, hub = _signed(tmp_path, role)

    assert here.client.post(f"{hub}/delete", data={"sure": "y"}).status_code == status


@pytest.mark.parametrize(("role", "status"), [("officer", 422), ("reviewer", 303)])
def test_a_record_is_not_run_out_by_everybody(tmp_path: Path, role: str, status: int) -> None:
    """Nor may others set a contract day before the sign-off, by which the record would be deleted sooner."""
    here, hub = _signed(tmp_path, role)
    early = here.client.post(f"{hub}/keeping", data=_day(date.today() - timedelta(days=3)))

    assert early.status_code == status
    assert ("Contract day must not be before the sign-off" in told(early)) == (status == 422)
    assert here.client.post(f"{hub}/keeping", data=_day(date.today())).status_code == 303

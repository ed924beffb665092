"""A procurement is begun with a title alone, and a quick check becomes one as it is."""

from datetime import date
from pathlib import Path

import pytest

from tests.web.made import Site, site
from tests.web.pages.procurements.made import begun, enter, kept, person, read, told, trail
from web.store.tables import Team


def test_a_title_is_enough(here: Site) -> None:
    """It leads to the hub, and is kept for the years of the installation."""
    hub = begun(here, "Case  management\x1b")
    row = kept(here, hub)

    assert (row.title, row.kind, row.details) == ("Case management", "procurement", {"title": "Case management"})
    assert row.delete_on == date.today().replace(year=date.today().year + 3)
    assert "Case management" in read(here, hub)
    assert trail(here)[-1][0] == "procurement made"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " ", "kind": "procurement"}, "Enter a title"),
        ({"title": "x" * 201, "kind": "procurement"}, "Title must be 200 letters or fewer"),
        ({"title": "Case", "kind": "quick"}, "Select an answer"),
    ],
)
def test_what_is_missing_is_told(here: Site, said: dict[str, str], sentence: str) -> None:
    """In the summary and beside the field."""
    answer = here.client.post("/procurements/new", data=said)

    assert answer.status_code == 422
    assert told(answer).count(sentence) == 2
    assert told(answer).startswith("Error: ")


def test_a_title_is_no_markup(here: Site) -> None:
    """It stands in the page as it was typed."""
    hub = begun(here, "<script>alert(1)</script>")

    assert "<script>alert" not in here.client.get(hub).get_data(as_text=True)
    assert "&lt;script&gt;alert" in here.client.get(hub).get_data(as_text=True)


def test_a_quick_check_is_kept_without_handing_in_again(here: Site) -> None:
    """Its draft, report and files stay; it is no longer deleted with the quick checks."""
    check = here.checked()
    before = here.draft(check)
    assert f"/procurements/new?from={before.id}" in here.client.get(check).get_data(as_text=True)
    answer = here.client.post(f"/procurements/new?from={before.id}", data={"title": "Kept", "kind": "procurement"})
    row = kept(here, answer.location)

    assert answer.location == f"/procurements/{before.procurement_id}"
    assert [draft.id for draft in row.drafts] == [before.id]
    assert (row.kind, row.delete_on) == ("procurement", date.today().replace(year=date.today().year + 3))
    assert "Draft 1" in read(here, answer.location)
    assert trail(here)[-1][0] == "quick check kept"


def test_a_check_that_is_kept_already_leads_to_its_hub(here: Site) -> None:
    """It is not kept twice."""
    draft = here.draft(here.checked())
    address = f"/procurements/new?from={draft.id}"
    here.client.post(address, data={"title": "Kept", "kind": "procurement"})

    assert here.client.post(address, data={"title": "Again", "kind": "template"}).location == f"/procurements/{draft.procurement_id}"
    assert kept(here, f"/procurements/{draft.procurement_id}").title == "Kept"


def test_a_quick_check_has_no_hub(here: Site) -> None:
    """Its address leads to the report, and its other pages are not there."""
    draft = here.draft(here.checked())

    assert here.client.get(f"/procurements/{draft.procurement_id}").location == f"/checks/{draft.id}"
    assert here.client.get(f"/procurements/{draft.procurement_id}/details").status_code == 404


def test_only_ones_own_teams_can_be_chosen(tmp_path: Path) -> None:
    """Somebody in two teams says which one; a team of others is no choice, and others do not see it."""
    here = site(tmp_path / "data", login="local")
    jo, lee = person(here, "Jo", "officer", "Housing", "Parks"), person(here, "Lee", "officer", "Planning")
    with here.here.store.reading() as session:
        ids = {team.name: team.id for team in session.query(Team)}
    enter(here, jo)
    hub = begun(here, "Benches", team=ids["Parks"])
    assert kept(here, hub).team_id == ids["Parks"]
    refused = here.client.post("/procurements/new", data={"title": "X", "kind": "procurement", "team": ids["Planning"]})
    assert refused.status_code == 422

    enter(here, lee)
    assert "Benches" not in read(here, "/procurements")
    pages = ("", "/details", "/drafts", "/compare", "/standards", "/keeping", "/delete")
    assert {here.client.get(hub + page).status_code for page in pages} == {404}
    posts = ("/details", "/drafts", "/check-again", "/keeping", "/hold", "/release", "/delete")
    assert {here.client.post(hub + page, data={"title": "Mine", "sure": "y", "reason": "Mine"}).status_code for page in posts} == {404}

"""A check as time goes by: how far it is, what was decided about it, how it is done again, and for whom it is not there."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.web.made import Site, docx, shown, site
from web.settings import Limits
from web.store.tables import Decision, Draft, Procurement, Team


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation."""
    return site(tmp_path_factory.mktemp("site") / "data")


def test_what_was_decided_is_told_beside_the_finding(here: Site) -> None:
    """It is among the decided, and not among the others; an exception that was agreed stands apart."""
    address = here.checked()
    _decided(here, address, "brand-named", kind="change")
    _decided(here, address, "turnover", kind="exception", state="agreed", until=datetime.now(UTC).date() + timedelta(days=30))

    assert "To be changed</span>" in shown(here, address)
    assert "To be changed</span>" in shown(here, f"{address}?decided=yes")
    assert "brand-named" not in shown(here, f"{address}?decided=no")


def _decided(here: Site, address: str, rule: str, **said: object) -> None:
    """Put a decision on the first finding of a rule, or of those whose name begins so."""
    draft = here.draft(address)
    finding = next(each for each in here.here.reports.report(draft).findings if each.rule.startswith(rule))
    about = {"rule": finding.rule, "title": finding.title, "fingerprint": finding.fingerprint, "force": finding.authority.force}
    with here.here.store.acting() as act:
        act.session.add(Decision(procurement_id=draft.procurement_id, reason="So", asked_by="0" * 32, **about, **said))
        act.note("decided", draft.id)


def test_checking_again_makes_a_new_draft_of_the_same_files(here: Site) -> None:
    """With files of its own, and the report tells what has changed since."""
    first = here.checked()
    answer = here.client.post(f"{first}/again")
    here.work()
    one, two = here.draft(first), here.draft(answer.location)

    assert answer.status_code == 303
    assert (two.number, two.procurement_id, two.state) == (2, one.procurement_id, "done")
    assert [(file.name, file.sha256) for file in one.files] == [(file.name, file.sha256) for file in two.files]
    assert {file.id for file in one.files} & {file.id for file in two.files} == set()
    assert "0 new findings" in shown(here, answer.location)
    assert f"/procurements/{one.procurement_id}/compare?old=1&amp;new=2" in shown(here, answer.location)


def test_a_draft_that_is_being_checked_is_not_checked_again(here: Site) -> None:
    """The button of a page that was open too long leads to the progress."""
    address = here.upload().location
    answer = here.client.post(f"{address}/again")

    assert answer.location == address
    here.work()


def test_checking_again_waits_its_turn(tmp_path: Path) -> None:
    """Where too much is waiting, it is asked to come back."""
    busy = site(tmp_path / "data", limits=Limits(waiting=1))
    address = busy.checked()
    busy.upload()
    answer = busy.client.post(f"{address}/again")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


def test_progress_is_told_in_plain_words(here: Site) -> None:
    """File by file, in the page and for its script."""
    address = here.upload({"One.docx": docx(), "Two.docx": docx()}).location
    draft = here.draft(address)
    with here.here.store.acting() as act:
        act.session.execute(update(Draft).where(Draft.id == draft.id).values(state="running", lease=datetime.now(UTC) + timedelta(hours=1)))
        act.session.get_one(Draft, draft.id).files[0].state = "reading"
        act.session.get_one(Draft, draft.id).files[1].state = "reading"

    assert re.findall(r"data-file>(.*?)<", shown(here, address)) == ["Read", "Being read"]
    assert here.client.get(f"{address}/progress").json["files"] == [["Read", "blue"], ["Being read", "light-blue"]]


def test_a_check_that_stopped_can_be_tried_again(here: Site) -> None:
    """Its page says why, and has the button."""
    address = here.upload().location
    with here.here.store.acting() as act:
        act.session.execute(update(Draft).where(Draft.id == here.draft(address).id).values(state="failed", cause="It took too long"))
    page = shown(here, address)

    assert "It took too long." in page
    assert f'action="{address}/again"' in page


@pytest.mark.parametrize(
    "path",
    ["", "/progress", "/findings/1", "/document/1", "/downloads", "/downloads/marked/1", "/downloads/original/1", "/downloads/report.json"],
)
def test_others_find_nothing(here: Site, path: str) -> None:
    """Whoever is not in the team of the procurement gets 404 from every page of the check."""
    address = here.checked()
    assert here.client.get(address + path).status_code == 200
    with here.here.store.acting() as act:
        other = Team(name=f"Others {path}")
        act.session.add(other)
        act.session.get_one(Procurement, here.draft(address).procurement_id).team = other

    assert here.client.get(address + path).status_code == 404
    assert here.client.post(f"{address}/again").status_code == 404

"""Checking drafts in the background: each once, again when a worker dies, given up at the third time."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.kept import our_checker
from tests.web.made import Site, docx, site
from web.jobs.checking import GIVEN_UP, Checking
from web.store.tables import Draft, now


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path / "data")


def _set(here: Site, draft: str, **values: object) -> None:
    with here.here.store.acting() as act:
        act.session.execute(update(Draft).where(Draft.id == draft).values(**values))


def _waiting(here: Site) -> str:
    return str(here.upload().location.rsplit("/", 1)[-1])


def test_a_draft_is_checked(here: Site) -> None:
    """Its report is kept, and its counts, its files and its findings by rule say what was found."""
    draft = here.draft(here.checked({"Spec.docx": docx(), "empty words.pdf": b"%PDF-1.4 no more"}))

    assert (draft.state, draft.attempt) == ("done", 1)
    assert {file.name: file.state for file in draft.files} == {"Spec.docx": "checked", "empty words.pdf": "not checked"}
    assert draft.counts["must"] >= 1
    assert draft.counts["not_checked"] == 1
    assert "brand-named" in {found.rule for found in draft.found}


def test_a_report_tells_of_files_by_the_names_they_came_with(here: Site) -> None:
    """No stored name shows, and the texts are kept beside."""
    draft = here.draft(here.checked({"Spec for all.docx": docx()}))

    assert [document.path for document in here.here.reports.report(draft).documents] == ["Spec for all.docx"]
    assert "Oracle 19c" in here.here.reports.texts(draft)[0].text


def test_a_draft_is_checked_once(here: Site) -> None:
    """Whoever comes second to a draft leaves it alone, also while the first is at it."""
    draft = _waiting(here)
    _set(here, draft, state="running", attempt=1, lease=now() + timedelta(seconds=60))
    here.work()

    assert here.draft(draft).state == "running"


def test_a_draft_whose_worker_died_is_checked_by_another(here: Site) -> None:
    """When the lease is over, the draft waits again."""
    draft = _waiting(here)
    _set(here, draft, state="running", attempt=1, lease=now() - timedelta(seconds=1))
    here.work()

    assert (here.draft(draft).state, here.draft(draft).attempt) == ("done", 2)


def test_a_draft_that_kills_its_workers_is_given_up(here: Site) -> None:
    """After three tries it could not be checked, and the cause says what to do."""
    draft = _waiting(here)
    _set(here, draft, state="running", attempt=3, lease=now() - timedelta(seconds=1))
    here.work()

    assert (here.draft(draft).state, here.draft(draft).cause) == ("failed", GIVEN_UP)


def test_a_failure_of_our_own_is_tried_again_and_then_told(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three times, and nothing of the draft's words is in what is told."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret words")

    draft = _waiting(here)
    checking = Checking(here.here.store, here.here.files, here.here.reports, our_checker())
    monkeypatch.setattr(checking, "_report", fail)
    for _ in range(4):
        checking(draft)

    assert here.draft(draft).state == "failed"
    assert "ZeroDivisionError" in here.draft(draft).cause
    assert "secret" not in here.draft(draft).cause

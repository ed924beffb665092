"""A new draft: files that stay, files in the place of others, and new ones."""

from io import BytesIO
from typing import Any

import pytest

from tests.web.made import Site, docx, site
from tests.web.pages.procurements.made import FIRST, begun, drafted, kept, read, told
from web.settings import Limits
from web.store.tables import Draft, File


def _post(here: Site, hub: str, *files: tuple[str, bytes], **more: Any) -> Any:
    sent = {"documents": [(BytesIO(data), name) for name, data in files], **more}
    return here.client.post(f"{hub}/drafts", data=sent, content_type="multipart/form-data")


def _files(here: Site, hub: str) -> list[File]:
    return kept(here, hub).drafts[-1].files


def _names(here: Site, hub: str) -> list[str]:
    return [file.name for file in _files(here, hub)]


@pytest.fixture
def two(here: Site, hub: str) -> tuple[str, str]:
    """A draft of two files; their ids."""
    drafted(here, hub, ("Spec.docx", docx(*FIRST)), ("Terms.txt", b"Payment within 30 days."))
    spec, terms = _files(here, hub)
    return spec.id, terms.id


def test_the_first_draft_is_handed_in(here: Site, hub: str) -> None:
    """It leads to its check, and the hub shows its files with their sums."""
    check = drafted(here, hub, ("Spec.docx", docx(*FIRST)))
    page = read(here, hub)

    assert here.draft(check).number == 1
    assert here.draft(check).files[0].sha256 in page
    assert "Hand in a new draft" in page


def test_a_file_that_stays_is_stored_once_more(here: Site, hub: str, two: tuple[str, str]) -> None:
    """Under a name of its own, so that either draft can go without the other."""
    drafted(here, hub, ("Extra.txt", b"More words."), keep=[*two])
    files = _files(here, hub)

    assert [file.name for file in files] == ["Spec.docx", "Terms.txt", "Extra.txt"]
    assert {file.id for file in files}.isdisjoint(two)
    assert here.here.files.read(files[0].id) == here.here.files.read(two[0])
    assert [file.state for file in files] == ["checked"] * 3


def test_a_file_can_be_left_out(here: Site, hub: str, two: tuple[str, str]) -> None:
    """Also without a new one."""
    drafted(here, hub, keep=[two[1]])

    assert _names(here, hub) == ["Terms.txt"]


def test_a_file_takes_the_place_of_the_one_of_its_name(here: Site, hub: str, two: tuple[str, str]) -> None:
    """Whatever the case of its letters."""
    drafted(here, hub, ("SPEC.docx", docx("New words")), keep=[*two])

    assert _names(here, hub) == ["Terms.txt", "SPEC.docx"]


def test_a_file_takes_the_place_of_one_of_another_name(here: Site, hub: str, two: tuple[str, str]) -> None:
    """It stands where that stood."""
    drafted(here, hub, keep=[*two], **{f"replace-{two[0]}": (BytesIO(docx("New words")), "Spec v2.docx")})

    assert _names(here, hub) == ["Spec v2.docx", "Terms.txt"]


def test_a_draft_that_differs_in_nothing_is_not_taken(here: Site, hub: str, two: tuple[str, str]) -> None:
    """It was meant otherwise: the file is missing."""
    answer = _post(here, hub, keep=[*two])

    assert answer.status_code == 422
    assert "Choose a new file: without one nothing differs from draft 1" in told(answer)
    assert len(kept(here, hub).drafts) == 1


def test_a_draft_needs_a_file(here: Site, hub: str, two: tuple[str, str]) -> None:
    """One that leaves out all is none."""
    answer = _post(here, hub, keep=[])

    assert answer.status_code == 422
    assert "Select a tender document" in told(answer)


def test_a_choice_among_files_of_an_older_draft_is_not_taken(here: Site, hub: str, two: tuple[str, str]) -> None:
    """Else the files that a colleague handed in meanwhile would silently be left out."""
    before = kept(here, hub).drafts[-1].id
    drafted(here, hub, ("Extra.txt", b"More words."), keep=[*two])
    answer = _post(here, hub, ("Late.txt", b"Words"), keep=[*two], before=before)

    assert answer.status_code == 422
    assert "A newer draft was handed in since you opened this page" in told(answer)


def test_a_file_of_another_procurement_does_not_come_along(here: Site, hub: str, two: tuple[str, str]) -> None:
    """Its id is no choice here."""
    other = begun(here, "Other")
    answer = _post(here, other, keep=[*two])

    assert answer.status_code == 422
    assert kept(here, other).drafts == []


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("a.exe", b"MZ")], "‘a.exe’ must be a PDF, DOCX"),
        ([("a.docx", b"")], "‘a.docx’ is empty"),
        ([("a.txt", b"x" * 1_100_000)], "‘a.txt’ must be smaller than 1MB"),
        ([("a.txt", b"x"), ("b.txt", b"x")], "You can only select up to 3 files at the same time"),
    ],
)
def test_what_cannot_be_taken_is_told(tmp_path: Any, files: list[tuple[str, bytes]], sentence: str) -> None:
    """By the limits of the first page, those that stay counted in; nothing is left on the disk."""
    here = site(tmp_path / "data", limits=Limits(file=1, files=3, request=5))
    hub = begun(here)
    drafted(here, hub, ("Spec.docx", docx()), ("Terms.txt", b"Payment within 30 days."))
    before = here.here.files.names()
    answer = _post(here, hub, *files, keep=[file.id for file in _files(here, hub)])

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert here.here.files.names() == before


def test_a_file_of_the_same_name_counts_once(tmp_path: Any) -> None:
    """A pack that is full can still have a file replaced."""
    here = site(tmp_path / "data", limits=Limits(file=1, files=2, request=5))
    hub = begun(here)
    drafted(here, hub, ("Spec.docx", docx()), ("Terms.txt", b"Payment within 30 days."))
    drafted(here, hub, ("Spec.docx", docx("Other words")), keep=[file.id for file in _files(here, hub)])

    assert sorted(_names(here, hub)) == ["Spec.docx", "Terms.txt"]


def test_a_busy_site_asks_to_come_back(tmp_path: Any) -> None:
    """429 and when; also where a draft is to be checked again, which then is told on the hub."""
    here = site(tmp_path / "data", limits=Limits(waiting=1))
    hub = begun(here)
    drafted(here, hub, ("Spec.docx", docx()))
    here.upload()
    answer = _post(here, hub, ("Late.txt", b"Words"))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Try again in a minute" in told(here.client.post(f"{hub}/check-again", follow_redirects=True))
    assert len(kept(here, hub).drafts) == 1


def test_nothing_is_checked_again_before_a_first_check(here: Site, hub: str) -> None:
    """Neither without a draft nor while one is being checked."""
    assert "no draft has been checked yet" in told(here.client.post(f"{hub}/check-again", follow_redirects=True))
    _post(here, hub, ("Spec.docx", docx()))
    here.client.post(f"{hub}/check-again")

    assert len(kept(here, hub).drafts) == 1


def test_a_new_draft_begins_the_years_anew(here: Site, hub: str) -> None:
    """As long as there is no contract day."""
    with here.here.store.acting() as act:
        act.session.get_one(type(kept(here, hub)), hub.rsplit("/", 1)[-1]).delete_on = None
        act.note("made for a test", "none")
    drafted(here, hub, ("Spec.docx", docx()))

    assert kept(here, hub).delete_on is not None


def test_a_draft_that_could_not_be_checked_is_told_on_the_hub(here: Site, hub: str) -> None:
    """With its cause."""
    check = drafted(here, hub, ("Spec.docx", docx()))
    with here.here.store.acting() as act:
        draft = act.session.get_one(Draft, check.rsplit("/", 1)[-1])
        draft.state, draft.cause = "failed", "It stopped three times"
        act.note("made for a test", "none")

    assert "Draft 1 could not be checked. It stopped three times." in read(here, hub)

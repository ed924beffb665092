"""The first page: files are chosen, or it is said why they cannot be taken."""

from pathlib import Path

import pytest

from tests.web.made import Site, docx, site
from web.settings import Limits


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation with small limits."""
    return site(tmp_path / "data", limits=Limits(file=1, files=3, request=5))


def _told(here: Site, files: dict[str, bytes]) -> str:
    answer = here.upload(files)
    assert answer.status_code == 422
    return str(answer.get_data(as_text=True))


def test_files_lead_to_their_check(here: Site) -> None:
    """After the post comes a redirect, so that a reload hands nothing in again."""
    answer = here.upload()

    assert (answer.status_code, answer.location[:8]) == (303, "/checks/")
    assert "Waiting to be checked" in here.client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "Select a tender document"),
        ({"a.docx": b""}, "‘a.docx’ is empty"),
        ({"a.exe": b"MZ"}, "‘a.exe’ must be a PDF, DOCX"),
        ({"a.docx": b"x" * 1_100_000}, "‘a.docx’ must be smaller than 1MB"),
        ({f"{number}.txt": b"x" for number in range(4)}, "You can only select up to 3 files at the same time"),
    ],
)
def test_what_cannot_be_taken_is_told(here: Site, files: dict[str, bytes], sentence: str) -> None:
    """With a sentence of its own, and nothing of it is left on the disk."""
    assert sentence in _told(here, files)
    assert here.here.files.names() == set()


def test_every_file_that_cannot_be_taken_is_told(here: Site) -> None:
    """And not just the first."""
    told = _told(here, {"a.docx": b"", "b.docx": b""})

    assert "‘a.docx’ is empty" in told
    assert "‘b.docx’ is empty" in told


def test_too_large_a_request_is_refused_with_the_limit(here: Site) -> None:
    """413, and how large it may be."""
    answer = here.upload({"a.docx": b"x" * 6_000_000})

    assert answer.status_code == 413
    assert "5 MB" in answer.get_data(as_text=True)


def test_a_busy_site_asks_to_come_back(tmp_path: Path) -> None:
    """429, and when."""
    busy = site(tmp_path / "data", limits=Limits(waiting=1))
    busy.upload()
    answer = busy.upload()

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Try again in a minute" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\x1b[31m\u202eb.txt", "a [31m b.txt"),
        ("~$Spec.docx", "Spec.docx"),
    ],
)
def test_a_name_is_no_path_and_steers_nothing(here: Site, name: str, told: str) -> None:
    """Only its last part is kept, without letters that cannot be seen."""
    draft = here.draft(here.upload({name: b"Some words"}).location)

    assert [file.name for file in draft.files] == [told]


def test_files_of_one_name_are_told_apart(here: Site) -> None:
    """The second is told by its number."""
    sent = here.upload({"Spec.docx": docx(), "spec.docx": docx("Other words")})

    assert [file.name for file in here.draft(sent.location).files] == ["Spec.docx", "spec (2).docx"]


def test_recent_checks_are_listed(here: Site) -> None:
    """So that a page that was closed is found again."""
    address = here.checked({"Our spec.docx": docx()})
    page = here.client.get("/").get_data(as_text=True)

    assert "Our spec.docx" in page
    assert address in page

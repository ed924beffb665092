"""Checks by the API: files go in, the state is told, and the report comes out in every form."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.cli.made import CONTRACT
from tests.web.api.asked import Program, own
from tests.web.made import docx, site
from web.api.answers import FORMS
from web.settings import Limits
from web.store.tables import Draft


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program of a new installation with small limits."""
    return own(site(tmp_path / "data", limits=Limits(file=1, files=3, request=5)))


def test_a_check_is_begun_and_its_state_told(program: Program) -> None:
    """With where to ask, and when."""
    begun = program.post()

    assert begun.status_code == 202
    assert begun.headers["Location"].startswith("/api/v1/checks/")
    assert program.get(begun.headers["Location"]).get_json()["state"] == "queued"
    assert program.get(begun.headers["Location"] + "/report").status_code == 202


def test_a_check_that_is_done_tells_of_each_file(program: Program) -> None:
    """Also of one that could not be read: why, and what to do."""
    done = program.checked({"Spec.docx": docx(), "scan.pdf": b"%PDF-1.4 no more"})
    files = {each["name"]: each for each in done["files"]}

    assert done["state"] == "done"
    assert files["Spec.docx"]["state"] == "checked"
    assert files["scan.pdf"]["state"] == "not checked"
    assert files["scan.pdf"]["cause"]
    assert files["scan.pdf"]["cure"]
    assert done["counts"]["not_checked"] == 1
    assert [each["document"] for each in done["links"]["marked"]] == ["Spec.docx"]


def test_the_report_is_by_the_published_schema(program: Program) -> None:
    """With the words of the draft, and none of a stored name."""
    report = program.get(program.checked()["links"]["report"]).get_json()

    CONTRACT.validate(report)
    assert report["documents"][0]["path"] == "Specification.docx"
    assert any("Oracle 19c" in finding["sentence"] for finding in report["findings"])


def test_the_report_comes_in_every_form(program: Program) -> None:
    """As a file, and what is no form is not found."""
    links = program.checked()["links"]

    assert set(links["forms"]) == set(FORMS)
    for address in links["forms"].values():
        answer = program.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert len(answer.data) > 100
    assert program.get(links["report"] + ".exe").status_code == 404


def test_a_marked_copy_is_given(program: Program) -> None:
    """As a file of its kind, and none beyond the last document."""
    links = program.checked()["links"]
    copy = program.get(links["marked"][0]["href"])

    assert copy.data[:2] == b"PK"
    assert "Specification-INTERNAL.docx" in copy.headers["Content-Disposition"]
    assert program.get(links["self"] + "/marked/2").status_code == 404
    assert program.get(links["self"] + "/marked/0").status_code == 404


def test_what_could_not_be_read_gives_no_copy(program: Program) -> None:
    """And it is said why."""
    done = program.checked({"scan.pdf": b"%PDF-1.4 no more"})
    answer = program.get(done["links"]["self"] + "/marked/1")

    assert answer.status_code == 422
    assert "scan.pdf" in answer.get_json()["error"]["message"]


def test_a_check_that_failed_says_why(program: Program) -> None:
    """There is no report of it."""
    address = program.post().headers["Location"]
    with program.site.here.store.acting() as act:
        act.session.execute(update(Draft).values(state="failed", cause="It could not be checked: so"))

    assert program.get(address).get_json()["cause"] == "It could not be checked: so"
    assert program.get(address + "/report").status_code == 409


@pytest.mark.parametrize("details", [{"value": "485000", "nation": "scotland"}, {"details": '{"value": 485000, "nation": "scotland"}'}])
def test_what_is_known_of_the_procurement_comes_along(program: Program, details: dict[str, str]) -> None:
    """In fields of the form, or in one part that is JSON."""
    report = program.get(program.checked(**details)["links"]["report"]).get_json()

    assert report["packs"][0]["procurement"]["nation"]["value"] == "scotland"
    assert report["packs"][0]["procurement"]["value"]["origin"] == "given"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"value": "a lot"}, "value: 'a lot' is not a number"),
        ({"colour": "red"}, "Nothing is called colour"),
        ({"details": "{"}, "The part called details is not JSON"),
        ({"details": "[" * 50_000}, "The part called details is not JSON"),
        ({"details": "[1]"}, "must be an object of JSON"),
    ],
)
def test_what_cannot_stand_is_told(program: Program, fields: dict[str, str], sentence: str) -> None:
    """And nothing is kept of the files."""
    answer = program.post(**fields)

    assert answer.status_code == 422
    assert sentence in answer.get_json()["error"]["message"]
    assert program.site.here.files.names() == set()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (dict, "Select a tender document"),
        (lambda: {"a.docx": b""}, "‘a.docx’ is empty"),
        (lambda: {"a.exe": b"MZ"}, "‘a.exe’ must be a PDF, DOCX"),
        (lambda: {"a.docx": b"x" * 1_100_000}, "‘a.docx’ must be smaller than 1MB"),
        (lambda: {f"{number}.txt": b"x" for number in range(4)}, "You can only select up to 3 files"),
    ],
)
def test_files_are_refused_as_on_the_pages(program: Program, files: Callable[[], dict[str, bytes]], sentence: str) -> None:
    """In the same sentences."""
    answer = program.post(files())

    assert answer.status_code == 422
    assert any(sentence in cause for cause in answer.get_json()["error"]["causes"])


def test_too_much_at_once_is_refused(program: Program) -> None:
    """With the limit."""
    answer = program.post({"a.docx": b"x" * 6_000_000})

    assert answer.status_code == 413
    assert "5 MB" in answer.get_json()["error"]["message"]


def test_a_busy_site_asks_to_come_back(tmp_path: Path) -> None:
    """429, and when."""
    program = own(site(tmp_path / "data", limits=Limits(waiting=1)))
    program.post()
    answer = program.post()

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


@pytest.mark.parametrize("path", ["/api/v1/checks/1", "/api/v1/checks/%00/report", "/api/v1/rules/no-such-rule"])
def test_what_is_not_there_is_told_as_json(program: Program, path: str) -> None:
    """404 in the same shape as every error."""
    assert program.get(path).get_json()["error"]["code"] == "not-found"

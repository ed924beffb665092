"""What can be taken away: marked copies, the report in other forms, and the files as they came."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as Word

from checker.render.formats import ENDINGS, TYPES
from tests.web.made import Site, docx, site
from web.pages.downloads import FORMS
from web.store.tables import Procurement

NAME = "Größe & “Spec”.docx"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation."""
    return site(tmp_path_factory.mktemp("site") / "data")


@pytest.fixture(scope="module")
def check(here: Site) -> str:
    """A check of a Word file, of a text, of one that cannot be read, and of an archive with a Word file in it."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("Inside.docx", docx("Letters must be in Microsoft Word format."))
    files = {NAME: docx(), "Note.txt": b"The database shall be Oracle 19c.", "Scan.pdf": b"%PDF-1.4 no more", "Pack.zip": packed.getvalue()}
    return here.checked(files)


def test_the_page_tells_what_each_link_gives(here: Site, check: str) -> None:
    """Type and size, or how it is made; of a file that was not read, why there is no copy."""
    page = here.client.get(f"{check}/downloads").get_data(as_text=True)

    assert "DOCX with comments and tracked changes" in page
    assert "web page with the text and its marks" in page
    assert "Scan.pdf</strong> has no marked copy" in page
    assert "KB)" in page


@pytest.mark.parametrize(("number", "words"), [(1, "Oracle 19c"), (4, "Microsoft Word format")])
def test_a_marked_copy_is_of_the_same_kind(here: Site, check: str, number: int, words: str) -> None:
    """It opens as the file did, with comments; also that of a file in an archive."""
    answer = here.client.get(f"{check}/downloads/marked/{number}")
    copy = Word(BytesIO(answer.data))

    assert any(words in paragraph.text for paragraph in copy.paragraphs)
    assert len(list(copy.comments)) >= 2
    assert "INTERNAL" in answer.headers["Content-Disposition"]


def test_a_text_comes_back_as_a_page(here: Site, check: str) -> None:
    """To be kept, and never opened within the site."""
    answer = here.client.get(f"{check}/downloads/marked/2")

    assert "<mark>Oracle 19c</mark>" in answer.get_data(as_text=True)
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.content_type == "application/octet-stream"


def test_a_copy_that_cannot_be_made_is_told_in_a_sentence(here: Site, check: str) -> None:
    """On the page of downloads, above everything else."""
    answer = here.client.get(f"{check}/downloads/marked/3")

    assert answer.status_code == 422
    assert "‘Scan.pdf’ cannot be given back with marks. It is damaged" in answer.get_data(as_text=True)
    assert "<title>Error: Downloads" in answer.get_data(as_text=True)


@pytest.mark.parametrize("form", FORMS)
def test_the_report_can_be_had_in_every_form(here: Site, check: str, form: str) -> None:
    """As a file to keep, of its own type, and held by no browser."""
    answer = here.client.get(f"{check}/downloads/report.{form}")

    assert answer.status_code == 200
    assert len(answer.data) > 1000
    assert answer.content_type.split(";")[0] == TYPES[ENDINGS[f".{form}"]].split(";")[0]
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_json_tells_the_same_findings(here: Site, check: str) -> None:
    """As many as the check has."""
    told = json.loads(here.client.get(f"{check}/downloads/report.json").data)

    assert len(told["findings"]) == len(here.here.reports.report(here.draft(check)).findings)


def test_a_form_that_is_none_is_not_found(here: Site, check: str) -> None:
    """Nor is a number that no file has."""
    for path in ("report.exe", "report.junit", "marked/9", "marked/0", "original/9", "original/..%2fsecret"):
        assert here.client.get(f"{check}/downloads/{path}").status_code == 404


def test_an_original_comes_back_byte_for_byte(here: Site, check: str) -> None:
    """As an attachment of no kind that a browser would open, by the name that it came with."""
    answer = here.client.get(f"{check}/downloads/original/2")

    assert answer.data == b"The database shall be Oracle 19c."
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "attachment; filename=Note.txt"


def test_a_name_in_other_letters_is_told_as_the_standard_says(here: Site, check: str) -> None:
    """By RFC 8187, with a plain name for old programs beside it."""
    told = here.client.get(f"{check}/downloads/original/1").headers["Content-Disposition"]

    assert "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20&%20%E2%80%9CSpec%E2%80%9D.docx" in told
    assert told.isascii()


def test_a_title_never_writes_a_header(here: Site) -> None:
    """Line breaks and slashes in it are gone from the name of the file."""
    address = here.checked()
    with here.here.store.acting() as act:
        act.session.get_one(Procurement, here.draft(address).procurement_id).title = 'a\r\nSet-Cookie: x=1 / "b"'
    answer = here.client.get(f"{address}/downloads/report.csv")

    assert "Set-Cookie" not in answer.headers
    assert "Report on a Set-Cookie x=1 b .csv" in answer.headers["Content-Disposition"]

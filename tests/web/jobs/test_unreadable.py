"""Files that are taken in and cannot be read: each is told with its own cause, before anything that was found."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from checker.service.checker import Checker
from checker.service.readers import Limits, Readers, Reading
from tests.kept import our_checker
from tests.web import made
from tests.web.made import docx, site


def _locked() -> bytes:
    """A PDF that opens with a password alone."""
    written, data = PdfWriter(), io.BytesIO()
    written.add_blank_page(200, 200)
    written.encrypt("secret")
    written.write(data)
    return data.getvalue()


def _blank() -> bytes:
    """A PDF without a word."""
    written, data = PdfWriter(), io.BytesIO()
    written.add_blank_page(200, 200)
    written.write(data)
    return data.getvalue()


BAD = {
    "locked.pdf": (_locked, "password"),
    "blank.pdf": (_blank, "no text"),
    "damaged.docx": (lambda: docx()[:2000], "damaged"),
    "program.pdf": (lambda: b"MZ" + bytes(range(256)) * 20, ""),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str, str]]:
    """What is told of each: state, cause and cure."""
    here = site(tmp_path_factory.mktemp("unreadable") / "data")
    draft = here.draft(here.checked({name: bad() for name, (bad, _) in BAD.items()}))
    return {file.name: (file.state, file.cause, file.cure) for file in draft.files}


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_with_its_cause_and_cure(told: dict[str, tuple[str, str, str]], name: str) -> None:
    """It was not checked, and what to do stands beside it."""
    state, cause, cure = told[name]

    assert state == "not checked"
    assert BAD[name][1] in cause.lower()
    assert cure


def test_no_two_causes_are_the_same(told: dict[str, tuple[str, str, str]]) -> None:
    """Each fault has its own sentence."""
    assert len({cause for _, cause, _ in told.values()}) == len(BAD)


def test_a_file_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped, and the cause says so."""
    readers = Readers(Reading(limits=Limits(seconds=-0.9)))  # the grace that reading has is then nearly all of it
    hurried = Checker(our_checker().rulebook, readers)
    hurried.finder = our_checker().finder
    monkeypatch.setattr(made, "our_checker", lambda: hurried)
    here = site(tmp_path / "data")
    draft = here.draft(here.checked({"slow.docx": docx(*["Some words of a long tender."] * 3000)}))
    readers.close()

    assert draft.files[0].state == "not checked"
    assert "second" in draft.files[0].cause

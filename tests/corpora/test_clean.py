"""The clean documents: several voices and formats, read whole."""

from pathlib import Path

import pytest

from checker import formats
from checker.model import Source
from checker.service.checker import Checker
from tests.places import CORPORA

CLEAN = sorted((CORPORA / "clean").iterdir())


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_whole(path: Path) -> None:
    """A clean document is read without a gap, and is long enough to tempt a careless rule."""
    document = formats.read(Source(str(path), path.read_bytes()))

    assert not document.gaps
    assert 800 <= len(document.text.split()) <= 1500


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_nothing_in_a_clean_document_is_to_be_resolved(path: Path, checker: Checker) -> None:
    """Every finding in a clean document is a false alarm, and none that asks for a change is allowed."""
    report = checker.check([str(path)])

    assert [(finding.rule, finding.at and finding.at.quote) for finding in report.findings if finding.severity != "consider"] == []


def test_formats() -> None:
    """The clean documents come in every format that an officer is likely to write in."""
    assert {".docx", ".html", ".md", ".odt"} <= {path.suffix for path in CLEAN}

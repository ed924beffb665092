"""Reports that are kept: exactly what they were, in every form, and nothing else can be made of the bytes."""

import json
import zlib

import pytest

from checker.errors import BadSettings
from checker.keeping import joined, kept, parted, restored
from checker.model import Report
from checker.render.formats import FORMS, rendered
from checker.service.checker import Settings
from tests.kept import our_checker
from tests.places import CORPORA


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the demonstration pack, its texts within."""
    return our_checker().check([str(CORPORA / "packs" / "harrow-vale-case-management")], Settings(texts=True))


def test_a_report_comes_back_as_it_was(report: Report) -> None:
    """Every value of it, and its rulebook as far as reports tell of it."""
    bare, rulebook = parted(report)

    assert restored(kept(bare)) == bare
    assert restored(kept(rulebook)) == rulebook


@pytest.mark.parametrize("form", FORMS)
def test_a_kept_report_looks_the_same(report: Report, form: str) -> None:
    """In every form it is the same bytes."""
    bare, rulebook = (restored(kept(part)) for part in parted(report))

    assert rendered(joined(bare, rulebook), form) == rendered(report, form)


@pytest.mark.parametrize("said", [{"_": "Popen", "args": "true"}, {"_": "Span"}, {"no": "kind"}, {"_": "Decimal", "of": []}])
def test_bytes_that_tell_of_anything_else_are_refused(said: object) -> None:
    """What is not one of the model's nouns, whole, cannot be made."""
    with pytest.raises(BadSettings, match="damaged"):
        restored(zlib.compress(json.dumps(said).encode()))


def test_damaged_bytes_are_refused() -> None:
    """With a sentence for a person."""
    with pytest.raises(BadSettings, match="check the files again"):
        restored(b"\x00 not what was kept")


def test_what_is_no_value_of_the_model_is_not_kept() -> None:
    """Nothing is written that could not be read back."""
    with pytest.raises(TypeError, match="object is no value of the model"):
        kept(object())

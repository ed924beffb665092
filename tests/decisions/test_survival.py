"""Decisions survive edits: of the findings and questions of the demonstration pack, 95 of 100 are known again after each kind of edit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Report
from checker.service.checker import Checker
from tests.edits import EDITS, changed_around, moved_paragraphs, renumbered
from tests.fingerprints import LEAST, OFFICE, Bench, Kept, labelled, marks, pack
from tests.formats.made import p, word
from tests.kept import our_checker

FAULTS = (
    "The database layer shall be Oracle 19c.",
    "Bidders must supply Cisco Catalyst 9300 switches.",
    "The Council pays invoices within 60 days of receipt.",
    "Bidders must send audited accounts for the last three years, as clause 4.2 says.",
    "Case files must be handed over as AutoCAD DWG files only.",
    "The Council pays invoices within 60 days of receipt.",
)
LEAST_ALONE = 0.92
QUIET = ("Officers work in three teams.", "The hall opens at nine.", "A map of the town is on the wall.")


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Our own rules, made ready once."""
    return our_checker()


@pytest.fixture(scope="module", params=["pack", "labelled"])
def bench(request: pytest.FixtureRequest, checker: Checker, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The demonstration pack, and every second labelled document, to which nothing is tuned: `python -m tests.fingerprints` takes all."""
    if request.param == "pack":
        return pack(checker, tmp_path_factory.mktemp("pack"))
    every = labelled(checker, tmp_path_factory.mktemp("labelled"))
    return replace(every, texts=every.texts[::2])


def enough(kept: Kept, bench: Bench) -> bool:
    """Whether so many are kept as there must be, of a number that says something.

    Of single documents it is a little less: where the opening goes to the end, what is bought may be told otherwise.
    """
    return kept.total > 40 and kept.share >= (LEAST if bench.together else LEAST_ALONE)


@pytest.mark.parametrize("edit", EDITS)
def test_decisions_survive_edits(bench: Bench, edit: str) -> None:
    """Paragraphs and sections moved, a section put in before all others, and other sentences changed."""
    kept = bench.edited(EDITS[edit])

    assert enough(kept, bench), kept.lost


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed on this machine")
def test_decisions_survive_the_print(bench: Bench) -> None:
    """A draft in Word or OpenDocument is decided about, and its PDF is checked again before it is published."""
    kept = bench.printed("" if bench.together else ".docx")

    assert enough(kept, bench), kept.lost


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the files of one example after another."""
    return tmp_path_factory.mktemp("drafts")


def told(checker: Checker, file: Path, paragraphs: list[str]) -> list[str]:
    """By what the findings and questions of a file with these paragraphs are known."""
    if file.suffix == ".docx":
        file.write_bytes(word("".join(p(paragraph) for paragraph in paragraphs)).data)
    else:
        file.write_text("\n\n".join(paragraphs), "utf-8")
    return sorted(_marks(checker.check([str(file)])))


def _marks(report: Report) -> Iterator[str]:
    return (mark for mark, _ in marks(report))


@settings(max_examples=15)
@given(order=st.permutations((*FAULTS, *QUIET)), kind=st.sampled_from(["draft.docx", "draft.txt", "draft.md"]))
def test_the_order_of_paragraphs_does_not_count(checker: Checker, folder: Path, order: list[str], kind: str) -> None:
    """Wherever a paragraph is moved to, what is found in it is known again; the same words twice are still two."""
    assert told(checker, folder / kind, order) == told(checker, folder / kind, [*FAULTS, *QUIET])


@settings(max_examples=15)
@given(
    first=st.integers(1, 40),
    depth=st.sampled_from(["{}.", "{}.1", "{}.12.3", "({})"]),
    kind=st.sampled_from(["draft.docx", "draft.txt"]),
)
def test_the_numbers_of_clauses_do_not_count(checker: Checker, folder: Path, first: int, depth: str, kind: str) -> None:
    """However many sections are put in before, a clause is the same, and so is one that refers to it."""

    def numbered(by: int) -> list[str]:
        return [f"{depth.format(by + at)} {said.replace('4.2', f'{by}.2')}" for at, said in enumerate(FAULTS)]

    assert told(checker, folder / kind, numbered(first)) == told(checker, folder / kind, numbered(1))


def test_the_edits_do_edit() -> None:
    """Each changes what it is to change: a measure of edits that did nothing would prove nothing."""
    text = "# 1. One\n\nFirst here.\n\nSecond here. Kept here.\n\n# 2. Two\n\n2.1 See section 1."

    assert moved_paragraphs(text, ()).index("Second") < moved_paragraphs(text, ()).index("First")
    assert "# 3. Two\n\n3.1 See section 2." in renumbered(text, ())
    assert "Second here, as it was in the spring. Kept here. Officers" in changed_around(text, {"kepthere"})
    assert all(edit(text, ()) != text for edit in EDITS.values())

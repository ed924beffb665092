"""Sheets of labels: what they give, how their faults are told, and a measure over a small set."""

from pathlib import Path

import pytest

from checker.errors import BadSettings
from checker.model import Counted
from checker.service.checker import Checker, Settings, chosen
from checker.service.labels import measure, read_labels
from checker.service.shelves import open_rulebook

SHEET = """id: T1
file: switches.md
annotations:
- {concern: brand-without-equivalent, quote: The database shall be Oracle 19c, certainty: clear, note: a product}
- {concern: brand-without-equivalent, quote: We want a database from SAP, certainty: arguable, note: may be}
traps:
- {looks_like: brand-without-equivalent, quote: Cisco or equivalent, why_not: equals are welcome}
documents:
  absent-lots: {verdict: not-applicable}
  absent-publication: {verdict: absent, arguable: true}
"""
PACK = """pack: sample
documents:
- file: a.md
  annotations: []
  traps: []
absent: {}
pack_faults:
- {code: date-mismatch, note: two days, files: [a.md], quotes: [by 4 December, by 5 December]}
"""
TEXT = "Switches must be of the make Cisco.\n\nThe database shall be Oracle 19c.\n"


def corpora_in(folder: Path, sheet: str = SHEET, name: str = "labelled") -> Path:
    """A folder with one labelled document."""
    for inner, file, text in (("labels", "t1.yaml", sheet), ("documents", "switches.md", TEXT)):
        path = folder / name / inner / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def refused(folder: Path) -> list[str]:
    """The faults for which labels are refused, without the folder's name."""
    with pytest.raises(BadSettings) as raised:
        read_labels(folder)
    return str(raised.value).replace(f"{folder}/", "").splitlines()


def test_a_sheet_gives_labels_traps_and_absences(tmp_path: Path) -> None:
    """What is arguable is not clear; what is not absent is not wanted."""
    (tender,) = read_labels(corpora_in(tmp_path))["labelled"]

    assert [label.clear for label in tender.labels] == [True, False]
    assert tender.traps[0].quotes == ("Cisco or equivalent",)
    assert tender.absent == {"absent-lots": False, "absent-publication": None}


def test_a_pack_is_one_tender_of_several_files(tmp_path: Path) -> None:
    """The labels of a pack name the files that they stand in, and what does not fit together is a label too."""
    path = tmp_path / "packs" / "sample" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text("x", "utf-8")
    (tmp_path / "packs" / "sample.labels.yaml").write_text(PACK, "utf-8")
    (tender,) = read_labels(tmp_path)["packs"]

    assert (Path(tender.path), [(label.concern, label.files) for label in tender.labels]) == (path.parent, [("date-mismatch", ("a.md",))])


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("certainty: clear", "certainty: sure", "4: annotations[0].certainty: 'sure' is not one of clear, arguable"),
        ("why_not:", "whynot:", "7: traps[0].whynot: unknown key; did you mean 'why_not'?"),
        ("concern: brand-without-equivalent,", "concern: brands,", "4: annotations[0].concern: 'brands' is not known"),
        ("absent-lots:", "absent-lot:", "8: documents: 'absent-lot' is not known; did you mean 'absent-lots'?"),
        ("id: T1\n", "", "1: the key 'id' is missing"),
        ("switches.md", "gone.md", "2: file: there is no such document in "),
    ],
)
def test_a_slip_in_a_sheet_is_told_with_its_line(tmp_path: Path, before: str, after: str, fault: str) -> None:
    """Labels that cannot be used are told by path, line, field and cause."""
    said = refused(corpora_in(tmp_path, SHEET.replace(before, after, 1)))

    assert [line for line in said if line.startswith(f"labelled/labels/t1.yaml:{fault}")], said


def test_a_folder_without_labels_is_said(tmp_path: Path) -> None:
    """Where nothing is labelled nothing can be measured."""
    assert refused(tmp_path)[0].endswith(": there are no labelled tenders here (corpora/README.md says how they are kept)")


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One of our rules, made ready."""
    return Checker(chosen(open_rulebook(), Settings(select=("brand-named",))))


def test_a_measure_counts_by_concern_and_by_rule(tmp_path: Path, checker: Checker) -> None:
    """One fault is found, one finding is at no label; a rule's misses are what else there is of its concern."""
    made = measure(checker, corpora_in(tmp_path))

    assert made.concerns["brand-without-equivalent"] == made.rules["brand-named"] == Counted(hits=1, missed=0, alarms=1)
    assert (made.sets["labelled"].documents, made.sets["labelled"].traps) == (1, 1)


def test_of_what_is_held_back_only_the_total_is_told(tmp_path: Path, checker: Checker) -> None:
    """Tenders that are held back add nothing to concerns and rules."""
    made = measure(checker, corpora_in(tmp_path, name="held"))

    assert made.sets["held"].counted == Counted(hits=1, alarms=1)
    assert (made.concerns, made.rules) == ({}, {})


def test_a_document_that_cannot_be_read_stops_the_measure(tmp_path: Path, checker: Checker) -> None:
    """A measure over part of the documents would be none."""
    corpora_in(tmp_path)
    (tmp_path / "labelled" / "documents" / "switches.md").write_bytes(b"")

    with pytest.raises(BadSettings, match=r"switches\.md: It"):
        measure(checker, tmp_path)

"""Annexes, schedules and forms: named in one place, standing in another."""

import pytest

from checker.model import Enclosure, Facts
from tests.mentions.made import facts


def said(made: Facts, kind: str) -> list[str]:
    """The parts of the pack that are named, or that stand there."""
    return [f"{m.value.series} {m.value.label}" for m in made.mentions if m.kind == kind and isinstance(m.value, Enclosure)]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Sites are listed in Annex C.", ["annex C"]),
        ("Use the form at appendix 2 for questions.", ["appendix 2"]),
        ("Annexes A, B and C are part of the contract.", ["annex A", "annex B", "annex C"]),
        ("See Schedules 1 to 3, which are binding on both.", ["schedule 1", "schedule 3"]),
        ("The plan in Annexure IV of this tender applies.", ["annex 4"]),
    ],
)
def test_a_part_is_named_by_its_series_and_label(line: str, named: list[str]) -> None:
    """However it is written, an annex is its series and its label."""
    assert said(facts(line), "enclosure-named") == named


@pytest.mark.parametrize(
    "line",
    [
        "The grounds in Schedule 6 to the Procurement Act 2023 apply.",
        "Controls follow Annex A of ISO/IEC 27001, and ISO 27001 Annex A is the list.",
        "Call-Off Schedule 20 and Joint Schedule 11 are incorporated.",
        "Schedule 2 of the framework agreement says how orders are placed.",
        "The supplier shall schedule 3 visits in each month.",
        "The appendix is short, and annex to it there is none.",
    ],
)
def test_what_belongs_to_laws_standards_and_other_papers_is_no_part_of_the_pack(line: str) -> None:
    """Only the pack's own parts can be missing from it."""
    assert said(facts(line), "enclosure-named") == []


def test_a_title_says_that_the_part_stands_there() -> None:
    """A heading or a short line that opens with the name of a part is that part."""
    made = facts("# Annex A: Prices", "None yet.", "Appendix 2 Sites", "- Annex C Layout")

    assert said(made, "enclosure-there") == ["annex A", "appendix 2"]
    assert said(made, "enclosure-named") == ["annex C"]


@pytest.mark.parametrize("name", ["Annex C.docx", "pack/annex_c-layout.docx", "ANNEX C brand and layout.docx", "04 Annex C.docx"])
def test_a_file_is_a_part_by_its_name(name: str) -> None:
    """The annex may be a file of its own."""
    assert said(facts("House style", path=name), "enclosure-there") == ["annex C"]


def test_what_is_denied_is_not_promised() -> None:
    """That there is no annex is said, too."""
    (mention,) = [m for m in facts("There is no Annex C.").mentions if m.kind == "enclosure-named"]

    assert mention.polarity == "denied"

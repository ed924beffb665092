"""Which words are the same words: what a print, a number or another sign makes of them does not count, and a figure does."""

import pytest

from checker.decisions.likeness import unnumbered, words_alone


@pytest.mark.parametrize(
    "other",
    [
        "The ﬁrst case‐man-\nagement “oﬃcers’ copy”",
        "THE FIRST CASE MANAGEMENT officers' copy.",
        "The first case\u00admanage\u00adment oﬃcers’\u00a0copy",
    ],
)
def test_what_a_print_makes_of_words_does_not_count(other: str) -> None:
    """Ligatures, hyphens at the ends of lines, quotes and capitals."""
    assert words_alone("The first case-management officers’ copy") == words_alone(other)


@pytest.mark.parametrize(("one", "other"), [("1.5%", "15%"), ("5 10", "510"), ("60 days", "90 days"), ("fifty", "fifth")])
def test_other_figures_and_other_words_are_others(one: str, other: str) -> None:
    """A point within a figure counts, and figures that stand side by side are no longer figure."""
    assert words_alone(one) != words_alone(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.2 The charge under clause 10.1(b) is due.", "5.2 The charge under clause 11.1(b) is due."),
        ("Sections 3, 4 and 5 say so.", "Sections 4, 5 and 6 say so."),
        ("F03 Sign with it.", "F04 Sign with it."),
        ("4 Payment", "5 Payment"),
        ("(a) as in Table 2;", "(b) as in Table 3;"),
    ],
)
def test_numbers_of_places_are_no_words(one: str, other: str) -> None:
    """Those in front of a sentence, and those of the places that it refers to."""
    assert unnumbered(one) != one
    assert unnumbered(one) == unnumbered(other)


@pytest.mark.parametrize(
    "kept",
    [
        "60 days from invoice",
        "as section 54 of the Procurement Act 2023 has it",
        "under sections 12 to 14 of the Localism Act",
        "M365 licences are needed",
        "ISO 9001 or the like",
    ],
)
def test_other_numbers_are_words(kept: str) -> None:
    """What is counted, a section of a law, and the number of a product or a standard."""
    assert unnumbered(kept) == kept


def test_figures_beside_a_reference_are_kept() -> None:
    """Only the number of the place is left out."""
    assert unnumbered("as in table 1 and 20 days later") == "as in table and 20 days later"

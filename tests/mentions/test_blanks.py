"""Places that a drafter meant to fill in."""

import pytest

from tests.mentions.made import facts


def left(*lines: str, path: str = "terms.docx") -> list[str]:
    """The blanks that are noticed in a document."""
    made = facts(*lines, path=path)
    return [made.document.words(m.span) for m in made.mentions if m.kind == "blank-left"]


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        ("The contract starts on [date TBC].", "[date TBC]"),
        ("Reports go to the [INSERT ROLE] each month.", "[INSERT ROLE]"),
        ("Calls are answered by «Service Desk Lead».", "«Service Desk Lead»"),
        ("The cover is £[XX] million.", "[XX]"),
        ("The term is XX years.", "XX"),
        ("The scope is [to be confirmed].", "[to be confirmed]"),
        ("Response times: TBC.", "TBC"),
        ("See section ?? for service levels.", "??"),
        ("The plan is sent to <<estates contact>> first.", "<<estates contact>>"),
    ],
)
def test_a_blank_is_seen_however_it_is_marked(line: str, blank: str) -> None:
    """Square brackets, merge fields, crosses and question marks."""
    assert left(line) == [blank]


@pytest.mark.parametrize(
    "line",
    [
        "Signed: ____________ Date: ____________",
        "Name of bidder: ____________",
        "[Bidder to insert its answer here]",
        "Enter your price in the box marked [A].",
        "The supplier [and its subcontractors] shall keep records.",
        "The template has merge fields such as «Name» for letters.",
        "Records are at https://example.org/[id] for all.",
    ],
)
def test_what_others_are_to_fill_in_is_no_blank_of_the_buyers(line: str) -> None:
    """Lines for a signature, answers of bidders, words that may be missing."""
    assert left(line) == []


def test_in_a_questionnaire_the_bidder_writes() -> None:
    """There a blank waits for the bidder."""
    assert left("# Supplier questionnaire", "The start date is [insert date].", path="questionnaire.docx") == []

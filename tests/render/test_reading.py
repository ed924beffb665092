"""What the checker sees in a file, printed."""

from dataclasses import replace

from checker.model import Cell, Comment, Gap, Money
from checker.render.reading import reading_page
from tests.engine.made import Page


def test_each_block_stands_with_its_place() -> None:
    """Number, page, section, kind and cell stand beside the words."""
    page = (
        Page()
        .line("Data", kind="heading", level=1, section="3")
        .line("All of it.", page=2, section="3.1")
        .line("Yes", kind="cell", cell=Cell(0, 1, 2))
    )
    said = reading_page(page.facts().document, None, False, 100)

    assert "    1  3 heading 1              Data\n" in said
    assert "    2  p2 3.1 paragraph         All of it.\n" in said
    assert "    3  cell t1 r2 c3            Yes\n" in said


def test_a_long_place_is_parted_from_the_words() -> None:
    """The place of a cell on a sheet with a long name does not run into its words."""
    document = Page().line("Must", kind="cell", sheet="Technical Requirements!E17").facts().document

    assert "Technical Requirements!E17 Must\n" in reading_page(document, None, False, 100)


def test_sentences_and_mentions_are_shown_if_asked() -> None:
    """With facts each sentence has its part and each mention its value, role and denial."""
    page = Page().line("Turnover of £5 is not needed.").mention("turnover", "Turnover", Money(500), polarity="denied", role="none")
    facts = page.facts()
    said = reading_page(facts.document, facts, False, 100)

    assert "Read as: specification\n" in said
    assert "- what is required: Turnover of £5 is not needed.\n" in said
    assert "turnover: “Turnover” = £5, denied\n" in said


def test_gaps_and_comments_are_told_first() -> None:
    """What was not read, and what was left out, stands above the text."""
    document = replace(
        Page().line("Words.").facts().document,
        gaps=(Gap("page 2", "It is a picture", "Recognise it"),),
        comments=(Comment("Ann", "Check!"),),
    )
    said = reading_page(document, None, False, 100)

    assert "Not read: page 2: It is a picture. Recognise it.\nLeft out, a comment by Ann: Check!\n" in said

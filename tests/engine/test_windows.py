"""Which mentions stand near each other, on hand-made facts."""

import pytest

from tests.engine.made import Cell, Page, brand_rule, outcome, pack


@pytest.mark.parametrize(("window", "verdict"), [("list", "pass"), ("sentence", "fail"), ("heading", "fail")])
def test_a_lead_in_speaks_for_its_items_only(window: str, verdict: str) -> None:
    """An equivalent in the lead-in serves the items where the rule looks at lists."""
    page = Page().line("Supply, or equivalent:").mention("equivalence", "or equivalent")
    page.line("Oracle", kind="item", leads=(0,)).mention("brand", "Oracle", role="bought")

    assert verdict == outcome(brand_rule(window), page).verdict


def test_an_item_does_not_excuse_its_neighbour() -> None:
    """ "Or equivalent" in one item says nothing of the next."""
    page = Page().line("Supply:")
    page.line("Cisco or equivalent", kind="item", leads=(0,)).mention("equivalence", "or equivalent")
    page.line("Oracle", kind="item", leads=(0,)).mention("brand", "Oracle", role="bought")

    assert outcome(brand_rule("sentence", "list"), page).verdict == "fail"


def test_a_row_shares_its_cells_and_heads() -> None:
    """An equivalent in another cell of the row counts."""
    page = Page().line("Oracle", kind="cell", cell=Cell(0, 1, 0)).mention("brand", "Oracle", role="bought")
    page.line("or equivalent", kind="cell", cell=Cell(0, 1, 1)).mention("equivalence", "or equivalent")

    assert outcome(brand_rule("row"), page).verdict == "pass"


def test_a_clause_for_the_whole_pack_counts_from_another_file() -> None:
    """A statement in the invitation speaks for the specification."""
    invitation = Page("itt.docx").line("Names include equivalents.").mention("equivalence", "equivalents")
    specification = Page().line("It shall be Oracle.").mention("brand", "Oracle", role="bought")

    assert outcome(brand_rule("pack"), pack(invitation, specification)).verdict == "pass"


def test_the_items_of_one_cell_speak_for_themselves() -> None:
    """Two items in the same cell of a table are no row: what excuses one does not excuse the other."""
    page = Page().line("Cisco or equivalent", kind="item", cell=Cell(0, 1, 1)).mention("equivalence", "or equivalent")
    page.line("Oracle", kind="item", cell=Cell(0, 1, 1)).mention("brand", "Oracle", role="bought")

    assert outcome(brand_rule("row"), page).verdict == "fail"


@pytest.mark.parametrize(("spoken", "verdict"), [("Part 2", "pass"), ("Part 1", "fail")])
def test_a_clause_may_speak_of_a_part_by_its_name(spoken: str, verdict: str) -> None:
    """ "Anything named in Part 2" holds under the heading of Part 2, wherever it is said."""
    page = Page().line(f"For any make in {spoken} an equivalent will do.").mention("equivalence", "an equivalent will do")
    page.line("Network (Part 2)", kind="heading", stance="heading", level=1)
    page.line("Oracle", headings=(1,)).mention("brand", "Oracle", role="bought")

    assert verdict == outcome(brand_rule("section"), page).verdict


def test_what_a_bidder_asks_is_no_part_of_the_tender() -> None:
    """A rule that speaks of every stance does not speak of a bidder's question."""
    page = Page().line("Must it be Oracle?", stance="question").mention("brand", "Oracle", role="bought")

    assert outcome(brand_rule("sentence"), page).verdict == "not-applicable"


@pytest.mark.parametrize(("between", "verdict"), [("or, where it fits, an", "pass"), (" ".join(["and then"] * 8), "fail")])
def test_what_is_near_is_a_few_words_away(between: str, verdict: str) -> None:
    """An equivalent at the other end of a long sentence is not near."""
    page = (
        Page().line(f"Oracle {between} equivalent product.").mention("brand", "Oracle", role="bought").mention("equivalence", "equivalent")
    )

    assert outcome(brand_rule("near"), page).verdict == verdict

"""The clauses for a reader."""

from checker.model import Clause, Rewrite, Rulebook
from checker.render.clauses import clause_list, clause_page
from tests.engine.made import Check, book, rule
from tests.render.made import ACT
from tests.render.test_standards import ODF

EDITED = Clause("edited-documents", "Documents in ODF", {"": "Save as ODF."})
EQUAL = Clause("equal", "Equals", {"uk-pa2023": "(or equal)", "": "(or equivalent)"})


def made() -> Rulebook:
    """A rulebook with two clauses."""
    rules = (rule(Check("never", ("a",)), id="brand", title="A brand", rewrite=Rewrite("after", "equal")),)
    return book(*rules, regimes=(ACT,), clauses={"equal": EQUAL, "edited-documents": EDITED}, standards=(ODF,))


def test_the_list_has_every_clause_by_name() -> None:
    """Each clause stands with its title, and how to read one is said."""
    said = clause_list(made(), False, 100)

    assert said.index("edited-documents  Documents in ODF") < said.index("equal             Equals")
    assert "2 clauses, rulebook 0. Read one with: tendercheck clauses show ID" in said


def test_a_page_gives_each_wording_with_its_law() -> None:
    """A wording for one law stands apart from that for the others."""
    assert "Under Procurement Act 2023\n  (or equal)\n\nUnder any other law\n  (or equivalent)" in clause_page(EQUAL, made(), False, 100)
    assert "Under any law\n  Save as ODF." in clause_page(EDITED, made(), False, 100)


def test_a_page_says_who_offers_the_clause() -> None:
    """Rules and open standards that offer it are named; where there are none, nothing is said."""
    assert "Offered by\n  the rule brand: A brand" in clause_page(EQUAL, made(), False, 100)
    assert "the open standard ODF 1.2 or later, for documents that people edit" in clause_page(EDITED, made(), False, 100)
    assert "Offered by" not in clause_page(EDITED, book(clauses={"edited-documents": EDITED}), False, 100)

"""The rules as pages: a list by theme, and a page that an officer can read."""

from decimal import Decimal

from checker.model import (
    Applies,
    Basis,
    Bound,
    Brand,
    Clause,
    Example,
    Lexicon,
    Near,
    Percent,
    Product,
    Rewrite,
    Rule,
    Rulebook,
    Vocabulary,
)
from checker.render.rules import rule_list, rule_page
from tests.engine.made import Check, book, rule
from tests.render.made import ACT

KINDS = (
    Vocabulary("brand", "A make or product.", ()),
    Vocabulary("equivalence", "Words that let an equivalent stand in.", ()),
)


def rulebook(*rules: Rule) -> Rulebook:
    """A rulebook with the knowledge that its rules stand on."""
    clause = Clause("equal", "Equal", {"uk-pa2023": "(or equal)", "": "(or equivalent)"})
    brands = (Brand(Product("Oracle", "Oracle"), ("Oracle",)),)
    made = book(*rules, regimes=(ACT,), clauses={"equal": clause})
    return Rulebook(made.version, made.dated, made.rules, Lexicon(KINDS, brands, {}), (), made.regimes, made.clauses)


def page(made: Rule) -> str:
    """The page of a rule, its lines joined."""
    return " ".join(rule_page(made, rulebook(made), False, 100).split())


BRAND = rule(
    Check(
        "wherever",
        ("brand",),
        stance=("requirement", "criterion"),
        role=("bought",),
        expect=(Near(("equivalence",), ("sentence", "list")),),
    ),
    id="brand-named",
    title="A brand is named",
    because="It shuts others out.",
    advice="Say what it must do.",
    basis=(Basis("s.56(8)", "law", ("uk-pa2023",), ("open",)), Basis("PPN 1", "policy", verdict="review")),
    rewrite=Rewrite("after", "equal"),
    asks="Why the name?",
    examples=(
        Example("fails", "It shall be Oracle.\n\n- twice", ("Oracle",)),
        Example("passes", "Oracle or equivalent.", (), {"buys": ["devices"]}),
        Example("does_not_apply", "Oracle Way."),
    ),
)


def test_the_list_goes_theme_by_theme() -> None:
    """Each rule stands below its theme with id, severity and title."""
    made = rule_list(rulebook(BRAND, rule(Check("never", ("x",)), id="x", theme="sme-access", severity="consider")), False, 100)

    assert made.startswith(
        "Open standards (open-standards)\n  brand-named  must     A brand is named\n\nSME access (sme-access)\n  x            consider T\n"
    )
    assert "2 rules, rulebook 0." in made


def test_a_page_says_what_the_rule_looks_for() -> None:
    """Verb, filters, what must be near and where, in sentences."""
    said = page(BRAND)

    assert "Wherever this is said, something must stand near it: a make or product." in said
    assert "It counts in words about what is required or how bids are judged." in said
    assert "It is in order with this in the same sentence or in the words that lead its list in: words that let an equivalent" in said


def test_a_page_says_on_whose_authority() -> None:
    """Each authority with its force, its law and its routes."""
    said = page(BRAND)

    assert "s.56(8) - law under Procurement Act 2023, in an open procedure" in said
    assert "PPN 1 - policy, and a person must judge under any law" in said


def test_a_page_gives_wording_and_question() -> None:
    """What to write instead, law by law where it differs, and the reason to have on record."""
    said = page(BRAND)

    assert "To paste (or equal) - under Procurement Act 2023 To paste (or equivalent) - under any other law" in said
    assert "A reason to have on record Why the name?" in said


def test_a_page_shows_the_examples() -> None:
    """Examples that fail show their marks; the others what is given of the tender."""
    said = page(BRAND)

    assert "It speaks here - It shall be «Oracle». / - twice" in said
    assert "Here all is in order - Oracle or equivalent. (buys devices)" in said
    assert "Here it has nothing to say - Oracle Way." in said


def test_every_verb_and_bound_can_be_said() -> None:
    """No rule is without a sentence on what it looks for."""
    bounds = (Bound(True, Percent(Decimal(5))), Bound(False, figure="payment-days"), Bound(True, times=Decimal(2), of="yearly-value"))
    measure = page(rule(Check("measure", ("brand",), bounds=bounds), applies=Applies(value_at_least=100_00, value_below=200_00)))

    assert (
        "at most 5%, at least what the law or guidance of the day says (payment days) and at most 2 times the contract's yearly" in measure
    )
    assert "It applies from a value of £100. It applies below a value of £200." in measure
    for verb in ("never", "wherever", "somewhere", "measure", "total", "agree"):
        assert "a make or product" in page(rule(Check(verb, ("brand",))))  # type: ignore[arg-type]
    assert "This must be at most 5%: the term." in page(rule(Check("measure", (), bounds=bounds[:1], field="term")))

"""tendercheck clauses: the wording for a reader."""

from checker.service.shelves import open_rulebook
from tests.cli.made import typed


def test_the_list_has_every_clause() -> None:
    """Every clause stands in the list."""
    ended = typed("clauses", "list")

    assert ended.code == 0
    assert [name for name in open_rulebook().clauses if f"\n  {name} " not in ended.out] == []


def test_a_clause_is_shown_with_what_offers_it() -> None:
    """A clause's page has its wording, by law where it differs, and the rules and open standards that offer it."""
    standard, rule = typed("clauses", "show", "edited-documents"), typed("clauses", "show", "equal-performance")

    assert (standard.code, rule.code) == (0, 0)
    assert "the open standard OpenDocument Format (ODF) 1.2 or later" in standard.out
    assert "the rule brand-named: " in rule.out
    assert "\nUnder Procurement Act 2023" in rule.out


def test_a_misspelt_clause_is_one_line_with_a_hint() -> None:
    """The clause that was probably meant is named."""
    ended = typed("clauses", "show", "electronic-bid")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "No clause is called 'electronic-bid'. Did you mean electronic-bids? (tendercheck clauses list shows them all)\n"


def test_a_word_like_no_clause_has_no_hint() -> None:
    """Where nothing is near, nothing is guessed."""
    assert typed("clauses", "show", "zzz").err == "No clause is called 'zzz'. (tendercheck clauses list shows them all)\n"

"""Annexes that are promised and not in the pack."""

from checker.model import Enclosure, Near, Pack, Unread
from tests.engine.made import Check, Page, outcome, pack, rule

ANNEX = {letter: Enclosure("annex", letter) for letter in "ABC"}


def annex_rule() -> object:
    """Wherever an annex is named it must be there, if annexes are there at all."""
    there = ("enclosure-there",)
    with_, expect = (Near(there, ("pack",), "series"),), (Near(there, ("pack",), "value"),)
    return rule(Check("wherever", ("enclosure-named",), with_=with_, expect=expect))


def annexed(path: str, *named: str) -> Page:
    """A page with Annex A, which names others."""
    page = Page(path).line("Annex A", kind="heading").mention("enclosure-there", "Annex A", ANNEX["A"])
    for letter in named:
        page.line(f"See Annex {letter}.").mention("enclosure-named", f"Annex {letter}", ANNEX[letter])
    return page


def test_a_promised_annex_is_missing_once_however_often_it_is_named() -> None:
    """Every place that names it stands beside the first."""
    (finding,) = outcome(annex_rule(), pack(annexed("one.docx", "A", "C"), annexed("two.docx", "C"))).findings

    assert finding.message == "Annex C is found: Annex C, limit ?."
    assert [quoted.place.document for quoted in finding.related] == ["two.docx"]


def test_an_annex_that_stands_in_another_file_is_there() -> None:
    """The pack is one."""
    other = Page("b.docx").line("Annex C", kind="heading").mention("enclosure-there", "Annex C", ANNEX["C"])

    assert outcome(annex_rule(), pack(annexed("a.docx", "C"), other)).verdict == "pass"


def test_a_person_judges_what_is_missing_beside_a_single_file() -> None:
    """The annex may lie beside the file that was given."""
    (finding,) = outcome(annex_rule(), annexed("a.docx", "B")).findings

    assert finding.verdict == "review"
    assert finding.message.endswith("A person must judge, because only one file was read.")


def test_nothing_is_called_missing_where_a_file_could_not_be_read() -> None:
    """The annex may be in what was not read."""
    made = pack(annexed("a.docx", "C"))

    assert outcome(annex_rule(), Pack("pack", made.facts, (Unread("b.pdf", "", "locked", "unlock it"),))).verdict == "unclear"

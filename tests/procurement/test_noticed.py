"""What a notice states in its fields stands before what the documents tell, and behind what the officer gives."""

from dataclasses import replace
from datetime import date

from checker.model import Facts, Stated, Told
from checker.procurement import understand
from tests.procurement.made import REGIMES, Paper, months, pounds

CLOSING = Told("closing", "2027-02-12T12:00", "the notice, tender period")


def notice(*told: Told, path: str = "pack/notice.json") -> Facts:
    """A notice that states these facts."""
    facts = Paper(path).facts
    return replace(facts, document=replace(facts.document, told=told))


def test_a_notice_states_facts_with_their_field_and_file() -> None:
    """The place of a fact is the field of the notice, with the name of the file where there are others beside it."""
    stating = notice(CLOSING, Told("term_months", 24, "the notice, contract period"))
    known, alone = understand([stating, Paper().facts], {}, REGIMES), understand([stating], {}, REGIMES)

    assert known.stated["closing"] == Stated(date(2027, 2, 12), "notice", "the notice, tender period (notice.json)")
    assert alone.stated["closing"].where == "the notice, tender period"
    assert known.get("term") == months(24)


def test_a_notice_is_believed_before_the_documents() -> None:
    """What the text says of the value gives way to the field of the notice."""
    paper = Paper().telling("contract-value", "money", pounds(9))
    known = understand(
        [paper.facts, notice(Told("value", 5, "the notice, value"), Told("vat", "excluded", "the notice, value"))], {}, REGIMES
    )

    assert known.get("value") == replace(pounds(5), vat="excluded")
    assert known.stated["value"].origin == "notice"


def test_what_is_given_is_believed_before_a_notice() -> None:
    """The officer has the last word."""
    known = understand([notice(CLOSING)], {"closing": Stated(date(2027, 3, 1), "given", "tender.toml, line 3")}, REGIMES)

    assert known.get("closing") == date(2027, 3, 1)


def test_extensions_are_counted_once() -> None:
    """Where the notice gives a term that the text tells as a first term with its extensions, the first term is the term."""
    paper = Paper().telling("contract-term", "period", months(36)).telling("extension-period", "period", months(24), "and so 8")
    whole = notice(Told("term_months", 60, "the notice, contract period"))
    known = understand([paper.facts, whole], {}, REGIMES)

    assert (known.get("term"), known.get("extensions")) == (months(36), months(24))
    assert known.stated["term"].where == "ITT.docx, paragraph 9; the notice, contract period (notice.json) counts the extensions in"


def test_a_term_that_the_text_does_not_make_up_stays() -> None:
    """A notice's term stands where first term and extensions come to something else."""
    paper = Paper().telling("contract-term", "period", months(36)).telling("extension-period", "period", months(12), "and so 8")

    assert understand([paper.facts, notice(Told("term_months", 60, "the notice, contract period"))], {}, REGIMES).get("term") == months(60)


def test_of_two_notices_the_first_counts_and_the_other_is_named() -> None:
    """Where two notices disagree the first holds, and the place says that another says otherwise."""
    other = notice(replace(CLOSING, value="2027-02-19"), path="later.json")
    known = understand([notice(CLOSING), other, other], {}, REGIMES)

    assert known.get("closing") == date(2027, 2, 12)
    assert known.stated["closing"].where == (
        "the notice, tender period (notice.json); the notice, tender period (later.json) says otherwise"
    )

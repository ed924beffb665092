"""The matching of findings to labels, and the counts, on hand-made findings."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Counted, Finding
from checker.service.measured import Label, Labelled, Tally, stands_at, summed, tallied
from tests.render.made import absence, finding, quoted

BRAND = "brand-without-equivalent"
LAYER = Label(BRAND, ("The database layer shall be Oracle 19c.",))
WORDS = st.lists(st.sampled_from(["the", "layer", "shall", "be", "oracle", "other"]), min_size=1, max_size=12).map(" ".join)


def at(sentence: str, quote: str = "Oracle 19c", **more: Any) -> Finding:
    """A finding on a brand at words in a sentence."""
    return finding(at=quoted(quote, sentence), **more)


def counted(findings: list[Finding], *labels: Label, **more: Any) -> Tally:
    """The counts of one tender with these labels."""
    return tallied(findings, Labelled("pack", labels, **more), {BRAND, "absent-lots"})


@pytest.mark.parametrize(
    "sentence",
    [
        "The database layer shall be Oracle 19c.",
        "4.2 the database layer - shall be “Oracle 19c”",
        "The database layer shall be",
        "Of all that is bought, the database layer shall be Oracle 19c, and all else open.",
    ],
)
def test_a_finding_at_the_words_of_a_label_hits_it(sentence: str) -> None:
    """The sentence may be longer or shorter than the label, and lose case, numbering and punctuation."""
    assert stands_at(at(sentence), LAYER)


def test_marked_words_in_the_label_hit_it() -> None:
    """Where a sentence is as long as a page it points nowhere, and the marked words alone decide."""
    page = "The database layer shall be Oracle 19c. " + "And so on. " * 100

    assert stands_at(at(page), LAYER)
    assert not stands_at(at(page, "And so on"), LAYER)


def test_another_concern_or_another_place_is_no_hit() -> None:
    """Both the concern and the words must be those of the label."""
    assert not stands_at(at(LAYER.quotes[0], concern="closed-format"), LAYER)
    assert not stands_at(at("Switches shall be Cisco Catalyst.", "Cisco"), LAYER)


def test_the_file_counts_where_a_label_names_it() -> None:
    """The same words in another file of a pack are another place."""
    assert stands_at(at(LAYER.quotes[0]), Label(BRAND, LAYER.quotes, files=("2_Specification.odt",)))
    assert not stands_at(at(LAYER.quotes[0]), Label(BRAND, LAYER.quotes, files=("3_Terms.pdf",)))


def test_either_side_of_a_contradiction_hits_it() -> None:
    """A label with two places is hit at one of them, also as a related place."""
    label = Label("date-mismatch", ("closing on 4 December", "closing on 5 December"))
    found = finding(
        concern="date-mismatch", at=quoted("x", "Elsewhere it says so."), related=(quoted("5 December", "closing on 5 December"),)
    )

    assert stands_at(found, label)


def test_what_has_no_place_is_at_no_wrong_one() -> None:
    """A finding on a fact of the procurement hits a label of its concern."""
    assert stands_at(absence(concern="turnover-ratio"), Label("turnover-ratio", ("turnover of £2 million",)))


def test_several_findings_on_one_label_count_once() -> None:
    """A fault is found or missed, however often it is said."""
    tally = counted([at(LAYER.quotes[0]), at(LAYER.quotes[0], rule="other")], LAYER)

    assert tally.concerns[BRAND] == Counted(hits=1)
    assert tally.rules == {"brand-named": Counted(hits=1), "other": Counted(hits=1)}


def test_what_one_place_shows_is_right_where_it_is_labelled_as_a_fault_of_the_pack() -> None:
    """Weights of 105 % are unclear criteria and a wrong total; either code is right."""
    label = Label("weights-total", ("Quality 60%, price 45%.",))
    said = finding(at=quoted("60%", "Quality 60%, price 45%."), concern="criteria-unclear")
    tally = tallied([said], Labelled("pack", (label,)), {"criteria-unclear", "weights-total"})

    assert (tally.concerns["weights-total"], tally.concerns.get("criteria-unclear", Counted())) == (Counted(hits=1), Counted())


def test_misses_alarms_and_matters_of_opinion_are_told_apart() -> None:
    """A label without a finding is missed, a finding without a label an alarm, one at an arguable label neither."""
    arguable = Label(BRAND, ("Switches of Cisco class are preferred.",), clear=False)
    tally = counted([at("Laptops from Dell.", "Dell"), at("Switches of Cisco class are preferred.", "Cisco")], LAYER, arguable)

    assert tally.concerns[BRAND] == Counted(hits=0, missed=1, alarms=1, arguable=1)


@pytest.mark.parametrize(
    ("wanted", "said", "counts"),
    [
        (True, True, Counted(hits=1)),
        (True, False, Counted(missed=1)),
        (False, True, Counted(alarms=1)),
        (False, False, Counted()),
        (None, True, Counted(arguable=1)),
        (None, False, Counted()),
    ],
)
def test_an_absence_is_one_yes_or_no(wanted: bool | None, said: bool, counts: Counted) -> None:
    """What is absent counts once for a tender, whatever number of rules says so."""
    found = [absence(concern="absent-lots"), absence(concern="absent-lots", rule="other")] if said else []

    assert counted(found, absent={"absent-lots": wanted}).concerns["absent-lots"] == counts


def test_a_concern_that_nobody_labelled_is_not_judged() -> None:
    """Where no labels are given, findings are neither right nor wrong."""
    assert counted([at(LAYER.quotes[0], concern="good-practice")]) == Tally()


def test_a_trap_is_sprung_by_a_finding_at_it_alone() -> None:
    """A finding at a fault that stands beside a trap in the same sentence springs none."""
    trap = Label(BRAND, ("We run Oracle today",))

    assert counted([at("We run Oracle today.", "Oracle")], traps=(trap,)).sprung == 1
    assert (
        counted([at("We run Oracle today, and it shall be Oracle.", "Oracle")], Label(BRAND, ("it shall be Oracle",)), traps=(trap,)).sprung
        == 0
    )


def test_counts_are_summed_name_by_name() -> None:
    """Counts of tenders add up, and names come in their order."""
    assert list(summed([{"b": Counted(1, 1)}, {"a": Counted(alarms=2), "b": Counted(2)}]).items()) == [
        ("a", Counted(alarms=2)),
        ("b", Counted(3, 1)),
    ]


@given(st.lists(WORDS, max_size=6), st.lists(st.tuples(WORDS, st.booleans()), max_size=6))
def test_every_clear_label_is_found_or_missed(sentences: list[str], labels: list[tuple[str, bool]]) -> None:
    """Hits and misses are all clear labels, and no more alarms or opinions are counted than there are findings."""
    made = [Label(BRAND, (quote,), clear) for quote, clear in labels]
    counts = counted([at(sentence, "oracle") for sentence in sentences], *made).concerns.get(BRAND, Counted())

    assert counts.hits + counts.missed == sum(clear for _, clear in labels)
    assert counts.alarms + counts.arguable <= len(sentences)

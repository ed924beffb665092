"""Fingerprints: they stay where a finding is the same, and change where it is another."""

import pytest

from checker.decisions import fingerprinted
from checker.model import Finding, Span
from tests.render.made import TERMS, absence, finding, outcome, quoted


def prints(*findings: Finding) -> list[str]:
    """The fingerprints of findings, in their order."""
    return [made.fingerprint for said in fingerprinted([outcome(*findings)]) for made in said.findings]


def at(sentence: str, quote: str = "Oracle", **more: object) -> Finding:
    """A finding on words in a sentence."""
    return finding(at=quoted(quote, sentence, **more))


@pytest.mark.parametrize(
    "other",
    [
        at("It shall be Oracle.", page=9, paragraph=77, section="8", headings=("Elsewhere",), span=Span(900, 906)),
        at("4.2 It shall be Oracle."),
        at("(a) It shall be Oracle;"),
        at("it  shall be\n“Oracle”"),
        finding(at=quoted("Oracle", "It shall be Oracle."), severity="consider", message="Other words", advice="More"),
    ],
)
def test_a_finding_is_known_again_after_edits_around_it(other: Finding) -> None:
    """Page, place, numbering, letters and punctuation do not tell findings apart."""
    assert prints(at("It shall be Oracle.")) == prints(other)


@pytest.mark.parametrize(
    "other",
    [
        at("It must be Oracle."),
        at("It shall be Oracle.", quote="shall be Oracle"),
        finding(rule="another", at=quoted("Oracle", "It shall be Oracle.")),
    ],
)
def test_other_words_or_another_rule_make_another_finding(other: Finding) -> None:
    """Sentence, marked words and rule tell findings apart."""
    assert prints(at("It shall be Oracle.")) != prints(other)


def test_a_changed_figure_is_another_finding() -> None:
    """A decision on 60 days is none on 90 days: a number that opens the words is no numbering."""
    assert prints(at("60 days from invoice", "60 days")) != prints(at("90 days from invoice", "90 days"))


def test_the_same_words_twice_in_a_document_are_two_findings() -> None:
    """Equal sentences in one document are told apart by their order, in another document they begin anew."""
    first, second, elsewhere = prints(at("It shall be Oracle."), at("It shall be Oracle."), at("It shall be Oracle.", document=TERMS))

    assert first != second
    assert first == elsewhere


def test_an_absence_is_known_by_its_rule_alone() -> None:
    """What is absent has no words, and its pack's name may change."""
    assert prints(absence()) == prints(absence(pack="renamed", message="other"))


def test_a_contradiction_is_the_same_from_either_side() -> None:
    """Which of two places is named first does not matter."""
    one, other = quoted("4 December", "Closes on 4 December."), quoted("5 December", "Closes on 5 December.", document=TERMS)

    assert prints(finding(at=one, related=(other,))) == prints(finding(at=other, related=(one,)))


def test_a_fingerprint_is_a_hash() -> None:
    """Every finding has one, of 64 signs, whatever letters its words have."""
    assert [len(made) for made in prints(at("half \ud800 a letter"), absence())] == [64, 64]

"""The report as a person reads it."""

from dataclasses import replace

import pytest

from checker.model import Authority, Finding
from checker.render.text import as_text
from tests.render.made import TERMS, absence, checked, decision, finding, outcome, partly, question, quoted, report, unread

FORBIDDEN = ("compliant", "unlawful", "breach", "illegal", "0 problems", "0 findings")


def text(*outcomes: object, **more: object) -> str:
    """The report as plain text."""
    return as_text(report(*outcomes, **more))  # type: ignore[arg-type]


def last(said: str) -> str:
    """The last line."""
    return said.rstrip().rpartition("\n")[2]


def test_what_was_not_read_comes_first_with_cause_and_cure() -> None:
    """A file that was not checked opens the report, and then the parts that were not."""
    said = text(outcome(finding()), documents=(checked(), partly(), unread()))

    assert said.startswith(
        "Not checked\n  pack/scan.pdf\n    It has no text that can be read. Have its text recognised.\n\nChecked in part\n"
    )
    assert "page 4: It is a picture. Recognise its text." in said


def test_a_finding_says_where_what_why_and_how() -> None:
    """Title, file, place, words in their sentence, message, reason, authority and advice, in this order."""
    said = text(outcome(finding(wording="(or equivalent)", asks="Why is the name needed?")), documents=(checked(), checked(TERMS)))
    parts = [
        "Resolve before publishing (1 matter)",
        "1.  A brand is named (brand-named)",
        "2_Specification.odt",
        "3.1 Hosting, paragraph 5",
        "The database layer shall be «Oracle 19c».",
        "Found      “Oracle 19c” is named.",
        "Why        It shuts others out.",
        "Authority  It may conflict with Procurement Act 2023 s.56(7)-(8) (law).",
        "Instead    Say what it must do.",
        "To paste   (or equivalent)",
        "Ask        Why is the name needed?",
    ]

    assert sorted(parts, key=said.index) == parts


def test_findings_of_one_rule_stand_together_file_by_file() -> None:
    """Several findings of one rule are one entry, with the places below their files and the reason once."""
    other = finding(at=quoted("Cisco", "Switches shall be Cisco.", document=TERMS, page=2), message="“Cisco” is named.")
    said = text(outcome(finding(), other), documents=(checked(), checked(TERMS)))

    assert "Resolve before publishing (1 matter in 2 places)" in said
    assert said.count("It shuts others out.") == 1
    assert "page 2, 3.1 Hosting, paragraph 5\n        Switches shall be «Cisco»." in said
    assert "Found      “Oracle 19c” is named. The same holds for the other." in said


def test_words_of_one_sentence_are_shown_together() -> None:
    """Two marks in one sentence show it once, and a pack of one file does not name the file at every place."""
    one, other = (finding(at=quoted(name, "It shall be Oracle or Cisco."), message=f"“{name}” is named.") for name in ("Oracle", "Cisco"))
    said = text(outcome(one, other))

    assert said.count("It shall be «Oracle» or «Cisco».") == 1
    assert "2_Specification.odt" not in said


def test_the_sum_stands_before_the_findings_and_at_the_end() -> None:
    """Whoever reads only the top knows how many matters there are."""
    said = text(outcome(finding()))

    assert said.count(last(said)) == 2
    assert said.index(last(said)) < said.index("Resolve before publishing")


def test_a_long_list_of_places_stays_readable() -> None:
    """The first five places show their sentence, the others their words alone."""
    many = [
        finding(at=quoted(f"Oracle {n}", f"It shall be Oracle {n}.", paragraph=n), message=f"“Oracle {n}” is named.") for n in range(1, 41)
    ]
    said = text(outcome(*many))

    assert said.count("It shall be «Oracle") == 5
    assert "3.1 Hosting, paragraph 40: “Oracle 40”" in said


def test_messages_that_differ_are_all_said() -> None:
    """Findings that say different things of their values each keep their message."""
    other = finding(at=quoted("60 days", "Payment in 60 days."), message="60 days is above 30 days.")
    said = text(outcome(finding(), other))

    assert "Found      “Oracle 19c” is named.\n" in said
    assert "Found      60 days is above 30 days." in said


def test_what_a_person_must_judge_says_so() -> None:
    """A review finding asks its question and says who answers."""
    assert "Judge      A person must judge. Is there a reason for it, and" in text(outcome(finding(verdict="review", asks="")))
    assert "Judge      A person must judge. Is the name needed?" in text(outcome(finding(verdict="review", asks="Is the name needed?")))


def test_sure_findings_come_before_doubtful_ones_and_law_before_practice() -> None:
    """Within a severity the gravest comes first."""
    practice = finding(rule="b", title="Practice", authority=Authority("good-practice", "", "", ""))
    doubtful = finding(rule="a", title="Doubtful", verdict="review")
    said = text(outcome(doubtful), outcome(practice), outcome(finding(rule="c", title="Law")))

    assert [row for row in said.split("\n") if row[:1].isdigit()] == ["1.  Law (c)", "2.  Practice (b)", "3.  Doubtful (a)"]


def test_an_absence_has_no_place() -> None:
    """What is absent is told by its message."""
    said = text(outcome(absence()))

    assert "1.  Nothing asks for an exit plan (absent-exit-plan)\n    Found      No exit plan was found in the files read." in said


def test_the_other_side_of_a_contradiction_is_shown() -> None:
    """A contradiction shows both places, with the file where it is another."""
    other = quoted("5 December", "Bids close on 5 December.", document=TERMS, page=2)
    said = text(outcome(finding(related=(other,))), documents=(checked(), checked(TERMS)))

    assert "beside 3_Terms.pdf, page 2, 3.1 Hosting, paragraph 5\n        Bids close on «5 December»." in said


def test_questions_are_asked_once_and_are_no_findings() -> None:
    """A reason to be recorded is asked once with all its places, and not counted."""
    said = text(outcome(questions=(question(), question(at=quoted("Dell", "Dell or equivalent.", paragraph=9)))))

    assert (
        "Record a reason\n\n  Why is the name needed?\n    About      “Cisco” (2_Specification.odt, 3.1 Hosting, paragraph 5); “Dell”"
        in said
    )
    assert last(said) == "Checked 1 document (1,200 words): no findings"


def test_no_findings_is_said_of_the_checks_and_not_of_the_tender() -> None:
    """Without findings the report says from how many checks, and nothing more."""
    said = text(outcome(), outcome(verdict="not-applicable"))

    assert "No findings from these 2 checks: 1 passed, 1 did not apply, 0 unclear." in said


def test_nothing_read_is_never_no_findings() -> None:
    """Where no file was read, the report does not speak of findings at all."""
    said = text(documents=(unread(),))

    assert last(said) == "Checked 0 documents: 1 could not be read"
    assert "findings from" not in said


def test_unclear_rules_say_why() -> None:
    """A rule that cannot tell is named with its reason."""
    said = text(outcome(rule="absent-exit-plan", verdict="unclear", reason="it was not found, but a part of the pack could not be read"))

    assert "Unclear: No exit plan - it was not found, but a part of the pack could not be read." in said


def test_the_last_line_sums_up() -> None:
    """Documents, size, findings by severity, and what could not be read."""
    said = text(outcome(finding(), finding()), outcome(absence()), documents=(checked(pages=3), partly(), unread()))

    assert last(said) == "Checked 2 documents (15 pages): 2 to resolve, 1 should be resolved, 1 read in part, 1 could not be read"


def test_the_procurement_says_where_each_fact_comes_from() -> None:
    """What was understood, with its origin; and what is not known."""
    said = text(outcome())

    assert "Planning\n  Law        Procurement Act 2023 (told from ITT.docx, section 1)\n" in said
    assert "  Value      £485,000 without VAT (given in tender.toml, line 5)\n" in said
    assert "Not known  route and published." in said


def test_tracked_changes_and_comments_are_told() -> None:
    """The report says which text it read where there are changes, and that comments are still there."""
    said = text(outcome(), documents=(checked(insertions=2, comments=1),))

    assert "2 tracked insertions counted in, deletions left out; 1 comment not read as text: take out before publishing" in " ".join(
        said.split()
    )


@pytest.mark.parametrize("made", [finding(), finding(verdict="review"), absence()])
def test_some_words_are_never_used(made: Finding) -> None:
    """Reports are disclosable: nothing is called compliant, unlawful or a breach."""
    said = text(outcome(made), documents=(checked(), unread())).lower()

    assert [word for word in FORBIDDEN if word in said] == []


def test_a_document_cannot_steer_the_terminal() -> None:
    """Control codes in names, words and sentences are written out."""
    evil = "\x1b]0;owned\x07Oracle\u202e"
    made = finding(at=quoted(evil, f"It is {evil}.", document=f"{evil}.odt", headings=(evil,), section=evil), message=evil, title=evil)
    said = as_text(report(outcome(made), documents=(replace(unread(), path=evil),)))

    assert "\x1b" not in said
    assert "\u202e" not in said


def test_colour_only_when_asked() -> None:
    """Without colour there is not one control code; with it headings and marks are painted."""
    made = report(outcome(finding()))

    assert "\x1b" not in as_text(made)
    assert "\x1b[1;35mOracle 19c\x1b[0m" in as_text(made, True)


def test_decided_findings_are_not_counted() -> None:
    """A finding with a decision is no longer something to do."""
    assert last(text(outcome(finding(decision=decision())))) == "Checked 1 document (1,200 words): no findings, 1 agreed as an exception"

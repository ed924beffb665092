"""Decisions laid over findings: what holds, what waits, what is over, and what covers nothing."""

from datetime import date
from pathlib import Path

import pytest

from checker.decisions import Decisions, decided, read_decisions
from checker.errors import BadSettings
from checker.model import Authority, Finding, Outcome, Waiver
from tests.render.made import absence, finding, outcome, question, quoted

TODAY = date(2026, 11, 26)
PRINT = "0123456789abcdef" * 4
GOOD = Authority("good-practice", "Good practice", "uk-pa2023", "open")
ENTRY = """
[[waiver]]
fingerprint = "0123456789"
reason = "The signing service is shared with the county"
agreed = [{by = "Jo Marsh", role = "procurement"}, {by = "Ade Okoro", role = "Legal"}]
on = 2026-11-02
until = 2027-03-31
"""


def read(tmp_path: Path, text: str) -> Decisions:
    """The decisions in a file with this text."""
    file = tmp_path / "waivers.toml"
    file.write_text(text, "utf-8")
    return read_decisions(file)


def laid(tmp_path: Path, text: str, *findings: Finding, today: date = TODAY) -> tuple[tuple[Outcome, ...], int]:
    """Findings with the decisions in a text laid over them, and how many of these cover nothing."""
    made, unused = decided([outcome(*findings)], read(tmp_path, text), today)
    return made, len(unused)


def state(tmp_path: Path, text: str, found: Finding, today: date = TODAY) -> str:
    """What the decisions in a text mean for a finding."""
    decision = laid(tmp_path, text, found, today=today)[0][0].findings[0].decision
    return decision.state if decision else "none"


def test_an_agreed_exception_takes_a_finding_out_of_the_count(tmp_path: Path) -> None:
    """It is still there, with its decision."""
    made, unused = laid(tmp_path, ENTRY, finding(fingerprint=PRINT))
    found = made[0].findings[0]

    assert (found.waived, found.stands, unused) == (True, False, 0)
    assert found.decision is not None
    assert found.decision.waiver.at.line == 2


def test_an_exception_ends_after_its_last_day(tmp_path: Path) -> None:
    """Then it is a finding again."""
    assert state(tmp_path, ENTRY, finding(fingerprint=PRINT), date(2027, 3, 31)) == "agreed"
    assert state(tmp_path, ENTRY, finding(fingerprint=PRINT), date(2027, 4, 1)) == "expired"


@pytest.mark.parametrize(
    ("gone", "missing"), [('{by = "Jo Marsh", role = "procurement"}, ', "procurement"), (', {by = "Ade Okoro", role = "Legal"}', "legal")]
)
def test_what_the_law_stands_behind_needs_procurement_and_legal(tmp_path: Path, gone: str, missing: str) -> None:
    """Until both have agreed it stays a finding, and says for whom it waits; good practice needs one person."""
    text = ENTRY.replace(gone, "")
    made, _ = laid(tmp_path, text, finding(fingerprint=PRINT))
    decision = made[0].findings[0].decision

    assert decision is not None
    assert (decision.state, decision.why) == ("waiting", f"it waits for {missing}")
    assert state(tmp_path, text, finding(fingerprint=PRINT, authority=GOOD)) == "agreed"


def test_a_product_covers_every_finding_on_it_by_explicit_choice(tmp_path: Path) -> None:
    """And no other."""
    text = ENTRY.replace('fingerprint = "0123456789"', 'product = "docusign"')

    assert state(tmp_path, text, finding(product="DocuSign")) == "agreed"
    assert state(tmp_path, text, finding(product="Oracle Database")) == "none"
    assert state(tmp_path, text, finding()) == "none"


def test_another_finding_is_not_covered_and_the_exception_is_told(tmp_path: Path) -> None:
    """An exception that covers nothing is to be taken out."""
    assert laid(tmp_path, ENTRY, finding(fingerprint="f" * 64))[1] == 1


def test_an_exception_of_a_rule_that_was_not_run_is_left_alone(tmp_path: Path) -> None:
    """Nobody can tell whether it is still needed."""
    assert laid(tmp_path, f'{ENTRY}rule = "absent-lots"\n', finding(fingerprint="f" * 64))[1] == 0
    assert laid(tmp_path, f'{ENTRY}rule = "brand-named"\n', finding(fingerprint="f" * 64))[1] == 1


def test_the_best_of_two_exceptions_counts(tmp_path: Path) -> None:
    """An old one that is over does no harm beside a new one."""
    old = ENTRY.replace("2027-03-31", "2026-11-05")

    assert state(tmp_path, old + ENTRY, finding(fingerprint=PRINT)) == "agreed"


def test_a_recorded_reason_answers_its_question(tmp_path: Path) -> None:
    """Of the same rule, and where it names words, of these words."""
    asked = question()
    text = f'[[answer]]\nrule = "{asked.rule}"\nreason = "No other service can sign"\nby = "Jo Marsh"\nrole = "ICT"\non = 2026-11-02\n'

    def answered(text: str) -> bool:
        made, _ = decided([Outcome(asked.rule, "pack", "pass", questions=(asked,))], read(tmp_path, text), TODAY)
        return made[0].questions[0].answer is not None

    assert answered(text)
    assert not answered(text.replace(asked.rule, "another-rule"))
    assert not answered(f'{text}quote = "other words"\n')


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("until = 2027-03-31", "", "until"),
        ("until = 2027-03-31", "until = 2026-01-31", "before the day on which it was agreed"),
        ("on = 2026-11-02", 'on = "2026-02-31"', "no day of the calendar"),
        ('fingerprint = "0123456789"', "", "fingerprint"),
        ('fingerprint = "0123456789"', 'fingerprint = "0123"', "fingerprint"),
        ("The signing service is shared with the county", "Yes", "ten letters"),
        ("reason =", "reasn =", "reasn"),
        ("[[waiver]]", "[[waiver]", "TOML"),
    ],
)
def test_a_file_with_faults_is_refused_with_the_line(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    """As `path:line: field: cause`."""
    with pytest.raises(BadSettings) as fault:
        read(tmp_path, ENTRY.replace(was, becomes))

    assert str(fault.value).startswith(f"{tmp_path / 'waivers.toml'}:")
    assert said in str(fault.value)


def test_an_absence_can_be_an_exception_too(tmp_path: Path) -> None:
    """Its fingerprint is that of its rule."""
    assert state(tmp_path, ENTRY, absence(fingerprint=PRINT, authority=GOOD)) == "agreed"


QUOTED = ENTRY.replace('fingerprint = "0123456789"', 'fingerprint = "0123456789"\nrule = "brand-named"\nquote = "oracle"')


def heirs(tmp_path: Path, text: str, *findings: Finding) -> list[str]:
    """Which findings the decisions in a text that cover nothing may be about now."""
    return [each.heir for each in decided([outcome(*findings)], read(tmp_path, text), TODAY)[1] if isinstance(each, Waiver)]


def test_a_decision_whose_sentence_was_changed_names_the_finding_that_has_its_words(tmp_path: Path) -> None:
    """It covers nothing all the same: whether a mended sentence is in order is for people to say."""
    changed = finding(at=quoted("Oracle", "It shall be an Oracle one."), fingerprint="a" * 64)

    assert heirs(tmp_path, QUOTED, changed) == ["a" * 64]
    assert state(tmp_path, QUOTED, changed) == "none"


def test_only_one_finding_can_be_the_heir(tmp_path: Path) -> None:
    """Where several have the words, none of them is named; nor is one with other words, or of another rule."""
    one, two = (finding(at=quoted("Oracle", f"Oracle in {each}."), fingerprint=each * 64) for each in "ab")

    assert heirs(tmp_path, QUOTED, one, two) == [""]
    assert heirs(tmp_path, QUOTED, finding(at=quoted("Cisco", "It is Cisco."), fingerprint="a" * 64)) == [""]
    assert heirs(tmp_path, QUOTED.replace("brand-named", "another"), one) == []

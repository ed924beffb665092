"""The log in Excel as an officer uses it: made by a check, filled in, read back, and checked again."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.decisions import read_decisions
from checker.model import log
from tests.cli.made import BRAND, SERVICE, Ended, put, typed

LOCK = "The supplier shall provide Cisco Catalyst 9300 switches.\n"
ASKED = "The network shall use Cisco Catalyst 9300 switches or equivalent.\n"
SPRING = date.today().replace(month=3, day=31) + timedelta(days=730)
AGREED = {
    log.DECISION: log.EXCEPTION,
    log.REASON: "The estate runs on it until spring",
    log.AGREED_BY: "Jo Marsh; Ade Okoro",
    log.ROLE: "Procurement; Legal",
    log.UNTIL: SPRING,
}
ANSWERED = {log.REASON: "The names are those of the estate", log.ANSWERED_BY: "Jo Marsh", log.ROLE: "procurement"}
ONE = AGREED | {log.AGREED_BY: "Jo Marsh", log.ROLE: "procurement"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a brand in it."""
    folder = tmp_path / "pack"
    put(folder, SERVICE, "tender.toml")
    put(folder, BRAND)
    return folder


def made(pack: Path) -> Path:
    """The log of a check of it."""
    file = pack.parent / "log.xlsx"
    typed("check", pack, "--select", "brand-named", "--output", file)
    return file


def checked(pack: Path) -> Ended:
    """How a check of it ends."""
    return typed("check", pack, "--select", "brand-named", "--format", "json")


def at(sheet: Worksheet, head: str) -> tuple[int, int]:
    """The row and column of a head."""
    return next((int(cell.row), int(cell.column)) for row in sheet.iter_rows() for cell in row if cell.value == head)


def fill(sheet: Worksheet, said: dict[str, object], row: int = 1) -> None:
    """Fill in a row of a table."""
    for head, value in said.items():
        top, column = at(sheet, head)
        sheet.cell(top + row, column).value = value  # type: ignore[assignment]


def filled(pack: Path, said: dict[str, object], change: Callable[[Workbook], object] = lambda book: None, name: str = "Findings") -> Path:
    """The log with its first row filled in, and whatever else a person does to it."""
    file = made(pack)
    book = load_workbook(file)
    fill(book[name], said)
    change(book)
    book.save(file)
    return file


def brought_in(pack: Path, *given: object, **more: object) -> Ended:
    """How it ends to read the log back."""
    return typed("waivers", "import", filled(pack, *given, **more), pack)  # type: ignore[arg-type]


def test_a_log_that_is_filled_in_and_read_back_waives_the_finding(pack: Path) -> None:
    """Report, log, people, import, check: the finding no longer counts, and its record says all that people wrote."""
    ended = brought_in(pack, AGREED | {"Plan": "Tender again", "Effect on SMEs": "none, “we” hope", log.PUBLISH: "yes"})
    (waiver,) = read_decisions(pack / "waivers.toml").waivers

    assert (ended.code, checked(pack).code) == (0, 0)
    assert checked(pack).report["counts"]["waived"] == 1
    assert [(each.by, each.role) for each in waiver.agreed] == [("Jo Marsh", "Procurement"), ("Ade Okoro", "Legal")]
    assert (waiver.until, waiver.plan, waiver.published) == (SPRING, "Tender again", True)
    assert waiver.effect_on_smes == "none, “we” hope"
    assert (waiver.rule, waiver.quote) == ("brand-named", "Oracle 19c")


def test_a_log_that_was_not_filled_in_changes_nothing(pack: Path) -> None:
    """And all is well."""
    assert brought_in(pack, {}).code == 0
    assert not (pack / "waivers.toml").exists()


def test_a_log_that_is_read_back_twice_enters_nothing_twice(pack: Path) -> None:
    """Nor does one that was made anew, where the decision stands filled in."""
    file = filled(pack, AGREED)
    typed("waivers", "import", file, pack)
    before = (pack / "waivers.toml").read_text("utf-8")
    again = typed("waivers", "import", file, pack)
    anew = typed("waivers", "import", made(pack), pack)

    assert (again.code, anew.code) == (0, 0)
    assert "1 on record already" in again.out
    assert "1 on record already" in anew.out
    assert (pack / "waivers.toml").read_text("utf-8") == before


def test_another_person_agrees_in_the_log(pack: Path) -> None:
    """What one has agreed waits for legal, and legal adds a name."""
    first = brought_in(pack, ONE)
    assert "it waits for legal" in first.out
    assert checked(pack).code == 1

    second = brought_in(pack, {log.AGREED_BY: "Jo Marsh; Ade Okoro", log.ROLE: "procurement; legal"})
    assert (second.code, checked(pack).code) == (0, 0)
    assert len(read_decisions(pack / "waivers.toml").waivers) == 1


@pytest.mark.parametrize("said", [{log.REASON: "A better reason than before"}, {log.UNTIL: SPRING + timedelta(days=1)}, {"Plan": "None"}])
def test_a_row_that_says_otherwise_than_the_record_is_told(pack: Path, said: dict[str, object]) -> None:
    """The record stands, and the line is named where it can be changed."""
    brought_in(pack, AGREED)
    before = (pack / "waivers.toml").read_text("utf-8")
    ended = brought_in(pack, said)

    assert ended.code == 3
    assert "waivers.toml, line 3) and says otherwise under" in ended.out
    assert (pack / "waivers.toml").read_text("utf-8") == before


def test_an_exception_that_is_over_can_be_agreed_again(pack: Path) -> None:
    """With a later day."""
    file = filled(pack, AGREED)
    typed("waivers", "import", file, pack)
    record = pack / "waivers.toml"
    record.write_text(
        record.read_text("utf-8").replace(str(SPRING), "2026-02-01").replace(f"on = {date.today()}", "on = 2026-01-01"), "utf-8"
    )
    assert checked(pack).code == 1

    assert brought_in(pack, {log.UNTIL: SPRING}).code == 0
    assert checked(pack).code == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({log.REASON: None}, "the reason is missing"),
        ({log.REASON: "Because"}, "too short for a reason"),
        ({log.AGREED_BY: None}, "who agreed is missing"),
        ({log.ROLE: None}, "the role is missing"),
        ({log.ROLE: "procurement"}, "do not pair"),
        ({log.ROLE: "procurement;; legal"}, "do not pair"),
        ({log.UNTIL: None}, "the last day is missing"),
        ({log.UNTIL: "31/03/28"}, "the year is not sure"),
        ({log.UNTIL: "next spring"}, "is no day"),
        ({log.UNTIL: "12/31/2099"}, "is no day of the calendar"),
        ({log.UNTIL: date(2020, 3, 31)}, "is over"),
        ({log.PUBLISH: "perhaps"}, "neither yes nor no"),
        ({log.DECISION: "ok"}, "is no decision"),
        ({log.DECISION: None}, "the decision is missing"),
        ({log.FINGERPRINT: "f" * 16}, "no finding has this fingerprint any more"),
        ({log.FINGERPRINT: "1.2E+15"}, "is no fingerprint"),
        ({log.FINGERPRINT: None}, "is no fingerprint"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_its_cell(pack: Path, said: dict[str, object], told: str) -> None:
    """What is wrong, where, and what to do; nothing is written."""
    ended = brought_in(pack, AGREED | said)
    (line,) = [line for line in ended.out.splitlines() if told in line]
    sheet = load_workbook(pack.parent / "log.xlsx")["Findings"]
    top, column = at(sheet, next(iter(said)))

    assert ended.code == 3
    assert line.startswith(f"- Findings!{sheet.cell(top + 1, column).coordinate}: ")
    assert line.endswith(".")
    assert not (pack / "waivers.toml").exists()


def test_one_bad_row_stops_no_other(pack: Path) -> None:
    """The others go on record, and the command ends with 3."""
    put(pack, LOCK, "switches.md")
    ended = brought_in(pack, AGREED, lambda book: fill(book["Findings"], {log.DECISION: log.EXCEPTION}, 2))

    assert ended.code == 3
    assert ended.out.index("Not taken (4)") < ended.out.index("Put on record (1)")
    assert len(read_decisions(pack / "waivers.toml").waivers) == 1


def test_moved_added_and_sorted_columns_do_no_harm(pack: Path) -> None:
    """Columns are found by their heads, whatever the sheet is called."""

    def disordered(book: Workbook) -> None:
        sheet = book["Findings"]
        sheet.title = "Board of 2 November"
        sheet.insert_rows(1)
        sheet.insert_cols(2)
        top, column = at(sheet, log.DECISION)
        sheet.cell(top, 2, "Our number")
        sheet.cell(top + 1, 2, "PL/7")
        last = sheet.max_column + 1
        for row in (top, top + 1):
            sheet.cell(row, last, sheet.cell(row, column).value)
            sheet.cell(row, column).value = None

    assert brought_in(pack, AGREED, disordered).code == 0
    assert checked(pack).code == 0


@pytest.mark.parametrize("said", ["31/03/2099", "31 March 2099", "2099-03-31"])
def test_a_day_may_be_typed_as_words(pack: Path, said: str) -> None:
    """In a column that was pasted, Excel holds words."""
    brought_in(pack, AGREED | {log.UNTIL: said})

    assert read_decisions(pack / "waivers.toml").waivers[0].until == date(2099, 3, 31)


def test_two_rows_on_the_same_words_are_one_decision(pack: Path) -> None:
    """Where the same sentence stands in two files; where the rows differ, the second is told."""
    put(pack, BRAND, "annex.md")
    same = brought_in(pack, AGREED, lambda book: fill(book["Findings"], AGREED, 2))
    assert (same.code, len(read_decisions(pack / "waivers.toml").waivers)) == (0, 1)

    (pack / "waivers.toml").unlink()
    other = brought_in(pack, AGREED, lambda book: fill(book["Findings"], AGREED | {log.REASON: "Quite another reason"}, 2))
    assert (other.code, len(read_decisions(pack / "waivers.toml").waivers)) == (3, 1)
    assert "is about the same words and says otherwise" in other.out


def test_an_answer_goes_on_record(pack: Path) -> None:
    """It is shown with its question, and entered once."""
    put(pack, ASKED)
    first = brought_in(pack, ANSWERED, name="Questions")
    again = typed("waivers", "import", pack.parent / "log.xlsx", pack)

    assert (first.code, again.code) == (0, 0)
    assert [each.reason for each in read_decisions(pack / "waivers.toml").answers] == [ANSWERED[log.REASON]]
    assert "1 on record already" in again.out


@pytest.mark.parametrize("head", [log.REASON, log.ANSWERED_BY, log.ROLE])
def test_an_answer_that_lacks_something_is_told(pack: Path, head: str) -> None:
    """And nothing is written."""
    put(pack, ASKED)
    ended = brought_in(pack, ANSWERED | {head: None}, name="Questions")

    assert ended.code == 3
    assert "is missing" in ended.out
    assert not (pack / "waivers.toml").exists()


def test_another_answer_than_the_one_on_record_is_told(pack: Path) -> None:
    """The record stands."""
    put(pack, ASKED)
    brought_in(pack, ANSWERED, name="Questions")
    ended = brought_in(pack, ANSWERED | {log.REASON: "Quite another reason"}, name="Questions")

    assert ended.code == 3
    assert "another answer is on record" in ended.out


def test_a_question_that_is_no_longer_asked_is_told(pack: Path) -> None:
    """The words were changed since."""
    put(pack, ASKED)
    file = filled(pack, ANSWERED, name="Questions")
    put(pack, BRAND)

    assert "no longer asked" in typed("waivers", "import", file, pack).out


def test_what_the_checker_has_wrong_is_exported_and_not_waived(pack: Path) -> None:
    """As cases for the rule's authors, with the sentence and the reason."""
    file = filled(pack, {log.DECISION: log.WRONG, log.REASON: "It is the name of a village"})
    ended = typed("waivers", "import", file, pack)
    cases = pack.parent / "cases.jsonl"
    typed("waivers", "wrong", file, "--output", cases)

    assert ended.code == 0
    assert "tendercheck waivers wrong" in ended.out
    assert not (pack / "waivers.toml").exists()
    assert [json.loads(line) for line in cases.read_text("utf-8").splitlines()] == [
        {"rule": "brand-named", "sentence": BRAND.strip(), "quote": "Oracle 19c", "reason": "It is the name of a village"}
    ]


def test_what_is_to_be_changed_is_counted(pack: Path) -> None:
    """And where an exception is on record for it, that is told."""
    assert "1 finding to be changed" in brought_in(pack, {log.DECISION: log.CHANGE}).out
    brought_in(pack, AGREED)

    assert "Take it out of that file" in brought_in(pack, {log.DECISION: log.CHANGE}).out


@pytest.mark.parametrize("command", ["import", "wrong"])
def test_a_file_that_is_no_log_is_told(pack: Path, command: str) -> None:
    """One clear line, with the column that is missing where it was a log."""
    book = load_workbook(made(pack))
    top, column = at(book["Findings"], log.DECISION)
    book["Findings"].cell(top, column, "What we do")
    book.save(pack.parent / "other.xlsx")
    ended = typed("waivers", command, pack.parent / "other.xlsx", *([pack] if command == "import" else []))

    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
    assert "the column Decision is in no sheet of it" in ended.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", None])
def test_a_log_that_cannot_be_read_is_told(pack: Path, content: bytes | None) -> None:
    """With 3, and no traceback."""
    file = pack.parent / "bad.xlsx"
    if content is not None:
        file.write_bytes(content)

    assert typed("waivers", "import", file, pack).code == 3
    assert len(typed("waivers", "wrong", file).err.splitlines()) == 1


def test_a_log_beside_the_documents_is_not_judged(pack: Path) -> None:
    """It quotes every finding, and is no part of the tender; the report says that it was left aside."""
    file = filled(pack, AGREED)
    (pack / "log.xlsx").write_bytes(file.read_bytes())
    report = checked(pack).report
    (told,) = [each for each in report["documents"] if each["path"].endswith("log.xlsx")]

    assert len(report["findings"]) == 1
    assert "was not judged" in told["remarks"][0]
    assert typed("waivers", "import", pack / "log.xlsx", pack).code == 0
    assert checked(pack).code == 0


def test_a_log_is_never_printed(pack: Path) -> None:
    """A terminal cannot show it; the message says what to do."""
    ended = typed("check", pack, "--format", "xlsx")

    assert (ended.code, ended.out) == (2, "")
    assert "--output report.xlsx" in ended.err

"""The rows of a filled-in log, and what people wrote in them: whatever it is, waivers.toml stays sound."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from checker.decisions import filled, ledger, read_decisions, rows
from checker.formats.lines import one_line
from checker.model import Block, Cell, Document, Span, log

TODAY = date(2026, 11, 26)


def document(*cells: tuple[str, str]) -> Document:
    """A sheet with these cells: place and words; what has no place stands beside the cells."""
    text, blocks = "", []
    for place, words in cells:
        span = Span(len(text), len(text) + len(words) + 1)
        text += f"{words}\n"
        at = Cell(0, len(blocks), 0) if not place.startswith("~") else None
        blocks.append(Block("cell", span, place, cell=at, sheet=place.removeprefix("~")))
    return Document("log.xlsx", "0" * 64, "xlsx", text, tuple(blocks))


def row(**said: str) -> rows.Row:
    """A row with these words by head."""
    told = {log.REASON: "The estate runs on it", log.AGREED_BY: "Jo Marsh", log.ROLE: "procurement", log.UNTIL: "31/03/2027"}
    words = told | {head.replace("_", " "): text for head, text in said.items()}
    return rows.Row("Findings", 7, {}, {head.casefold(): text for head, text in words.items()})


def test_what_stands_beside_the_cells_is_no_cell() -> None:
    """The choices of a drop-down are read at the place of a cell."""
    found = document(("S!A1", "Rule"), ("S!B1", "Decision"), ("S!A2", "brand-named"), ("~S!B2", "Change it,Agreed exception"))

    assert [each.said(log.DECISION) for each in rows.rows(found, ["Rule", "Decision"])] == [""]


def test_the_paragraphs_of_a_cell_are_one() -> None:
    """A person may write a list in it."""
    found = document(("S!A1", "Rule"), ("S!B1", "Reason"), ("S!B2", "Two:"), ("S!B2", "(a) one"), ("T!B2", "other sheet"))

    assert [(each.said("reason"), each.cell("Reason")) for each in rows.rows(found, ["Rule", "Reason"])] == [("Two: (a) one", "S!B2")]


def test_a_table_of_commas_is_a_log_too() -> None:
    """It has no sheets, and cells all the same."""
    found = document(("A1", "Rule"), ("B1", "Reason"), ("B2", "x"))

    assert [each.cell("Reason") for each in rows.rows(found, ["Rule", "Reason"])] == ["B2"]


@given(st.text(min_size=10), st.text(min_size=1), st.text(min_size=1), st.text())
def test_whatever_people_write_the_record_stays_sound(reason: str, by: str, role: str, plan: str) -> None:
    """What is refused is told, and what is taken is read back as it was written."""
    words = {"Reason": reason, "Agreed_by": by, "Role": role, "Plan": plan}
    said = filled.exception(row(**{head: one_line(text) for head, text in words.items()}), TODAY)
    if said.faults:
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "waivers.toml"
        ledger.amend(file, (), [("waiver", {"fingerprint": "0" * 16, **said.entry, "on": TODAY})])
        (waiver,) = read_decisions(file).waivers

    assert (waiver.reason, waiver.plan) == (one_line(reason), one_line(plan))
    assert filled.differences(said, waiver) == []
    assert filled.newcomers(said, waiver) == []

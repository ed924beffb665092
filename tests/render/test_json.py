"""The report for programs, held against its published schema."""

import json
import tracemalloc
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.model import Cell, Report, Rewrite
from checker.render.json import as_json, in_ascii
from tests.places import RULES
from tests.render.made import absence, checked, finding, outcome, partly, question, quoted, report, unread

SCHEMA = json.loads((RULES / "schema" / "report.schema.json").read_text("utf-8"))


def faults(made: object) -> list[str]:
    """Where a report differs from its contract."""
    return [f"{list(fault.absolute_path)}: {fault.message}" for fault in Draft202012Validator(SCHEMA).iter_errors(made)]


def plain(*outcomes: object, **more: object) -> dict[str, Any]:
    """A report as a program reads it."""
    return dict(json.loads(as_json(report(*outcomes, **more))))  # type: ignore[arg-type]


REPORTS = {
    "a finding": report(outcome(finding(rewrite=Rewrite("after", "equal-performance")))),
    "a review": report(outcome(finding(verdict="review", asks="Why?"))),
    "an absence": report(outcome(absence())),
    "a cell": report(outcome(finding(at=quoted(cell=Cell(0, 0, 0), page=1)))),
    "a contradiction": report(outcome(finding(related=(quoted(),)))),
    "a question": report(outcome(questions=(question(), question(at=None)))),
    "gaps": report(documents=(checked(), partly(), unread(), replace(unread(), sha256=""))),
    "nothing": report(documents=()),
}


def test_the_schema_is_a_schema() -> None:
    """The contract is itself in order, and carries its version."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$id"] == SCHEMA["properties"]["contract"]["const"] == plain()["contract"]


@pytest.mark.parametrize("made", REPORTS.values(), ids=REPORTS.keys())
def test_every_report_keeps_the_contract(made: Report) -> None:
    """Every kind of report is as the schema says."""
    assert faults(json.loads(as_json(made))) == []


def test_a_finding_bears_its_words_and_place() -> None:
    """The words are exactly those of the document, beside them sentence, file and place."""
    found = plain(outcome(finding()))["findings"][0]

    assert (
        found["quote"],
        found["sentence"],
        found["document"],
    ) == ("Oracle 19c", "The database layer shall be Oracle 19c.", "pack/2_Specification.odt")
    assert (found["place"]["words"], found["place"]["span"]) == ("3.1 Hosting, paragraph 5", [10, 20])


def test_an_absence_bears_no_words() -> None:
    """Where something is absent quote, sentence and document are empty."""
    found = plain(outcome(absence()))["findings"][0]

    assert (found["quote"], found["sentence"], found["document"], found["place"]) == ("", "", "", None)


def test_counts_add_up() -> None:
    """Documents, findings, questions and outcomes are counted."""
    made = plain(outcome(finding(), finding()), outcome(absence()), outcome(questions=(question(),)), documents=(checked(), unread()))

    assert made["counts"] == {
        "documents": {"checked": 1, "partly checked": 0, "not checked": 1},
        "findings": {"must": 2, "should": 1, "consider": 0},
        "waived": 0,
        "known": 0,
        "questions": 1,
        "outcomes": {"fail": 2, "review": 0, "pass": 1, "not-applicable": 0, "unclear": 0},
    }


def test_the_procurement_keeps_its_origins() -> None:
    """Each fact stands with its value in plain terms and where it comes from."""
    known = plain()["packs"][0]["procurement"]

    assert known["value"] == {
        "value": {"pence": 48_500_000, "currency": "GBP", "vat": "excluded", "yearly": False},
        "origin": "given",
        "where": "tender.toml, line 5",
    }
    assert (known["closing"]["value"], known["buys"]["value"]) == ("2026-12-04", ["software", "hosting"])


def test_the_output_is_plain_ascii() -> None:
    """No letter of a document can trouble a console or steer a terminal."""
    said = as_json(report(outcome(finding(at=quoted("\x1b[2J\u202e£", "\x1b[2J\u202e£ is “it”")))))

    assert said.isascii()
    assert "\x1b" not in said


def test_a_large_report_takes_little_more_memory_than_its_text() -> None:
    """While it is written; what it is made of is there already. In pieces it would be many times as large."""
    made = {"found": [{"name": "x" * 10, "number": number} for number in range(20_000)]}
    tracemalloc.start()
    said = in_ascii(made, indent=1)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 8 * len(said)
    assert json.loads(in_ascii({"half": "\ud800", "n": 1}, indent=1)) == {"half": "?", "n": 1}


@pytest.mark.parametrize("part", ["findings", "documents", "outcomes", "questions"])
def test_a_strange_key_is_no_part_of_the_contract(part: str) -> None:
    """The schema refuses what it does not name."""
    made = plain(outcome(finding(), questions=(question(),)))
    made[part][0]["surprise"] = 1

    assert len(faults(made)) == 1

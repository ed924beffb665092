"""The report as SARIF, held against the schema that OASIS publishes.

The schema is theirs, and stands beside the project: where it is not at hand the tests that need it are skipped, and say so.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from checker.model import Block, Cell, Document, Report, Span
from checker.render.addresses import address
from checker.render.formats import rendered
from tests.places import SCHEMAS
from tests.render.made import SPEC, absence, checked, decision, finding, outcome, partly, question, quoted, report, unread
from tests.render.words import saying, whatever_the_words

SCHEMA = SCHEMAS / "sarif-schema-2.1.0.json"
needs_the_schema = pytest.mark.skipif(not SCHEMA.is_file(), reason=f"the schema of OASIS is not at hand: {SCHEMA}")

REPORTS = {
    "a finding": report(outcome(finding(wording="or equivalent", related=(quoted(),)))),
    "a review": report(outcome(finding(verdict="review", asks="Why?"))),
    "an absence": report(outcome(absence())),
    "a cell": report(outcome(finding(at=quoted(cell=Cell(0, 0, 0), page=1, sheet="Prices!B7")))),
    "decisions": report(outcome(*(finding(decision=decision(state)) for state in ("agreed", "waiting", "expired")))),
    "a baseline": report(outcome(finding(known=True), finding())),
    "a question": report(outcome(questions=(question(), question(at=None)))),
    "unclear": report(outcome(verdict="unclear", reason="page 4 was not read")),
    "gaps": report(documents=(checked(), partly(), unread(), replace(unread(), sha256=""))),
    "nothing": report(documents=()),
}


def run(made: Report) -> dict[str, Any]:
    """The one run of a report."""
    read = json.loads(rendered(made, "sarif"))
    return dict(read["runs"][0])


@cache
def schema() -> Draft4Validator:
    """What holds a report against the schema."""
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def faults(made: Report) -> list[str]:
    """Where a report differs from the schema."""
    return [f"{list(fault.absolute_path)}: {fault.message}" for fault in schema().iter_errors(json.loads(rendered(made, "sarif")))]


@needs_the_schema
@pytest.mark.parametrize("made", REPORTS.values(), ids=REPORTS.keys())
def test_every_report_is_valid(made: Report) -> None:
    """Every kind of report is as the schema says."""
    assert faults(made) == []


@needs_the_schema
def test_the_schema_would_find_a_fault() -> None:
    """The test above can fail."""
    broken = report(outcome(finding(at=quoted(block=-5))))

    assert len(faults(broken)) > 0


@needs_the_schema
@whatever_the_words
def test_no_word_of_a_document_makes_it_invalid(words: str) -> None:
    """Names of files, quotes, reasons: whatever they hold."""
    assert faults(saying(words)) == []


def test_what_was_not_read_is_a_notification() -> None:
    """A file that was not read means that the run did not succeed; a part is a warning."""
    (invocation,) = run(report(outcome(finding()), documents=(checked(), partly(), unread())))["invocations"]

    assert not invocation["executionSuccessful"]
    assert [told["level"] for told in invocation["toolExecutionNotifications"]] == ["error", "warning"]
    assert "pack/scan.pdf: not checked: It has no text" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_rule_that_cannot_tell_is_a_notification() -> None:
    """Silence about what may be absent would read as a pass."""
    (invocation,) = run(REPORTS["unclear"])["invocations"]

    assert invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "brand-named"}


def test_a_finding_says_where_it_is_for_programs_and_in_words() -> None:
    """The paragraph for a line, the words, the headings above, and page and section; viewers show little but the message."""
    (result,) = run(report(outcome(finding(at=quoted(page=7)))))["results"]
    (at,) = result["locations"]

    assert at["physicalLocation"]["artifactLocation"] == {"uri": "pack/2_Specification.odt"}
    assert at["physicalLocation"]["region"] == {"startLine": 5, "snippet": {"text": "Oracle 19c"}}
    assert at["logicalLocations"][0]["fullyQualifiedName"] == "2_Specification.odt/Hosting/paragraph 5"
    assert (at["properties"]["page"], at["properties"]["section"]) == (7, "3.1")
    assert "Where: pack/2_Specification.odt, page 7, 3.1 Hosting, paragraph 5" in result["message"]["text"]


def test_columns_are_told_where_the_text_is_at_hand() -> None:
    """They count letters from the beginning of the paragraph, and end behind the last one."""
    text = "First.\nThe database layer shall be Oracle 19c.\n"
    document = Document(SPEC, "0" * 64, "odt", text, (Block("paragraph", Span(0, 7), "p0"), Block("paragraph", Span(7, len(text)), "p1")))
    start = text.index("Oracle")
    made = report(outcome(finding(at=quoted(span=Span(start, start + 10), block=1))))
    region = run(replace(made, texts=(document,)))["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 29, 39)
    assert text.split("\n")[1][region["startColumn"] - 1 : region["endColumn"] - 1] == "Oracle 19c"


def test_severities_are_levels_and_a_review_has_its_kind() -> None:
    """By the standard a review has no level of its own: it takes that of its rule."""
    made = run(report(outcome(*(finding(severity=severity) for severity in ("must", "should", "consider")), finding(verdict="review"))))

    assert [(result["kind"], result.get("level")) for result in made["results"]] == [
        *(("fail", "error"), ("fail", "warning"), ("fail", "note"), ("review", None))
    ]
    assert {rule["defaultConfiguration"]["level"] for rule in made["tool"]["driver"]["rules"]} <= {"error", "warning", "note"}
    assert "A person must judge." in made["results"][3]["message"]["text"]


def test_a_result_names_its_rule_by_number_too() -> None:
    """The number leads to the rule of that name."""
    made = run(report(outcome(absence())))
    (result,) = made["results"]

    assert made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "absent-exit-plan"


def test_decisions_are_suppressions() -> None:
    """An agreed one is accepted, one that waits is under review, and one that is over suppresses nothing; its day is told."""
    results = run(REPORTS["decisions"])["results"]

    assert [[each["status"] for each in result["suppressions"]] for result in results] == [["accepted"], ["underReview"], []]
    assert results[0]["suppressions"][0]["properties"]["until"] == "2027-03-31"
    assert "Agreed by Jo Marsh (procurement)" in results[0]["suppressions"][0]["justification"]
    assert "An exception does not hold" in results[2]["message"]["text"]


def test_a_baseline_tells_old_from_new() -> None:
    """Without one nothing is said of it."""
    assert [result["baselineState"] for result in run(REPORTS["a baseline"])["results"]] == ["unchanged", "new"]
    assert "baselineState" not in run(REPORTS["a finding"])["results"][0]


def test_an_absence_is_on_a_file_of_its_pack() -> None:
    """Code hosts show nothing that has no file; it has no line there."""
    (at,) = run(REPORTS["an absence"])["results"][0]["locations"]

    assert at == {"physicalLocation": {"artifactLocation": {"uri": "pack/2_Specification.odt"}}}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("pack/a b.docx", "pack/a%20b.docx"),
        ("./pack/ITT.docx", "pack/ITT.docx"),
        ("pack/100% [x]#1?.odt", "pack/100%25%20%5Bx%5D%231%3F.odt"),
        ("a:b.docx", "a%3Ab.docx"),
        ("Prüfung.pdf", "Pr%C3%BCfung.pdf"),
        ("bad\udcff.pdf", "bad%FF.pdf"),
        ("pack.zip/ITT.docx", "pack.zip/ITT.docx"),
        ("/elsewhere/ITT.docx", "file:///elsewhere/ITT.docx"),
    ],
)
def test_a_path_becomes_an_address(path: str, written: str) -> None:
    """Strange signs are written as their bytes, and a file below the folder is told from there."""
    assert address(path) == written


def test_a_whole_path_below_the_folder_is_told_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pipelines hand in whole paths, and code hosts know only the part below."""
    monkeypatch.chdir(tmp_path)

    assert address(str(tmp_path / "pack" / "a.docx")) == "pack/a.docx"


@whatever_the_words
def test_every_address_is_plain_and_leads_back(words: str) -> None:
    """No name of a file ends an address early, or adds to it."""
    made = address(f"pack/{words}")
    parts = urlsplit(made)

    assert made.isascii()
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert "\n" not in made
    assert " " not in made
    assert Path(unquote(made, errors="surrogateescape")) == Path(f"pack/{words}") or max(words) >= "\ud800"


@whatever_the_words
def test_no_word_of_a_document_is_a_link_or_a_blank_to_be_filled(words: str) -> None:
    """By the standard braces hold a place for other words, and square brackets before round ones are a link."""
    for result in run(saying(words))["results"]:
        told = result["message"]["text"].replace("{{", "").replace("}}", "")

        assert "{" not in told
        assert "}" not in told
        assert "](" not in told.replace("\\](", "")

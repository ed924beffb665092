"""The report for GitLab's Code Quality, held against what GitLab says that it reads."""

import json
import re
from typing import Any

from jsonschema import Draft202012Validator

from checker.model import Report
from checker.render.formats import rendered
from tests.render.made import absence, checked, decision, finding, outcome, partly, quoted, report, unread
from tests.render.words import saying, whatever_the_words

READ = Draft202012Validator(  # https://docs.gitlab.com/ci/testing/code_quality/, "Code Quality report format"
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\./)."},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def entries(made: Report) -> list[dict[str, Any]]:
    """A report as GitLab reads it: every entry sound, and with a fingerprint of its own."""
    read: list[dict[str, Any]] = json.loads(rendered(made, "gitlab"))
    READ.validate(read)
    assert len({entry["fingerprint"] for entry in read}) == len(read)
    return read


def test_what_was_not_read_is_graver_than_any_finding() -> None:
    """It comes first, by a name of its own."""
    made = entries(report(outcome(finding()), documents=(checked(), partly(), unread())))

    assert [(entry["check_name"], entry["severity"]) for entry in made] == [
        *(("not-read", "blocker"), ("not-read", "blocker"), ("brand-named", "critical"))
    ]
    assert made[0]["description"].startswith("Not checked, and silence about it is no pass: It has no text")


def test_findings_alike_are_told_apart() -> None:
    """Of two with one fingerprint GitLab would show one alone."""
    assert len(entries(report(outcome(finding(), finding()), outcome(absence(), absence(pack="other"))))) == 4


def test_a_fingerprint_outlives_a_move() -> None:
    """The same words in another paragraph are the same finding."""
    one, other = (entries(report(outcome(finding(at=quoted(block=block)))))[0] for block in (4, 9))

    assert one["fingerprint"] == other["fingerprint"]
    assert (one["location"]["lines"]["begin"], other["location"]["lines"]["begin"]) == (5, 10)


def test_what_was_decided_upon_only_informs() -> None:
    """Exceptions and what was known stay in sight."""
    made = entries(report(outcome(finding(decision=decision()), finding(known=True), finding(decision=decision("expired")))))

    assert [entry["severity"] for entry in made] == ["info", "info", "critical"]
    assert made[0]["description"].startswith("Agreed exception: ")
    assert made[1]["description"].startswith("In the baseline already. ")
    assert made[2]["description"].startswith("An exception does not hold: ")


@whatever_the_words
def test_no_word_of_a_document_breaks_the_list(words: str) -> None:
    """Every entry stays sound, and is on one line."""
    made = entries(saying(words))

    assert len(made) == 8
    assert [entry for entry in made if re.search(r"[\x00-\x1f\u202e\u2028]", entry["description"] + entry["location"]["path"])] == []

"""The report as lines of JSON, held against the contract of the JSON report."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from checker.model import Report
from checker.render.formats import rendered
from tests.places import RULES
from tests.render.made import checked, finding, outcome, partly, report, unread
from tests.render.words import saying, whatever_the_words

SCHEMA = json.loads((RULES / "schema" / "report.schema.json").read_text("utf-8"))


def by_contract(name: str) -> Draft202012Validator:
    """What holds a line against one part of the contract."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def lines(made: Report) -> list[dict[str, Any]]:
    """A report as a program reads it, line by line."""
    return [json.loads(line) for line in rendered(made, "jsonl").split(b"\n")[:-1]]


def test_files_that_were_not_read_come_first_with_their_kind() -> None:
    """A file is told by the contract of a document."""
    made = lines(report(outcome(finding()), documents=(checked(), partly(), unread())))

    assert [line.get("kind") for line in made] == ["not checked", "partly checked", None]
    assert [fault.message for line in made[:2] for fault in by_contract("document").iter_errors(line["file"])] == []


@whatever_the_words
def test_a_line_is_a_finding_by_the_contract_whatever_its_words(words: str) -> None:
    """No word of a document ends a line or breaks the contract, and strict programs can read it."""
    made = lines(saying(words))

    assert len(made) == 8
    assert [fault.message for line in made[2:] for fault in by_contract("finding").iter_errors(line)] == []
    assert json.dumps(made, ensure_ascii=False).encode()

"""A record in short: what was not checked comes first, and every number is that of the list it stands for."""

import json
from pathlib import Path
from typing import Any

import pytest

from checker.render.values import count
from tests.web.pages.test_signoff import _sign
from tests.web.team import Office, office
from web.signing.short import Line, in_short


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft, which the officer uploaded; the procurer is logged in."""
    made = office(tmp_path / "data")
    made.log_in("Pat")
    return made


def _record(here: Office) -> dict[str, Any]:
    """The record of a sign-off."""
    found: dict[str, Any] = json.loads(here.get(f"{_sign(here)}/record.json"))
    return found


def test_what_was_not_checked_comes_first(here: Office) -> None:
    """Before what is known, found, decided and open."""
    assert list(in_short(_record(here))) == ["Not checked", "Known", "Found", "Decided", "Open"]


def test_every_number_is_that_of_its_list(here: Office) -> None:
    """Of findings by degree, of decisions, and of what is open."""
    here.post(f"{here.check}/findings/{here.finding(rule='brand-named')}/decide", kind="wrong", why="It names what is there today")
    record = _record(here)
    short = in_short(record)
    findings, silent = record["findings"], [each for each in record["not_checked"]["rules"] if each["verdict"] == "not-applicable"]
    must = sum(each["severity"] == "must" for each in findings)

    assert short["Found"][0].words.startswith(f"{len(findings)} findings: {must} to resolve before publishing")
    assert short["Decided"] == [Line("1 finding: the checker is wrong", "findings")]
    assert short["Open"][0] == Line(f"{len(findings) - 1} findings without a decision", "open-findings")
    assert short["Open"][1] == Line(f"{count(record['unanswered']['questions'], 'question')} unanswered", "questions")
    assert Line(f"{len(silent)} rules found nothing to look at", "silent") in short["Not checked"]


def test_files_and_rules_left_out_are_counted(here: Office) -> None:
    """A file of which two parts were not read is one file."""
    record = _record(here)
    record["not_checked"]["files"] = [{"path": "a.pdf", "words": "page 1"}, {"path": "a.pdf", "words": "page 2"}]
    record["rulebook"]["disabled"] = ["brand-named"]
    words = [line.words for line in in_short(record)["Not checked"]]

    assert words[0] == "1 file not read, or not all of it"
    assert "1 rule was not run" in words


def test_an_exception_that_waits_is_open(here: Office) -> None:
    """It decides nothing until it is agreed."""
    here.ask(here.finding(rule="turnover-asked"))

    assert Line("1 finding of these with an exception that is not in force", "waiting") in in_short(_record(here))["Open"]


def test_nothing_decided_and_nothing_open_are_said(here: Office) -> None:
    """An empty head would read as forgotten."""
    record = _record(here)
    record |= {"findings": [], "exceptions": [], "reasons": [], "unanswered": {"questions": 0, "reason": ""}}
    record["packs"][0]["not_known"] = []
    short = in_short(record)

    assert [short[head][0].words for head in ("Decided", "Open")] == ["Nothing was decided", "Nothing is open"]
    assert short["Found"][0].words.startswith("No findings from these ")

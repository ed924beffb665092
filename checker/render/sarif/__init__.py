"""The report as SARIF 2.1.0, the form in which code hosts and viewers take the findings of any tool.

A file of words has no lines: the number of a paragraph, item or cell in our text stands for one, and the message says the place in
words, for viewers show little else. Every character beyond ASCII is written by its number.
"""

from collections.abc import Iterator, Mapping

from checker.model import Checked, Report, Rulebook
from checker.model.own import NAME
from checker.render.addresses import address
from checker.render.json import in_ascii
from checker.render.sarif.places import Plain, words
from checker.render.sarif.results import results
from checker.render.sarif.rules import descriptors
from checker.render.unread import Missed, missed

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(report: Report) -> str:
    """One run: the rules, what was not read, the files, and every finding."""
    made = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": NAME, "version": report.version, "rules": descriptors(report)}},
                "invocations": [_invocation(report)],
                "artifacts": [_artifact(document) for document in report.documents],
                "columnKind": "unicodeCodePoints",
                "results": results(report),
                "properties": _about(report),
            }
        ],
    }
    return in_ascii(made, indent=1) + "\n"


def _invocation(report: Report) -> Plain:
    """Whether every file could be checked, and what was not read or could not be told."""
    told = [*(_unread(each) for each in missed(report)), *_unclear(report)]
    whole = not any(document.status == "not checked" for document in report.documents)
    return {"executionSuccessful": whole, "toolExecutionNotifications": told}


def _unread(unread: Missed) -> Plain:
    """What was not read, why, and what to do."""
    said = f"{unread.path}: {unread.words} Silence about it is no pass."
    at = {"physicalLocation": {"artifactLocation": {"uri": address(unread.path)}}}
    return {"level": "warning" if unread.where else "error", "message": words(said), "locations": [at]}


def _unclear(report: Report) -> Iterator[Plain]:
    """The rules that cannot say whether something is absent, as a part was not read."""
    titles: Mapping[str, str] = {rule.id: rule.title for rule in report.rulebook.rules}
    for outcome in report.outcomes:
        if outcome.verdict == "unclear":
            said = f"{outcome.pack}: unclear: {titles.get(outcome.rule, outcome.rule)}: {outcome.reason}."
            yield {"level": "warning", "message": words(said), "associatedRule": {"id": outcome.rule}}


def _artifact(document: Checked) -> Plain:
    """A file, with the hash that tells it from any other."""
    hashes = {"hashes": {"sha-256": document.sha256}} if document.sha256 else {}
    return {"location": {"uri": address(document.path)}, **hashes, "properties": {"status": document.status, "pack": document.pack}}


def _about(report: Report) -> Plain:
    """Which rules spoke, and the reasons that are to be put on record, which are no findings."""
    return {"rulebook": _rulebook(report.rulebook), "questions": [_question(report, at) for at in range(len(report.questions))]}


def _rulebook(book: Rulebook) -> Plain:
    """The rulebook by its version."""
    return {"version": book.version, "dated": book.dated.isoformat(), "overlays": list(book.overlays), "disabled": list(book.disabled)}


def _question(report: Report, at: int) -> Plain:
    """A reason that is to be put on record."""
    question = report.questions[at]
    return {"rule": question.rule, "pack": question.pack, "asks": question.asks, "onRecord": question.answer is not None}

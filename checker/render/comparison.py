"""Two drafts held against each other, for a person and for a program."""

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any

from checker.model import Comparison
from checker.model.own import CONTRACTS
from checker.render.groups import HEADINGS
from checker.render.page import Page
from checker.render.values import count

KINDS = {"new": "New", "still": "Still there", "waived": "Agreed as exceptions", "fixed": "Fixed"}
UNREAD = "Not checked, so that nobody can tell what is new or fixed in it"


def comparison_page(made: Comparison, colour: bool, width: int) -> str:
    """What is new first, then what is still there, what was agreed, and what was mended."""
    page = Page(colour, width)
    if made.unread:
        page.heading(UNREAD)
    for document in made.unread:
        page.line(document["path"], 2)
        page.line(why_unread(document), 4)
    page.unbroken(comparison_line(made))
    for name, heading in KINDS.items():
        findings: Sequence[Mapping[str, Any]] = getattr(made, name)
        if findings:
            page.heading(f"{heading} ({len(findings)})")
        for finding in findings:
            page.line(f"{HEADINGS[finding['severity']]}: {finding['title']} ({finding['rule']})", 2)
            page.line(spot(finding), 4)
    return page.text()


def comparison_line(made: Comparison) -> str:
    """The counts in one line."""
    counts = (len(made.new), len(made.still), len(made.waived), len(made.fixed))
    new, still, waived, fixed = counts
    return f"{count(new, 'new finding')}, {still} still there, {waived} agreed as exceptions, {fixed} fixed"


def why_unread(document: Mapping[str, Any]) -> str:
    """Why a document was not checked, and what can be done."""
    return f"{document['cause']}. {document['cure']}."


def spot(finding: Mapping[str, Any]) -> str:
    """Where a finding is, and its words; of an absence, what is said."""
    if not finding["place"]:
        return str(finding["message"])
    return f"{finding['document']}: {finding['place']['words']}: “{finding['quote']}”"


def comparison_json(made: Comparison) -> str:
    """The findings of the two reports by what became of them, and the documents that were not checked."""
    said = {name: list(getattr(made, name)) for name in ("unread", *KINDS)}
    return dumps({"contract": f"{CONTRACTS}comparison:1"} | said, indent=1) + "\n"

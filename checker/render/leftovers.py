"""What must not be published: file by file with its hash, by which the published file can be known for the one that was checked."""

from checker.model import Checked, LeftoverKind, Report
from checker.render.page import Page
from checker.render.values import count

HEADING = "Not to be published"
WHAT: dict[LeftoverKind, str] = {
    "comment": "Comments",
    "tracked change": "Tracked changes",
    "hidden": "Hidden",
    "notes": "Speaker's notes",
    "name": "Name in the properties",
    "file in it": "File in the file",
    "macros": "Macros",
    "marked copy": "Marked copy",
    "not looked through": "Not looked through",
}
NOTHING = (
    "No comments, tracked changes, hidden parts, names in the properties, files in it or macros were found. "
    "Pictures were not looked into, and what the text itself says was not either."
)


def write_leftovers(page: Page, report: Report) -> None:
    """The files that were looked through, with what is left in each; nothing where that was not asked for."""
    looked = [document for document in report.documents if document.leftovers is not None]
    if looked:
        page.heading(f"{HEADING} ({count(sum(len(each.leftovers or ()) for each in looked), 'thing')} in {count(len(looked), 'file')})")
    for document in looked:
        page.line(document.path, 2)
        page.line(f"sha256 {document.sha256 or 'not known'}", 4)
        for line in told(document):
            page.line(line, 4)


def told(document: Checked) -> list[str]:
    """What is left in a file, a line each."""
    return [f"{WHAT[each.kind]}: {each.what}." for each in document.leftovers or ()] or [NOTHING]

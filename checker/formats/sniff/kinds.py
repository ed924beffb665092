"""The forms in which files are read, each by a room of its own, and how to say that a file is of another kind."""

from typing import Literal, NoReturn

from checker.errors import UnreadableDocument

Form = Literal["pdf", "docx", "pptx", "odt", "rtf", "spreadsheet", "csv", "html", "markdown", "plain", "archive", "notice"]

SAVE = "Save it as DOCX, ODT or PDF and check again"


def refuse(name: str, cure: str) -> NoReturn:
    """Say that a file is of a kind that is not read."""
    raise UnreadableDocument(f"It is {name}, which is not read yet", cure)

"""The forms of a report: by name, what renders each; a form's libraries are imported when the first report of it is asked for."""

from collections.abc import Callable
from importlib import import_module

from checker.model import Report

FORMS = {
    "text": ("text", "as_text"),
    "json": ("json", "as_json"),
    "html": ("html", "as_html"),
    "xlsx": ("xlsx", "as_xlsx"),
}
ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text", ".xlsx": "xlsx"}  # the form that a file's ending tells
BINARY: frozenset[str] = frozenset({"xlsx"})  # forms that no terminal can show
WITH_TEXTS = frozenset({"html"})  # forms that show the text of the documents, where the report holds it


def rendered(report: Report, form: str) -> bytes:
    """A report in one of the forms, as the bytes of a file."""
    room, name = FORMS[form]
    render: Callable[[Report], str | bytes] = getattr(import_module(f"checker.render.{room}"), name)
    made = render(report)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")

"""The forms of a report: by name, what renders each; a form's libraries are imported when the first report of it is asked for."""

from collections.abc import Callable
from importlib import import_module

from checker.model import Report

FORMS = {
    "text": ("text", "as_text"),
    "json": ("json", "as_json"),
    "html": ("html", "as_html"),
    "markdown": ("markdown", "as_markdown"),
    "xlsx": ("xlsx", "as_xlsx"),
    "csv": ("csv", "as_csv"),
    "jsonl": ("jsonl", "as_jsonl"),
    "sarif": ("sarif", "as_sarif"),
    "junit": ("junit", "as_junit"),
    "github": ("github", "as_github"),
    "gitlab": ("gitlab", "as_gitlab"),
}
ENDINGS = {  # the form that a file's ending tells
    **{".html": "html", ".htm": "html", ".json": "json", ".txt": "text", ".md": "markdown", ".csv": "csv", ".xlsx": "xlsx"},
    **{".jsonl": "jsonl", ".sarif": "sarif", ".xml": "junit"},
}
ALSO = {".json": ("gitlab", "sarif")}  # the other forms that a file with an ending may hold
BINARY: frozenset[str] = frozenset({"xlsx"})  # forms that no terminal can show
TYPES = {  # as whoever fetches one is told
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "gitlab": "application/json",
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WITH_TEXTS = frozenset({"html", "sarif"})  # forms that use the text of the documents, where the report holds it


def rendered(report: Report, form: str) -> bytes:
    """A report in one of the forms, as the bytes of a file."""
    room, name = FORMS[form]
    render: Callable[[Report], str | bytes] = getattr(import_module(f"checker.render.{room}"), name)
    made = render(report)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")

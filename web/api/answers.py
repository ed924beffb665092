"""What programs are answered: the state of a check, the report in its forms, and what cannot be taken."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import Response, jsonify, url_for

from checker.model import Report
from web.store.tables import Draft, File

SOON = 2  # seconds after which it is worth asking again how far a check is
FORMS = {  # the form of the report, by the ending of its address
    **{"json": "json", "sarif": "sarif", "html": "html", "md": "markdown", "txt": "text", "csv": "csv"},
    **{"jsonl": "jsonl", "junit": "junit", "gitlab": "gitlab", "xlsx": "xlsx"},
}


def state_of(draft: Draft, report: Report | None) -> dict[str, Any]:
    """How far a check is: its files with what became of each, and where the rest is; all its links once there is a report."""
    return {
        "id": draft.id,
        "title": draft.procurement.title,
        "state": draft.state,
        "cause": draft.cause,
        "created": _moment(draft.created),
        "finished": _moment(draft.finished),
        "delete_on": draft.procurement.delete_on.isoformat() if draft.procurement.delete_on else None,
        "counts": draft.counts if draft.state == "done" else None,
        "files": [_file(each) for each in draft.files],
        "links": _links(draft, report),
    }


def objected(status: int, code: str, sentences: Sequence[str]) -> Response:
    """The answer to what cannot be taken, with a sentence for each cause."""
    answer = jsonify(error={"code": code, "message": ". ".join(sentences), "causes": [*sentences]})
    answer.status_code = status
    return answer


def _file(file: File) -> dict[str, Any]:
    """A file with what became of it."""
    return {name: getattr(file, name) for name in ("name", "size", "sha256", "state", "cause", "cure")}


def _links(draft: Draft, report: Report | None) -> dict[str, Any]:
    """Where everything of a check is; `page` is for people."""
    links: dict[str, Any] = {"self": url_for("api_checks.state", id=draft.id), "page": url_for("checks.page", id=draft.id)}
    if report:
        links["report"] = url_for("api_checks.report", id=draft.id)
        links["forms"] = {form: url_for("api_checks.formed", id=draft.id, form=form) for form in FORMS}
        links["marked"] = [
            {"document": each.path, "href": url_for("api_checks.copy", id=draft.id, number=number)}
            for number, each in enumerate(report.documents, start=1)
            if each.status != "not checked"
        ]
    return links


def _moment(at: datetime | None) -> str | None:
    """A moment as programs read it."""
    return at.isoformat(timespec="seconds") if at else None

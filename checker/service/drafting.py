"""Begins a pack: the tender.toml that says what is known of it, never in place of one that is there."""

from collections.abc import Mapping
from pathlib import Path

from checker.errors import BadSettings
from checker.model import Stated
from checker.procurement import parse_tender
from checker.procurement.draft import QUESTIONS, Question, drafted, objection
from checker.service.gather import TENDER

__all__ = ["QUESTIONS", "Question", "begin", "free_place", "given_by", "objection"]


def free_place(folder: str) -> Path:
    """Where the tender.toml of a folder goes. Raises BadSettings where there is one, or no such folder."""
    place = Path(folder) / TENDER
    if not Path(folder).is_dir():
        raise BadSettings(f"{folder}: there is no such folder. Make it first, or give the one that holds the tender's documents")
    if place.exists() or place.is_symlink():
        raise BadSettings(f"{place}: it is there already, and is never replaced. Change it by hand")
    return place


def begin(place: Path, answers: Mapping[str, str]) -> None:
    """Write a tender.toml; what was not answered stands in it commented out. Raises BadSettings."""
    title = answers.get("title") or Path(place).absolute().parent.name or "Untitled"
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(drafted({**answers, "title": title}))
    except OSError as fault:
        raise BadSettings(f"{place}: it cannot be written: {fault.strerror}") from None


def given_by(answers: Mapping[str, str]) -> Mapping[str, Stated]:
    """The facts that answers to the questions give. Raises BadSettings for an answer that cannot stand."""
    said = {key: answer for key, answer in answers.items() if answer}
    return parse_tender(drafted(said), TENDER) if said.get("title") else {}

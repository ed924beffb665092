"""Open packs: what this installation may share with others, and what others have shared with it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.model import Clause
from checker.shipped import knowledge_folder
from checker.validation.packs import EXCEPTIONS, as_json, written, zipped
from web.installation import installation
from web.people.visitor import visitor
from web.store.tables import Decision, Procurement, Shared

_FOLDER = re.compile(r"rules/([^/]+)/(.+)")
_SAID = ("product", "quote", "question", "reason", "alternatives", "effect_on_smes", "effect_on_exit", "evidence", "plan")


def clause_files(chosen: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of chosen clauses as they are; an organisation's own stand before ours."""
    homes = [Path(folder) for folder in reversed(installation().settings.rules)] + [knowledge_folder()]
    for name in chosen:
        file = next(file for home in homes if (file := home / "clauses" / f"{name}.yaml").is_file())
        yield f"clauses/{name}.yaml", file.read_bytes()


def own_folders() -> Mapping[str, Path]:
    """The organisation's own folders of rules, by their names in a pack."""
    made: dict[str, Path] = {}
    for folder in installation().settings.rules:
        name = re.sub(r"[^a-z0-9]+", "-", Path(folder).name.lower()).strip("-")[:80] or "rules"
        made[name if name not in made else f"{name}-{len(made) + 1}"] = Path(folder)
    return made


def rule_files(chosen: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of chosen folders, as they are: those alone from which rules are read."""
    folders = own_folders()
    for name in chosen:
        for file in sorted(folders[name].rglob("*.yaml")):
            within = file.relative_to(folders[name])
            if not any(part.startswith(".") for part in within.parts):
                yield f"rules/{name}/{within.as_posix()}", file.read_bytes()


def published(session: Session) -> list[Decision]:
    """The exceptions of one's own teams that were agreed and may be published."""
    teams = [team for team, _ in visitor().teams]
    wanted = (Decision.kind == "exception", Decision.state == "agreed", Decision.published, Procurement.team_id.in_(teams))
    return list(session.scalars(select(Decision).join(Procurement).where(*wanted).order_by(Decision.rule, Decision.asked)))


def exception(decision: Decision) -> Mapping[str, Any]:
    """An exception as it is shared: why it was agreed, by which roles and until when; no name of a person, and no more of the draft."""
    agreed = [voice for voice in decision.voices if voice.says == "agree"]
    said = {key.replace("_", "-"): words for key in _SAID if (words := getattr(decision, key))}
    return {
        "rule": decision.rule,
        "title": decision.title,
        "force": decision.force,
        **said,
        "agreed": sorted({voice.role for voice in agreed}),
        "on": max((voice.at for voice in agreed), default=decision.asked).date().isoformat(),
        "until": decision.until.isoformat() if decision.until else "9999-12-31",
    }


def packed(about: Mapping[str, str], chosen: Mapping[str, Sequence[str]], exceptions: Sequence[Decision]) -> bytes:
    """A pack of chosen clauses, folders of rules and exceptions."""
    files = dict([*clause_files(chosen["clauses"]), *rule_files(chosen["rules"])])
    if exceptions:
        files[EXCEPTIONS] = as_json([exception(each) for each in exceptions])
    return written(about, files)


def packed_again(shared: Shared, day: str) -> bytes:
    """A pack that others made, as they made it but for its day."""
    return written({**shared.content["manifest"], "dated": day}, _bytes(shared.content["files"]))


def is_here(session: Session, pack: Mapping[str, Any]) -> bool:
    """Whether a pack of the same publisher with the same files was imported before."""
    told = pack["manifest"]
    known = session.scalars(select(Shared).where(Shared.publisher == told["publisher"], Shared.title == told["title"]))
    return any(each.content["manifest"]["files"] == told["files"] for each in known)


def clauses_of(shared: Shared) -> list[Clause]:
    """The clauses of a pack."""
    return [_clause(each) for each in shared.content["clauses"]]


def folders_of(shared: Shared) -> dict[str, list[str]]:
    """The folders of rules in a pack, each with the files in it."""
    made: dict[str, list[str]] = {}
    for path in shared.content["files"]:
        if met := _FOLDER.fullmatch(path):
            made.setdefault(met[1], []).append(met[2])
    return made


def folder_zip(shared: Shared, folder: str) -> bytes:
    """A folder of rules of a pack, to be looked through and laid over the rules by whoever looks after the installation."""
    start = f"rules/{folder}/"
    return zipped(
        {f"{folder}/{path[len(start) :]}": text.encode() for path, text in shared.content["files"].items() if path.startswith(start)}
    )


def _clause(data: Mapping[str, Any]) -> Clause:
    """A clause as its file says it."""
    text = {"": data["text"]} if isinstance(data["text"], str) else data["text"]
    return Clause(data["id"], data["title"], {"" if law == "other" else law: words.strip() for law, words in text.items()})


def _bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    """Texts as they are written."""
    return {path: text.encode("utf-8") for path, text in files.items()}

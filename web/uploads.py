"""Takes files in: looks at what can be told without opening them, stores them for good, and has them checked."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from checker.fixed import fixed
from web.installation import installation
from web.jobs.retention import years_after
from web.people.visitor import visitor
from web.scanning import ScannerAway, infected
from web.settings import Limits
from web.store.files import Stored, TooBig, in_parts
from web.store.opened import Acting
from web.store.tables import Draft, File, Procurement, now

KINDS = "PDF, DOCX, ODT, XLSX, ODS, HTML, MD, RTF, TXT, JSON, XML or ZIP"
ENDINGS = frozenset(
    [
        "pdf",
        "docx",
        "docm",
        "dotx",
        "dotm",
        "doc",
        "dot",
        "odt",
        "ott",
        "fodt",
        "ods",
        "ots",
        "odp",
        "xlsx",
        "xlsm",
        "xlsb",
        "xls",
        "csv",
        "tsv",
        "pptx",
        "pptm",
        "html",
        "htm",
        "xhtml",
        "md",
        "markdown",
        "rtf",
        "txt",
        "text",
        "json",
        "xml",
        "zip",
    ]
)
MB = 1_000_000
_LONGEST = 150  # letters of a name


class Refused(Exception):
    """Files that cannot be taken, each with its sentence."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


class Busy(Exception):
    """Too much is waiting, or somebody has handed in as much as they may in a day; `wait` is in seconds."""

    def __init__(self, sentence: str, wait: int) -> None:
        super().__init__(sentence)
        self.sentence, self.wait = sentence, wait


@fixed
class Named:
    """A stored file with the name that it came with."""

    name: str
    stored: Stored


def chosen(uploads: Sequence[FileStorage]) -> list[FileStorage]:
    """The files that were chosen: a browser sends an empty one where none was."""
    return [each for each in uploads if each.filename]


def take(uploads: Sequence[FileStorage], kept: int = 0) -> list[Named]:
    """Store the files that were handed in, beside so many that are there already. Raises Refused with a sentence each."""
    limits = installation().settings.limits
    files = chosen(uploads)
    if not files and not kept:
        raise Refused("Select a tender document")
    if len(files) + kept > limits.files:
        raise Refused(f"You can only select up to {limits.files} files at the same time")
    names = _distinct([plain_name(each.filename or "") for each in files])
    if wrong := [sentence for each, name in zip(files, names, strict=True) if (sentence := _objection(each, name))]:
        raise Refused(*wrong)
    return _stored(files, names, limits)


def copied(files: Sequence[File]) -> list[Named]:
    """Files of an earlier draft, stored once more for another: each draft has its own, and may be deleted without the other."""
    store = installation().files
    made: list[Named] = []
    try:
        for each in files:
            made.append(Named(each.name, store.copy(each.id)))
    except BaseException:
        store.remove(each.stored.name for each in made)
        raise
    return made


def begin_quick(uploads: Sequence[FileStorage], details: Mapping[str, str] | None = None) -> str:
    """Have files checked without a procurement of their own; the answer is the id of the draft. Raises Refused."""
    if not visitor().teams:
        raise Refused("You belong to no team yet, and only a team can see what it has checked. Ask an administrator to add you to one")
    files = take(uploads)
    title = (details or {}).get("title") or _titled([each.name for each in files])
    here = installation()
    try:
        with here.store.acting(visitor().id) as act:
            quick = Procurement(
                kind="quick",
                title=title,
                details={**details, "title": title} if details else {},
                team_id=visitor().teams[0][0],
                created_by=visitor().id,
                delete_on=date.today() + timedelta(days=here.settings.quick_days),
            )
            act.session.add(quick)
            draft = open_draft(act, quick, files).id
    except BaseException:
        here.files.remove(each.stored.name for each in files)
        raise
    here.queue.put(draft)
    return draft


def open_draft(act: Acting, procurement: Procurement, files: Sequence[Named]) -> Draft:
    """A new draft of a procurement with these files, waiting to be checked."""
    number = 1 + (act.session.scalar(select(func.max(Draft.number)).where(Draft.procurement_id == procurement.id)) or 0)
    draft = Draft(procurement=procurement, number=number, created_by=visitor().id)
    draft.files = [
        File(id=each.stored.name, position=at, name=each.name, size=each.stored.size, sha256=each.stored.sha256)
        for at, each in enumerate(files)
    ]
    if procurement.kind != "quick" and procurement.contract_on is None:  # else it is kept from the day of the contract
        procurement.delete_on = years_after(date.today(), installation().settings.record_years)
    act.session.add(draft)
    act.session.flush()
    act.note("uploaded", draft.id, procurement=procurement.id, files=[each.stored.sha256 for each in files])
    return draft


def insist_on_room(session: Session) -> None:
    """Refuse more work while too much waits, or when somebody has handed in as much as they may in a day. Raises Busy."""
    limits = installation().settings.limits
    waiting = session.scalar(select(func.count()).select_from(Draft).where(Draft.state.in_(("queued", "running")))) or 0
    if waiting >= limits.waiting:
        raise Busy("Many drafts are being checked at the moment. Try again in a minute", 60)
    today = (
        select(func.count(), func.coalesce(func.sum(File.size), 0))
        .join(Draft)
        .where(Draft.created_by == visitor().id, Draft.created > now() - timedelta(days=1))
    )
    count, size = session.execute(today).one()
    if not visitor().is_alone and (count >= limits.files_a_day or size >= limits.megabytes_a_day * MB):
        raise Busy(f"You can have up to {limits.files_a_day} files and {limits.megabytes_a_day}MB checked a day. Try again tomorrow", 3600)


def _titled(names: Sequence[str]) -> str:
    """What a quick check is called."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _objection(file: FileStorage, name: str) -> str:
    """Why a file is not taken, as far as its name tells."""
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    return f"‘{name}’ must be a {KINDS}" if ending and ending not in ENDINGS else ""


def _stored(files: Sequence[FileStorage], names: Sequence[str], limits: Limits) -> list[Named]:
    """The files on the disk; where one cannot be taken, none is."""
    store = installation().files
    made: list[Named] = []
    wrong: list[str] = []
    try:
        for file, name in zip(files, names, strict=True):
            try:
                made.append(Named(name, store.store(in_parts(file.stream), limits.file * MB)))
                wrong += _found_in(made[-1])
            except TooBig:
                wrong.append(f"‘{name}’ must be smaller than {limits.file}MB")
        if wrong:
            raise Refused(*wrong)
    except BaseException:
        store.remove(each.stored.name for each in made)
        raise
    return made


def _found_in(file: Named) -> list[str]:
    """Why a stored file is not taken: it is empty, or the virus scanner objects or does not answer. Raises Refused."""
    if file.stored.size == 0:
        return [f"‘{file.name}’ is empty"]
    here = installation()
    if not here.settings.clamd:
        return []
    try:
        with here.files.path(file.stored.name).open("rb") as stream:
            return [f"‘{file.name}’ contains a virus"] if infected(in_parts(stream), here.settings.clamd) else []
    except ScannerAway:
        raise Refused("The files could not be scanned for viruses, so none was taken – try again in a few minutes") from None


def plain_name(name: str) -> str:
    """A file's own name, without folders, and without letters that steer a page or a terminal."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in last).split()).lstrip(".~$ ")
    stem, dot, ending = plain.rpartition(".")
    return (stem[: _LONGEST - len(ending)] + dot + ending)[-_LONGEST:] if dot else plain[:_LONGEST] or "document"


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that differ, whatever the case of their letters: the second of a name is told by its number."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name.lower()] = number = seen.get(name.lower(), 0) + 1
        stem, dot, ending = name.rpartition(".")
        made.append(name if number == 1 else f"{stem if dot else name} ({number}){dot}{ending if dot else ''}")
    return made

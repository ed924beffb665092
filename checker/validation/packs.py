"""Open packs: the ZIP by which organisations share clauses, rules and published exceptions; written the same from the same, read with care.

A pack that comes from outside is read in a process of its own (see checker.isolation): every byte is counted, every name is checked,
and nothing is unpacked onto a disk.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from checker.errors import UnreadableDocument
from checker.validation.schemas import faults, misfits
from checker.validation.sheet import Sheet, spoken
from checker.validation.sheets import parse_yaml

CONTRACT = "urn:tendercheck:pack:1"
LICENCES = {
    "OGL-UK-3.0": "Open Government Licence 3.0",
    "CC-BY-4.0": "Creative Commons Attribution 4.0",
    "CC0-1.0": "Creative Commons Zero: no rights kept",
}
MANIFEST, EXCEPTIONS = "manifest.json", "exceptions.json"
MOST_FILES, MOST_OF_A_FILE, MOST = 2000, 1_000_000, 20_000_000  # files of a pack, and bytes of one and of all when they are unpacked
_LONGEST = 300  # letters of a fault, of which the words may be somebody else's
_THEN = (1980, 1, 1, 0, 0, 0)  # the moment of every file in a pack, so that the same files are the same bytes
_SCHEMAS = (  # the schema of a file by its place in an organisation's folder of rules; whatever else is there is a rule
    (re.compile(r"rulebook\.yaml"), "overlay"),
    (re.compile(r"figures\.yaml"), "figures"),
    (re.compile(r"clauses/[^/]+\.yaml"), "clause"),
    (re.compile(r"vocabulary/(brands/)?[^/]+\.yaml"), "vocabulary"),
    (re.compile(r"^[^/]+/[^/]+\.yaml"), "rule"),
)

Plain = dict[str, Any]


def listed(files: Mapping[str, bytes]) -> list[Plain]:
    """What a manifest says of files."""
    return [{"path": path, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for path, data in sorted(files.items())]


def written(about: Mapping[str, str], files: Mapping[str, bytes]) -> bytes:
    """A pack of files; `about` has its title, publisher, dated and licence. The same gives the same bytes."""
    manifest = {"contract": CONTRACT, **{key: about[key] for key in ("title", "publisher", "dated", "licence")}, "files": listed(files)}
    return zipped({MANIFEST: as_json(manifest), **dict(sorted(files.items()))})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a ZIP, in their order."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for path, content in files.items():
            entry = ZipInfo(path, _THEN)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return data.getvalue()


def as_json(value: object) -> bytes:
    """A value as the JSON of a pack, a line for each part."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def unpacked(data: bytes) -> Plain:
    """What a pack from outside holds: its manifest, its files as text, and what its clauses, rules and exceptions say.

    Raises UnreadableDocument with one plain line for the first fault.
    """
    files = _files(data)
    if MANIFEST not in files:
        raise _refused(f"There is no {MANIFEST} in it", "Choose the ZIP file as it came from whoever published it")
    manifest = _json(MANIFEST, files.pop(MANIFEST))
    for place, cause in misfits(manifest, "pack"):
        raise _refused(f"{MANIFEST}: {spoken(place)}: {cause}")
    if manifest["files"] != listed(files):
        raise _refused("Its files are not those that its manifest names", "It was changed on the way: ask for it again")
    texts = {path: _text(path, content) for path, content in files.items()}
    return {"manifest": manifest, "files": texts, **_content(texts)}


def held(pack: Plain) -> Plain:
    """What `unpacked` gave, when it has come from a process that somebody else's bytes may have taken over. Raises UnreadableDocument."""
    manifest, files = pack.get("manifest"), pack.get("files")
    sound = isinstance(files, dict) and all(isinstance(each, str) for each in files.values()) and not any(misfits(manifest, "pack"))
    if not sound or manifest["files"] != listed({path: text.encode("utf-8", "replace") for path, text in files.items()}):  # type: ignore[index, union-attr]
        raise _refused("It could not be read", "Ask for it again")
    clauses, exceptions, rules = (pack.get(name) for name in ("clauses", "exceptions", "rules"))
    for each in clauses if isinstance(clauses, list) else [None]:
        _insist(misfits(each, "clause"))
    for each in rules if isinstance(rules, list) else [None]:
        if not isinstance(each, dict) or set(each) != {"path", "id", "title"} or not all(isinstance(said, str) for said in each.values()):
            raise _refused("It could not be read")
    if exceptions != []:
        _insist(misfits({"exceptions": exceptions}, "exceptions"))
    return {"manifest": manifest, "files": files, "clauses": clauses, "rules": rules, "exceptions": exceptions}


def _insist(faults: Iterator[Any]) -> None:
    """Refuse what does not fit. Raises UnreadableDocument."""
    if any(True for _ in faults):
        raise _refused("It could not be read", "Ask for it again")


def _files(data: bytes) -> dict[str, bytes]:
    """The files of an archive, each byte counted. Raises UnreadableDocument."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise _refused(f"It holds more than {MOST_FILES:,} files")
            if len({entry.filename for entry in entries}) < len(entries):
                raise _refused("Two of its files have the same name")
            return dict(_each(archive, entries))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as fault:
        raise _refused("It is no ZIP file, or it is damaged", "Choose the ZIP file as it came from whoever published it") from fault


def _each(archive: ZipFile, entries: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Every file with its bytes: no more of them are taken than a pack may have, whatever the archive says of their number."""
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise _refused("It is locked with a password", "Ask for it without one")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _refused("It is compressed in a way that is not used here", "Ask for an ordinary ZIP file")
        with archive.open(entry) as content:
            found = content.read(MOST_OF_A_FILE + 1)
        total += len(found)
        if len(found) > MOST_OF_A_FILE or total > MOST:
            raise _refused(
                f"Unpacked it is larger than a pack may be: {MOST_OF_A_FILE // 1_000_000} MB a file, {MOST // 1_000_000} MB in all"
            )
        yield entry.filename, found


def _text(path: str, data: bytes) -> str:
    """The words of a file."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(f"{path} is not UTF-8 text") from None


def _json(path: str, data: bytes) -> Any:
    """The value of a JSON file."""
    try:
        value = json.loads(_text(path, data))
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # halves of letters cannot be kept or shown
        return value
    except (ValueError, RecursionError):
        raise _refused(f"{path} is not JSON") from None


def _content(texts: Mapping[str, str]) -> Plain:
    """What the files of a pack say, each held against its schema."""
    clauses, rules, exceptions = [], [], []
    for path, text in texts.items():
        if path == EXCEPTIONS:
            exceptions = _json(path, text.encode("utf-8"))
            for place, cause in misfits({"exceptions": exceptions}, "exceptions"):
                raise _refused(f"{path}: {spoken(place)}: {cause}")
        elif path.startswith("clauses/"):
            clauses.append(_sheet(path, text, "clause").data)
        elif schema := _schema(path):
            sheet = _sheet(path, text, schema)
            rules += [{"path": path, "id": sheet.data["id"], "title": sheet.data["title"]}] if schema == "rule" else []
    return {"clauses": clauses, "rules": rules, "exceptions": exceptions}


def _schema(path: str) -> str:
    """The schema of a file of an organisation's rules. Raises UnreadableDocument where none is read from such a place."""
    within = path.split("/", 2)[2] if path.count("/") > 1 else ""
    for pattern, schema in _SCHEMAS:
        if pattern.fullmatch(within):
            return schema
    raise _refused(f"{path} stands where no rules are read from")


def _sheet(path: str, text: str, schema: str) -> Sheet:
    """A YAML file that fits its schema."""
    sheet = parse_yaml(text.removeprefix("\ufeff"), path)
    for fault in faults(sheet, schema):
        raise _refused(fault)
    if schema in ("clause", "rule") and sheet.data["id"] != path.rpartition("/")[2].removesuffix(".yaml"):
        raise _refused(f"{path}: its id is not the file's name")
    return sheet


def _refused(cause: str, cure: str = "Ask whoever published it to mend it") -> UnreadableDocument:
    """Why a pack is not taken, on one line."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in cause).split())
    return UnreadableDocument(line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …", cure)

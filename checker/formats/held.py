"""What a Word or PowerPoint file holds beside the words that are read: files in it, which are not opened, and macros, which never run."""

from collections.abc import Iterator

from checker.formats.ooxml import P, Parts, Related, W
from checker.model import Gap

HIDDEN = "It holds hidden text, which is not printed but is published with the file"
_ATTACHED = ("Attached file {}", "It was not opened", "Check it as a file of its own")
_HELD = {
    "package": _ATTACHED,
    "oleObject": _ATTACHED,
    "aFChunk": ("File {} inserted into the text", "It was not read", "Open the document in Word, save it again and check the new copy"),
    "subDocument": ("Document {} that belongs to this one", "It was not read", "Check it as a file of its own"),
}
_MACROS = "vbaProject"


def gaps(parts: Parts) -> Iterator[Gap]:
    """The files that hang in the stories and slides that were read; what lies behind a chart is only its figures."""
    for name, root in parts.read():
        if str(root.tag).startswith((W, P)):
            held = (each for each in parts.related(name).values() if each.kind in _HELD)
            yield from map(_gap, dict.fromkeys(held))


def remarks(parts: Parts) -> tuple[str, ...]:
    """What an officer should know of the file itself."""
    macros = any(each.kind == _MACROS for each in parts.related(parts.body).values())
    return ("It holds macros, which were not read",) if macros else ()


def _gap(held: Related) -> Gap:
    where, cause, cure = _HELD[held.kind]
    return Gap(where.format(held.name.rpartition("/")[2]), cause, cure)

"""What is left in a PDF beside its pages: names in its properties, attached files, scripts."""

from collections.abc import Iterator
from typing import Any

from checker.formats import xml
from checker.formats.pdf.pages import Opened
from checker.formats.pdf.second import Second
from checker.model import Leftover, Source

_NAMES = {"/Author": "Author", "/Company": "Company", "/Manager": "Manager", "/LastModifiedBy": "Last saved by"}
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def leftovers(source: Source) -> Iterator[Leftover]:
    """All that is left in a file."""
    with Opened(source) as opened:
        attached = opened.attached()
    second = Second(source.data)
    names = second.told(_names)
    if names is None:
        yield Leftover("not looked through", "Its properties could not be read, and may hold names")
    yield from (Leftover("name", name) for name in dict.fromkeys(names or ()))
    yield from (Leftover("file in it", name) for name in attached)
    if second.told(_has_script):
        yield Leftover("macros", "It holds scripts, which run when it is opened in some programs")


def _names(file: Any) -> list[str]:
    """The names that a file tells in the old manner, and in the new."""
    told = file.metadata or {}
    said = [(label, str(told[key]).strip()) for key, label in _NAMES.items() if key in told]
    data = file.root_object.get("/Metadata")
    for each in () if data is None else xml.parse(data.get_object().get_data()).iter(_CREATOR):
        said += [("Author", str(words).strip()) for words in each.itertext()]
    return [f"{label}: {words}" for label, words in said if words]


def _has_script(file: Any) -> bool:
    """Whether a script is kept in a file, or runs when it is opened."""
    root = file.root_object
    begins = root.get("/OpenAction")
    begins = begins.get_object() if begins is not None else None
    return "/JavaScript" in (root.get("/Names") or {}) or (isinstance(begins, dict) and begins.get("/S") == "/JavaScript")

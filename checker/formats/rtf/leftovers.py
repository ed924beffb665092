"""What is left in a rich text file beside its text: names in its properties, and files in it."""

import re
from collections.abc import Iterator

from checker.model import Leftover, Source

_NAMES = {b"author": "Author", b"operator": "Last saved by", b"manager": "Manager", b"company": "Company"}
_NAME = re.compile(rb"\{\s*(?:\\\*\s*)?\\(author|operator|manager|company)(?![a-z])\s?([^{}]{1,2000})\}")
_LETTER = re.compile(r"\\'([0-9a-fA-F]{2})")
_HELD = re.compile(rb"\\objdata(?![a-z])")
_CHANGED = re.compile(rb"\\(?:revised|deleted|revauth\d+|revauthdel\d+)(?![a-z])")


def leftovers(source: Source) -> Iterator[Leftover]:
    """All that is left in a file."""
    for name, words in _NAME.findall(source.data):
        said = _LETTER.sub(lambda found: bytes.fromhex(found[1]).decode("cp1252", "replace"), words.decode("cp1252", "replace")).strip()
        if said:
            yield Leftover("name", f"{_NAMES[name]}: {said}")
    if _CHANGED.search(source.data):
        yield Leftover("tracked change", "It holds tracked changes")
    if number := len(_HELD.findall(source.data)):
        yield Leftover("file in it", f"{number} file{'s' if number > 1 else ''} that hang in the text")

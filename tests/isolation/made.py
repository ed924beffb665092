"""Asking a door about bytes."""

import os

from checker.isolation import Door, nameless
from checker.model import Document, Members, Source


def handed(door: Door, source: Source, member: str = "") -> Document | Members:
    """What a door makes of a file."""
    file = nameless(source.data)
    try:
        return door.read(source.path, file, member)
    finally:
        os.close(file)


def document(door: Door, source: Source) -> Document:
    """The document that a door makes of a file."""
    found = handed(door, source)
    assert isinstance(found, Document)
    return found

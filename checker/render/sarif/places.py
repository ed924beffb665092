"""Places of a document as SARIF has them: a file, a region in it, and the headings that it stands under."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from checker.model import Document, Place, Quoted
from checker.render.addresses import address
from checker.render.page import visible
from checker.render.values import where

Plain = dict[str, Any]

_DOUBLED = str.maketrans({"{": "{{", "}": "}}"})  # a brace alone would hold a place for other words
_LINKED = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]"})  # square brackets before round ones would be a link


def words(*lines: str) -> Plain:
    """A message of plain words, a line each."""
    told = "\n".join(visible(line) for line in lines).translate(_DOUBLED)
    return {"text": told.translate(_LINKED) if "](" in told else told}


def location(quoted: Quoted, texts: Mapping[str, Document]) -> Plain:
    """Marked words with their sentence, where they are, and the same in words."""
    place = quoted.place
    line = place.block + 1
    physical = {
        "artifactLocation": {"uri": address(place.document)},
        "region": {"startLine": line, **_columns(place, texts), "snippet": {"text": quoted.quote}},
        "contextRegion": {"startLine": line, "snippet": {"text": quoted.sentence}},
    }
    return {"physicalLocation": physical, "logicalLocations": [_logical(place)], "properties": _properties(place)}


def whole(path: str) -> Plain:
    """A file as a whole."""
    return {"physicalLocation": {"artifactLocation": {"uri": address(path)}}}


def _columns(place: Place, texts: Mapping[str, Document]) -> Plain:
    """From which letter of its line to before which one; nothing where the text is not at hand, or the words run on into another line."""
    document = texts.get(place.document)
    if document is None or not document.blocks[place.block].span.holds(place.span):
        return {}
    start = document.blocks[place.block].span.start
    return {"startColumn": place.span.start - start + 1, "endColumn": place.span.end - start + 1}


def _logical(place: Place) -> Plain:
    """The place in the outline of its document."""
    headings = [" ".join(heading.split()) for heading in place.headings]
    spot = place.sheet or f"paragraph {place.paragraph}"
    parts = [PurePath(place.document).name, *headings, spot]
    kind = "cell" if place.sheet or place.cell else "paragraph"
    return {"name": visible(spot), "fullyQualifiedName": visible("/".join(parts)), "kind": kind}


def _properties(place: Place) -> Plain:
    """What the form has no name for."""
    given = {"page": place.page, "section": place.section, "place": where(place)}
    return {name: value for name, value in given.items() if value}

"""The tracked changes of an OpenDocument file, as one version of it has them: all accepted, or all rejected."""

from collections.abc import Iterator

from checker.formats.odf.styles import TEXT
from checker.formats.xml import Element
from checker.model import Revisions

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WHO = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}change-info"


class Changes:
    """Which changes are open where the reading stands, and what was deleted there."""

    def __init__(self, body: Element, revisions: Revisions) -> None:
        regions = body.findall(f"{TEXT}tracked-changes/{TEXT}changed-region")
        self._insertions = {_name(region) for region in regions if region.find(TEXT + "insertion") is not None}
        self._deletions = {_name(region): each for region in regions for each in region.findall(TEXT + "deletion")}
        self._rejected = revisions == "reject"
        self._open: set[str] = set()
        self._struck: set[str] = set()  # deletions whose words stand in the text, as they do in flat files of LibreOffice

    @property
    def inserted(self) -> bool:
        """Whether what is read now is an insertion that is in."""
        return bool(self._open) and not self._rejected

    @property
    def gone(self) -> bool:
        """Whether what is read now is an insertion that is out, or a deletion that is in."""
        return bool(self._open if self._rejected else self._struck)

    def turn(self, mark: Element) -> None:
        """Follow a mark at which a change begins or ends."""
        name = mark.get(TEXT + "change-id", "")
        if mark.tag == TEXT + "change-start":
            self._open |= {name} & self._insertions
            self._struck |= {name} & self._deletions.keys()
        elif mark.tag == TEXT + "change-end":
            self._open.discard(name)
            self._struck.discard(name)

    def deleted(self, mark: Element) -> Iterator[Element]:
        """The paragraphs, lists and tables that were deleted at a mark, where they are put back."""
        deletion = self._deletions.get(mark.get(TEXT + "change-id", ""))
        if deletion is not None and self._rejected and not self._open:
            yield from (each for each in deletion if each.tag != _WHO)


def _name(region: Element) -> str:
    return region.get(TEXT + "id") or region.get(_ID) or ""

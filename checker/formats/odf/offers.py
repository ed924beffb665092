"""Changes of words in an OpenDocument text that a person may accept or reject: words put in, and words taken out."""

from copy import deepcopy
from itertools import count
from typing import NamedTuple

from checker.formats.annotations import creator
from checker.formats.odf.homes import SPAN
from checker.formats.odf.styles import OFFICE, TEXT
from checker.formats.xml import Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CHANGE_ID = TEXT + "change-id"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_NO_DATE = "1970-01-01T00:00:00"  # the format wants one; this is what office programs write where the date is withheld
_ANNOTATION, _ANNOTATION_END = OFFICE + "annotation", OFFICE + "annotation-end"
_WHITE = frozenset(TEXT + name for name in ("s", "tab", "line-break", "soft-page-break"))


class Insertion(NamedTuple):
    """The two ends of an insertion, of which the first has the words behind it."""

    start: Element
    end: Element


class Offers:
    """The tracked changes of a body: those of others, and ours behind them."""

    def __init__(self, body: Element) -> None:
        self._body = body
        used = {element.get(name) for element in body.getroottree().getroot().iter() for name in (_ID, TEXT + "id")}
        self._free = (name for at in count(1) if (name := f"tendercheck{at}") not in used)

    def insertion(self, words: str) -> Insertion:
        """An insertion that is still to be put in its place."""
        name = next(self._free)
        self._region(name, "insertion")
        start, end = (self._body.makeelement(TEXT + each, {_CHANGE_ID: name}) for each in ("change-start", "change-end"))
        start.tail = words
        return Insertion(start, end)

    def deletion(self) -> Element:
        """The mark of a deletion, to be put before the words that it takes out."""
        name = next(self._free)
        self._region(name, "deletion")
        return self._body.makeelement(TEXT + "change", {_CHANGE_ID: name})

    def take_out(self, mark: Element, paragraph: Element, end: Element) -> None:
        """Take out what stands in a paragraph between the mark of a deletion and an element, and keep it with the deletion."""
        kept = deepcopy(paragraph)
        _cut(kept, *(_twin(kept, each) for each in (mark, end)))
        next(each for each in self._regions() if each.get(_ID) == mark.get(_CHANGE_ID))[0].append(kept)
        _empty(mark, paragraph, end)

    def _region(self, name: str, kind: str) -> None:
        """Say in the list of changes that there is one more."""
        regions = self._regions()
        region = regions.makeelement(TEXT + "changed-region", {_ID: name, TEXT + "id": name})
        change = region.makeelement(TEXT + kind, {})
        told = change.makeelement(OFFICE + "change-info", {})
        date = told.makeelement(_DATE, {})
        date.text = _NO_DATE
        told.extend([creator(told), date])
        change.append(told)
        region.append(change)
        regions.append(region)

    def _regions(self) -> Element:
        """The list of changes; a body that has none is given one, by which nobody's typing is recorded as a change."""
        regions = self._body.find(TEXT + "tracked-changes")
        if regions is None:
            regions = self._body.makeelement(TEXT + "tracked-changes", {TEXT + "track-changes": "false"})
            self._body.insert(sum(each.tag == OFFICE + "forms" for each in self._body), regions)
        return regions


def _twin(kept: Element, mark: Element) -> Element:
    """The same mark in the copy of its paragraph."""
    return next(each for each in kept.iter(mark.tag) if each.get(_CHANGE_ID) == mark.get(_CHANGE_ID))


def _cut(kept: Element, first: Element, last: Element) -> None:
    """Leave of a paragraph only what stands between two marks, without comments of ours."""
    for each in list(kept.iter(_ANNOTATION, _ANNOTATION_END)):
        _drop(each)
    for node in [first, *first.iterancestors()]:
        parent = node.getparent()
        if node is kept or parent is None:
            break
        parent.text = None
        for before in list(node.itersiblings(preceding=True)):
            parent.remove(before)
    for node in [last, *last.iterancestors()]:
        parent = node.getparent()
        if node is kept or parent is None:
            break
        node.tail = None
        for behind in list(node.itersiblings()):
            parent.remove(behind)
    _drop(first)
    _drop(last)


def _drop(element: Element) -> None:
    """Take an element out, and leave the letters behind it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None  # it stands in a paragraph
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _empty(mark: Element, paragraph: Element, end: Element) -> None:
    """Take the letters between a mark and an element out of a paragraph; comments that begin there begin before the mark."""
    inside = list(paragraph.iter())
    inside = inside[inside.index(mark) + 1 : inside.index(end)]
    closing = [*mark.iterancestors()]
    around_end = set(end.iterancestors())
    for each in [mark, *closing[: closing.index(paragraph)], *inside]:
        if next(each.iterancestors(_ANNOTATION), None) is not None:
            continue
        if each not in around_end:
            each.tail = None
        if each.tag == SPAN and each in inside:
            each.text = None
        elif each.tag in _WHITE and each in inside:
            _drop(each)
        elif each.tag == _ANNOTATION:
            mark.addprevious(each)

"""The pages of a PDF, each read by pdfium, or by the second reader where pdfium fails."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.errors import UnreadableDocument
from checker.formats.pdf.geometry import TURNS, Spot, Turn, turned
from checker.formats.pdf.layers import Layers
from checker.formats.pdf.leaf import loaded
from checker.formats.pdf.recognition import usual_size
from checker.formats.pdf.second import Second
from checker.formats.pdf.shapes import Page, Ruling
from checker.formats.pdf.streams import is_torn, signs
from checker.model import Source

_ATTACHED = 100  # files are named at most
_MOST = 5_000  # pages
_LOST = 50  # pages that are missing one after the other: what is said to follow is not looked for


class Opened:
    """A PDF that one of the two readers could open; to be closed after use."""

    def __init__(self, source: Source) -> None:
        self._recognised = {page.page: page for page in source.recognised}
        self._usual = usual_size(source.recognised)
        self._data = source.data
        self._second = Second(source.data)
        self._file = _opened(source.data)
        self.whole = len(self._file) if self._file else max(self._second.count, self._second.declared)
        self.count = min(self.whole, _MOST)
        self.ends = False  # whether so many pages are missing that the rest was not looked for

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def pages(self) -> tuple[Page, ...]:
        """Each page in turn; where pdfium finds no words at all, the second reader is asked too."""
        found = self._found()
        if self._file and not any(page.lines for page in found):
            found = [page if (other := self._reread(page.number)).broken else other for page in found]
        return self._judged(found)

    def _found(self) -> list[Page]:
        """The pages up to the last that is looked for; a file may say that it has millions, and have two."""
        found: list[Page] = []
        for number in range(1, self.count + 1):
            found.append(self.page(number))
            if number >= _LOST and found[-1].broken and all(page.broken for page in found[-_LOST:]):
                self.count, self.ends = number - _LOST, True
                return found[:-_LOST]
        return found

    def _judged(self, found: Sequence[Page]) -> tuple[Page, ...]:
        """The pages with what is to be known of how they are made; only where there are signs of it, as the second reader is slow."""
        locked = self._file and pdfium.FPDF_GetSecurityHandlerRevision(self._file.raw) >= 0
        data = _unlocked(self._data) if locked else self._data
        seen = signs(data)
        second = Second(data) if locked and any(seen) else self._second
        torn = self._those(second, is_torn) if seen.torn else frozenset()
        off = second.switched_off if seen.layered else frozenset()
        layered = self._those(second, Layers(off).hide_words) if off else frozenset()
        return tuple(replace(page, torn=page.number in torn, layered=page.number in layered) for page in found)

    def _those(self, second: Second, judge: Callable[[Any], bool]) -> frozenset[int]:
        """The pages of which something is true; all of them, where the second reader counts them otherwise and cannot say which."""
        return frozenset(second.those(judge) if self._file is None or second.count == self.whole else range(1, self.count + 1))

    def page(self, number: int) -> Page:
        """One page, counted from 1; one that no reader can load is given back as broken."""
        if self._file:
            with loaded(self._file, number) as leaf:
                found = leaf.read(self._recognised.get(number), self._usual) if leaf else None
            if found and not (found.blank and self._loses(number)):
                return found
        return self._reread(number)

    def _loses(self, number: int) -> bool:
        return self._second.count == self.whole and self._second.loses(number)

    def _reread(self, number: int) -> Page:
        """A page in the eyes of the second reader, unless it leaves pages out and so counts them otherwise."""
        same = self._file is None or self._second.count == self.whole
        return self._second.page(number) if same else Page(number, (), broken=True)

    def box(self, number: int, index: int) -> Ruling | None:
        """The edges of a character, in points from the top left of the page as seen; nothing where its place is not known."""
        spot = self.spots(number, [index]).get(index)
        if spot is None:
            return None
        with loaded(self._file, number) as leaf:
            seen = TURNS[leaf.quarter if leaf else 0]
            return _from_corner(spot, seen, leaf.edges(seen)) if leaf else None

    def spots(self, number: int, indexes: Collection[int]) -> dict[int, Spot]:
        """The places of some characters of a page, by their number; one whose place is not known is left out."""
        if self._file is None:
            return {}
        with loaded(self._file, number) as leaf:
            own = leaf.spots(indexes) if leaf else {}
        if all(index in own for index in indexes):
            return own
        page = self.page(number)
        return {} if page.guessed else _written(page, indexes) | own

    def attached(self) -> tuple[str, ...]:
        """The names of files that are attached to the PDF."""
        count = max(pdfium.FPDFDoc_GetAttachmentCount(self._file.raw), 0) if self._file else 0
        return tuple(self._attachment(index) for index in range(min(count, _ATTACHED)))

    def _attachment(self, index: int) -> str:
        try:
            return str(self._file.get_attachment(index).get_name()) or str(index + 1)
        except pypdfium2.PdfiumError:
            return str(index + 1)

    def has_other_form(self) -> bool:
        """Whether the PDF holds a form in XFA, whose words are not on its pages."""
        return bool(self._file and pdfium.FPDF_GetFormType(self._file.raw) == pdfium.FORMTYPE_XFA_FULL)


def _opened(data: bytes) -> Any:
    """The file as pdfium opens it; nothing where it is damaged."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UnreadableDocument("It is password protected", "Remove the password and check again") from None
        return None
    with suppress(pypdfium2.PdfiumError):
        file.init_forms()
    return file


def _unlocked(data: bytes) -> bytes:
    """A file without the lock that a file has which opens without a password."""
    held = BytesIO()
    with pypdfium2.PdfDocument(data) as file:
        file.save(held, flags=pdfium.FPDF_REMOVE_SECURITY)
    return held.getvalue()


def _written(page: Page, indexes: Collection[int]) -> dict[int, Spot]:
    """By the number of a character the place of its whole word, as it is known of words that pdfium does not count among its own."""
    found: dict[int, Spot] = {}
    for word in (word for line in page.lines for word in line.words if not word.more):
        spot = Spot(page.number, page.quarter, Ruling(word.x0, word.top, word.x1, word.bottom))
        found |= {index: spot for index in range(word.start, word.start + len(word.text)) if index in indexes}
    return found


def _from_corner(spot: Spot, seen: Turn, edges: Ruling) -> Ruling:
    """The edges of a place, counted from the corner of its page as that is seen."""
    corners = spot.corners()
    box = turned((*corners[0], *corners[-1]), seen)
    return Ruling(box.x0 - edges.x0, box.top - edges.top, box.x1 - edges.x0, box.bottom - edges.top)

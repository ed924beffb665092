"""What is laid over the pages: words typed into a form or a box, and drafters' notes."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from checker.model import Comment

_MOST = 5_000  # notes of one page
_LONGEST = 10_000_000  # bytes of one note
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_TYPED = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_WORDLESS = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
    }
)
_SILENT = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT})


class Typed(NamedTuple):
    """Words that were typed into a field or a box, with the edges of it as the PDF counts them: upwards."""

    text: str
    left: float
    low: float
    right: float
    high: float


class Notes(NamedTuple):
    """What was laid over one page, and whether any of it may show words of its own."""

    typed: tuple[Typed, ...]
    comments: tuple[Comment, ...]
    drawn: bool


def notes(page: Any, form: Any) -> Notes:
    """The typed words and the comments of a page; `form` is pdfium's handle of the file's form, if it has one."""
    typed: list[Typed] = []
    comments: list[Comment] = []
    drawn = False
    for note, kind in _seen(page):
        drawn = drawn or kind not in _WORDLESS
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            text = _value(note, form) if kind == pdfium.FPDF_ANNOT_WIDGET else _said(note, b"Contents")
            typed += [Typed(text, *_edges(note))] if text else []
        elif text := _said(note, b"Contents"):
            comments.append(Comment(_said(note, b"T"), text))
    return Notes(tuple(typed), tuple(comments), drawn)


def hide_signs(page: Any) -> None:
    """Hide what shows no words, as highlights and the signs of notes do: drawn into a page it would look like lines of a table."""
    for note, kind in _seen(page):
        if kind in _WORDLESS:
            pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDFAnnot_GetFlags(note) | pdfium.FPDF_ANNOT_FLAG_HIDDEN)


def _seen(page: Any) -> Iterator[tuple[Any, int]]:
    """Each note that a reader sees, with its kind; links and the frames of other notes are none."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind not in _SILENT and not pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN:
            yield note, kind
        pdfium.FPDFPage_CloseAnnot(note)


def _value(note: Any, form: Any) -> str:
    """What was typed into a field or chosen in it."""
    if not form or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _TYPED:
        return ""
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


def _said(note: Any, key: bytes) -> str:
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _text(ask: Callable[[Any, int], int]) -> str:
    """A text that pdfium gives in two steps: how long it is, and what it is."""
    size = min(ask(None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x00", "").strip()


def _edges(note: Any) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, ctypes.byref(box))
    return min(box.left, box.right), min(box.top, box.bottom), max(box.left, box.right), max(box.top, box.bottom)

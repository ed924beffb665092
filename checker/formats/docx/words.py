"""The words of a Word paragraph as they would be published: insertions in, deletions and field codes out."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.formats.docx.parts import W
from checker.formats.xml import Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
TEXT_BOX = W + "txbxContent"
_LETTERS = {W + "tab": " ", W + "ptab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_UNSEEN = frozenset({W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "instrText", W + "delText", W + "delInstrText", W + "rt"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PRIVATE = range(0xE000, 0xF900)  # letters of symbol fonts, which are pictures and not words


class Bit(NamedTuple):
    """A few letters of a paragraph, or what hangs at that place: a text box, a note."""

    text: str
    inserted: bool = False
    run: Element | None = None
    box: Element | None = None
    note: tuple[str, str] | None = None  # kind and identifier
    field: str = ""  # "begin", "separate", "end": where a field's code and result begin and end


def bits(paragraph: Element) -> Iterator[Bit]:
    """The letters of a paragraph in order, with the text boxes and notes that hang in it."""
    fields: list[bool] = []  # for each open field, whether its code is being read; a field that is never closed ends with its paragraph
    for bit in _walk(paragraph, False, None):
        if bit.field:
            _turn(fields, bit.field)
        elif not any(fields) or bit.box is not None:
            yield bit


def chosen(element: Element) -> Element | None:
    """Of the forms in which a file says a thing twice, the one to read: the first that has words."""
    forms = [*element.findall(_MC + "Choice"), *element.findall(_MC + "Fallback")]
    return next((form for form in forms if next(form.iter(W + "t"), None) is not None), None)


def is_twofold(element: Element) -> bool:
    """Whether a file says here the same thing in several forms."""
    return element.tag == _MC + "AlternateContent"


def _turn(fields: list[bool], mark: str) -> None:
    if mark == "begin":
        fields.append(True)
    elif fields and mark == "separate":
        fields[-1] = False
    elif fields:
        fields.pop()


def _walk(element: Element, inserted: bool, run: Element | None) -> Iterator[Bit]:
    """Everything under an element that has words or holds them."""
    for child in element:
        tag = child.tag
        if tag in DELETED or tag in _UNSEEN:
            continue
        if tag == W + "fldChar":
            yield Bit("", field=child.get(W + "fldCharType", ""))
        elif tag == TEXT_BOX:
            yield Bit("", inserted, box=child)
        elif is_twofold(child):
            form = chosen(child)
            yield from () if form is None else _walk(form, inserted, run)
        elif tag in _NOTES:
            yield Bit("", note=(_NOTES[tag], child.get(W + "id", "")))
        else:
            yield from _letters(child, inserted, run)
            yield from _walk(child, inserted or tag in INSERTED, child if tag == W + "r" else run)


def _letters(element: Element, inserted: bool, run: Element | None) -> Iterator[Bit]:
    """The letters that an element itself stands for."""
    if element.tag in {W + "t", _M + "t"}:
        yield Bit(element.text or "", inserted, run)
    elif element.tag in _LETTERS and run is not None:
        yield Bit(_LETTERS[element.tag], inserted, run)
    elif element.tag == W + "sym":
        code = int(element.get(W + "char", "20"), 16)
        yield Bit(" " if code in _PRIVATE else chr(code), inserted, run)

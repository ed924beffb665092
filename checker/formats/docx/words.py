"""The words of a Word paragraph as they stand in one version of it: with its tracked changes accepted, or rejected; field codes are out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.formats.docx.styles import switched, value
from checker.formats.drawings import DRAWN
from checker.formats.ooxml import ART, MC, A, M, W
from checker.formats.symbols import sign
from checker.formats.xml import Element
from checker.model import Revisions

INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
OUT: dict[Revisions, frozenset[str]] = {"accept": DELETED, "reject": INSERTED}  # what a version leaves out
_TEXT_BOX = W + "txbxContent"
_WORDS = frozenset({W + "t", W + "delText", M + "t", A + "t"})
_LETTERS = {W + "tab": " ", W + "ptab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_UNSEEN = frozenset({*(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt")), M + "ctrlPr"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")  # a field with another number on every page
_TOLD = "PAGE "  # before the code of a field whose words are told already, so that they are not told twice
_BOXES = {True: "☒", False: "☐"}
_FIGURES = 6  # of the place of an entry in a list
_PRIVATE = range(0xE000, 0xF900)  # letters of symbol fonts, which are pictures and not words


class Bit(NamedTuple):
    """A few letters of a paragraph, or what hangs at that place: a text box, a note, a chart."""

    text: str = ""
    leaf: Element | None = None  # the element that the letters are of
    inserted: bool = False
    run: Element | None = None
    box: Element | None = None
    note: tuple[str, str] | None = None  # kind and identifier
    drawn: tuple[Element, str] | None = None  # the reference to a part with words of its own, and the attribute that names it
    field: str = ""  # "begin", "separate", "end": where a field's code and result begin and end; "code": its text is of the code


def bits(paragraph: Element, revisions: Revisions) -> Iterator[Bit]:
    """The letters of a paragraph in order, with what hangs in it."""
    fields: list[str | None] = []  # of each open field its code, or None once its result is shown; they end with the paragraph
    for bit in _walk(paragraph, revisions):
        if bit.field:
            _turn(fields, bit)
        elif all(code is None for code in fields) or bit.box is not None:
            yield bit


def chosen(element: Element) -> Element | None:
    """Of the forms in which a file says a thing twice, the one to read: the first that has words or refers to some, else the first."""
    forms = [*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")]
    spoken = (form for form in forms if next(form.iter(W + "t", W + "delText", A + "t", *DRAWN), None) is not None)
    return next(spoken, forms[0] if forms else None)


def is_twofold(element: Element) -> bool:
    """Whether a file says here the same thing in several forms."""
    return element.tag == MC + "AlternateContent"


def _turn(fields: list[str | None], mark: Bit) -> None:
    """Follow the fields as they open and close; the number of a page is never shown."""
    if mark.field == "begin":
        fields.append(mark.text)
    elif fields and mark.field == "end":
        fields.pop()
    elif fields and fields[-1] is not None:
        code = fields[-1] + mark.text
        fields[-1] = None if mark.field == "separate" and not _PAGE_NUMBER.match(code) else code


def _walk(paragraph: Element, revisions: Revisions) -> Iterator[Bit]:
    """Everything under a paragraph that has words or holds them, without recursion."""
    out = OUT[revisions] | _UNSEEN
    ways: list[tuple[Iterator[Element], bool, Element | None]] = [(iter(paragraph), False, None)]
    while ways:
        children, inserted, run = ways[-1]
        child = next(children, None)
        if child is None:
            ways.pop()
        elif child.tag in _WORDS:
            if child.tag != W + "delText" or revisions == "reject":
                yield Bit(child.text or "", child, inserted, run)
        elif child.tag == W + "instrText":
            yield Bit(child.text or "", field="code")
        elif is_twofold(child):
            form = chosen(child)
            ways += [] if form is None else [(iter(form), inserted, run)]
        elif child.tag not in out and not _PAGE_NUMBER.match(child.get(W + "instr", "")):
            yield from _met(child, inserted, run)
            if child.tag != _TEXT_BOX:
                ways.append((iter(child), inserted or child.tag in INSERTED, child if child.tag == W + "r" else run))


def _met(element: Element, inserted: bool, run: Element | None) -> Iterator[Bit]:
    """What an element itself stands for."""
    tag = element.tag
    if tag in _LETTERS:
        if run is not None:
            yield Bit(_LETTERS[tag], element, inserted, run)
    elif tag == W + "fldChar":
        filled = _filled(element)
        yield from () if filled is None else (Bit(*filled, inserted, run),)
        yield Bit("" if filled is None else _TOLD, field=element.get(W + "fldCharType", ""))
    elif tag == _TEXT_BOX:
        yield Bit(box=element)
    elif tag in _NOTES:
        yield Bit(note=(_NOTES[tag], element.get(W + "id", "")))
    elif tag in DRAWN:
        yield Bit(drawn=(element, DRAWN[tag]))
    elif tag == W + "sym":
        yield Bit(_symbol(element.get(W + "font", ""), element.get(W + "char", "")), element, inserted, run)
    elif tag == M + "den":
        yield Bit(" ")
    elif tag == ART and element.get("string"):
        yield Bit(" ")
        yield Bit(element.get("string", ""), element, inserted, run)
        yield Bit(" ")


def _filled(mark: Element) -> tuple[str, Element] | None:
    """What a form field of the older kind shows: the entry that is chosen from its list, or its box; other fields show their words."""
    box, choices = (mark.find(f"{W}ffData/{W}{name}") for name in ("checkBox", "ddList"))
    if box is not None:
        ticked = switched(box, "checked")
        return _BOXES[bool(switched(box, "default") if ticked is None else ticked)], box
    entries = [] if choices is None else choices.findall(W + "listEntry")
    said = value(choices, W + "result") or value(choices, W + "default") or "0"
    place = int(said) if said.isdecimal() and len(said) < _FIGURES else 0
    return (entries[place].get(W + "val", ""), entries[place]) if place < len(entries) else None


def _symbol(font: str, code: str) -> str:
    """The letter of a symbol; what is none becomes a space."""
    try:
        number = int(code, 16)
        return sign(font, number) or (" " if number in _PRIVATE else chr(number))
    except (ValueError, OverflowError):
        return " "

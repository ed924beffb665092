"""What stands around the body of a Word file on every page: each header and footer once, however many pages it numbers."""

import re
from collections.abc import Iterator

from checker.formats.docx.story import Reading, Story
from checker.formats.drawings import DRAWN
from checker.formats.ooxml import ART, W, stem
from checker.formats.outline import Piece
from checker.formats.xml import Element
from checker.model import BlockKind

_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SIMPLE, _CODE, _TEXT = (W + name for name in ("fldSimple", "instrText", "t"))
_CHANGES = tuple(W + name for name in ("ins", "moveTo", "del", "moveFrom"))  # two that differ in these are two


def around(root: Element, reading: Reading) -> Iterator[Piece]:
    """The headers and footers that the sections of the body use; of those that differ only in the number of a page, the first."""
    kinds: tuple[tuple[str, BlockKind], ...] = (("headerReference", "header"), ("footerReference", "footer"))
    for tag, kind in kinds:
        met: set[tuple[str, ...]] = set()
        for name in dict.fromkeys(reading.parts.named(reference) for reference in root.iter(W + tag)):
            story = reading.parts.whole(name)
            if story is not None and (words := _lasting(story, name)) not in met:
                met.add(words)
                yield from Story(story, stem(name), kind, reading).pieces()


def _lasting(story: Element, name: str) -> tuple[str, ...]:
    """The words of a header or footer but for the numbers of pages; one with drawings is like no other."""
    if next(story.iter(ART, *DRAWN), None) is not None:
        return (name,)
    counted = {words for field in story.iter(_SIMPLE) if _PAGES.match(field.get(W + "instr", "")) for words in field.iter(_TEXT)}
    found, code, number = list[str](), "", False
    for element in story.iter(W + "p", W + "delText", W + "sym", W + "fldChar", _CODE, _TEXT, *_CHANGES):
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            code = "" if kind == "begin" else code
            number = kind == "separate" and bool(_PAGES.match(code))
        elif element.tag == _CODE:
            code += element.text or ""
        elif not (element.tag == _TEXT and (number or element in counted)):
            found.append(f"{element.tag} {element.get(W + 'char', '')}{element.text or ''}")
    return tuple(found)

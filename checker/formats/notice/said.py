"""What a notice says, stretch by stretch: each in the words of a field of the file, or in words of the reader's own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from itertools import islice, takewhile
from typing import NamedTuple, TypeAlias

from checker.formats import html
from checker.formats.places import OWN, Letter

_MARK = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
IN_WORDS = "#said"  # behind a field that is told in other words than its own, such as a day or an amount


class Stretch(NamedTuple):
    """Words with the field that they come from and their place in it; the reader's own words have no field."""

    text: str
    field: str = ""
    start: int = 0


Said: TypeAlias = tuple[Stretch, ...]
Spelt: TypeAlias = Callable[[], Iterable[Letter]]  # the letters of a block, worked out only when somebody asks


def own(text: str) -> Said:
    """Words of the reader's own: a label, or what stands between two fields."""
    return (Stretch(text),) if text else ()


def put(text: str, written: object, field: str) -> Said:
    """What a field says, where it is not silent: as it is written, or in other words."""
    if not text:
        return ()
    start = written.find(text) if isinstance(written, str) and written.strip() == text.strip() else -1
    return (Stretch(text, field, start) if start >= 0 else Stretch(text, field + IN_WORDS),)


def joined(saids: Iterable[Said], between: str) -> Said:
    """What several fields say, one after the other; those that are silent are passed over."""
    whole: list[Stretch] = []
    for said in filter(None, saids):
        whole += (*own(between), *said) if whole else said
    return tuple(whole)


@lru_cache(maxsize=1)  # the paragraphs of a long text are asked for one after the other
def letters(said: Said) -> Sequence[Letter]:
    """The letters of what is said, with a mark for a letter as the letter that it stands for."""
    spelt = [Letter(sign, field, start + at if field else OWN) for text, field, start in said for at, sign in enumerate(text)]
    return _unmarked(_unmarked(spelt))


def stretch(said: Said, start: int, end: int) -> Iterable[Letter]:
    """Some of the letters of what is said."""
    return islice(letters(said), start, end)


def on_page(said: Said, field: str, anchor: str) -> Iterator[Letter]:
    """The letters of a block of a field that is written as a web page: its texts are counted, as those of a page are."""
    for leaf, start, text in _page("".join(part.text for part in said))[anchor]:
        yield from (Letter(sign, f"{field}#{leaf}", start + at) for at, sign in enumerate(text))


@lru_cache(maxsize=1)
def _page(markup: str) -> Mapping[str, Sequence[tuple[str, int, str]]]:
    """What is heard of a web page."""
    return html.heard(markup)


def _unmarked(spelt: list[Letter]) -> list[Letter]:
    """Letters with each mark for one as that letter, at the place of the mark."""
    text, found, at = "".join(letter.said for letter in spelt), list[Letter](), 0
    for mark in _MARK.finditer(text):
        meant = unescape(mark[0])
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(mark[0]), reversed(meant), strict=False))
        kept = len(list(alike))  # "&B" is no mark, and of "&notes" only the beginning is one
        found += spelt[at : mark.start()]
        found += (spelt[mark.start()]._replace(said=sign) for sign in meant[: len(meant) - kept])
        at = mark.end() - kept
    return found + spelt[at:]

"""Edits that leave a tender's faults as they are: paragraphs and sections moved, numbers raised, other sentences changed.

A text is edited as the corpora's sources are written: blocks of Markdown, with empty lines between them.
"""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import groupby

Edit = Callable[[str, Collection[str]], str]  # the text, and the sentences that a decision may be about, which are to stay

_TYPED = re.compile(r"^((?:#+ )?)(\d+)((?:\.\d+)+ |\. (?=\S))", re.M)
_REFERENCE = re.compile(r"\b((?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?) )(\d+)((?:\.\d+)*)(?! of the \w+ Act)")
_SENTENCE = re.compile(r"(?<=[a-z)]{2})\.(?= [A-Z]|$)", re.M)
_BEFORE, _AFTER = "This was settled in the spring.", "Officers have read it again."
_NEW = "# 1. About this document\n\nIt was put together by three officers, and is read from front to back."


def moved_paragraphs(text: str, _: Collection[str]) -> str:
    """In every run of plain paragraphs the last comes first; lists, tables and what leads into them stay where they are."""
    moved: list[str] = []
    for free, run in groupby(_blocks(text), key=_is_free):
        blocks = list(run)
        moved += [blocks[-1], *blocks[:-1]] if free else blocks
    return "\n\n".join(moved)


def moved_sections(text: str, _: Collection[str]) -> str:
    """The sections under the highest headings stand in the opposite order; what is before the first stays."""
    level = min((len(mark) for mark in re.findall(r"^(#+) ", _body(text), re.M)), default=1)
    first, *sections = re.split(rf"^(?=#{{{level}}} )", text, flags=re.M)
    title, sections = (sections[:1], sections[1:]) if text.startswith("# ") and level == 1 else ([], sections)
    return "\n\n".join(part.strip() for part in (first, *title, *reversed(sections)))


def renumbered(text: str, _: Collection[str]) -> str:
    """A section is put in before all others, so that every number after it, and every reference to one, is higher by one."""
    raised = _TYPED.sub(lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", text)
    raised = _REFERENCE.sub(lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", raised)
    title, body = raised.split("\n\n", 1) if text.startswith("# ") else ("", raised)
    return f"{title}\n\n{_NEW}\n\n{body}".lstrip()


def changed_around(text: str, kept: Collection[str]) -> str:
    """Every paragraph gets a sentence before and after its own, and those of its own that no decision is about get other words."""
    return "\n\n".join(_around(block, kept) if _is_free(block) else block for block in _blocks(text))


EDITS: dict[str, Edit] = {
    "paragraphs moved": moved_paragraphs,
    "sections moved": moved_sections,
    "renumbered": renumbered,
    "other sentences changed": changed_around,
}


def _around(block: str, kept: Collection[str]) -> str:
    """A paragraph with other sentences around those that are kept."""
    number = re.match(r"(?:\d+(?:\.\d+)* )?", block)
    opening = number[0] if number else ""
    own = "".join(_reworded(" ".join(block.split()).removeprefix(opening), kept))
    return f"{opening}{_BEFORE} {own} {_AFTER}"


def _reworded(block: str, kept: Collection[str]) -> Iterator[str]:
    """The sentences of a paragraph, those that are not kept with a few words more."""
    at = 0
    for end in [found.start() for found in _SENTENCE.finditer(block)]:
        sentence = letters(block[at:end])
        yield block[at:end] + (", as it was in the spring" if not any(sentence in each or each in sentence for each in kept) else "")
        at = end
    yield block[at:]


def letters(text: str) -> str:
    """The letters and figures of a text alone: by these sentences are held against each other."""
    return "".join(re.findall(r"\w", text.casefold()))


def _body(text: str) -> str:
    """A text without its title."""
    return text.split("\n\n", 1)[-1]


def _blocks(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip())


def _is_free(block: str) -> bool:
    """Whether a block is a paragraph that may stand anywhere in its section."""
    return not re.match(r"#|\||- |\d+\. |\[\^|<", block) and not block.rstrip().endswith(":") and not re.search(r"\n(?:-|1\.) ", block)

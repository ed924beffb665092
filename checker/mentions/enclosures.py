"""The annexes, schedules and forms that a pack is made of: where one is named, and where one stands."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from checker.mentions.values import Found
from checker.model import Block, Document, Enclosure, Span

SERIES = {"annexe": "annex", "annexure": "annex", "appendices": "appendix", "annexes": "annex", "annexures": "annex"}
_SERIES = (
    r"[Aa]nnex(?:es|ures?|e)?|ANNEX(?:ES|URE|E)?|[Aa]ppendix|[Aa]ppendices|APPENDIX|Schedules?|SCHEDULES?|Attachments?|ATTACHMENTS?"
    r"|Enclosures?|ENCLOSURES?"
)
_HINTS = ("annex", "append", "schedule", "attachment", "enclosure")  # in words without capitals: without one of these there is no part
_LABEL = r"[IVX]{2,4}|[A-Z]\d{0,2}|\d{1,2}[A-Z]?"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<before>(?i:call-?\s?off|joint|framework|DPS|core|award|supply)\s+)?(?P<series>{_SERIES})\s+(?:[Nn]o\.?\s*)?"
    rf"(?P<labels>(?:{_LABEL})(?![\w’'.]*\w)(?:\s*(?:,|and|or|to|&|–|-)\s*(?:and\s+)?(?:{_LABEL})(?![\w’'.]*\w))*)"
)
_OURS = "tender|contract|agreement|specification|itt|invitation|document|pack|terms|conditions|rfq|form"
_OF_THIS = rf"(?:this|these|the\s+(?:(?:present|draft)\s+)?(?:{_OURS}))\b"
_OF_ANOTHER = re.compile(rf"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:of|to|in|from)\s+(?!{_OF_THIS})(?:the|that|our|its|their|[A-Z])", re.I)
_LAW_BEFORE = re.compile(r"\b(?:Act|Regulations|Directive|ISO|IEC|BS|EN)\b[^.;]{0,30}$")
_HEAD = re.compile(r"[\s\d.()*#•–-]*$")
TITLE = 14  # words: a title has no more
ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}


def enclosures(text: str, offset: int, block: Block) -> tuple[Found, ...]:
    """The parts of the pack that a stretch of a block names, or, where it is their title, that stand there.

    Those of laws and of other papers are none.
    """
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return ()
    ours = (match for match in _NAMED.finditer(text) if _is_ours(match, text))
    return tuple(found for match in ours for found in _each(match, offset, _is_title(match, text, block)))


def enclosed(document: Document) -> tuple[Enclosure, ...]:
    """The parts that a file is, or its sheets are, by name, such as "Annex C layout.docx"."""
    sheets = dict.fromkeys(block.sheet.partition("!")[0] for block in document.blocks if block.sheet)
    names = (_spaced(name) for name in (PurePath(document.path.replace("\\", "/")).stem, *sheets))
    return tuple(Enclosure(*_said(match["series"], label)) for name in names for match in _NAMED.finditer(name) for label in _labels(match))


def _spaced(name: str) -> str:
    """The name of a file or sheet as words: "annex_c-layout" is Annex C Layout."""
    return re.sub(r"[\W_]+", " ", name).title()


def _each(match: re.Match[str], offset: int, titled: bool) -> Iterator[Found]:
    """Every part that is named together, each at its own label."""
    for label in re.finditer(_LABEL, match["labels"]):
        start = match.start() if label.start() == 0 else match.start("labels") + label.start()
        span = Span(offset + start, offset + match.start("labels") + label.end())
        series, name = _said(match["series"], label[0])
        yield Found("enclosure", span, Enclosure(series, name, titled))


def _labels(match: re.Match[str]) -> list[str]:
    """The labels of the parts that are named together."""
    return re.findall(_LABEL, match["labels"])


def _said(series: str, label: str) -> tuple[str, str]:
    """A part by its series and label in one form: "Annexures II" is annex 2."""
    word = series.lower()
    return SERIES.get(word, word.rstrip("s") if word not in SERIES.values() else word), ROMAN.get(label, label)


def _is_ours(match: re.Match[str], text: str) -> bool:
    """Whether the part can belong to this pack: not to a law, a framework or a paper of somebody else."""
    if match["before"] or _OF_ANOTHER.match(text, match.end()):
        return False
    return not _LAW_BEFORE.search(text[: match.start()])


def _is_title(match: re.Match[str], text: str, block: Block) -> bool:
    """Whether the part stands here: a heading, a short line, or a line at the head of every page opens with its name."""
    if not _HEAD.match(text[: match.start()]) or block.kind in ("item", "cell"):
        return False
    return block.kind == "heading" or (len(text.split()) <= TITLE and not text.rstrip().endswith((".", ";", ":", "?")))

"""The open standards, and the words of each as vocabularies of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.model import OpenStandard, Vocabulary
from checker.rulebook.links import MENTIONS
from checker.rulebook.values import flowing, words
from checker.validation import Sheet

MEANS: Mapping[str, str] = {
    "needed": "Words that need {}.",
    "asked": "Words that ask for {}.",
    "old": "Words that ask for an older edition of {}.",
    "vague": "Words that ask for the like of {}, without naming it.",
    "closed": "Words that ask for a closed way in place of {}.",
}


def standards(sheet: Sheet) -> tuple[OpenStandard, ...]:
    """The open standards of a file that is known to fit its schema."""
    return tuple(_standard(item) for item in sheet.data["standards"])


def vocabularies(sheet: Sheet) -> Iterator[Vocabulary]:
    """The words that stand with a standard, each set under a kind of its own such as `odf:asked`."""
    for item in sheet.data["standards"]:
        for part in MENTIONS:
            phrases = item.get(part, {}).get("words", ())
            if phrases:
                yield Vocabulary(_kind(item, part), MEANS[part].format(item["name"]), tuple(phrases), path=sheet.path)


def _standard(item: Mapping[str, Any]) -> OpenStandard:
    """One standard, with all that it goes by as kinds of mention."""
    return OpenStandard(
        id=item["id"],
        name=item["name"],
        need=flowing(item["need"]),
        keeper=item["keeper"],
        adoption=item["adoption"],
        source=flowing(item["source"]),
        clause=item["clause"],
        version=item.get("version", ""),
        bound=flowing(item.get("bound", "")),
        sure=not item.get("unsure", False),
        of_bids=item.get("of-bids", False),
        buys=words(item["buys"]),
        regimes=words(item.get("regimes")),
        closed_by=words(item.get("closed-by")),
        **{part: _kinds(item, part) for part in MENTIONS},
    )


def _kinds(item: Mapping[str, Any], part: str) -> tuple[str, ...]:
    """The kinds of one part: those of the vocabulary, and the standard's own words."""
    given = item.get(part, {})
    return (*given.get("kinds", ()), *([_kind(item, part)] if "words" in given else []))


def _kind(item: Mapping[str, Any], part: str) -> str:
    """The kind of a standard's own words."""
    return f"{item['id']}:{part}"

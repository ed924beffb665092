"""A finding in words, for every report that tells its findings one by one: where, why, on whose authority, and what to write instead."""

from collections.abc import Iterator

from checker.model import Finding
from checker.render.page import visible
from checker.render.values import authority, exception, where

KEPT = 12  # letters of a fingerprint by which a finding can be decided upon
UNASKED = "Is there a reason for it, and where is it recorded?"


def reasons(finding: Finding) -> Iterator[tuple[str, str]]:
    """What all findings of one rule share, each with its label; what there is nothing to say of is left out."""
    yield "Why", finding.because
    yield "Authority", authority(finding.authority)
    if finding.verdict == "review":
        yield "Judge", f"A person must judge. {finding.asks or UNASKED}"
    yield "Instead", finding.advice
    if finding.wording:
        yield "To paste", finding.wording
    if finding.asks and finding.verdict == "fail":
        yield "Ask", finding.asks


def decided(finding: Finding) -> str:
    """What was decided about a finding, and whether it stood in the baseline; nothing of one that is new and open."""
    known = ["In the baseline already."] if finding.known and not finding.waived else []
    agreed = "Agreed exception: " if finding.waived else ""
    return " ".join([*known, *([f"{agreed}{exception(finding.decision)}"] if finding.decision else [])])


def spot(finding: Finding) -> str:
    """Where a finding is; of what is absent, where it was looked for."""
    return f"{finding.at.place.document}, {where(finding.at.place)}" if finding.at else f"nowhere in the documents of {finding.pack}"


def paragraphs(finding: Finding) -> list[str]:
    """All that is to be said of one finding, a line each, with nothing in it that steers a program."""
    labelled = [
        ("Decision", decided(finding)),
        ("Where", spot(finding)),
        *_words(finding),
        *reasons(finding),
        ("Finding", finding.fingerprint[:KEPT]),
    ]
    return [visible(line) for line in (finding.message, *(f"{label}: {words}" for label, words in labelled if words))]


def _words(finding: Finding) -> Iterator[tuple[str, str]]:
    """The sentence that holds the marked words, and the other places that the finding is about."""
    if finding.at:
        yield "Sentence", finding.at.sentence
    for other in finding.related:
        yield "Compare", f"“{other.quote}” in {other.place.document}, {where(other.place)}"

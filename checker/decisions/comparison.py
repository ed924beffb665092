"""An earlier draft held against a later one: what was mended, what is still there, what is new, and what is an agreed exception now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.model import Comparison

Told = Mapping[str, Any]  # a report, or a finding of it, by the contract of the JSON report


def compared(old: Told, new: Told) -> Comparison:
    """Two reports: their findings, told apart by their fingerprints, and the documents that were not checked."""
    unread = (document for report in (old, new) for document in report["documents"] if document["status"] == "not checked")
    return replace(_told_apart(old["findings"], new["findings"]), unread=tuple(unread))


def _told_apart(old: Sequence[Told], new: Sequence[Told]) -> Comparison:
    """The findings of two reports; one that stands in two files counts twice.

    What is an agreed exception in the later draft is told apart, whether it was there before or not.
    """
    before, after = Counter(map(_print, old)), Counter(map(_print, new))
    seen: Counter[str] = Counter()
    still: list[Told] = []
    fresh: list[Told] = []
    waived: list[Told] = []
    for finding in new:
        seen[_print(finding)] += 1
        if finding["decision"] and finding["decision"]["state"] == "agreed":
            waived.append(finding)
        else:
            (still if seen[_print(finding)] <= before[_print(finding)] else fresh).append(finding)
    fixed: list[Told] = []
    for finding in old:
        after[_print(finding)] -= 1
        fixed += [finding] if after[_print(finding)] < 0 else []
    return Comparison(tuple(fixed), tuple(still), tuple(fresh), tuple(waived))


def _print(finding: Told) -> str:
    """The fingerprint of a finding."""
    return str(finding["fingerprint"])

"""An earlier draft held against a later one: what was mended, what is still there, what is new, and what is an agreed exception now."""

from collections.abc import Iterable

from checker.model import Comparison, Finding


def compared(old: Iterable[Finding], new: Iterable[Finding]) -> Comparison:
    """The findings of two drafts, told apart by their fingerprints; the same words twice in a draft count twice."""
    left = {finding.fingerprint: finding for finding in old}
    fresh: list[Finding] = []
    still: list[Finding] = []
    waived: list[Finding] = []
    for finding in new:
        before = left.pop(finding.fingerprint, None)
        (waived if finding.waived else still if before else fresh).append(finding)
    return Comparison(fixed=tuple(left.values()), still=tuple(still), new=tuple(fresh), waived=tuple(waived))

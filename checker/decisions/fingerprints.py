"""Fingerprints: what tells one finding from another across edits, so that a decision about it is kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from checker.decisions.likeness import unnumbered, words_alone
from checker.model import Finding, Outcome


def fingerprinted(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes with a fingerprint on every finding: no page, line or heading is in it, so it survives edits around it."""
    seen: Counter[tuple[str, str]] = Counter()
    return tuple(replace(outcome, findings=tuple(_marked(finding, seen) for finding in outcome.findings)) for outcome in outcomes)


def _marked(finding: Finding, seen: Counter[tuple[str, str]]) -> Finding:
    """A finding with its fingerprint; the same words in the same document are told apart by their order."""
    words = _words(finding)
    if finding.at and not finding.related:
        seen[finding.at.place.document, words] += 1
        words += f"\n{seen[finding.at.place.document, words]}"
    return replace(finding, fingerprint=sha256(words.encode("utf-8", "replace")).hexdigest())


def _words(finding: Finding) -> str:
    """What a fingerprint is made of: the rule alone for an absence, all sentences for a contradiction, else sentence and marked words."""
    if finding.at is None:
        return finding.rule
    if finding.related:
        return "\n".join([finding.rule, *sorted(_plain(quoted.sentence) for quoted in (finding.at, *finding.related))])
    return "\n".join([finding.rule, _plain(finding.at.sentence), _plain(finding.at.quote)])


def _plain(text: str) -> str:
    """Words as they are told apart."""
    return words_alone(unnumbered(text))

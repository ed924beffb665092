"""Matches what the checker found to what people say is right, and counts. Nothing is read or judged here.

A finding hits a label where both speak of the same concern and it stands at the label's words: they lie in its sentence, or overlap
it by half, or the marked words lie in them. Several findings on one label count once. A finding at no label is a false alarm; one at
a label on which opinions may differ is neither right nor wrong. Of what is absent, one answer for a tender is right or wrong.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from checker.fixed import fixed
from checker.model import Counted, Finding, Quoted

WORD = re.compile(r"[a-z0-9]+")
LONGEST, TIMES = 120, 4  # words: a sentence as long as a page, and as many times longer than the label, points nowhere
SHARE, LEAST = 0.5, 5
PAIRS = (("criteria-unclear", "weights-total"), ("short-deadline", "period-too-short"), ("turnover-threshold", "turnover-ratio"))
TWINS = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}


@fixed
class Label:
    """A place that a fair reviewer would raise, or a trap that only looks like one; one fault may have several places."""

    concern: str
    quotes: tuple[str, ...]
    clear: bool = True
    files: tuple[str, ...] = ()


@fixed
class Labelled:
    """A tender, of one document or of a pack, with what is right to say of it."""

    path: str
    labels: tuple[Label, ...]
    traps: tuple[Label, ...] = ()
    absent: Mapping[str, bool | None] = field(default_factory=dict)  # by concern; None where opinions may differ

    @property
    def concerns(self) -> set[str]:
        """Every concern of which the labels speak."""
        return {label.concern for label in (*self.labels, *self.traps)} | set(self.absent)


@dataclass
class Tally:
    """What was counted of one tender: by concern, by rule, and the traps that a rule went into."""

    concerns: dict[str, Counted] = field(default_factory=dict)
    rules: dict[str, Counted] = field(default_factory=dict)
    sprung: int = 0


def tallied(findings: Sequence[Finding], labelled: Labelled, judged: Collection[str]) -> Tally:
    """The counts of one tender; of concerns that are not judged, for nobody labelled any, nothing is said."""
    spoken = [_as_labelled(finding, labelled) for finding in findings if finding.concern in judged]
    findings = [each for said in spoken for each in said]
    tally = Tally()
    for concern in sorted({finding.concern for finding in findings} | labelled.concerns):
        tally.concerns[concern] = _counted([finding for finding in findings if finding.concern == concern], labelled, concern)
    findings = [said[0] for said in spoken]
    for rule, concern in sorted({(finding.rule, finding.concern) for finding in findings}):
        tally.rules[rule] = _counted([finding for finding in findings if finding.rule == rule], labelled, concern)
    tally.sprung = sum(any(_sprung(finding, trap, labelled) for finding in findings) for trap in labelled.traps)
    return tally


def summed(counts: Iterable[Mapping[str, Counted]]) -> dict[str, Counted]:
    """Counts of several tenders together, name by name."""
    made: dict[str, Counted] = {}
    for each in counts:
        for name, counted in each.items():
            made[name] = made.get(name, Counted()) + counted
    return dict(sorted(made.items()))


def stands_at(finding: Finding, label: Label) -> bool:
    """Whether a finding is of a label's concern and at one of its places; what has no place of its own is not at a wrong one."""
    if finding.concern != label.concern:
        return False
    spots = [spot for spot in (finding.at, *finding.related) if spot]
    return not spots or any(_in_file(spot, label) and _overlaps(spot, quote) for spot in spots for quote in label.quotes)


def _as_labelled(finding: Finding, labelled: Labelled) -> list[Finding]:
    """A finding by the codes under which its fault is labelled: one place may show what takes two to prove, such as weights of 105 %,
    or bear the code of the passage and that of the pack.
    """
    twin = replace(finding, concern=TWINS.get(finding.concern, finding.concern))
    at = [one for one in (finding, twin) if any(stands_at(one, label) for label in labelled.labels)]
    return [finding] if twin == finding or not at else at


def _counted(findings: Sequence[Finding], labelled: Labelled, concern: str) -> Counted:
    """The counts of some findings of one concern."""
    if concern in labelled.absent:
        return _counted_absence(bool(findings), labelled.absent[concern])
    of_concern = [label for label in labelled.labels if label.concern == concern]
    clear = [label for label in of_concern if label.clear]
    hits = sum(any(stands_at(finding, label) for finding in findings) for label in clear)
    at = [[label for label in of_concern if stands_at(finding, label)] for finding in findings]
    arguable = sum(bool(labels) and not any(label.clear for label in labels) for labels in at)
    return Counted(hits, len(clear) - hits, sum(not labels for labels in at), arguable)


def _counted_absence(said: bool, wanted: bool | None) -> Counted:
    """The counts of one yes or no."""
    if wanted is None:
        return Counted(arguable=int(said))
    return Counted(hits=int(wanted and said), missed=int(wanted and not said), alarms=int(said and not wanted))


def _sprung(finding: Finding, trap: Label, labelled: Labelled) -> bool:
    """Whether a finding takes a trap for a fault, and is not at a fault beside it."""
    placed = finding.at is not None and stands_at(finding, trap)
    return placed and not any(stands_at(finding, label) for label in labelled.labels)


def _in_file(spot: Quoted, label: Label) -> bool:
    return not label.files or PurePath(spot.place.document).name in label.files


def _overlaps(spot: Quoted, quote: str) -> bool:
    """Whether marked words or their sentence are a label's words."""
    wanted, sentence, marked = _words(quote), _words(spot.sentence), _words(spot.quote)
    if sentence and len(sentence) <= max(LONGEST, TIMES * len(wanted)):
        shorter = min(len(wanted), len(sentence))
        if _longest_run(wanted, sentence) >= max(min(LEAST, shorter), SHARE * shorter):
            return True
    return bool(marked) and _longest_run(wanted, marked) == min(len(wanted), len(marked))


def _words(text: str) -> list[str]:
    """The words of a text, without case and punctuation: what survives any file format."""
    return WORD.findall(text.lower().replace("’", "'"))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the longest run has that both share."""
    best, before = 0, dict[int, int]()
    for word in one:
        here = {at: before.get(at - 1, 0) + 1 for at, same in enumerate(other) if same == word}
        best, before = max(best, *here.values(), 0), here
    return best

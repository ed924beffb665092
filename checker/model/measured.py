"""How right the rules are on tenders of which people said what is right."""

from collections.abc import Mapping

from checker.fixed import fixed


@fixed
class Counted:
    """How right something was on labelled tenders: faults found and missed, alarms where no label is, findings where opinions differ."""

    hits: int = 0
    missed: int = 0
    alarms: int = 0
    arguable: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was said and can be judged, how much is right."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else None

    @property
    def recall(self) -> float | None:
        """Of what is to be found, how much was."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    def __add__(self, other: "Counted") -> "Counted":
        """Both together."""
        return Counted(self.hits + other.hits, self.missed + other.missed, self.alarms + other.alarms, self.arguable + other.arguable)


@fixed
class Total:
    """A set of labelled tenders as a whole; a trap is a passage that only looks like a fault, sprung where a rule took it for one."""

    documents: int
    words: int
    counted: Counted
    traps: int
    sprung: int


@fixed
class Measured:
    """What a measure gave: the totals of each set, and counts by concern and by rule over the sets that are not held back."""

    sets: Mapping[str, Total]
    concerns: Mapping[str, Counted]
    rules: Mapping[str, Counted]

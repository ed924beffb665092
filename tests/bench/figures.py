"""A figure with its goal, and the sheet on which the figures of one kind of measure stand."""

import os
from dataclasses import asdict, dataclass, field
from operator import ge, gt, le
from typing import Any

from tests.bench.clock import Taken

SIGNS = {"at most": le, "at least": ge, "above": gt}


@dataclass(frozen=True)
class Goal:
    """What a figure is to be: at most, at least or above so much."""

    sign: str
    bound: float

    def met(self, value: float) -> bool:
        """Whether a value reaches it."""
        return bool(SIGNS[self.sign](value, self.bound))

    def __str__(self) -> str:
        return f"{self.sign} {self.bound:g}"


@dataclass(frozen=True)
class Figure:
    """One figure: the best and the middle of its rounds, what it is to be, and how busy the machine was just then.

    Without a value it is not there, and the note says why.
    """

    group: str
    name: str
    unit: str
    best: float | None = None
    median: float | None = None
    rounds: int = 0
    goal: Goal | None = None
    note: str = ""
    load: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))

    @property
    def verdict(self) -> str:
        """Whether its goal is reached; nothing where it has none."""
        if self.goal is None:
            return ""
        if self.best is None:
            return "not measured"
        return "reached" if self.goal.met(self.best) else "not reached"

    def as_json(self) -> dict[str, Any]:
        """The figure as it is written down."""
        return {**asdict(self), "goal": str(self.goal) if self.goal else None, "verdict": self.verdict}


class Sheet:
    """The figures of one kind of measure, in the order in which they were taken."""

    def __init__(self, group: str) -> None:
        self.group = group
        self.figures: list[Figure] = []

    def put(self, name: str, taken: Taken, unit: str = "s", *, goal: Goal | None = None, note: str = "") -> None:
        """Write a figure down."""
        self.figures.append(Figure(self.group, name, unit, taken.best, taken.median, taken.rounds, goal, note))

    def lack(self, name: str, why: str, goal: Goal | None = None) -> None:
        """Write down that a figure could not be taken, and why."""
        self.figures.append(Figure(self.group, name, "", goal=goal, note=why))

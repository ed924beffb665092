"""The trail through a document: the headings that one stands under, and the list that one is reading."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from checker.formats import markers

_CLOSED = (".", "?", "!", ".)", ".”", '."', ".’")  # any other end leaves the sentence open, as ":" and ";" do
_DEEPEST = 20  # each block remembers all that it stands under, and a file may claim thousands of levels

Role = Literal["heading", "item", "other"]


class Step(NamedTuple):
    """What the trail knows of a block when it is reached."""

    level: int
    section: str
    headings: tuple[int, ...]
    leads: tuple[int, ...]


class Line(NamedTuple):
    """A block on the trail: its index, what it is, its words, its depth where the file says it, and its number."""

    at: int
    role: Role
    text: str
    level: int
    number: str


@dataclass(slots=True)
class Trail:
    """Headings, section and open list at one moment of the walk."""

    headings: list[tuple[int, int, str]] = field(default_factory=list)  # level, index and section
    section: str = ""
    lead: int | None = None  # the block before the list, where it leads it in
    items: list[tuple[int, int, str]] = field(default_factory=list)  # open items: level, index and how they are numbered
    last: str = ""  # number of the item before
    clauses: dict[str, int] = field(default_factory=dict)  # by number, since the last heading
    chapter: int = 0  # the last heading that bore a bare number

    def step(self, line: Line) -> Step:
        """Walk on to the next block, and say where it stands."""
        if line.role == "heading":
            return self._heading(line)
        return self._item(line) if line.role == "item" else self._other(line)

    def part(self) -> None:
        """Leave the list: something else stands between."""
        self.lead, self.last = None, ""
        self.items.clear()

    def branch(self) -> "Trail":
        """A trail that begins here and leads into a table: what it meets there ends with the table."""
        return Trail(headings=list(self.headings), section=self.section)

    def _heading(self, line: Line) -> Step:
        self.part()
        self.clauses.clear()
        level = min(line.level or 1, _DEEPEST)
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        above = tuple(index for _, index, _ in self.headings)
        self.section = self._chapter(line.number) or (self.headings[-1][2] if self.headings else "")
        self.headings.append((level, line.at, self.section))
        return Step(level, self.section, above, ())

    def _chapter(self, number: str) -> str:
        """The section that a heading begins; a bare number must be the next one: "32 applications" is no chapter."""
        if number.isdecimal():
            if int(number) not in {1, self.chapter + 1}:
                return ""
            self.chapter = int(number)
        return markers.section(number)

    def _item(self, line: Line) -> Step:
        manner = markers.manner(line.number, self.last)
        level = min(line.level or self._depth(manner), _DEEPEST)
        self.last = line.number
        while self.items and self.items[-1][0] >= level:
            self.items.pop()
        parents = [index for _, index, _ in self.items] or self._clause_above(line.number)
        self.items.append((level, line.at, manner))
        if "." in markers.section(line.number):
            self._clause(line)
        return Step(level, self.section, self._above(), tuple(([] if self.lead is None else [self.lead]) + parents))

    def _other(self, line: Line) -> Step:
        self.part()
        self.lead = line.at if _leads_in(line.text) else None
        leads: tuple[int, ...] = ()
        if markers.section(line.number):
            leads = tuple(self._clause_above(line.number))
            self._clause(line)
        return Step(line.level, self.section, self._above(), leads)

    def _clause(self, line: Line) -> None:
        """Stand in a numbered clause; it leads its sub-clauses in where its sentence is open."""
        self.section = markers.section(line.number)
        if _leads_in(line.text):
            self.clauses[self.section] = line.at
        else:
            self.clauses.pop(self.section, None)

    def _clause_above(self, number: str) -> list[int]:
        """The open clauses 4 and 4.2 above the sub-clause 4.2.1, outermost first."""
        parts = markers.section(number).split(".")
        above = [".".join(parts[:end]) for end in range(1, len(parts))]
        return [self.clauses[clause] for clause in above if clause in self.clauses]

    def _above(self) -> tuple[int, ...]:
        return tuple(index for _, index, _ in self.headings)

    def _depth(self, manner: str) -> int:
        """The depth of an item by the manner of its number, where the file does not say it: a new manner is one deeper."""
        same = [level for level, _, known in self.items if known == manner]
        return same[-1] if same else self.items[-1][0] + 1 if self.items else 1


def _leads_in(text: str) -> bool:
    """Whether a paragraph is open at its end, so that the list after it continues its sentence."""
    return not text.rstrip().endswith(_CLOSED)

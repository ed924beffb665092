"""What is known while an OpenDocument file is read: where the reading stands, and what it has met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.fixed import fixed
from checker.formats.odf.changes import Changes
from checker.formats.odf.files import Files
from checker.formats.odf.styles import Count
from checker.formats.outline import Piece
from checker.formats.spelling import Spelling
from checker.model import BlockKind, Cell, Comment


@fixed
class Place:
    """Where the reading stands: in which cell, whether a heading may stand there, and at which depth of which list."""

    cell: Cell | None = None
    head: bool = False
    headed: bool = True
    title: bool = False  # of a slide
    depth: int = 0
    style: str = ""
    count: Count | None = None


@dataclass(slots=True)
class Reading:
    """What is met while a file is read: notes and comments, which stand elsewhere, and the lists that go on."""

    files: Files
    changes: Changes
    tables: int = 0
    notes: list[tuple[BlockKind, Callable[[], Iterator[Piece]]]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    outline: Count = field(default_factory=Count)
    spelling: Spelling | None = None  # kept only for the walk back

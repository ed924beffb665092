"""How far the reading or marking is, on a terminal alone and beside the results: files done, and the name of the one whose turn it is."""

import os
import sys
from threading import RLock, Timer
from time import monotonic
from typing import TYPE_CHECKING

from checker.cli.console import complain
from checker.render.page import visible
from checker.render.values import lasting
from checker.service.watching import Watch

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

AFTER = 1.0  # seconds: what ends before needs no bar
MANY, ENOUGH = 20, 5  # of so many files the rate is told, when so many are done


class Bar(Watch):
    """A bar that appears when a command takes longer than a second, and is gone whenever all of its files are done."""

    def __init__(self) -> None:
        self._lock = RLock()  # the timer shows it from a thread of its own
        self._doing, self._total, self._done, self._name = "", 0, -1, ""
        self._shown: Progress | None = None
        self._is_due, self._began = False, monotonic()
        self._timer = Timer(AFTER, self._fall_due)
        self._timer.daemon = True
        self._timer.start()

    def expect(self, files: int, doing: str = "Reading") -> None:
        """So many files more are to be read, or whatever is done with them."""
        with self._lock:
            self._doing = doing
            self._began = self._began if self._total else monotonic()
            self._total += files
            self._draw()

    def turn(self, path: str) -> None:
        """It is the turn of a file, and the one before is done."""
        with self._lock:
            self._done, self._name = self._done + 1, os.path.basename(path)
            self._draw()

    def tell(self, line: str) -> None:
        """What is being done that takes long, in place of the file's name; a line of its own while there is no bar."""
        with self._lock:
            self._name = line
            if self._shown:
                self._draw()
            else:
                complain(line)

    def over(self) -> None:
        """Take the bar away: what is printed next are results."""
        with self._lock:
            self._total, self._done, self._name = 0, -1, ""
            if self._shown:
                self._shown.stop()
                self._shown = None

    def _fall_due(self) -> None:
        """Draw from now on, as soon as there are files to read: by then the rules may not even be open."""
        with self._lock:
            self._is_due = True
            self._draw()

    def _draw(self) -> None:
        """Draw how far it is, where it takes long."""
        if self._is_due and self._total and not self._shown:
            self._shown, self._task = _drawn(self._total)
            self._shown.start()
        if self._shown:
            done = max(self._done, 0)
            said = f"{done} of {self._total}  {self._rate(done)}{visible(self._name)}"
            self._shown.update(self._task, total=self._total, completed=done, description=said, doing=self._doing)

    def _rate(self, done: int) -> str:
        """How fast it goes, and how long it will last, where many are to be done."""
        taken = monotonic() - self._began
        if self._total < MANY or done < ENOUGH or not taken:
            return ""
        return f"{done / taken:.1f} a second, {lasting((self._total - done) * taken / done)} left  "


def watch(quiet: bool) -> Watch:
    """Who is told how far the reading is: a bar on a terminal that can draw one, and else nobody."""
    return Bar() if not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else Watch()


def _drawn(total: int) -> "tuple[Progress, TaskID]":
    """A bar with what it says; names are put into it as they are, and it has no colour for who wants none."""
    from rich.console import Console  # a tenth of a second, and only for what takes long
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(file=sys.stderr, color_system=None if os.environ.get("NO_COLOR") else "auto")
    doing, said = (TextColumn(f"{{task.{words}}}", markup=False) for words in ("fields[doing]", "description"))
    beside = not sys.stdout.isatty()  # results that go elsewhere are none of the bar's business
    made = Progress(doing, BarColumn(20), said, console=console, transient=True, redirect_stdout=not beside)
    return made, made.add_task("", total=total, doing="")

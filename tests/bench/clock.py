"""Times taken in turns: each work once a round, so that whatever else the machine does falls on all of them alike."""

import gc
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Works = Mapping[str, Callable[[], float]]  # by name what gives its own seconds, whichever clock it goes by


@dataclass(frozen=True)
class Taken:
    """What some rounds gave: the best, and the middle one."""

    best: float
    median: float
    rounds: int

    def rate(self, count: float) -> "Taken":
        """How much was done in a second, where this is how long so much took."""
        return Taken(count / self.best, count / self.median, self.rounds)

    def over(self, other: "Taken") -> "Taken":
        """How many times the other this is: best against best, middle against middle."""
        return Taken(self.best / other.best, self.median / other.median, min(self.rounds, other.rounds))

    def beyond(self, other: "Taken") -> "Taken":
        """How much this is above the other; what the clock cannot tell apart counts as a thousandth of it."""
        return Taken(max(self.best - other.best, self.best / 1000), max(self.median - other.median, self.median / 1000), self.rounds)


def once(value: float) -> Taken:
    """What was taken once."""
    return Taken(value, value, 1)


def taken_of(seconds: Sequence[float]) -> Taken:
    """The best and the middle of some times."""
    return Taken(min(seconds), median(seconds), len(seconds))


def turns(works: Works, rounds: int, unused: int = 0) -> dict[str, Taken]:
    """What each work gives as its seconds, over some rounds in which each has its turn; the first ones may go `unused`, to warm up."""
    given: dict[str, list[float]] = {name: [] for name in works}
    for number in range(unused + rounds):
        for name, work in works.items():
            seconds = work()
            if number >= unused:
                given[name].append(seconds)
    return {name: taken_of(times) for name, times in given.items()}


def busy(work: Callable[[], object]) -> float:
    """How long the processor works for something in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def busy_reading(work: Callable[[], object]) -> float:
    """The same with rubbish left lying, as in the processes that read."""
    gc.disable()
    try:
        return busy(work)
    finally:
        gc.enable()


def waited(work: Callable[[], object]) -> float:
    """How long somebody waits for something."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def busy_beside(work: Callable[[], object]) -> float:
    """How long the processor works for the processes that something starts and sees ended."""
    began = spent_beside()
    work()
    return spent_beside() - began


def spent_beside() -> float:
    """How long the processor has worked for all processes that were started from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: Sequence[str], codes: Sequence[int] = (0, 1), env: Mapping[str, str] | None = None) -> str:
    """Run a command to its end, and give what it printed. Raises RuntimeError where it ends otherwise than it should."""
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout

"""The options for many packs: how many work at them, on which engine, and where the report of each goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from checker.cli.console import complain, show
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Rulebook
from checker.render.values import count
from checker.service.answers import Answers, Manner
from checker.service.judged import Order, Said
from checker.service.watching import Watch

if TYPE_CHECKING:
    from checker.batch.results import Results
    from checker.batch.run import Batch, Engine
    from checker.batch.tally import Tally

F = TypeVar("F", bound=Callable[..., Any])
MOST = 128  # processes at once: each takes memory, and open files of the one that hands the work out
DATASETS = ("parquet", "jsonl")
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--jobs", type=click.IntRange(1, MOST), default=1, show_default=True, metavar="N", help="Check so many packs at once."),
    click.option(
        "--results", metavar="DIR", help="Write a report of each pack into a folder, or to an address such as s3://bucket/folder."
    ),
    click.option("--resume", metavar="DIR", help="Go on with a folder of results: what is whole there and unchanged is not done again."),
    click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Where the packs are checked."),
    click.option("--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster, such as tcp://10.0.0.1:8786."),
)


def batch_options(command: F) -> F:
    """A command with the options for many packs."""
    for option in reversed(_OPTIONS):
        command = cast(F, option(command))
    return command


@fixed
class Crew:
    """Who checks the packs, and where the report of each goes."""

    jobs: int = 1
    results: str | None = None
    resume: str | None = None
    engine: str = "local"
    scheduler: str | None = None
    forms: tuple[str, ...] = ()  # of the dataset that is made of all reports
    quietly: tuple[str, ...] | None = None  # the severities of which alone a line is printed

    def __post_init__(self) -> None:
        if self.results and self.resume and self.results != self.resume:
            raise BadSettings("--results and --resume: give one of them")
        if self.engine == "dask" and not self.scheduler:
            raise BadSettings("--engine dask: say where its scheduler is, such as --scheduler tcp://10.0.0.1:8786")
        if unfit := [form for form in self.forms if self.place and form not in ("json", *DATASETS)]:
            raise BadSettings(f"--format {unfit[0]}: with --results each report is JSON; parquet and jsonl make one dataset of all")
        if "parquet" in self.forms and not self.place:  # alone it would be silent about what was not read
            raise BadSettings("--format parquet: it is a dataset of findings and documents. Say where it goes, such as --results DIR")
        if self.scheduler and self.engine != "dask":
            raise BadSettings("--scheduler: it is Dask's. Add --engine dask")

    @property
    def place(self) -> str | None:
        """Where the report of each pack goes; nothing where one report of all is wanted."""
        return self.resume or self.results

    @property
    def datasets(self) -> tuple[str, ...]:
        """The forms of the dataset that is made of all reports."""
        return tuple(form for form in self.forms if form in DATASETS)

    @property
    def many(self) -> bool:
        """Whether several are at work, here or elsewhere."""
        return self.jobs > 1 or self.engine == "dask"


@fixed
class Shift:
    """A crew at work: how it is to check, what it may look up, and who is told how far it is."""

    crew: Crew
    manner: Manner
    seconds: float
    answers: Answers | None
    watch: Watch

    def said(self, rulebook: Rulebook, orders: Sequence[Order]) -> Iterator[Said]:
        """What is said of each pack before decisions."""
        batch = _batch(orders, rulebook)
        yield from batch.said(self._engine(rulebook, whole=False), self._teller(orders))
        self.watch.over()

    def lines(self, rulebook: Rulebook, orders: Sequence[Order], keyed: Answers) -> "Tally":
        """Print a line for each pack, and one that counts everything; the answer is the counts."""
        from checker.batch.dataset import spare_others, write_dataset
        from checker.batch.results import Results
        from checker.batch.run import total
        from checker.batch.tally import total_line

        began, results = monotonic(), Results(str(self.crew.place), resumed=bool(self.crew.resume))
        spare_others(results, self.crew.datasets)
        with _stopped(results.place):
            told = list(self._told(results, rulebook, orders, keyed))
            write_dataset(results, rulebook, self.crew.datasets)
        counted = total([tally for tally, _ in told])
        if self.crew.quietly is None:
            show(f"{total_line(counted, sum(before for _, before in told), monotonic() - began)}\n")
        if results.left:
            complain(f"{results.place}: {count(results.left, 'report')} there of other packs, which the manifest no longer names")
        return counted

    def _told(self, results: "Results", rulebook: Rulebook, orders: Sequence[Order], keyed: Answers) -> "Iterator[tuple[Tally, bool]]":
        """Print a line for each pack; the answer is its counts, and whether its report is from before."""
        for line, tally, before in _batch(orders, rulebook).lines(_Late(self, rulebook), results, keyed, self._teller(orders)):
            if self.crew.quietly is None or tally.weighs(self.crew.quietly):
                show(f"{line}\n")
            yield tally, before
        self.watch.over()

    def _engine(self, rulebook: Rulebook, whole: bool) -> "Engine":
        """Those who check: processes of this machine, or the workers of a cluster."""
        from checker.batch.work import Trade

        if self.crew.engine == "dask":
            from checker.batch.cluster import Cluster

            return Cluster(Trade(self.manner, self.seconds, None, whole), str(self.crew.scheduler))
        from checker.batch.pool import Pool

        return Pool(Trade(self.manner, self.seconds, self.answers, whole), rulebook, self.crew.jobs)

    def _teller(self, orders: Sequence[Order]) -> Callable[[str], None]:
        """Whoever is told of each pack that is done."""
        self.watch.expect(len(orders), "Checking")
        self.watch.turn("")
        return self.watch.turn


class _Late:
    """An engine that begins when there is something to do."""

    def __init__(self, shift: Shift, rulebook: Rulebook) -> None:
        self._shift, self._rulebook = shift, rulebook

    def run(self, orders: Iterable[Order], told: Any = None) -> Any:
        """What came of each pack; an engine that has nothing to do is none."""
        coming = iter(orders)
        if (first := next(coming, None)) is not None:
            yield from self._shift._engine(self._rulebook, whole=True).run(chain((first,), coming), told)


@contextmanager
def _stopped(place: str) -> Iterator[None]:
    """Have it said how to go on, when somebody stops a batch."""
    cure = f"To go on, check again with --resume {place}"
    try:
        yield
    except KeyboardInterrupt as stop:
        stop.add_note(cure)
        raise
    except SystemExit:
        complain(f"Stopped. {cure}")
        raise


def _batch(orders: Sequence[Order], rulebook: Rulebook) -> "Batch":
    """The packs as a batch."""
    from checker.batch.run import Batch  # only what is checked needs it

    return Batch(orders, rulebook)

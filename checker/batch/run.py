"""Hands the packs of a batch out to an engine, and does with what comes back what was asked for: one report of all, or one of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Protocol

from checker.batch.results import Entry, Results, file_of
from checker.batch.tally import Tally, tally_of
from checker.batch.work import Done, Lost
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Rulebook
from checker.render.json import as_json
from checker.render.page import visible
from checker.render.summary import last_line
from checker.service.answers import Answers, unpacked
from checker.service.choosing import chosen
from checker.service.judged import Order, Said, lost, reported

_CURE = "Check it alone; if it fails again, check it by hand, and tell the maintainers what kind of file it is"

Told = Callable[[str], None]  # hears the name of each pack that is done


class Engine(Protocol):
    """Those who check packs."""

    def run(self, orders: Iterable[Order], told: Callable[[int, Done | Lost], None] = ...) -> Iterator[Done | Lost]:
        """What came of each pack, in their order; `told` hears of each at once, and an order is taken up when it can be handed out."""


@fixed
class Batch:
    """Packs to check, by these rules."""

    orders: Sequence[Order]
    rulebook: Rulebook

    def said(self, engine: Engine, told: Told) -> Iterator[Said]:
        """What is said of each pack before decisions, in their order. Raises BadSettings."""
        self._look_beside()
        coming = engine.run(self.orders, lambda number, done: told(self.orders[number].bundle.name))
        for order, done in zip(self.orders, coming, strict=True):
            yield lost(order, self.rulebook, done.cause, _CURE) if isinstance(done, Lost) else unpacked(done.data)

    def lines(self, engine: Engine, results: Results, answers: Answers, told: Told) -> Iterator[tuple[str, Tally, bool]]:
        """A line and the counts for each pack in its order, and whether its report is from before; each report is kept by then.

        Raises BadSettings.
        """
        self._look_beside()
        sorting = _Sorting(self, results, answers, told)

        def kept(number: int, done: Done | Lost) -> None:
            """Keep the report of a pack as soon as it is there, whoever's turn it is."""
            order, key = sorting.out.pop(number)
            whole = self._lost(order, done.cause) if isinstance(done, Lost) else done
            results.add(_entry(order.bundle.name, "" if isinstance(done, Lost) else key, whole), whole.data)
            told(order.bundle.name)

        coming = engine.run(sorting.missing(), kept)
        try:
            for order in self.orders:
                earlier = sorting.is_earlier(order)
                if not earlier:
                    next(coming)
                entry = results.entries[order.bundle.name]
                yield f"{visible(entry.pack)}: {entry.line}", entry.tally, earlier
        except BaseException:
            with suppress(BadSettings):  # why it ends is what must be said
                self._close(results)
            raise
        self._close(results)

    def _close(self, results: Results) -> None:
        """Write the manifest in the order of the packs."""
        results.close(order.bundle.name for order in self.orders)

    def _look_beside(self) -> None:
        """Say what stands beside a pack and cannot be used before anything is read."""
        for order in self.orders:
            _ = order.given, order.decisions

    def _lost(self, order: Order, cause: str) -> Done:
        """The report on a pack that could not be checked."""
        said = lost(order, self.rulebook, cause, _CURE)
        report = reported(chosen(self.rulebook, order.settings), [(order, said)])
        return Done(as_json(report).encode(), last_line(report), tally_of(report))


class _Sorting:
    """Tells packs whose report is there from those that are missing, one by one: to hash all of their files first takes long."""

    def __init__(self, batch: Batch, results: Results, answers: Answers, told: Told) -> None:
        self._orders, self._results, self._answers, self._told = batch.orders, results, answers, told
        self._keys: dict[str, str] = {}  # of those that are missing
        self.out: dict[int, tuple[Order, str]] = {}  # those that are handed out, by their number among the missing

    def is_earlier(self, order: Order) -> bool:
        """Whether the report of a pack is there from an earlier time."""
        name = order.bundle.name
        if name not in self._keys and name not in self._results.entries:
            key = _key(self._answers, order)
            if self._results.earlier(name, key):
                self._told(name)
            else:
                self._keys[name] = key
        return name not in self._keys

    def missing(self) -> Iterator[Order]:
        """Each pack that must be checked; its files are hashed just before that."""
        lacking = (order for order in self._orders if not self.is_earlier(order))
        for number, order in enumerate(lacking):
            self.out[number] = order, self._keys[order.bundle.name]
            yield order


def total(tallies: Sequence[Tally]) -> Tally:
    """All counts together."""
    return sum(tallies, Tally())


def _entry(name: str, key: str, done: Done) -> Entry:
    """What the manifest says of a pack."""
    return Entry(name, file_of(name), sha256(done.data).hexdigest(), key, done.line, done.tally)


def _key(answers: Answers, order: Order) -> str:
    """By what the report on a pack is known: by what its answer is, and by what was decided about it and when; as these were read."""
    key = answers.key(order)
    if not key:
        return ""
    settings = order.settings
    beside = (order.decisions, settings.today) if order.bundle.waivers else ()
    return sha256(repr((key, beside, sorted(settings.before))).encode()).hexdigest()

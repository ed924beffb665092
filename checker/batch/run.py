"""Hands the packs of a batch out to an engine, and does with what comes back what was asked for: one report of all, or one of each."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Protocol

from checker.batch.results import Entry, Results, file_of
from checker.batch.tally import Tally, tally_of
from checker.batch.work import Done, Lost
from checker.fixed import fixed
from checker.model import Rulebook
from checker.render.json import as_json
from checker.render.page import visible
from checker.render.summary import last_line
from checker.service.answers import Answers, unpacked
from checker.service.choosing import chosen
from checker.service.judged import Order, Said, lost, reported

_CURE = "Check it alone; if it fails again, check it by hand, and tell the maintainers what kind of file it is"

Told = Callable[[int, Done | Lost], None]


class Engine(Protocol):
    """Those who check packs."""

    def run(self, orders: Sequence[Order], told: Told = ...) -> Iterator[Done | Lost]:
        """What came of each pack, in their order; `told` hears of each at once."""


@fixed
class Batch:
    """Packs to check, by these rules."""

    orders: Sequence[Order]
    rulebook: Rulebook

    def said(self, engine: Engine, told: Told) -> Iterator[Said]:
        """What is said of each pack before decisions, in their order. Raises BadSettings."""
        self._look_beside()
        for order, done in zip(self.orders, engine.run(self.orders, told), strict=True):
            yield lost(order, self.rulebook, done.cause, _CURE) if isinstance(done, Lost) else unpacked(done.data)

    def lines(self, engine: Engine, results: Results, answers: Answers, told: Told) -> Iterator[tuple[str, Tally, bool]]:
        """A line and the counts for each pack in its order, and whether its report is from before; each report is kept by then.

        Raises BadSettings.
        """
        self._look_beside()
        keys = [_key(answers, order) for order in self.orders]
        left = [order for order, key in zip(self.orders, keys, strict=True) if not results.earlier(order.bundle.name, key)]
        known = dict(zip((order.bundle.name for order in self.orders), keys, strict=True))

        def kept(number: int, done: Done | Lost) -> None:
            """Keep the report of a pack as soon as it is there, whoever's turn it is."""
            name = left[number].bundle.name
            key = "" if isinstance(done, Lost) else known[name]
            whole = self._lost(left[number], done.cause) if isinstance(done, Lost) else done
            results.add(_entry(name, key, whole), whole.data)
            told(number, done)

        coming = engine.run(left, kept) if left else iter(())
        anew = {order.bundle.name for order in left}
        try:
            for order in self.orders:
                name = order.bundle.name
                if name in anew:
                    next(coming)
                entry = results.entries[name]
                yield f"{visible(name)}: {entry.line}", entry.tally, name not in anew
        finally:
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

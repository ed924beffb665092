"""How a check is carried out: earlier answers are looked up first, and only for what is missing among them files are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker.cli.batching import Crew, Shift
from checker.cli.console import complain
from checker.cli.options import readers
from checker.fixed import fixed
from checker.model import Report, Rulebook
from checker.service.answers import Answers, Manner, Recalled, recalled
from checker.service.choosing import chosen
from checker.service.gather import bundles
from checker.service.judged import Order, Said, Settings, reported
from checker.service.shelves import open_rulebook

if TYPE_CHECKING:
    from checker.batch.tally import Tally
    from checker.service.readers import Readers

MANY = 1_000  # packs of which one report can well be held in memory
_LARGE = "One report of {:,} packs takes much memory, and is there at the end: --results DIR keeps a report of each as soon as it is made"

Held = Callable[[Rulebook, Settings], None]  # refuses settings that the rulebook does not know


@fixed
class Way:
    """How a check is carried out: how files are read, by whose rules, and whether earlier answers count."""

    manner: Manner
    seconds: float
    quiet: bool
    earlier: bool = True
    crew: Crew = field(default_factory=Crew)

    @cached_property
    def readers(self) -> "Readers":
        """The processes that read, begun when they are first needed."""
        return readers(self.manner.revisions, self.manner.ocr, self.seconds, self.quiet)

    @property
    def has_read(self) -> bool:
        """Whether anything was read."""
        return "readers" in self.__dict__

    def looked_up(self, paths: Sequence[str], settings: Settings) -> Recalled:
        """The packs that are meant, and what is kept of each; where something is missing, the readers begin."""
        orders = [Order(bundle, settings) for bundle in bundles(paths, settings.pack)]
        if len(orders) > MANY and not self.quiet:
            complain(_LARGE.format(len(orders)))
        found = recalled(Answers(self.manner, settings) if self.earlier else None, orders)
        if found.missing:
            _ = self.readers  # they start while the rules are read
        return found

    def report(self, paths: Sequence[str], settings: Settings | None = None, held: Held = lambda _rulebook, _settings: None) -> Report:
        """The report on files and folders, when the settings have been held against the rulebook."""
        settings = settings or Settings()
        found = self.looked_up(paths, settings)
        rulebook = open_rulebook(overlays=self.manner.overlays)
        held(rulebook, settings)
        if self.crew.many and len(found.missing) > 1:
            fresh = self._shift(found.answers).said(rulebook, found.missing)
            local = self.crew.engine == "local"  # whose workers keep what they find
            return reported(chosen(rulebook, settings), replace(found, answers=None if local else found.answers).completed(fresh))
        return reported(chosen(rulebook, settings), found.completed(self._fresh(rulebook, found.missing)))

    def batch(self, paths: Sequence[str], settings: Settings, held: Held) -> "Tally":
        """Check packs with a report of each, and print a line of each; the answer is the counts of all."""
        rulebook = open_rulebook(overlays=self.manner.overlays)
        held(rulebook, settings)
        orders = [Order(bundle, settings) for bundle in bundles(paths, settings.pack)]
        answers = Answers(self.manner, settings)
        return self._shift(answers if self.earlier else None).lines(rulebook, orders, answers)

    def _shift(self, answers: Answers | None) -> Shift:
        """The crew at work."""
        return Shift(self.crew, self.manner, self.seconds, answers, self.readers.watch)

    def _fresh(self, rulebook: Rulebook, orders: Sequence[Order]) -> Iterator[Said]:
        """What is said of packs that must be checked."""
        if not orders:
            return iter(())
        from checker.service.checker import Checker  # what has not changed need not wait for what judges

        return Checker(rulebook, self.readers).answers(orders)


def checked(path: str, options: Mapping[str, Any]) -> Report:
    """The report on what one path leads to, for commands that do more with it."""
    return way(options).report([path])


def way(options: Mapping[str, Any]) -> Way:
    """How a command checks that has the options on reading, and no more."""
    return Way(Manner(options["rules"], options.get("revisions", "accept"), options["ocr"]), options["timeout"], False, options["cache"])

"""Checks packs of files: read, find, judge and decide, in this order, for as many files as can be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from checker import decisions, engine, procurement
from checker.errors import BadSettings
from checker.model import Checked, CheckedPack, Document, Facts, Finding, Outcome, Report, Rulebook, Stated
from checker.procurement import pounds
from checker.service.choosing import chosen
from checker.service.gather import Bundle, bundles
from checker.service.judged import Judged, Order, Said, Settings, reported
from checker.service.packs import Met, became, met_packs
from checker.service.readers import Readers, Watch
from checker.service.shelves import open_finder

if TYPE_CHECKING:
    from checker.mentions import Finder

__all__ = ["Checker", "Settings", "chosen", "pounds"]


class Checker:
    """A rulebook made ready for checking; that takes a second, so it is done once and used for many packs."""

    def __init__(self, rulebook: Rulebook, readers: Readers | None = None) -> None:
        self.rulebook = rulebook
        self._given_readers = readers

    @cached_property
    def readers(self) -> Readers:
        """The processes that read files."""
        return self._given_readers or Readers()

    @cached_property
    def finder(self) -> "Finder":
        """The rulebook's vocabulary, compiled."""
        return open_finder(self.rulebook)

    def check(self, paths: Sequence[str], settings: Settings | None = None) -> Report:
        """The report on files and folders. A file that cannot be read is said, and the others are checked.

        Raises BadSettings for a tender.toml or a rule name that cannot be used.
        """
        settings = settings or Settings()
        return self.judged(bundles(paths, settings.pack), settings)

    def shelved(self, shelf: Mapping[str, str], watch: Watch | None = None) -> "Checker":
        """The same checker, for files that stand on the disk elsewhere than their names tell: the path of each by its name."""
        made = Checker(self.rulebook, self.readers.shelved(shelf, watch))
        made.finder = self.finder
        return made

    def judged(self, gathered: Sequence[Bundle], settings: Settings) -> Report:
        """The report on packs whose files are known. Raises BadSettings."""
        rulebook = chosen(self.rulebook, settings)
        orders = [Order(bundle, settings) for bundle in gathered]
        return reported(rulebook, zip(orders, self.answers(orders), strict=True))

    def answers(self, orders: Sequence[Order]) -> Iterator[Said]:
        """What is said of each pack, in their order, before anything is decided; read ahead while the one before is judged.

        Raises BadSettings for what stands beside a pack and cannot be used, before anything is read.
        """
        rulebook = chosen(self.rulebook, orders[0].settings) if orders else self.rulebook
        for order in orders:
            _ = order.given
        for order in orders:
            _ = order.decisions
        met = met_packs(self.readers, [order.bundle for order in orders], self._facts, self._ready)
        for number, together in groupby(met, lambda each: each.bundle):
            yield tuple(_judged(each, orders[number], rulebook) for each in together)

    def text(self, path: str) -> Facts:
        """What the checker sees in one file: its blocks with their places, its sentences and mentions. Raises UnreadableDocument."""
        return self._facts(self.readers.document(path))

    def _ready(self) -> object:
        """Whatever finding needs, spaCy too, made ready while the first file is read."""
        return self.finder

    def _facts(self, document: Document) -> Facts:
        from checker import mentions  # after reading: see `finder`

        return mentions.find(document, self.finder)


def _judged(met: Met, order: Order, rulebook: Rulebook) -> Judged:
    """What is said of a pack that was met."""
    stated, unusable = _given_for(met, order.given)
    known = procurement.understand(met.pack.facts, stated, rulebook.regimes)
    outcomes: tuple[Outcome, ...] = ()
    if met.pack.facts:
        judged = engine.judge(rulebook, met.pack, known)
        outcomes = tuple(decisions.fingerprinted(_as_read(outcome, met.paths) for outcome in judged))
    texts = tuple(facts.document for facts in met.pack.facts) if order.settings.texts else ()
    pack = CheckedPack(met.pack.name, known, engine.standings(rulebook, met.pack, known))
    return Judged((*became(met), *unusable), pack, outcomes, texts)


def _given_for(met: Met, given: Mapping[str, Stated]) -> tuple[Mapping[str, Stated], list[Checked]]:
    """What is given for a pack, and the tender.toml in its archive where that cannot be used, for it stops no other file.

    What it says is less than what the caller says. One notice of many is given nothing.
    """
    if met.apart:
        return {}, []
    path = f"{met.pack.name}/tender.toml"
    try:
        return {**(procurement.parse_tender(met.tender, path) if met.tender else {}), **given}, []
    except BadSettings as fault:
        cause = f"It cannot be used: {str(fault).splitlines()[0].removeprefix(f'{path}:')}"
        return given, [Checked(path, "", met.pack.name, "not checked", cause=cause, cure="Mend it in the archive and check again")]


def _as_read(outcome: Outcome, paths: Sequence[str]) -> Outcome:
    """An outcome with its findings in the order of the files and of their text."""
    order = {path: number for number, path in enumerate(paths)}

    def spot(finding: Finding) -> tuple[int, int]:
        """Which file a finding is in, and how far down; what is absent comes first."""
        return (order[finding.at.place.document], finding.at.place.span.start) if finding.at else (-1, 0)

    return replace(outcome, findings=tuple(sorted(outcome.findings, key=spot)))

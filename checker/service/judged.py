"""What is said of packs before anything is decided about them, and the report when the decisions of today are laid over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property

from checker import __version__, decisions, procurement
from checker.fixed import fixed
from checker.model import Answer, Checked, CheckedPack, Document, Outcome, Report, Rulebook, Stated, Waiver
from checker.procurement import pounds
from checker.service.gather import Bundle

__all__ = ["Judged", "Order", "Said", "Settings", "lost", "pounds", "reported"]

SEVERITIES = ("must", "should", "consider")


@fixed
class Settings:
    """What the caller asks for: all files as one pack, facts given by hand, and which rules to run."""

    pack: bool = False
    given: Mapping[str, Stated] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date = field(default_factory=date.today)  # the day on which agreed exceptions must still hold
    before: frozenset[str] = frozenset()  # the fingerprints of a baseline
    texts: bool = False  # whether the report is to hold the text of the documents


@fixed
class Order:
    """A pack to be judged: its files, and what the caller asks for."""

    bundle: Bundle
    settings: Settings

    @cached_property
    def given(self) -> Mapping[str, Stated]:
        """What is given for it: its tender.toml, and over it what the caller says. Raises BadSettings."""
        written = procurement.read_tender(self.bundle.tender) if self.bundle.tender else {}
        return {**written, **self.settings.given}

    @cached_property
    def decisions(self) -> decisions.Decisions:
        """What was decided about it, and stands beside it. Raises BadSettings."""
        return decisions.read_decisions(self.bundle.waivers) if self.bundle.waivers else decisions.Decisions()


@fixed
class Judged:
    """What is said of a pack: what became of its files, how it was understood, and what each rule says of it."""

    documents: tuple[Checked, ...]
    pack: CheckedPack
    outcomes: tuple[Outcome, ...]
    texts: tuple[Document, ...] = ()

    @property
    def heard(self) -> bool:
        """Whether any of its files was judged, so that something can be decided about it."""
        return any(document.status != "not checked" and not document.aside for document in self.documents)


Said = tuple[Judged, ...]  # of one order: a file of many procurements makes a pack of each


def reported(rulebook: Rulebook, answered: Iterable[tuple[Order, Said]]) -> Report:
    """The report on packs in their order, each with what was decided about it as that stands today."""
    unused: list[Waiver | Answer] = []
    documents: list[Checked] = []
    packs: list[CheckedPack] = []
    outcomes: list[Outcome] = []
    texts: list[Document] = []
    for order, said in answered:
        for judged in said:
            if judged.heard:
                settled, idle = decisions.decided(judged.outcomes, order.decisions, order.settings.today)
                outcomes += decisions.known(settled, order.settings.before)
                unused += idle
            documents += judged.documents
            texts += judged.texts
            packs.append(judged.pack)
    return Report(__version__, rulebook, tuple(documents), tuple(packs), _in_order(outcomes, rulebook), tuple(unused), tuple(texts))


def lost(order: Order, rulebook: Rulebook, cause: str, cure: str) -> Said:
    """What is said of a pack that could not be checked at all: that none of its files was, and why."""
    name = order.bundle.name
    documents = tuple(Checked(path, "", name, "not checked", cause=cause, cure=cure) for path in order.bundle.paths)
    return (Judged(documents, CheckedPack(name, procurement.understand((), order.given, rulebook.regimes)), ()),)


def _in_order(outcomes: Sequence[Outcome], rulebook: Rulebook) -> tuple[Outcome, ...]:
    """The outcomes with the gravest rules first, in the order of the packs and then of the rulebook."""
    grave = {rule.id: SEVERITIES.index(rule.severity) for rule in rulebook.rules}
    return tuple(sorted(outcomes, key=lambda outcome: grave[outcome.rule]))

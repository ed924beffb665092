"""The five stages in this very process, one after the other, each on the clock of the processor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from checker import __version__, decisions, engine, formats, mentions, procurement
from checker.cli.console import collect_rarely
from checker.model import Checked, CheckedPack, Document, Outcome, Pack, Procurement, Report, Rulebook, Source, Standing
from checker.render.formats import rendered
from tests.bench.clock import busy, busy_reading

STAGES = ("read", "find", "judge", "decide", "render")
Made = TypeVar("Made")


@dataclass
class Passage:
    """One document's way through the stages: the seconds of each, and the report that came of it."""

    seconds: dict[str, float] = field(default_factory=dict)
    report: Report | None = None

    def timed(self, stage: str, work: Callable[[], Made]) -> Made:
        """What some work gives; its time counts for a stage."""
        made: list[Made] = []
        self.seconds[stage] = (busy_reading if stage == "read" else busy)(lambda: made.append(work()))
        return made[0]

    @property
    def whole(self) -> float:
        """The seconds of all stages together."""
        return sum(self.seconds.values())


class Pipeline:
    """A rulebook with its vocabulary compiled, ready for any number of documents."""

    def __init__(self, rulebook: Rulebook) -> None:
        collect_rarely()  # as every command does
        self.rulebook = rulebook
        self.finder = mentions.Finder(rulebook.lexicon)

    def read(self, source: Source) -> Document:
        """A file as a document, without the door of isolation."""
        document = formats.read(source)
        assert isinstance(document, Document)
        return document

    def passed(self, source: Source) -> Passage:
        """A file's way from its bytes to the printed report."""
        passage = Passage()
        document = passage.timed("read", lambda: self.read(source))
        facts = passage.timed("find", lambda: mentions.find(document, self.finder))
        pack = Pack(source.path, (facts,))
        known, outcomes, standings = passage.timed("judge", lambda: self._judged(pack))
        settled = passage.timed("decide", lambda: self._decided(outcomes))
        words = len(document.text.split())
        checked = Checked(source.path, document.sha256, pack.name, "checked", document.format, facts.kind, words)
        packs = (CheckedPack(pack.name, known, standings),)
        passage.report = report = Report(__version__, self.rulebook, (checked,), packs, settled)
        passage.timed("render", lambda: rendered(report, "text"))
        return passage

    def _judged(self, pack: Pack) -> tuple[Procurement, tuple[Outcome, ...], tuple[Standing, ...]]:
        """What is known of the procurement, what the rules say, and how the pack stands to open standards."""
        known = procurement.understand(pack.facts, {}, self.rulebook.regimes)
        return known, engine.judge(self.rulebook, pack, known), engine.standings(self.rulebook, pack, known)

    def _decided(self, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        """The outcomes with their fingerprints, and with what was decided of them: here nothing."""
        settled, _ = decisions.decided(decisions.fingerprinted(outcomes), decisions.Decisions(), date.today())
        return decisions.known(settled, frozenset())

"""Checks packs of files: read, find, judge and decide, in this order, for as many files as can be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from checker import __version__, decisions, engine, procurement
from checker.errors import BadSettings
from checker.model import Answer, Checked, CheckedPack, Document, Facts, Finding, Outcome, Report, Rule, Rulebook, Stated, Waiver
from checker.procurement import pounds
from checker.service.gather import Bundle, bundles
from checker.service.packs import Met, became, met_packs
from checker.service.readers import Readers, Watch
from checker.service.shelves import open_finder
from checker.validation import nearest

if TYPE_CHECKING:
    from checker.mentions import Finder

__all__ = ["Checker", "Settings", "pounds"]

SEVERITIES = ("must", "should", "consider")


@dataclass(frozen=True)
class Settings:
    """What the caller asks for: all files as one pack, facts given by hand, and which rules to run."""

    pack: bool = False
    given: Mapping[str, Stated] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date = field(default_factory=date.today)  # the day on which agreed exceptions must still hold
    before: frozenset[str] = frozenset()  # the fingerprints of a baseline
    texts: bool = False  # whether the report is to hold the text of the documents


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
        given = [_given(bundle, settings) for bundle in gathered]  # a broken tender.toml is said before anything is read
        written = [_decisions(bundle) for bundle in gathered]
        unused: list[Waiver | Answer] = []
        documents: list[Checked] = []
        packs: list[CheckedPack] = []
        outcomes: list[Outcome] = []
        texts: list[Document] = []
        for met in met_packs(self.readers, gathered, self._facts):
            stated, unusable = _given_for(met, given[met.bundle])
            known = procurement.understand(met.pack.facts, stated, rulebook.regimes)
            if met.pack.facts:
                judged = engine.judge(rulebook, met.pack, known)
                marked = decisions.fingerprinted(_as_read(outcome, met.paths) for outcome in judged)
                settled, idle = decisions.decided(marked, written[met.bundle], settings.today)
                outcomes += decisions.known(settled, settings.before)
                unused += idle
            documents += [*became(met), *unusable]
            texts += [facts.document for facts in met.pack.facts] if settings.texts else ()
            packs.append(CheckedPack(met.pack.name, known, engine.standings(rulebook, met.pack, known)))
        return Report(__version__, rulebook, tuple(documents), tuple(packs), _in_order(outcomes, rulebook), tuple(unused), tuple(texts))

    def text(self, path: str) -> Facts:
        """What the checker sees in one file: its blocks with their places, its sentences and mentions. Raises UnreadableDocument."""
        return self._facts(self.readers.document(path))

    def _facts(self, document: Document) -> Facts:
        from checker import mentions  # after reading: see `finder`

        return mentions.find(document, self.finder)


def chosen(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with only the rules that are asked for, by id, concern or theme. Raises BadSettings for an unknown name."""
    settings = replace(settings, select=_plain(settings.select), ignore=_plain(settings.ignore))
    known = {name for rule in rulebook.rules for name in _names(rule)}
    unknown = [name for name in (*settings.select, *settings.ignore) if name not in known]
    if unknown:
        named = ", ".join(f"{name!r}{nearest(name, known)}" for name in unknown)
        raise BadSettings(f"No rule, concern or theme is called {named} (tendercheck rules list shows them all)")
    off = [rule.id for rule in rulebook.rules if not _wanted(rule, settings)]
    return replace(rulebook, disabled=tuple(dict.fromkeys((*rulebook.disabled, *off))))


def _plain(names: Sequence[str]) -> tuple[str, ...]:
    """Names as the files spell them: “SME access” is sme-access."""
    return tuple("-".join(name.lower().replace("_", " ").split()) for name in names)


def _names(rule: Rule) -> set[str]:
    """The names by which a rule can be chosen."""
    return {rule.id, rule.concern, rule.theme}


def _wanted(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is to be run."""
    selected = not settings.select or bool(_names(rule) & set(settings.select))
    return selected and not _names(rule) & set(settings.ignore)


def _given(bundle: Bundle, settings: Settings) -> Mapping[str, Stated]:
    """What is given for a pack: its tender.toml, and over it what the caller says."""
    written = procurement.read_tender(bundle.tender) if bundle.tender else {}
    return {**written, **settings.given}


def _decisions(bundle: Bundle) -> decisions.Decisions:
    """What was decided about a pack, and stands beside it."""
    return decisions.read_decisions(bundle.waivers) if bundle.waivers else decisions.Decisions()


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


def _in_order(outcomes: Sequence[Outcome], rulebook: Rulebook) -> tuple[Outcome, ...]:
    """The outcomes with the gravest rules first, in the order of the packs and then of the rulebook."""
    grave = {rule.id: SEVERITIES.index(rule.severity) for rule in rulebook.rules}
    return tuple(sorted(outcomes, key=lambda outcome: grave[outcome.rule]))

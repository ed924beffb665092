"""Checks packs of files: read, find, judge and decide, in this order, for as many files as can be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from checker import __version__, decisions, engine, procurement
from checker.errors import BadSettings, CheckerError, UnreadableDocument
from checker.model import Checked, CheckedPack, Facts, Finding, Outcome, Pack, Report, Rule, Rulebook, Stated, Unread
from checker.service.gather import Bundle, bundles
from checker.service.sources import read, unread
from checker.validation import nearest

if TYPE_CHECKING:
    from checker.mentions import Finder

SEVERITIES = ("must", "should", "consider")


@dataclass(frozen=True)
class Settings:
    """What the caller asks for: all files as one pack, facts given by hand, and which rules to run."""

    pack: bool = False
    given: Mapping[str, Stated] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Checker:
    """A rulebook made ready for checking; that takes a second, so it is done once and used for many packs."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    @cached_property
    def finder(self) -> "Finder":
        """The rulebook's vocabulary, compiled."""
        from checker.mentions import Finder  # spaCy takes seconds to import, and a file that cannot be read needs none

        return Finder(self.rulebook.lexicon)

    def check(self, paths: Sequence[str], settings: Settings | None = None) -> Report:
        """The report on files and folders. A file that cannot be read is said, and the others are checked.

        Raises BadSettings for a tender.toml or a rule name that cannot be used.
        """
        settings = settings or Settings()
        rulebook = chosen(self.rulebook, settings)
        gathered = bundles(paths, settings.pack)
        given = [_given(bundle, settings) for bundle in gathered]  # a broken tender.toml is said before anything is read
        documents: list[Checked] = []
        packs: list[CheckedPack] = []
        outcomes: list[Outcome] = []
        for bundle, facts_given in zip(gathered, given, strict=True):
            pack = self._pack(bundle)
            known = procurement.understand(pack.facts, facts_given, rulebook.regimes)
            if pack.facts:
                outcomes += decisions.fingerprinted(_as_read(outcome, bundle) for outcome in engine.judge(rulebook, pack, known))
            documents += _became(pack, bundle)
            packs.append(CheckedPack(pack.name, known))
        return Report(__version__, rulebook, tuple(documents), tuple(packs), _in_order(outcomes, rulebook))

    def text(self, path: str) -> Facts:
        """What the checker sees in one file: its blocks with their places, its sentences and mentions. Raises UnreadableDocument."""
        document = read(path)
        from checker import mentions  # after reading: see `finder`

        return mentions.find(document, self.finder)

    def _pack(self, bundle: Bundle) -> Pack:
        """A pack with the facts of its files, and the files that could not be read; one bad file never stops the others."""
        found: list[Facts] = []
        failed: list[Unread] = []
        for path in bundle.paths:
            try:
                found.append(self.text(path))
            except Exception as fault:
                if isinstance(fault, CheckerError) and not isinstance(fault, UnreadableDocument):
                    raise  # the rules are at fault, not the file
                failed.append(unread(path, fault))
        return Pack(bundle.name, tuple(found), tuple(failed))


def chosen(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with only the rules that are asked for, by id, concern or theme. Raises BadSettings for an unknown name."""
    known = {name for rule in rulebook.rules for name in _names(rule)}
    unknown = [name for name in (*settings.select, *settings.ignore) if name not in known]
    if unknown:
        named = ", ".join(f"{name!r}{nearest(name, known)}" for name in unknown)
        raise BadSettings(f"No rule, concern or theme is called {named} (tendercheck rules list shows them all)")
    off = [rule.id for rule in rulebook.rules if not _wanted(rule, settings)]
    return replace(rulebook, disabled=tuple(dict.fromkeys((*rulebook.disabled, *off))))


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


def _became(pack: Pack, bundle: Bundle) -> list[Checked]:
    """What became of each file of a pack, in the order they were given."""
    said = {entry.path: entry for entry in (*_checked(pack), *_not_checked(pack))}
    return [said[path] for path in bundle.paths]


def _checked(pack: Pack) -> Iterator[Checked]:
    """The files whose words were read, all of them or in part."""
    for facts in pack.facts:
        document = facts.document
        yield Checked(
            path=document.path,
            sha256=document.sha256,
            pack=pack.name,
            status="partly checked" if document.gaps else "checked",
            format=document.format,
            kind=facts.kind,
            words=len(document.text.split()),
            pages=document.pages,
            gaps=document.gaps,
            comments=len(document.comments),
            insertions=len(document.insertions),
            remarks=document.remarks,
        )


def _not_checked(pack: Pack) -> Iterator[Checked]:
    """The files that could not be read at all."""
    for missed in pack.unread:
        yield Checked(missed.path, missed.sha256, pack.name, "not checked", cause=missed.cause, cure=missed.cure)


def _as_read(outcome: Outcome, bundle: Bundle) -> Outcome:
    """An outcome with its findings in the order of the files and of their text."""
    order = {path: number for number, path in enumerate(bundle.paths)}

    def spot(finding: Finding) -> tuple[int, int]:
        """Which file a finding is in, and how far down; what is absent comes first."""
        return (order[finding.at.place.document], finding.at.place.span.start) if finding.at else (-1, 0)

    return replace(outcome, findings=tuple(sorted(outcome.findings, key=spot)))


def _in_order(outcomes: Sequence[Outcome], rulebook: Rulebook) -> tuple[Outcome, ...]:
    """The outcomes with the gravest rules first, in the order of the packs and then of the rulebook."""
    grave = {rule.id: SEVERITIES.index(rule.severity) for rule in rulebook.rules}
    return tuple(sorted(outcomes, key=lambda outcome: grave[outcome.rule]))

"""Checks packs of files: read, find, judge and decide, in this order, for as many files as can be read."""

import difflib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from checker import __version__, decisions, engine, formats, mentions, procurement
from checker.errors import BadSettings, UnreadableDocument
from checker.model import (
    Checked,
    CheckedPack,
    Document,
    Facts,
    Outcome,
    Pack,
    Report,
    Rulebook,
    Source,
    Stated,
    Unread,
)
from checker.service.gather import Bundle, bundles


@dataclass(frozen=True)
class Settings:
    """What the caller asks for: all files as one pack, facts given by hand, and which rules to run."""

    pack: bool = False
    given: Mapping[str, Stated] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Checker:
    """A rulebook made ready for checking; building it costs a second, so it is built once and used for many packs."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    @cached_property
    def finder(self) -> mentions.Finder:
        """The rulebook's vocabulary, compiled."""
        return mentions.Finder(self.rulebook.lexicon)

    def check(self, paths: Sequence[str], settings: Settings | None = None) -> Report:
        """The report on files and folders. A file that cannot be read is said, and the others are checked.

        Raises BadSettings for a tender.toml or a rule name that cannot be used.
        """
        settings = settings or Settings()
        rulebook = chosen(self.rulebook, settings)
        gathered = bundles(paths, settings.pack)
        given = {bundle.name: _given(bundle, settings) for bundle in gathered}  # a broken tender.toml is said before anything is read
        documents, packs, outcomes = [], [], []
        for bundle in gathered:
            pack = Pack(bundle.name, *self._facts(bundle))
            known = procurement.understand(pack.facts, given[bundle.name], rulebook.regimes)
            if pack.facts:
                outcomes += decisions.fingerprinted(engine.judge(rulebook, pack, known))
            documents += _checked(pack, bundle)
            packs.append(CheckedPack(bundle.name, known))
        return Report(__version__, rulebook, tuple(documents), tuple(packs), _in_order(outcomes, rulebook))

    def text(self, path: str) -> Facts:
        """What the checker sees in one file: its blocks with their places, its sentences and mentions. Raises UnreadableDocument."""
        return mentions.find(read(path), self.finder)

    def judged(self, facts: Sequence[Facts], given: Mapping[str, Stated]) -> tuple[Outcome, ...]:
        """What the rules say of documents that are already read, for a procurement given by hand."""
        known = procurement.understand(tuple(facts), given, self.rulebook.regimes)
        return engine.judge(self.rulebook, Pack("", tuple(facts)), known)

    def _facts(self, bundle: Bundle) -> tuple[tuple[Facts, ...], tuple[Unread, ...]]:
        """The facts of a pack's files, and the files that could not be read."""
        found: list[Facts] = []
        unread: list[Unread] = []
        for path in bundle.paths:
            try:
                found.append(self.text(path))
            except UnreadableDocument as fault:
                unread.append(Unread(path, _hash(path), fault.cause, fault.cure))
        return tuple(found), tuple(unread)


def read(path: str) -> Document:
    """A file as a document. Raises UnreadableDocument where the file is not there or cannot be read."""
    if not os.path.exists(path):
        raise UnreadableDocument("There is no such file", "Look at the spelling of its path")
    if not os.path.isfile(path):
        raise UnreadableDocument("It is not a file", "Give a file, or a folder of files")
    try:
        return formats.read(Source(path, Path(path).read_bytes()))
    except OSError:
        raise UnreadableDocument("It may not be opened", "Ask for the right to read it, or copy it to a folder of your own") from None


def _hash(path: str) -> str:
    """The hash of a file that could not be read as a document; nothing where it cannot be opened at all."""
    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _given(bundle: Bundle, settings: Settings) -> Mapping[str, Stated]:
    """What is given for a pack: its tender.toml, and over it what the caller says."""
    written = procurement.read_tender(bundle.tender) if bundle.tender else {}
    return {**written, **settings.given}


def chosen(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with only the rules that are asked for, by id, concern or theme. Raises BadSettings for an unknown name."""
    names = {name for rule in rulebook.rules for name in (rule.id, rule.concern, rule.theme)}
    for name in (*settings.select, *settings.ignore):
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadSettings(f"No rule, concern or theme is called {name!r}.{hint} See: tendercheck rules list")
    off = tuple(
        rule.id
        for rule in rulebook.rules
        if (settings.select and not {rule.id, rule.concern, rule.theme} & set(settings.select))
        or {rule.id, rule.concern, rule.theme} & set(settings.ignore)
    )
    return replace(rulebook, disabled=(*rulebook.disabled, *off))


def _checked(pack: Pack, bundle: Bundle) -> list[Checked]:
    """What became of each file of a pack, in the order they were given."""
    said: dict[str, Checked] = {}
    for facts in pack.facts:
        document = facts.document
        said[document.path] = Checked(
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
        )
    for unread in pack.unread:
        said[unread.path] = Checked(unread.path, unread.sha256, pack.name, "not checked", cause=unread.cause, cure=unread.cure)
    return [said[path] for path in bundle.paths]


def _in_order(outcomes: Sequence[Outcome], rulebook: Rulebook) -> tuple[Outcome, ...]:
    """The outcomes with the gravest rules first, in the order of the packs and then of the rulebook."""
    grave = {rule.id: ("must", "should", "consider").index(rule.severity) for rule in rulebook.rules}
    return tuple(sorted(outcomes, key=lambda outcome: grave[outcome.rule]))

"""Tenders with labels: the sheets in which people say what is right, and a measure of the rules against them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.errors import BadSettings
from checker.model import Counted, Measured, Report, Rulebook, Total
from checker.service.checker import Checker
from checker.service.measured import Label, Labelled, Tally, summed, tallied
from checker.shipped import knowledge_folder
from checker.validation import Field, Sheet, faults, insist, read_yaml

HELD = "held"  # tenders kept aside while rules are written: of them nothing is told but the total
ALONE, PACKS = ("labelled", HELD), "packs"
ENDING = ".labels.yaml"


def corpora_folder() -> Path:
    """Where our own labelled tenders are: in a checkout, beside the rules."""
    return knowledge_folder().parent / "corpora"


def measure(checker: Checker, folder: Path) -> Measured:
    """How right the rules are on the labelled tenders of a folder.

    Raises BadSettings where there are none, a sheet of labels cannot be used, or a document cannot be read.
    """
    sets = read_labels(folder)
    judged = {concern for tenders in sets.values() for tender in tenders for concern in tender.concerns}
    totals: dict[str, Total] = {}
    shown: list[Tally] = []
    for name, tenders in sets.items():
        report = checker.check([tender.path for tender in tenders])
        _insist_on_all(report)
        tallies = [tallied([finding for finding in report.findings if finding.pack == each.path], each, judged) for each in tenders]
        totals[name] = _total(report, tenders, tallies)
        shown += tallies if name != HELD else []
    concerns = summed(tally.concerns for tally in shown)
    return Measured(totals, concerns, _by_rule(checker.rulebook, concerns, summed(tally.rules for tally in shown)))


def _total(report: Report, tenders: Sequence[Labelled], tallies: Sequence[Tally]) -> Total:
    """A set of tenders as a whole."""
    words, traps = sum(document.words for document in report.documents), sum(len(tender.traps) for tender in tenders)
    counted = sum((counts for tally in tallies for counts in tally.concerns.values()), Counted())
    return Total(len(report.documents), words, counted, traps, sum(tally.sprung for tally in tallies))


def _by_rule(rulebook: Rulebook, concerns: Mapping[str, Counted], counts: Mapping[str, Counted]) -> Mapping[str, Counted]:
    """The counts of every rule that is run and whose concern was judged, and as missed whatever else of that there was to find."""
    made = {}
    for rule in rulebook.rules:
        if rule.concern in concerns and rule.id not in rulebook.disabled:
            all_, own = concerns[rule.concern], counts.get(rule.id, Counted())
            made[rule.id] = replace(own, missed=all_.hits + all_.missed - own.hits)
    return made


def read_labels(folder: Path) -> Mapping[str, list[Labelled]]:
    """The labelled tenders of a folder, set by set: of documents that are judged alone, and of packs. Raises BadSettings."""
    alone = {name: sorted((folder / name / "labels").glob("*.yaml")) for name in ALONE}
    alone["labelled"] += sorted((folder / "labels").glob("*.yaml"))
    packs = [*sorted((folder / PACKS).glob(f"*{ENDING}")), *sorted(folder.glob(f"*{ENDING}"))]
    sheets = {path: read_yaml(path) for path in [path for paths in alone.values() for path in paths] + packs}
    insist((fault for path, sheet in sheets.items() for fault in _faults(path, sheet)), BadSettings)
    if not sheets:
        raise BadSettings(f"{folder}: there are no labelled tenders here (corpora/README.md says how they are kept)")
    made = {name: [_alone(path, sheets[path].data) for path in paths] for name, paths in alone.items()}
    made[PACKS] = [_pack(path, sheets[path].data) for path in packs]
    return {name: tenders for name, tenders in made.items() if tenders}


def _faults(path: Path, sheet: Sheet) -> Iterator[str]:
    """What is wrong with a sheet, or the documents that it speaks of and that are not there."""
    found = faults(sheet, "labels")
    yield from found
    if not found:
        files: list[tuple[Field, str]] = [(("file",), sheet.data["file"])] if "file" in sheet.data else []
        files += [(("documents", i, "file"), each["file"]) for i, each in enumerate(sheet.data["documents"]) if not files]
        home = path.parents[1] / "documents" if "file" in sheet.data else _folder(path)
        yield from (sheet.fault(place, f"there is no such document in {home}") for place, name in files if not (home / name).is_file())


def _alone(path: Path, data: Mapping[str, Any]) -> Labelled:
    """A document that is judged alone."""
    labels = *_labels(data, ()), *_contradictions(data)
    return Labelled(str(path.parents[1] / "documents" / data["file"]), labels, _traps(data, ()), _absent(data["documents"]))


def _pack(path: Path, data: Mapping[str, Any]) -> Labelled:
    """A pack of documents that are judged together."""
    labels = tuple(label for each in data["documents"] for label in _labels(each, (each["file"],)))
    traps = tuple(trap for each in data["documents"] for trap in _traps(each, (each["file"],)))
    return Labelled(str(_folder(path)), (*labels, *_contradictions(data)), traps, _absent(data["absent"]))


def _folder(path: Path) -> Path:
    """The folder of files of which the labels of a pack speak."""
    return path.with_name(path.name.removesuffix(ENDING))


def _labels(data: Mapping[str, Any], files: tuple[str, ...]) -> tuple[Label, ...]:
    return tuple(Label(each["concern"], (each["quote"],), each["certainty"] == "clear", files) for each in data["annotations"])


def _traps(data: Mapping[str, Any], files: tuple[str, ...]) -> tuple[Label, ...]:
    return tuple(Label(each["looks_like"], (each["quote"],), True, files) for each in data["traps"])


def _contradictions(data: Mapping[str, Any]) -> tuple[Label, ...]:
    """Two places, or a place and a fact, that do not fit together."""
    return tuple(Label(each["code"], tuple(each["quotes"]), True, tuple(each["files"])) for each in data.get("pack_faults", ()))


def _absent(verdicts: Mapping[str, Any]) -> Mapping[str, bool | None]:
    return {concern: None if each.get("arguable") else each["verdict"] == "absent" for concern, each in verdicts.items()}


def _insist_on_all(report: Report) -> None:
    """A measure over part of the documents would be none."""
    unread = [f"{each.path}: {each.cause}. {each.cure}." for each in report.documents if each.status == "not checked"]
    insist(unread, BadSettings)

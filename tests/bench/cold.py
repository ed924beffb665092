"""Cold start: how long somebody waits for a command that begins from nothing, against what importing spaCy alone takes."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench import texts
from tests.bench.clock import Taken, once, run, spent_beside, taken_of, turns, waited
from tests.bench.command import apart, taken, watched, without_cache
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import Sizes

LISTS = (("--help",), ("rules", "list"), ("clauses", "list"))
AT_ONCE, ABOVE_SPACY, CACHED, WORKER = Goal("at most", 0.3), Goal("at most", 0.7), Goal("at most", 0.4), Goal("at most", 400)
NO_CACHE = "not there yet: check has no --no-cache"


def cold(sizes: Sizes, _: Pipeline) -> list[Figure]:
    """Help, lists, and the check of one Word file, each as a process of its own, on the clock."""
    sheet = Sheet("Cold start, on the clock (the first run of each, which fills the caches, is not counted)")
    with TemporaryDirectory() as folder:
        file, env = Path(folder, "tender.docx"), apart(Path(folder, "cache"))
        works = {"import spacy": partial(_spacy, env), **{" ".join(each): partial(taken, each, env) for each in LISTS}}
        works["check"] = partial(_changed, file, texts.paragraphs(sizes.words), env)
        if without_cache():
            works["cached"] = partial(taken, ["check", str(file)], env)
        spent: dict[str, list[float]] = {name: [] for name in works}
        told = turns({name: partial(_noting, spent[name], work) for name, work in works.items()}, sizes.cold, unused=1)
        _tell(sheet, told, sizes)
        memory = watched(["check", str(file), *without_cache()], env)
    spacy, check = (taken_of(spent[name][1:]) for name in ("import spacy", "check"))
    sheet.put("processor's time of that check, above import spacy", check.beyond(spacy), note="on a busy machine this tells more")
    sheet.put("memory of the largest process", once(memory.largest), "MB", goal=WORKER, note="of the check of the same file")
    sheet.put("memory of all its processes at once", once(memory.together), "MB", note="pages that they share are counted for each")
    return sheet.figures


def _spacy(env: dict[str, str]) -> float:
    """How long it takes to import spaCy."""
    return waited(lambda: run([sys.executable, "-c", "import spacy"], env=env))


def _changed(file: Path, written: list[str], env: dict[str, str]) -> float:
    """How long the check of a file takes that was never there before: its last words tell the time."""
    file.write_bytes(texts.docx([*written, f"Made at {perf_counter()}."]))
    return taken(["check", str(file)], env)


def _noting(spent: list[float], work: Callable[[], float]) -> float:
    """What some work gives; how long the processor had to do with its processes is noted beside it."""
    began = spent_beside()
    seconds = work()
    spent.append(spent_beside() - began)
    return seconds


def _tell(sheet: Sheet, told: dict[str, Taken], sizes: Sizes) -> None:
    """Write the times down, each with its goal."""
    for each in LISTS:
        sheet.put(" ".join(each), told[" ".join(each)], goal=AT_ONCE)
    sheet.put("import spacy", told["import spacy"])
    sheet.put(f"check of a DOCX of {sizes.words:,} words", told["check"])
    sheet.put("the same, above import spacy", told["check"].beyond(told["import spacy"]), goal=ABOVE_SPACY)
    sheet.put("the same, against import spacy", told["check"].over(told["import spacy"]), "x")
    if "cached" in told:
        sheet.put("unchanged file from the cache", told["cached"], goal=CACHED)
        sheet.put("the same, against checking it", told["cached"].over(told["check"]), "x")
    else:
        sheet.lack("unchanged file from the cache", NO_CACHE, CACHED)

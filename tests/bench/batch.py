"""A batch of many documents with hostile ones among them: whether it ends, how fast it is, what a second core brings, and its memory."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import texts
from tests.bench.clock import once
from tests.bench.command import ENDS, Watched, apart, options, watched, without_cache
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import Sizes
from tests.hostile.registry import FILES

TWO, WORKER, DONE = Goal("at least", 1.7), Goal("at most", 400), Goal("at least", 1)
NO_JOBS = "not there yet: check has no --jobs"


def batch(sizes: Sizes, _: Pipeline) -> list[Figure]:
    """One folder of documents, checked by one worker and by two."""
    sheet = Sheet(f"A batch of {sizes.documents:,} documents of {sizes.each} words, {sizes.hostile} hostile ones among them, on the clock")
    with TemporaryDirectory() as folder:
        tenders, env = Path(folder, "tenders"), apart(Path(folder, "cache"))
        filled(tenders, sizes)
        workers = (1, 2) if "--jobs" in options() else (0,)
        ran = [watched(["check", str(tenders), *_how(jobs, Path(folder, f"results-{jobs}"))], env) for jobs in workers]
    for jobs, each in zip(workers, ran, strict=True):
        _tell(sheet, jobs, each, sizes.documents)
    if len(ran) > 1:
        one, two = ran
        sheet.put("two workers against one", once(one.seconds / two.seconds), "x", goal=TWO)
        sheet.put("processor's time of two workers against one", once(two.busy / one.busy), "x", note="on a busy machine this tells more")
    else:
        sheet.lack("two workers against one", NO_JOBS, TWO)
    return sheet.figures


def filled(folder: Path, sizes: Sizes) -> None:
    """Write a folder full of documents, by turns Word and text, each with other words; the hostile ones stand evenly among them."""
    folder.mkdir()
    apart_by = sizes.documents // sizes.hostile
    every = len(FILES) // sizes.hostile
    for number in range(sizes.documents):
        if number % apart_by == apart_by - 1:
            hostile = FILES[number // apart_by * every + every // 2]
            (folder / f"{number:05}-{Path(hostile.file_name).name}").write_bytes(hostile.build())
            continue
        written = texts.paragraphs(sizes.each, skip=number * 7)
        ending, made = (".docx", texts.docx) if number % 2 else (".txt", texts.plain)
        (folder / f"{number:05}{ending}").write_bytes(made(written))


def _how(jobs: int, results: Path) -> list[str]:
    """The options of a batch, as far as they are there."""
    asked = ["--jobs", str(jobs)] if jobs else []
    return [*asked, *(["--results", str(results)] if jobs and "--results" in options() else []), *without_cache()]


def _tell(sheet: Sheet, jobs: int, ran: Watched, documents: int) -> None:
    """Write down how one run went."""
    name = {0: "without --jobs", 1: "one worker", 2: "two workers"}[jobs]
    sheet.put(f"{name}: it ends, and says so", once(float(ran.code in ENDS)), "", goal=DONE, note=f"ends with {ran.code}: {ran.last[:150]}")
    sheet.put(f"{name}", once(documents / ran.seconds), "documents/s")
    sheet.put(f"{name}: memory of the largest process", once(ran.largest), "MB", goal=WORKER)
    sheet.put(f"{name}: memory of all processes at once", once(ran.together), "MB")

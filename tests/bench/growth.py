"""Whether ten times the text takes about ten times the time, and no more."""

from functools import partial

from checker.model import Source
from tests.bench import texts
from tests.bench.clock import turns
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import Sizes

TIMES, ROUNDS, BOUND = 10, 3, Goal("at most", 12)


def growth(sizes: Sizes, pipeline: Pipeline) -> list[Figure]:
    """A text, and the same ten times, from bytes to report in this process."""
    sheet, once = Sheet("Ten times the text, on the processor's clock"), texts.paragraphs(sizes.growth)
    sources = {f"{len(many) // len(once) * texts.counted(once):,} words": many for many in (once, once * TIMES)}
    for form, name, made in (("DOCX", "t.docx", texts.docx), ("text", "t.txt", texts.plain)):
        works = {long: partial(_seconds, pipeline, Source(name, made(many))) for long, many in sources.items()}
        told = turns(works, min(ROUNDS, sizes.rounds), unused=1)
        for long, taken in told.items():
            sheet.put(f"{form} of {long}", taken)
        shorter, longer = told.values()
        sheet.put(f"{form}: the longer against the shorter", longer.over(shorter), "x", goal=BOUND)
    return sheet.figures


def _seconds(pipeline: Pipeline, source: Source) -> float:
    """How long the five stages take together."""
    return pipeline.passed(source).whole

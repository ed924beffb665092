"""Words per second by stage, warm, on one core, with all rules on; and the floor: what the libraries alone take over the same words."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import spacy
from lxml import etree

from checker.model import Source
from checker.service.checker import Checker
from tests.bench import texts
from tests.bench.clock import Taken, Works, busy, busy_reading, taken_of, turns, waited
from tests.bench.figures import Figure, Sheet
from tests.bench.pipeline import STAGES, Passage, Pipeline
from tests.bench.sizes import Sizes

SHARE = 20  # a short file has so much less than a long one: a letter beside a specification


def stages(sizes: Sizes, pipeline: Pipeline) -> list[Figure]:
    """Every stage over the same words as DOCX and as text, and the libraries below them."""
    written = texts.paragraphs(sizes.words)
    sheet = Sheet(f"Words per second, warm, one core, all rules, on the processor's clock ({texts.counted(written):,} words)")
    for form, source in (("DOCX", Source("t.docx", texts.docx(written))), ("text", Source("t.txt", texts.plain(written)))):
        passages: list[Passage] = []
        library = partial(busy_reading, partial(LIBRARIES[form][1], source.data))
        works: Works = {"library": library, "tokenizer": _tokenizer(pipeline, source), "all": partial(_pass, pipeline, source, passages)}
        told = turns(works, sizes.rounds, unused=1)
        told |= {stage: taken_of([passage.seconds[stage] for passage in passages[1:]]) for stage in STAGES}
        _tell(sheet, form, told, texts.counted(written))
    return sheet.figures


def _tell(sheet: Sheet, form: str, told: dict[str, Taken], words: int) -> None:
    """Write down the stages of one form, and the floor below them."""
    for stage in STAGES:
        sheet.put(f"{form}: {stage}", told[stage].rate(words), "words/s")
    sheet.put(f"{form}: all five", told["all"].rate(words), "words/s")
    sheet.put(f"{form}: the floor of reading, {LIBRARIES[form][0]}", told["library"].rate(words), "words/s")
    sheet.put(f"{form}: the floor of finding, spaCy's tokenizer alone", told["tokenizer"].rate(words), "words/s")
    sheet.put(f"{form}: all five against that tokenizer", told["all"].over(told["tokenizer"]), "x")


def waits(sizes: Sizes, pipeline: Pipeline) -> list[Figure]:
    """How long a file takes when the checker is warm, through the door of isolation, on the clock."""
    sheet, checker = Sheet("One file, warm, through the door of isolation, on the clock"), Checker(pipeline.rulebook)
    checker.finder = pipeline.finder
    lengths = {f"{words:,} words": words for words in (sizes.words // SHARE, sizes.words)}
    with TemporaryDirectory() as folder:
        for name, words in lengths.items():
            Path(folder, f"{name}.docx").write_bytes(texts.docx(texts.paragraphs(words)))
        works = {name: partial(waited, partial(checker.check, [str(Path(folder, f"{name}.docx"))])) for name in lengths}
        for name, taken in turns(works, sizes.rounds, unused=1).items():
            sheet.put(f"DOCX of {name}", taken)
    checker.readers.close()
    return sheet.figures


def _pass(pipeline: Pipeline, source: Source, passages: list[Passage]) -> float:
    """The seconds of a whole passage, which is kept."""
    passages.append(pipeline.passed(source))
    return passages[-1].whole


def _tokenizer(pipeline: Pipeline, source: Source) -> Callable[[], float]:
    """spaCy's English tokenizer over the blocks of a document, and nothing else."""
    document, english = pipeline.read(source), spacy.blank("en")
    spoken = [document.words(block.span) for block in document.blocks]
    return lambda: busy(lambda: [english.make_doc(text) for text in spoken])


def _xml(data: bytes) -> str:
    """The words of a Word file, as lxml gives them."""
    with ZipFile(BytesIO(data)) as package:
        return "".join(map(str, etree.fromstring(package.read("word/document.xml")).itertext()))


def _decoded(data: bytes) -> list[str]:
    """The lines of a text."""
    return data.decode().splitlines()


LIBRARIES: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "DOCX": ("lxml alone", _xml),
    "text": ("decoding alone", _decoded),
}

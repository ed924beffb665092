"""How long `tendercheck check` takes on one Word file of ten thousand words, against the time in which spaCy alone is imported.

Run it with `python -m tests.speed`. Both are taken in the same run, turn by turn, and the best of three counts. The limit is one and a
half times spaCy's import and one second more; beyond it the script ends with 1. It is no test, since on a busy machine it may fail
for no fault of ours.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from checker.service.readers import Readers
from tests.formats.made import p, word
from tests.places import CORPORA

WORDS, ROUNDS = 10_000, 3
PACK = CORPORA / "packs" / "harrow-vale-case-management"


def paragraphs() -> Iterator[str]:
    """The paragraphs of the demonstration pack, over and over, until there are words enough."""
    readers = Readers()
    documents = [readers.document(str(path)) for path in sorted(PACK.iterdir()) if path.suffix in (".docx", ".odt", ".md")]
    texts = [text for document in documents for block in document.blocks if (text := document.words(block.span).strip())]
    count = 0
    for text in cycle(texts):
        yield text
        count += len(text.split())
        if count >= WORDS:
            return


def seconds(*arguments: str) -> float:
    """How long Python takes for these arguments, on the clock."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(f"the command failed: {done.stderr}")
    return took


def main() -> int:
    """Measure, and say how it went."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "tender.docx")
        file.write_bytes(word("".join(p(escape(text)) for text in paragraphs())).data)
        rounds = [(seconds("-c", "import spacy"), seconds("-m", "checker", "check", str(file))) for _ in range(ROUNDS)]
    spacy, check = (min(times) for times in zip(*rounds, strict=True))
    limit = 1.5 * spacy + 1
    print(f"import spacy {spacy:.2f} s, check {check:.2f} s, limit {limit:.2f} s: {'within it' if check <= limit else 'too slow'}")
    return int(check > limit)


if __name__ == "__main__":
    sys.exit(main())

"""What became of a log that was read back, line by line: first what could not be taken."""

from collections.abc import Iterator, Sequence

from checker.render.page import visible
from checker.render.values import count
from checker.service.importing import Imported


def imported_lines(done: Imported, log: str) -> str:
    """The rows that were not taken, those that were, and how many of each kind there are."""
    return "".join(f"{visible(line) if line.strip() else ''}\n" for line in _lines(done, log))


def _lines(done: Imported, log: str) -> Iterator[str]:
    """What is said, line by line."""
    yield from _group("Not taken", done.said("refused"))
    yield from _group("Put on record", done.said("entered", "agreed"))
    taken = len(done.said("entered", "agreed"))
    where = f" in {', '.join(map(str, done.files))}" if taken else ""
    parts = [f"{count(taken, 'decision')} put on record{where}"]
    parts += [f"{done.count('on record')} on record already"] if done.count("on record") else []
    parts += [f"{count(done.count('refused'), 'thing')} not taken"] if done.count("refused") else []
    yield f"{log}: {', '.join(parts)}"
    if changing := done.count("to change"):
        yield f"{count(changing, 'finding')} to be changed in the documents: check them again when that is done."
    if wrong := done.count("wrong"):
        yield f"{count(wrong, 'finding')} where the checker is said to be wrong; not put on record. Export with:"
        yield f"tendercheck waivers wrong {log} --output cases.jsonl"


def _group(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines under a heading; nothing where there are none."""
    if lines:
        yield f"{heading} ({len(lines)})"
        yield from (f"- {line}" for line in lines)
        yield ""

"""A folder of sound documents of all kinds with hostile ones among them."""

import shutil
from pathlib import Path

from tests.hostile.registry import FILES
from tests.places import CORPORA

SOUND = (".docx", ".odt", ".pdf", ".md")


def laid_out(place: Path, count: int, hostile: int) -> set[str]:
    """A folder of so many documents, every so many of them hostile; the answer is the names of these."""
    place.mkdir(parents=True)
    sound = sorted(path for path in CORPORA.rglob("*") if path.suffix in SOUND and path.name != "README.md")
    bad = [each for each in FILES if "." in each.file_name][:: max(1, len(FILES) // hostile)][:hostile]
    names = {f"{number * (count // hostile):05}-{Path(each.file_name).name}": each for number, each in enumerate(bad)}
    for name, each in names.items():
        (place / name).write_bytes(each.build())
    for number in range(count - len(names)):
        path = sound[number % len(sound)]
        shutil.copyfile(path, place / f"{number:05}-sound{path.suffix}")
    return set(names)

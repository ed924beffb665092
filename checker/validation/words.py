"""What faults are told with: all at once, with a hint at what was probably meant."""

from collections.abc import Iterable
from pathlib import Path

from checker.errors import CheckerError


def knowledge_folder() -> Path:
    """Where the rules live: inside an installed tendercheck, or beside the package in a checkout."""
    installed = Path(__file__).parents[1] / "_rules"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rules"


def insist(faults: Iterable[str], error: type[CheckerError]) -> None:
    """Go on only if there is no fault; else raise all of them, a line each."""
    found = list(dict.fromkeys(faults))
    if found:
        raise error("\n".join(found))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was probably meant, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean {close[0]!r}?" if close else ""

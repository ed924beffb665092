"""What faults are told with: all at once, with a hint at what was probably meant."""

from collections.abc import Iterable

from checker.errors import CheckerError


def insist(faults: Iterable[str], error: type[CheckerError]) -> None:
    """Go on only if there is no fault; else raise all of them, a line each."""
    found = list(dict.fromkeys(faults))
    if found:
        raise error("\n".join(found))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was probably meant, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    names = list(known)
    close = get_close_matches(word, names, 1, 0.6) or [name for name in names if word and name.startswith((f"{word}-", f"{word}_"))]
    return f"; did you mean {close[0]!r}?" if close else ""


def akin(word: str, known: Iterable[str]) -> str:
    """A hint at the names of a long list that are like a word, or share a word of four letters or more with it; or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    names = list(known)
    if get_close_matches(word, names, 1, 0.8):
        return nearest(word, names)
    parts = {part for part in word.lower().replace("_", "-").split("-") if len(part) > 3}
    near = dict.fromkeys(get_close_matches(word, names, 3, 0.6) + [name for name in names if parts & set(name.split("-"))])
    return f"; near it are {', '.join(list(near)[:5])}" if near else ""

"""The small raised numbers that call a note: they are no part of the word that they touch, and no word of its sentence."""

import re
from collections.abc import Sequence

# behind a stop or a word; a raised figure behind a unit, as in m2, is an exponent, and one behind a figure may be pence
_CALLED = re.compile(r"(?:[^\W\d_]{2,}[.,;:?!)”’\"']+|[a-z]{4,})(?P<number>[1-9]\d?)")
_SMALL, _RAISED = 0.85, 0.1  # of the height of the first letter


def called(text: str, first: Sequence[float], last: Sequence[float]) -> int:
    """How many letters at the end of a word call a note, by the left, upper, right and lower edge of its first and its last letter."""
    found = _CALLED.fullmatch(text[text.rfind("-") + 1 :].lstrip("(“‘\"'["))
    high = first[1] - first[3]
    if not found or last[1] - last[3] > _SMALL * high or last[3] - first[3] < _RAISED * high:
        return 0
    return len(found["number"])

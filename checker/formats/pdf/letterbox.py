"""The boxes around letters, asked of pdfium by the thousand: the calls themselves are dear, and not what pdfium does in them."""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import chain, repeat
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 4096  # letters asked for in one go
_SIZE = ctypes.sizeof(pdfium.FS_RECTF)
# The one place that pdfium writes to, and each box in it: made once, as making them takes longer than asking.
_written = (pdfium.FS_RECTF * _MOST)()
_sides: Any = memoryview(_written).cast("B").cast("f")
_BOXES = [ctypes.byref(_written, at * _SIZE) for at in range(_MOST)]


def quick(function: Any, result: Any = None) -> Callable[..., Any]:
    """A function of pdfium that is called as it is: neither is what it is given looked at, nor may another thread run meanwhile."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def quickly(held: Any) -> Any:
    """A page or a text of pdfium, as quick functions are given it."""
    return ctypes.byref(ctypes.c_char.from_address(ctypes.cast(held, ctypes.c_void_p).value or 0))


_loose_box = quick(pdfium.FPDFText_GetLooseCharBox)


def boxes(page: Any, letters: Sequence[int]) -> list[float]:
    """The left, upper, right and lower edge of each letter, one after the other; zeros for a letter without a place."""
    if len(letters) <= _MOST:
        return _some(page, letters)
    return [*chain.from_iterable(_some(page, letters[start : start + _MOST]) for start in range(0, len(letters), _MOST))]


def _some(page: Any, letters: Sequence[int]) -> list[float]:
    ctypes.memset(_written, 0, _SIZE * len(letters))
    deque(map(_loose_box, repeat(page), letters, _BOXES), maxlen=0)
    sides: list[float] = _sides[: 4 * len(letters)].tolist()
    return sides

"""Counts as they are printed before clauses and items: 4, d, D, iv, IV."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999  # letters and Roman figures beyond this are no numbers of clauses


def letters(count: int) -> str:
    """A count in letters: after z comes aa, then bb."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= _MOST else str(count)


def roman(count: int) -> str:
    """A count in small Roman figures."""
    if not 0 < count <= _MOST:
        return str(count)
    figures = ""
    for worth, figure in _ROMAN:
        figures += figure * (count // worth)
        count %= worth
    return figures

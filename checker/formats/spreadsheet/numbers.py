"""Numbers as a sheet shows them: 0.3 in the dress "0%" is 30%, 1200 in the dress "£#,##0" is £1,200."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

# The dresses that every Excel file has without saying so; those of currency depend on the reader's country and show no sign here.
BUILT_IN = {
    **{"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"},
    **dict.fromkeys(("5", "6", "37", "38", "41", "42"), "#,##0"),
    **dict.fromkeys(("7", "8", "39", "40", "43", "44"), "#,##0.00"),
    **{"14": "yyyy-mm-dd", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm", "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss"},
    **{"22": "yyyy-mm-dd h:mm", "45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss"},
}
_SIGN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+|,+|General|E[+-]|y+|m+|d+|h+|s+|.', re.IGNORECASE | re.DOTALL
)
_MOST_FIGURES = 12  # of a fraction
_LONGEST_CODE = 255  # Excel's own limit
_LAST_DAY = 2_958_465  # 31 December 9999


class _Dress(NamedTuple):
    """A section of a number format: the words around the number, and its figures."""

    before: str
    figures: str  # such as "#,##0.00"; empty where the section has no place for a number
    after: str
    percents: int
    plain: bool  # shown without a dress: "General", a fraction, a power


def shown(value: float, code: str, first_day: int = 1900) -> str:
    """A number in its dress; one that the dress would hide is shown without."""
    code = code[:_LONGEST_CODE]
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if dated(code):
        return _moment(value, code, first_day) if 0 <= value <= _LAST_DAY else plain(value)
    sections = _sections(code)
    own = value < 0 and len(sections) > 1  # a section for negative numbers says the minus itself
    dress = sections[1] if own else sections[2] if value == 0 and len(sections) > 2 else sections[0]
    if dress.plain or not dress.figures:
        bare = f"{dress.before}{dress.after}" if not dress.plain and value == 0 and len(sections) > 2 else ""
        return bare.strip() or plain(value)
    figures = _figures(abs(value) * 100**dress.percents, dress.figures)
    minus = "-" if value < 0 and not own and figures.strip("0.,") else ""
    return f"{minus}{dress.before.lstrip()}{figures}{dress.after.rstrip()}" or plain(value)


def plain(value: float) -> str:
    """A number without the noise of the computer: no .0 at its end, no seventeenth figure."""
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)


@lru_cache(maxsize=1024)
def dated(code: str) -> bool:
    """Whether numbers in this dress are days or times."""
    bare = re.sub(r'"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general|am/pm|a/p', "", code.partition(";")[0].lower())
    return "ss.0" in bare or (any(letter in bare for letter in "ymdhs") and not any(figure in bare for figure in "0#?"))


def _moment(value: float, code: str, first_day: int) -> str:
    """A day or time: in the words of the sheet where it spells the month, else so that no country misreads it."""
    bare = re.sub(r'"[^"]*"?|\\.', "", code.partition(";")[0].lower())
    if "[h" in bare:
        return f"{int(value * 24)}:{round(value * 1440) % 60:02d}"
    start = datetime(1904, 1, 1) if first_day == 1904 else datetime(1899, 12, 30) if value >= 60 else datetime(1899, 12, 31)
    moment = start + timedelta(seconds=round(min(value, _LAST_DAY - 1500) * 86400))
    timed = "h" in bare or "s" in bare
    if "mmm" in bare and not timed:
        return "".join(_part(moment, sign) for sign in _SIGN.findall(code.partition(";")[0])).strip()
    if not ("y" in bare or "d" in bare):
        return moment.time().isoformat("seconds" if "s" in bare else "minutes") if timed else plain(value)
    return moment.isoformat(" ", "minutes") if timed and value % 1 else moment.date().isoformat()


def _part(moment: datetime, sign: str) -> str:
    """One part of a day as it is written out."""
    kind, size = sign[0].lower(), len(sign)
    if kind == "y":
        return f"{moment:%Y}" if size > 2 else f"{moment:%y}"
    if kind == "m":
        return f"{moment:%B}" if size > 3 else f"{moment:%b}" if size == 3 else f"{moment.month:0{size}d}"
    if kind == "d":
        return f"{moment:%A}" if size > 3 else f"{moment:%a}" if size == 3 else f"{moment.day:0{size}d}"
    return _literal(sign)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Dress, ...]:
    """The dresses of positive, negative and zero numbers."""
    found: list[list[str]] = [[]]
    for sign in _SIGN.findall(code) or ["General"]:
        if sign == ";":
            found.append([])
        else:
            found[-1].append(sign)
    return tuple(_dress(signs) for signs in found)


def _dress(signs: list[str]) -> _Dress:
    before, figures, after, percents = "", "", "", 0
    plainly = any(sign.lower() == "general" or sign[:2].upper() in {"E+", "E-"} or sign in {"/", "@"} for sign in signs)
    for sign in signs:
        if sign[0] in "0#?" or (sign[0] in ".," and (len(sign) > 1 or figures or sign == ",")):
            figures += sign
            continue
        percents += sign == "%"
        said = sign if sign == "%" else _literal(sign)
        before, after = (before, after + said) if figures else (before + said, after)
    return _Dress(before, figures, after, min(percents, 3), plainly)


def _literal(sign: str) -> str:
    """What a part of a format says besides figures: quoted words, a sign of money; not colours, conditions and widths."""
    if sign[0] == '"':
        return sign.strip('"')
    if sign[0] == "\\":
        return sign[1:]
    if sign[0] == "[":
        return sign[2:-1].partition("-")[0] if sign[1:2] == "$" else ""
    return "" if sign[0] in "_*" or sign.lower() == "general" else sign


def _figures(value: float, figures: str) -> str:
    """The figures of a number, rounded as the sheet rounds them."""
    whole, _, fraction = figures.partition(".")
    number = Decimal(f"{value:.15g}").scaleb(-3 * (len(figures) - len(figures.rstrip(","))))
    most = min(sum(each in "0#?" for each in fraction), _MOST_FIGURES)
    rounded = f"{number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):f}" if number < Decimal(10) ** 15 else f"{number:f}"
    before, _, after = rounded.partition(".")
    least = fraction.count("0")
    after = after[:least] + after[least:].rstrip("0")
    before = before.zfill(whole.count("0")) if before != "0" or "0" in whole else ""
    if "," in whole.rstrip(","):
        before = f"{int(before):,}".zfill(len(before)) if before else ""
    return f"{before}.{after}" if after else before

"""The numbers and bullets that people type in front of a heading, a clause or a list item."""

import re

_BULLETS = "•·●○■□▪▫‣◦–—*\uf0b7\uf0a7\u2010\u2011-"
_DOTTED = r"(?:[A-Z]?[1-9]\d{0,2}|[A-Z])(?:\.\d{1,3}){1,5}\.?(?=\s+[\W_]*[A-Z]|\t)"  # "4.2 The": not "2.5 times" and not "12.05.2026"
_SINGLE = r"\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlIVXL]{1,6})\)|(?:\d{1,3}|[a-z]|[ivxl]{1,6})[.)]|[A-Z]\)"
_TYPED = re.compile(rf"\s*(?P<number>{_DOTTED}|(?:{_SINGLE}|[o{_BULLETS}])(?=\s+\S))")
_TITLED = re.compile(r"\s*(?P<number>\d{1,3})\s+[A-Z]")  # "4 Payment", in headings only
_SECTION = re.compile(r"(?:[A-Z]?\d{1,3}|[A-Z](?=\.))(?:\.\d{1,3})*")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


def typed(text: str, heading: bool = False) -> str:
    """The number or bullet that is typed at the start of a block, such as "4.2", "(a)" or "•"; empty where there is none."""
    found = _TYPED.match(text) or (_TITLED.match(text) if heading else None)
    return found["number"] if found else ""


def lists(number: str) -> bool:
    """Whether a number is one that items of a list bear: a bullet, "(a)", "b)", "3." - not "4.2" and not an initial such as "J."."""
    if len(number) == 1:
        return not number.isalnum() or number == "o"
    return number.startswith("(") or number.endswith(")") or (number.endswith(".") and number.count(".") == 1 and not number[0].isupper())


def section(number: str) -> str:
    """The number as one would cite it: "4.2." is section 4.2; letters and bullets are no section."""
    bare = number.strip().rstrip(".")
    return bare if _SECTION.fullmatch(bare) else ""


def manner(number: str, previous: str = "") -> str:
    """How a number is written, so that items of one manner are of one depth; (i) is a letter only where (h) stood before it."""
    bare = number.strip("(). ")
    if "." in section(bare):
        return re.sub(r"\d+", "1", bare)
    if not bare.isalnum() or bare == number == "o":
        return number
    around = number.replace(bare, "#")
    if bare.isdigit():
        return around.replace("#", "1")
    if _ROMAN.fullmatch(bare.lower()) and not _follows(bare, previous.strip("(). ")):
        return around.replace("#", "i" if bare.islower() else "I")
    return around.replace("#", "a" if bare.islower() else "A")


def _follows(letter: str, previous: str) -> bool:
    """Whether a single letter is the next of the alphabet."""
    return len(letter) == len(previous) == 1 and ord(letter) == ord(previous) + 1 and previous.lower() not in "iv"

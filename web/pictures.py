"""The organisation's logo: a small PNG or JPEG picture, told by its content and never by its name, under a name of our own."""

import os
from pathlib import Path

from checker.errors import CheckerError

LARGEST = 200_000  # bytes
_WIDEST = 4000  # pixels either way: more is no logo, and costs every browser that shows it
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_KINDS = ("png", "jpg")


class NoPicture(CheckerError):
    """A file that cannot be the logo."""


def kind(picture: bytes) -> str:
    """Whether a picture is a "png" or a "jpg". Raises NoPicture for whatever else it is, and for one that is too large."""
    if len(picture) > LARGEST:
        raise NoPicture("The logo must be smaller than 200KB")
    if picture.startswith(_PNG) and b"IEND" in picture[-12:]:
        if max(int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)) > _WIDEST:
            raise NoPicture(f"The logo must be at most {_WIDEST} pixels wide and high")
        return "png"
    if picture.startswith(b"\xff\xd8\xff") and picture.rstrip(b"\x00").endswith(b"\xff\xd9"):
        return "jpg"
    raise NoPicture("The logo must be a PNG or a JPEG file")


def keep(folder: Path, picture: bytes) -> str:
    """Write the logo, whole or not at all; the answer is its name there. Raises NoPicture."""
    name = f"logo.{kind(picture)}"
    folder.mkdir(exist_ok=True, mode=0o700)
    part = folder / f".{name}"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
        written.write(picture)
    part.replace(folder / name)
    return name


def take_away(folder: Path) -> None:
    """Have no logo."""
    for each in _KINDS:
        (folder / f"logo.{each}").unlink(missing_ok=True)

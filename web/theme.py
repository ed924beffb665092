"""The council's own look: its name, its colour and its logo, as an installation sets them."""

import re
from pathlib import Path

from checker.errors import BadSettings
from checker.fixed import fixed

LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
_LEAST = 4.5  # WCAG 2.2, 1.4.3: white words on the header must be read by people who see badly


@fixed
class Brand:
    """How pages show whose installation this is. Raises BadSettings for a colour or a logo that cannot be used."""

    council: str = ""
    colour: str = "#1d4f5f"
    logo: Path | None = None

    def __post_init__(self) -> None:
        """A colour that pages can wear, and a logo that browsers can show."""
        legible(self.colour)
        if self.logo is not None and self.logo.suffix.lower() not in LOGOS:
            raise BadSettings(f"The logo {self.logo.name} cannot be used: it must be an SVG, PNG, JPEG or WebP file.")


def legible(colour: str) -> str:
    """The colour itself, if white words can be read on it. Raises BadSettings otherwise."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise BadSettings(f"The colour {colour!r} cannot be used: write it as # and six digits, such as #1d4f5f.")
    if (found := contrast(colour)) < _LEAST:
        raise BadSettings(
            f"The colour {colour} is too light: white words on it have a contrast of {found:.1f} to 1, and {_LEAST} to 1 is needed. "
            "Choose a darker one."
        )
    return colour.lower()


def contrast(colour: str) -> float:
    """How far a colour stands off from white, from 1 (white) to 21 (black), by the formula of WCAG 2.2."""
    shares = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return 1.05 / (sum(share * weight for share, weight in zip(shares, (0.2126, 0.7152, 0.0722), strict=True)) + 0.05)


def stylesheet(colour: str) -> str:
    """The council's colour for the style sheet of all pages: a file of its own, since pages may hold no style themselves."""
    return f":root{{--tendercheck-brand:{legible(colour)}}}\n"


def _linear(share: float) -> float:
    """How much light a share of red, green or blue gives."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

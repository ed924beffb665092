"""The signs of symbol fonts: a file says only the font and a number, and the letters that look alike stand elsewhere in Unicode."""

_PRIVATE = 0xF000  # where office programs keep the letters of such fonts
_SIGNS: dict[str, dict[int, str]] = {
    "symbol": {
        **{0x2D: "−", 0x57: "Ω", 0x6D: "µ", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥"},
        **{0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE5: "∑"},
    },
    "wingdings": {
        **{0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x76: "❖", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨"},
        **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    },
    "wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"},
}


def sign(font: str, number: int) -> str:
    """The letter that a sign of a font looks like; nothing where that is not known."""
    return _SIGNS.get(font.casefold().strip(), {}).get(number - _PRIVATE if number >= _PRIVATE else number, "")

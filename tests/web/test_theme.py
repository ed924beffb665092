"""The council's colour and logo: only what pages can wear, and browsers can show."""

from pathlib import Path

import pytest

from checker.errors import BadSettings
from web.theme import Brand, contrast, legible, stylesheet


def test_a_brand_needs_no_settings() -> None:
    """With nothing set, the colour is our own, which the style sheet falls back to as well."""
    styles = (Path(__file__).parents[2] / "web" / "static" / "tendercheck.css").read_text("utf-8")

    assert Brand().colour == "#1d4f5f"
    assert "var(--tendercheck-brand, #1d4f5f)" in styles


@pytest.mark.parametrize(("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#1d4f5f", 9.0)])
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    """Against white, by the formula."""
    assert contrast(colour) == pytest.approx(ratio, abs=0.05)


def test_a_light_colour_is_refused() -> None:
    """White words could not be read on it, so the message says how far it is off."""
    with pytest.raises(BadSettings, match=r"#777777 is too light: .* 4\.5 to 1, and 4\.5 to 1 is needed. Choose a darker one\."):
        legible("#777777")
    with pytest.raises(BadSettings, match=r"contrast of 1\.1 to 1"):
        Brand(colour="#ffff00")


@pytest.mark.parametrize("colour", ["", "red", "#123", "#12345g", "#1d4f5f;}", "#1d4f5f\n", "var(--x)"])
def test_only_a_colour_is_a_colour(colour: str) -> None:
    """Nothing else gets into the style sheet."""
    with pytest.raises(BadSettings, match="six digits"):
        stylesheet(colour)


def test_the_style_sheet_holds_one_property() -> None:
    """And nothing beside it."""
    assert stylesheet("#1D4F5F") == ":root{--tendercheck-brand:#1d4f5f}\n"


def test_a_logo_is_a_picture() -> None:
    """By its ending, which tells browsers its type."""
    with pytest.raises(BadSettings, match=r"The logo crest\.gif cannot be used"):
        Brand(logo=Path("somewhere/crest.gif"))

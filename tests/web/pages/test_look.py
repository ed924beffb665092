"""The council's colour and logo, each at an address of its own."""

from pathlib import Path

from tests.web.dressed import dressed
from web.theme import Brand

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


def test_the_colour_is_a_style_sheet() -> None:
    """That every page asks for."""
    answer = dressed(BRAND=lambda: Brand(colour="#5a1d5f")).test_client().get("/theme.css")

    assert answer.text == ":root{--tendercheck-brand:#5a1d5f}\n"
    assert answer.mimetype == "text/css"


def test_a_change_of_colour_is_seen_at_once() -> None:
    """It is asked for at each request."""
    colours = iter(["#5a1d5f", "#1d5f2a"])
    client = dressed(BRAND=lambda: Brand(colour=next(colours))).test_client()

    assert client.get("/theme.css").text != client.get("/theme.css").text


def test_the_logo_is_a_picture(tmp_path: Path) -> None:
    """Of the type that its ending tells."""
    (tmp_path / "logo.svg").write_text(DRAWING, "utf-8")
    answer = dressed(BRAND=lambda: Brand(logo=tmp_path / "logo.svg")).test_client().get("/logo")

    assert answer.text == DRAWING
    assert answer.mimetype == "image/svg+xml"


def test_without_a_logo_there_is_none(tmp_path: Path) -> None:
    """Neither where none is set, nor where the file is gone."""
    assert dressed().test_client().get("/logo").status_code == 404
    assert dressed(BRAND=lambda: Brand(logo=tmp_path / "gone.png")).test_client().get("/logo").status_code == 404

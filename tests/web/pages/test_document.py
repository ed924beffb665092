"""The text of a document, section by section, with its marks."""

import re
from io import BytesIO

import pytest
from docx import Document as Word

from tests.web.made import Site, docx, site

WORDS = " ".join(["The Council looks after planning and the officers write letters."] * 30)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation."""
    return site(tmp_path_factory.mktemp("site") / "data")


def shown(here: Site, address: str) -> str:
    """A page."""
    return str(here.client.get(address).get_data(as_text=True))


@pytest.fixture(scope="module")
def long(here: Site) -> str:
    """The check of a document of twelve chapters, each with a named brand."""
    made = Word()
    for at in range(1, 13):
        made.add_heading(f"Chapter {at}")
        for words in (WORDS, WORDS, f"Part {at} shall run on Oracle 19c."):
            made.add_paragraph(words)
    data = BytesIO()
    made.save(data)
    return here.checked({"Long.docx": data.getvalue()})


def test_a_short_text_is_one_page(here: Site) -> None:
    """With every word of it, and no sections."""
    page = shown(here, here.checked({"Spec.docx": docx("One line.", "The database layer shall be Oracle 19c.")}) + "/document/1")

    assert "One line." in page
    assert "section 1 of" not in page


def test_a_long_text_is_read_section_by_section(here: Site, long: str) -> None:
    """Each begins with a heading, none is long, and together they are the whole text."""
    pages = [shown(here, f"{long}/document/1")]
    while following := re.search(r'href="([^"]*\?section=\d+)" rel="next"', pages[-1]):
        pages.append(shown(here, following[1]))
    bodies = [page[page.index('<div class="text">') : page.index("Sections before and after")] for page in pages]

    assert len(pages) > 2
    assert [re.search(r"Chapter \d+|Oracle", body)[0][:7] for body in bodies] == ["Chapter"] * len(pages)  # type: ignore[index]
    assert re.findall(r"Part (\d+) shall", "".join(bodies)) == [str(at) for at in range(1, 13)]
    assert max(len(body.split()) for body in bodies) < 3000


def test_a_mark_leads_to_its_finding(here: Site, long: str) -> None:
    """The link behind the words, which a keyboard reaches, opens the page of just that finding."""
    page = shown(here, f"{long}/document/1")
    (number, address) = re.findall(r'<span id="place-(\d+)"></span><mark>Oracle 19c</mark><a class="ref" href="([^"]*)"', page)[-1]

    assert address == f"{long}/findings/{number}"
    assert "<mark>Oracle 19c</mark>" in shown(here, address)


def test_the_address_of_a_place_names_its_section(here: Site, long: str) -> None:
    """Also of a finding far down."""
    last = re.findall(r'<li id="finding-(\d+)"><a', shown(here, f"{long}?rule=brand-named"))[-1]
    address = re.search(r'href="([^"#]*)#place', shown(here, f"{long}/findings/{last}"))
    assert address

    assert "section=1#" not in address[0]
    assert f'id="place-{last}"' in shown(here, address[1])

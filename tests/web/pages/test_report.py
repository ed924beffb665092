"""The report of a check: what was not checked first, then what to fix; filters that stand in the address."""

import re
import time

import html5lib
import pytest

from checker.render.html import as_html
from tests.places import CORPORA
from tests.web.made import Site, docx, shown, site
from web.seen import seen

PACK = CORPORA / "packs" / "harrow-vale-case-management"
HOSTILE = "<script>alert('x')</script>"
PROMISED = 150  # milliseconds of the processor that the page of a hundred findings may take
MANY = (
    "Bidders must have an annual turnover of £5,000,000 in year {}.",
    "The database layer of part {} shall be Oracle 19c.",
    "Letters of part {} must be in Microsoft Word format.",
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation."""
    return site(tmp_path_factory.mktemp("site") / "data")


@pytest.fixture(scope="module")
def pack(here: Site) -> str:
    """The check of the demonstration pack with a file that cannot be read, and with a great many findings of three kinds."""
    files = {path.name: path.read_bytes() for path in sorted(PACK.iterdir()) if path.suffix in (".docx", ".odt", ".pdf", ".md")}
    many = docx("Requirements", *(line.format(number) for number in range(30) for line in MANY))
    return here.checked({**files, "Scan.pdf": b"%PDF-1.4 no more", "More.docx": many})


def numbers(page: str) -> set[int]:
    """The findings that a page draws."""
    return {int(number) for number in re.findall(r'<li id="finding-(\d+)"', page)}


def test_the_heading_states_the_result_and_what_was_not_read(here: Site, pack: str) -> None:
    """In the one h1 of the page, and in its title."""
    page = shown(here, pack)
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page)

    assert re.fullmatch(r"\d+ things to resolve before publishing, 1 file not checked", heading)
    assert f"<title>{heading} - Tendercheck</title>" in page


def test_the_parts_stand_in_their_order(here: Site, pack: str) -> None:
    """What was not checked comes first, then what to fix first, and then kind by kind."""
    page = shown(here, pack)
    parts = ["Not everything was checked", "What to fix first", 'id="must-1"', 'id="should-1"', 'id="judge-1"']
    parts += ["Open standards that matter", 'id="passed"', "What was looked at", 'id="documents"']

    assert [part for part in parts if part not in page] == []
    assert sorted(parts, key=page.index) == parts


def test_a_page_is_sound_html(here: Site, pack: str) -> None:
    """A strict parser takes every page of a check without fault."""
    for path in ("", "?severity=must", "/findings/1", "/document/1", "/downloads"):
        html5lib.HTMLParser(strict=True).parse(shown(here, pack + path))


def test_what_a_person_must_judge_stands_apart(here: Site, pack: str) -> None:
    """No matter above its heading is for a person to judge, and every one below is."""
    page = shown(here, pack)
    before, after = page[page.index('id="must-1"') :].split('id="judge-1"')
    after = after[: after.index("Open standards that matter")]

    assert "A person must judge</span>" not in before
    assert after.count("A person must judge</span>") == after.count("<article")


def test_of_many_places_of_one_kind_only_some_are_drawn(here: Site, pack: str) -> None:
    """With a link to all of them, which leads to all of them."""
    page = shown(here, pack)
    address = re.search(r'<a href="([^"]*\?rule=brand-named)">See all (\d+) places', page)
    assert address

    assert len(numbers(shown(here, address[1]))) == int(address[2]) > 5


def test_of_a_great_many_places_a_hundred_are_drawn(here: Site) -> None:
    """And it is said where the others are, with no link that leads to the same page again."""
    page = shown(here, here.checked({"Many.docx": docx(*(MANY[1].format(number) for number in range(120)))}) + "?rule=brand-named")

    assert len(numbers(page)) == 100
    assert "There are 20 more places" in page
    assert "See all" not in page


def test_the_page_is_light(here: Site, pack: str) -> None:
    """Under 200 KB without the text of the documents, though it tells of more than a hundred findings."""
    page = shown(here, pack)
    text = page[page.index('<div class="pane"') : page.index("The whole text</h3>")]

    assert here.draft(pack).counts["must"] > 80
    assert len(page.encode()) - len(text.encode()) < 200_000


def test_the_page_is_quick(here: Site, pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It takes what was promised; on a machine that is busy, no more than twice what the same report takes as one file."""
    with here.app.test_request_context(), here.here.store.reading() as session:
        report = seen(session.merge(here.draft(pack)), with_texts=True)
    page = min(_milliseconds(lambda: here.client.get(pack)) for _ in range(5))
    file = min(_milliseconds(lambda: as_html(report)) for _ in range(5))
    with capsys.disabled():
        print(f"\n  report page of {len(report.findings)} findings: {page:.0f} ms (promised {PROMISED}); as one file: {file:.0f} ms")

    assert len(report.findings) >= 100
    assert page <= max(PROMISED, 2 * file)


def _milliseconds(act: object) -> float:
    began = time.process_time()
    act()  # type: ignore[operator]
    return 1000 * (time.process_time() - began)


def test_filters_stand_in_the_address(here: Site, pack: str) -> None:
    """What an address asks for is shown alone, counted in one line, and can be taken back."""
    page = shown(here, f"{pack}?severity=must&verdict=judge")
    count = re.search(r"<h2>(\d+) findings? of (\d+)</h2>", page)
    assert count

    assert 0 < int(count[1]) < int(count[2])
    assert page.count("<article") == page.count("A person must judge</span>")
    assert 'class="tag should"' not in page
    assert "Clear filters" in page
    assert '<option value="judge" selected>' in page


def test_findings_of_one_document_are_shown_alone(here: Site, pack: str) -> None:
    """By the document's number, since its name belongs in no address."""
    page = shown(here, f"{pack}?document=2")
    found = page[page.index('id="findings"') : page.index('class="pane"')]

    assert "2_Specification.odt" in found
    assert "1_Invitation_to_Tender.docx" not in found


def test_findings_of_one_theme_are_shown_alone(here: Site, pack: str) -> None:
    """Themes by their names, as on the page of rules."""
    page = shown(here, f"{pack}?theme=sme-access")

    assert "SME access" in page
    assert "brand-named" not in page
    assert "A table of turnover" in page or "turnover" in page


@pytest.mark.parametrize("asked", ["severity=grave", "document=99", "document=../etc", f"theme={HOSTILE}", "nothing=1"])
def test_what_cannot_be_asked_is_left_aside(here: Site, pack: str, asked: str) -> None:
    """The whole report is shown, and nothing of the address stands in it."""
    page = shown(here, f"{pack}?{asked}")

    assert "What to fix first" in page
    assert "alert" not in page


def test_a_filter_that_leaves_nothing_says_so(here: Site) -> None:
    """And leads back to all findings."""
    page = shown(here, here.checked() + "?decided=yes")

    assert re.search(r"<h2>0 findings of \d+</h2>", page)
    assert "Show all findings" in page


def test_words_of_a_draft_never_become_markup(here: Site) -> None:
    """Neither those in it nor its name, on any page of the check."""
    address = here.checked({f"{HOSTILE[:19]}.docx": docx(f"The database {HOSTILE} shall be Oracle 19c.", HOSTILE)})

    for path in ("", "/findings/1", "/document/1", "/downloads"):
        page = shown(here, address + path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_check_of_nothing_wrong_never_says_that_all_is_well(here: Site) -> None:
    """It says that these checks found nothing."""
    page = shown(here, here.checked({"Note.txt": b"The office is open from nine to five."}) + "?")

    assert re.search(r"<h1[^>]*>(Nothing that must be resolved was found|No findings from these checks)", page)
    assert not re.search(r"(?i)compliant|illegal", page)


@pytest.mark.parametrize("path", ["/findings/0", "/findings/999", "/findings/x", "/document/0", "/document/9", "/document/1?section=2"])
def test_what_is_not_there_is_not_found(here: Site, pack: str, path: str) -> None:
    """With 404, and not as a fault of ours."""
    assert here.client.get((pack if "section" not in path else here.checked()) + path).status_code == 404

"""A finding on a page of its own."""

import re

import pytest

from tests.web.made import Site, docx, site

LINES = (
    "The Council looks after planning.",
    "The database layer shall be Oracle 19c.",
    "It runs in the Civic Centre.",
    "Bidders must have an annual turnover of £5,000,000.",
    "The second database shall be Microsoft SQL Server 2022.",
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation."""
    return site(tmp_path_factory.mktemp("site") / "data")


@pytest.fixture(scope="module")
def check(here: Site) -> str:
    """A check in which one rule finds two places."""
    return here.checked({"Spec.docx": docx(*LINES)})


@pytest.fixture(scope="module")
def brands(here: Site, check: str) -> list[int]:
    """The numbers of the findings on brands."""
    found = here.here.reports.report(here.draft(check)).findings
    return [number for number, each in enumerate(found, start=1) if each.rule == "brand-named"]


def shown(here: Site, address: str) -> str:
    """A page."""
    return str(here.client.get(address).get_data(as_text=True))


def test_the_words_stand_among_those_around_them(here: Site, check: str, brands: list[int]) -> None:
    """The sentence with its marked words, and its neighbours before and after, but not those further on."""
    page = shown(here, f"{check}/findings/{brands[0]}")

    assert "<mark>Oracle 19c</mark>" in page
    assert LINES[0] in page
    assert LINES[2] in page
    assert LINES[3] not in page


def test_why_and_on_whose_authority_and_what_instead(here: Site, check: str, brands: list[int]) -> None:
    """In the words of all other reports, with wording that can be copied."""
    page = shown(here, f"{check}/findings/{brands[0]}")
    finding = here.here.reports.report(here.draft(check)).findings[brands[0] - 1]
    wording = re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", page, re.DOTALL)
    assert wording

    assert finding.because in page
    assert finding.authority.cite in page
    assert wording[1] == finding.wording


def test_other_places_of_the_same_kind_are_named(here: Site, check: str, brands: list[int]) -> None:
    """Each leads to its own page."""
    page = shown(here, f"{check}/findings/{brands[0]}")
    alike = page[page.index('id="alike"') :]

    assert f'href="{check}/findings/{brands[1]}"' in alike
    assert "Microsoft SQL Server 2022" in alike


def test_one_finding_leads_to_the_next_until_all_were_seen(here: Site, check: str) -> None:
    """In the order of the report, each once, and back again."""
    order = [int(number) for number in re.findall(r'<li id="finding-(\d+)"', shown(here, check))]
    walked = [order[0]]
    while following := re.search(r'href="[^"]*/findings/(\d+)" rel="next"', shown(here, f"{check}/findings/{walked[-1]}")):
        walked.append(int(following[1]))

    assert walked == order
    assert f'/findings/{order[-2]}" rel="prev"' in shown(here, f"{check}/findings/{order[-1]}")


def test_what_is_absent_has_a_page_too(here: Site) -> None:
    """It says that it was looked for everywhere, and has no quote."""
    lines = ("Invitation to tender", "The Council seeks tenders for a case management system.", "The supplier must host all records.")
    address = here.checked({"ITT.docx": docx(*lines, "The contract is worth £900,000 excluding VAT and runs for 3 years.")})
    found = here.here.reports.report(here.draft(address)).findings
    number = next(number for number, each in enumerate(found, start=1) if each.at is None)
    page = shown(here, f"{address}/findings/{number}")

    assert "is not there" in page
    assert "<mark>" not in page


def test_a_finding_leads_to_its_place_in_the_text(here: Site, check: str, brands: list[int]) -> None:
    """At the words themselves."""
    page = shown(here, f"{check}/findings/{brands[0]}")
    address, place = re.search(r'href="([^"]*/document/1\?section=1)#(place-\d+)"', page).groups()  # type: ignore[union-attr]

    assert f'<span id="{place}"></span><mark>Oracle 19c' in shown(here, address)

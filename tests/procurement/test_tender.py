"""tender.toml as the facts of a procurement."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.errors import BadSettings
from checker.model import Money, Period, Stated
from checker.procurement import read_tender, settled

WHOLE = """
[tender]
title = "Planning case management"
authority = "Harrow Vale Borough Council"
nation = "england"
began = 2026-10-01
route = "open"
contract = "general"
framework = {name = "G-Cloud 14", regime = "uk-pcr2015"}
value = 485000
vat = "excluded"
term_months = 24
extensions_months = 24
published = 2026-11-02
closing = 2026-12-04T12:00:00
buys = ["software", "hosting"]
cpv = ["48000000"]
lots = 1
"""


def written(folder: Path, text: str) -> Path:
    """A tender.toml with a text."""
    (folder / "tender.toml").write_text(text, "utf-8")
    return folder / "tender.toml"


def test_a_tender_file_is_read_into_the_facts_of_a_procurement(tmp_path: Path) -> None:
    """Pounds become money with their VAT basis, months periods, moments days; the framework's law is the pack's."""
    given = read_tender(written(tmp_path, WHOLE))

    assert {
        "title": "Planning case management",
        "authority": "Harrow Vale Borough Council",
        "nation": "england",
        "began": date(2026, 10, 1),
        "route": "open",
        "contract": "general",
        "framework": "G-Cloud 14",
        "regime": "uk-pcr2015",
        "value": Money(48500000, "GBP", "excluded"),
        "term": Period(Decimal(24), "month"),
        "extensions": Period(Decimal(24), "month"),
        "published": date(2026, 11, 2),
        "closing": date(2026, 12, 4),
        "buys": ("software", "hosting"),
        "cpv": ("48000000",),
        "lots": 1,
    } == {name: stated.value for name, stated in given.items()}


def test_every_fact_names_its_line(tmp_path: Path) -> None:
    """A fact from tender.toml is given, and says on which line."""
    assert Stated("open", "given", "tender.toml, line 7") == read_tender(written(tmp_path, WHOLE))["route"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[tender]\ntitle = "A"\nvalu = 3\n', "3: tender.valu: unknown key; did you mean 'value'?"),
        ('[tender]\ntitle = "A"\nroute = "opn"\n', "3: tender.route: 'opn' is not one of open, competitive-flexible, below-threshold, "),
        ("[tender]\nvalue = 3\n", "1: tender: the key 'title' is missing"),
        ('[tender]\ntitle = "A"\nvalue = "some"\n', "3: tender.value: 'some' is not a number"),
        ('[tender]\ntitle = "A"\nterm = 48\n', "3: tender.term: unknown key; did you mean 'term_months'?"),
        ('[tender]\ntitle = "A"\nextensions = 12\n', "3: tender.extensions: unknown key; did you mean 'extensions_months'?"),
        ('[tender]\ntitle = "A"\nclosing = "4 December"\n', "3: tender.closing: '4 December' is not a date such as 2026-12-04"),
        ('[tender]\ntitle = "A"\nclosing = "2026-06-31"\n', "3: tender.closing: '2026-06-31' is no day of the calendar"),
        (
            '[tender]\ntitle = "A"\npublished = "2026-12-08"\nclosing = "2026-01-01T12:00"\n',
            "4: tender.closing: 2026-01-01 lies before the day of publication, 2026-12-08: the two dates are the wrong way round",
        ),
        ('[tender]\ntitle = "A"\n[tenders]\n', "3: tenders: unknown key; did you mean 'tender'?"),
        ("title = \n", "1: this is not TOML: "),
    ],
)
def test_a_slip_is_refused_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """Unknown keys and values that cannot be are refused, with line, field and cause."""
    path = written(tmp_path, text)

    with pytest.raises(BadSettings) as raised:
        read_tender(path)

    assert any(line.startswith(f"{path}:{fault}") for line in str(raised.value).splitlines()), str(raised.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A tender.toml that is not there is said so."""
    with pytest.raises(BadSettings, match="the file cannot be read"):
        read_tender(tmp_path / "tender.toml")


def test_what_is_settled_stays_as_it_is(tmp_path: Path) -> None:
    """Settling facts a second time changes nothing."""
    given = read_tender(written(tmp_path, WHOLE))

    assert given == settled(given)


def test_a_value_in_the_european_union_is_in_euros() -> None:
    """The currency follows the nation."""
    given = settled({"value": Stated(100, "given", "flag"), "nation": Stated("eu", "given", "flag")})

    assert Money(10000, "EUR") == given["value"].value


@pytest.mark.parametrize(
    ("written_", "key", "value"),
    [
        ('nation = "England"', "nation", "england"),
        ('nation = "Northern Ireland"', "nation", "northern-ireland"),
        ('route = "Competitive flexible"', "route", "competitive-flexible"),
        ('regime = "UK-PA2023"', "regime", "uk-pa2023"),
        ('buys = ["Software", "HOSTING"]', "buys", ("software", "hosting")),
        ('value = "6.4m"', "value", Money(640_000_000)),
        ('value = "£485,000"', "value", Money(48_500_000)),
        ('value = "0.1"', "value", Money(10)),
    ],
)
def test_names_and_amounts_are_taken_as_people_write_them(tmp_path: Path, written_: str, key: str, value: object) -> None:
    """Capitals and spaces do not matter in a name, and an amount may be written as for --value."""
    assert read_tender(written(tmp_path, f'[tender]\ntitle = "A"\n{written_}\n'))[key].value == value

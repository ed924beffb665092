"""Hand-made reports: what the renderers are given, without any reading or judging."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.model import (
    Agreed,
    Authority,
    Cell,
    Checked,
    CheckedPack,
    Decision,
    Finding,
    Gap,
    Money,
    Outcome,
    Period,
    Place,
    Procurement,
    Question,
    Quoted,
    Regime,
    Report,
    Span,
    State,
    Stated,
    Waiver,
    Written,
)
from tests.engine.made import Check, book, rule

SPEC, TERMS = "pack/2_Specification.odt", "pack/3_Terms.pdf"
LAW = Authority("law", "Procurement Act 2023 s.56(7)-(8)", "uk-pa2023", "open")
ACT = Regime("uk-pa2023", "Procurement Act 2023", ("england",), None, None, ())


def place(document: str = SPEC, **more: object) -> Place:
    """A place in a document."""
    return Place(
        **({"document": document, "span": Span(10, 20), "block": 4, "section": "3.1", "headings": ("Hosting",), "paragraph": 5} | more)
    )  # type: ignore[arg-type]


def quoted(quote: str = "Oracle 19c", sentence: str = "The database layer shall be Oracle 19c.", **more: object) -> Quoted:
    """Marked words in their sentence."""
    return Quoted(place(**more), quote, sentence)  # type: ignore[arg-type]


def finding(**more: object) -> Finding:
    """A finding on a brand."""
    given = {
        "rule": "brand-named",
        "concern": "brand-without-equivalent",
        "title": "A brand is named",
        "verdict": "fail",
        "severity": "must",
        "message": "“Oracle 19c” is named.",
        "because": "It shuts others out.",
        "authority": LAW,
        "advice": "Say what it must do.",
        "pack": "pack",
        "at": quoted(),
        "fingerprint": "0" * 64,
    }
    return Finding(**(given | more))  # type: ignore[arg-type]


def absence(**more: object) -> Finding:
    """A finding on something that is not there."""
    given = {"rule": "absent-exit-plan", "concern": "absent-exit-plan", "title": "Nothing asks for an exit plan", "severity": "should"}
    return replace(finding(**given, message="No exit plan was found in the files read.", at=None), **more)  # type: ignore[arg-type]


def question(**more: object) -> Question:
    """A reason to be put on record."""
    return replace(
        Question("brand-named", "A brand is named", "Why is the name needed?", LAW, "pack", quoted("Cisco", "Cisco or equivalent.")), **more
    )  # type: ignore[arg-type]


def outcome(*findings: Finding, **more: object) -> Outcome:
    """What one rule said, with the verdict that its findings make."""
    verdict = findings[0].verdict if findings else "pass"
    name = findings[0].rule if findings else "brand-named"
    return replace(Outcome(name, "pack", verdict, findings=findings), **more)  # type: ignore[arg-type]


def checked(path: str = SPEC, **more: object) -> Checked:
    """A file that was read."""
    return replace(Checked(path, "a" * 64, "pack", "checked", "odt", "specification", 1200), **more)  # type: ignore[arg-type]


def unread(path: str = "pack/scan.pdf") -> Checked:
    """A file that was not."""
    return Checked(path, "b" * 64, "pack", "not checked", cause="It has no text that can be read", cure="Have its text recognised")


def partly() -> Checked:
    """A file of which a page was not read."""
    return checked(TERMS, status="partly checked", format="pdf", pages=12, gaps=(Gap("page 4", "It is a picture", "Recognise its text"),))


def known() -> Procurement:
    """A procurement as it may be understood."""
    return Procurement(
        {
            "title": Stated("Planning", "given", "tender.toml, line 2"),
            "regime": Stated("uk-pa2023", "inferred", "ITT.docx, section 1"),
            "value": Stated(Money(48_500_000, vat="excluded"), "given", "tender.toml, line 5"),
            "term": Stated(Period(Decimal(24), "month"), "given", "tender.toml, line 6"),
            "closing": Stated(date(2026, 12, 4), "given", "tender.toml, line 7"),
            "buys": Stated(("software", "hosting"), "assumed", "supposed"),
        }
    )


def report(*outcomes: Outcome, documents: tuple[Checked, ...] | None = None) -> Report:
    """A report on one pack."""
    rules = (
        rule(Check("never", ("brand",)), id="brand-named"),
        rule(Check("never", ("plan",)), id="absent-exit-plan", title="No exit plan"),
    )
    made = book(*rules, regimes=(ACT,))
    return Report("0.1.0", made, (checked(),) if documents is None else documents, (CheckedPack("pack", known()),), outcomes)


__all__ = [
    "SPEC",
    "TERMS",
    "Cell",
    "absence",
    "checked",
    "finding",
    "known",
    "outcome",
    "partly",
    "place",
    "question",
    "quoted",
    "report",
    "unread",
]


def decision(state: State = "agreed", **more: object) -> Decision:
    """An exception that two people have agreed."""
    waiver = Waiver(
        at=Written("pack/waivers.toml", 12, 0),
        reason="The signing service is shared with the county",
        agreed=(Agreed("Jo Marsh", "procurement"), Agreed("Ade Okoro", "legal")),
        on=date(2026, 11, 2),
        until=date(2027, 3, 31),
        **more,  # type: ignore[arg-type]
    )
    return Decision(state, waiver, "" if state == "agreed" else "it ended on 31 March 2026")

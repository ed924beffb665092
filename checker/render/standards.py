"""The table of open standards: what each is for, whether the tender asks for it and where, how far it binds, and wording to paste.

A table and no findings: few standards bind a council, and no rule could say of each when its absence is a fault. What a rule strikes as
closed is taken over from the rule, so that the two never disagree.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.model import Adoption, Ask, OpenStandard, Quoted, Standing
from checker.render.page import Page
from checker.render.values import count, where

LABELS: Mapping[Ask, str] = {
    "contradicted": "contradicted",
    "missing": "missing",
    "asked for loosely": "loosely",
    "unclear": "unclear",
    "asked for": "asked for",
}
BOUND: Mapping[Adoption, str] = {
    "law": "Law",
    "compulsory": "Compulsory in UK central government, good practice for a council",
    "selected": "Selected for UK central government, good practice for a council",
    "recommended": "Recommended in UK central government, good practice for a council",
    "endorsed": "Endorsed for the UK public sector, binding on nobody",
    "guidance": "UK government guidance, good practice for a council",
    "draft": "A draft, binding on nobody yet",
    "practice": "Industry practice, binding on nobody",
}
HANG = 14


def write_standards(page: Page, standings: Sequence[Standing], names: Mapping[str, str]) -> None:
    """The table, what is to be done first; the wording to paste once for each clause. Without standards that matter, nothing."""
    if not standings:
        return
    counts = Counter(standing.ask for standing in standings)
    told = ", ".join(f"{counts[ask]} {ask}" for ask in LABELS if counts[ask])
    page.heading(f"Open standards ({count(len(standings), 'matters', 'matter')} to what is bought: {told}; no findings)")
    for ask in LABELS:
        for standing in standings:
            if standing.ask == ask:
                _write_row(page, standing, names)
    _write_wording(page, standings)


def full_name(standard: OpenStandard) -> str:
    """A standard with its version."""
    return f"{standard.name} {standard.version}".strip()


def bound(standard: OpenStandard) -> str:
    """How far a standard binds, and whom; with who keeps it where nobody is bound, and with what is still to be confirmed."""
    if standard.bound:
        return f"{BOUND[standard.adoption]}, {standard.source}: {standard.bound}."
    kept = f"kept by {standard.keeper}" if standard.adoption == "practice" else standard.source
    return f"{BOUND[standard.adoption]}; {kept}{'' if standard.sure else '; this is still to be confirmed'}."


def _write_row(page: Page, standing: Standing, names: Mapping[str, str]) -> None:
    """How the tender stands to one standard: in order on one line, and otherwise with the reason and how far it binds."""
    standard = standing.standard
    what = f"{full_name(standard)}, for {standard.need}"
    if standing.ask == "asked for":
        page.item(LABELS[standing.ask], f"{what}: {_spot(standing.at, names)}", 2, hang=HANG)
        return
    page.item(LABELS[standing.ask], f"{what} (clause {standard.clause})", 2, hang=HANG)
    for line in (_found(standing, names), _needed(standing, names), bound(standard)):
        if line:
            page.line(line, 2 + HANG)


def _found(standing: Standing, names: Mapping[str, str]) -> str:
    """What was found of it, or for what reason nothing can be said."""
    reason = standing.reason[:1].upper() + standing.reason[1:]
    if standing.at is None:
        return f"{reason}." if reason else ""
    if standing.ask == "contradicted":
        beside = f", though {_spot(standing.beside, names)} asks for it" if standing.beside else ""
        return f"A closed way is asked for: {_spot(standing.at, names)}{beside}."
    return f"{reason}: {_spot(standing.at, names)}."


def _needed(standing: Standing, names: Mapping[str, str]) -> str:
    """Why it matters, where it is not named."""
    return f"Needed by {_spot(standing.needed, names)}." if standing.needed and standing.at is None else ""


def _spot(quoted: Quoted | None, names: Mapping[str, str]) -> str:
    """Words and their place."""
    if quoted is None:
        return ""
    document = quoted.place.document
    file = f"{names.get(document, document)}, " if len(names) > 1 else ""
    return f"“{quoted.quote}” ({file}{where(quoted.place)})"


def _write_wording(page: Page, standings: Sequence[Standing]) -> None:
    """Wording to paste for whatever is not asked for as it should be, once for each clause."""
    wordings = {standing.standard.clause: standing.wording for standing in standings if standing.ask != "asked for" and standing.wording}
    if not wordings:
        return
    page.gap()
    page.line("To paste", 2)
    longest = max(map(len, wordings))
    for clause, wording in wordings.items():
        page.item(clause, wording, 4, hang=longest + 2)

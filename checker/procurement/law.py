"""Where the buyer is, and which law governs: told from what is given, else from the words of the pack, else supposed.

A law that is only supposed never fails a tender: where nothing tells which law governs, or a section speaks of conditions and the words
are a contract term, the finding says so and asks a person.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from checker.model import Money, Regime, Stated
from checker.procurement.evidence import Evidence

HOME = ("wales", "scotland", "northern-ireland")
ABROAD = {"eu": "EUR", "other": "USD"}
MOST_MONEY = 5  # amounts in pounds, dollars or euros say where a buyer is, but a price list is no stronger than a page of text
LEAST_SHARE = 10  # a nation named in a tenth of what tells of the United Kingdom is where the buyer is, and not only a neighbour


def nation(evidence: Evidence) -> Stated | None:
    """Where the buyer is. England has few words of its own: it is supposed where all else tells only of the United Kingdom."""
    told = {name: evidence.named(f"nation-{name}") for name in ("england", "uk", *HOME, *ABROAD)}
    at_home = sum(len(told[name]) for name in ("england", "uk", *HOME)) + _amounts(evidence, "GBP")
    abroad = max(ABROAD, key=lambda name: len(told[name]) + _amounts(evidence, ABROAD[name]))
    if told[abroad] and len(told[abroad]) + _amounts(evidence, ABROAD[abroad]) > at_home:
        return Stated(abroad, "inferred", told[abroad][0].where)
    best = max(HOME, key=lambda name: len(told[name]))
    if len(told[best]) >= 2 and len(told[best]) > len(told["england"]) and len(told[best]) * LEAST_SHARE >= at_home:
        return Stated(best, "inferred", told[best][0].where)
    if told["england"]:
        return Stated("england", "inferred", told["england"][0].where)
    return Stated("england", "assumed", told["uk"][0].where) if told["uk"] else None


def _amounts(evidence: Evidence, currency: str) -> int:
    """How far the amounts of money tell of a country."""
    found = (clue.mention.value for clue in evidence.named("money"))
    return min(MOST_MONEY, sum(isinstance(value, Money) and value.currency == currency for value in found))


def regime(evidence: Evidence, known: Mapping[str, Stated], regimes: Sequence[Regime]) -> Stated:
    """Which law governs.

    A call-off follows its framework, however old. Else a law counts only if it was in force on the day: a citation of an
    earlier one is then a left-over. Where the day is not known, the law of today is preferred to one that has ended.
    """
    called_off = "route" in known and str(known["route"].value).startswith("call-off")
    older = evidence.named("framework-uk-pcr2015")
    if called_off and older and any(law.id == "uk-pcr2015" for law in regimes):
        return Stated("uk-pcr2015", "inferred", older[0].where)
    place = str(known["nation"].value) if "nation" in known else ""
    when = next((stated.value for key in ("began", "published", "closing") if (stated := known.get(key))), None)
    possible = [law for law in regimes if (not place or place in law.nations) and _may_govern(law, when, called_off)]
    named = {law.id: [clue for kind in law.words for clue in evidence.named(kind)] for law in possible}
    said = [law for law in possible if named[law.id]]
    if said:
        first = min(said, key=lambda law: (not called_off and law.until is not None, -len(named[law.id])))
        return Stated(first.id, "inferred", named[first.id][0].where)
    return _supposed(possible, place, known)


def _may_govern(law: Regime, when: object, called_off: bool) -> bool:
    """Whether a law governs what begins on a day, or, for a call-off, may have governed its framework; of an unknown day it may."""
    if not isinstance(when, date):
        return True
    return (law.since is None or law.since <= when) and (called_off or law.until is None or when <= law.until)


def _supposed(possible: Sequence[Regime], place: str, known: Mapping[str, Stated]) -> Stated:
    """The law of the place on the day, where no words name one; else a law not known here."""
    current = next((law for law in possible if law.until is None), next(iter(possible), None))
    if not place or current is None:
        return Stated("other", "assumed", "for nothing in the pack tells which law governs; say the nation in a tender.toml")
    day = next((key for key in ("began", "published", "closing") if key in known), "")
    told = f"the nation ({known['nation'].where})" + (f" and the day ({known[day].where})" if day else "")
    return Stated(current.id, "assumed", f"from {told}")

"""What is known of a procurement: what its officer says in tender.toml, else what its notice states, else what its documents tell.

Each fact says where it comes from. What cannot be told stays unknown, and a rule says itself what then happens.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from checker.model import Facts, Period, Procurement, Regime, Stated
from checker.procurement import inferred, law
from checker.procurement.amounts import pounds
from checker.procurement.evidence import Evidence
from checker.procurement.noticed import stated
from checker.procurement.tender import parse_tender, read_tender, settled

__all__ = ["parse_tender", "pounds", "read_tender", "settled", "understand"]

TOLD: Mapping[str, Callable[[Evidence], Stated | None]] = {
    "authority": inferred.authority,
    "nation": law.nation,
    "route": inferred.route,
    "value": inferred.value,
    "term": inferred.term,
    "term-in-passing": inferred.term_in_passing,
    "extensions": inferred.extensions,
    "published": lambda evidence: inferred.day(evidence, "publication-date"),
    "closing": lambda evidence: inferred.day(evidence, "closing-date"),
    "participation": lambda evidence: inferred.day_of_step(evidence, "participation-deadline"),
    "planned": lambda evidence: inferred.day_of_step(evidence, "planned-notice-date"),
    "buys": inferred.buys,
    "lots": inferred.lots,
}


def understand(facts: Sequence[Facts], given: Mapping[str, Stated], regimes: Sequence[Regime]) -> Procurement:
    """The procurement as it is given, with what is not given as its notice states it, and else told from the pack.

    `given` may be under the keys of tender.toml, or as a procurement holds its facts.
    """
    evidence = Evidence(facts)
    known = {**stated(facts), **settled(given)}
    for name, tell in TOLD.items():
        if name not in known and (told := tell(evidence)) is not None:
            known[name] = told
    _count_extensions_once(known, evidence)
    _forget_backward_days(known)
    if "published" not in known and "closing" in known and (told := inferred.letter_day(evidence)) is not None:
        known["published"] = told
        _forget_backward_days(known)
    if "regime" not in known:
        known["regime"] = law.regime(evidence, known, regimes)
    if known["regime"].value == "other" and known.get("route", known["regime"]).origin == "inferred":
        del known["route"]  # the procedures are those of the laws we know
        if (ordered := inferred.call_off(evidence)) is not None:  # an order under a framework is one anywhere
            known["route"] = ordered
    return Procurement(known)


def _count_extensions_once(known: dict[str, Stated], evidence: Evidence) -> None:
    """Some notices count the extensions in: where the text tells of both, and they make that term, the first is the term."""
    term, more = known.get("term"), known.get("extensions")
    if term is None or more is None or (term.origin, more.origin) != ("notice", "inferred"):
        return
    whole, added = term.value, more.value
    for clue in evidence.said("contract-term", "period"):
        first = clue.mention.value
        if isinstance(whole, Period) and isinstance(added, Period) and isinstance(first, Period) and first.days + added.days == whole.days:
            known["term"] = Stated(first, "inferred", f"{clue.where}; {term.where} counts the extensions in")
            return


def _forget_backward_days(known: dict[str, Stated]) -> None:
    """Of a day of publication later than the closing day, the one that is told from the text was the day of something else."""
    published, closing = known.get("published"), known.get("closing")
    if published is None or closing is None:
        return
    if isinstance(published.value, date) and isinstance(closing.value, date) and published.value > closing.value:
        if published.origin == "inferred":
            del known["published"]
        elif closing.origin == "inferred":
            del known["closing"]

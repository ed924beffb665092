"""Who may agree to an exception, and what becomes of it when they speak.

Nobody agrees to what they asked for, and nobody agrees to the same exception in two roles. Where law stands behind a finding, it takes
procurement and legal. Where one person uses the installation alone, they tell who agreed elsewhere, and it stands on their word.
"""

from datetime import date

from checker.fixed import fixed
from web.decisions.about import awaits, is_over
from web.people.visitor import Visitor
from web.store.opened import Acting
from web.store.tables import Decision, Voice

ANY = "reviewer"  # the role of whoever has been given no other
BECOMES = {"agree": "exception agreed", "refuse": "exception refused", "ask": "question asked", "reply": "question replied to"}


@fixed
class Said:
    """What somebody says to an exception: agree, refuse, ask or reply, in a role, with a note."""

    says: str
    role: str
    note: str = ""


@fixed
class Told:
    """That somebody else agreed: who, in what role, on which day, and where that can be read."""

    by: str
    role: str
    day: date
    evidence: str


def is_open(decision: Decision) -> bool:
    """Whether an exception waits for somebody to agree."""
    return decision.kind == "exception" and decision.state == "open" and not is_over(decision)


def roles_for(person: Visitor, decision: Decision) -> list[str]:
    """The roles in which somebody may speak to an exception now; none where it is not for them."""
    if not is_open(decision) or person.is_alone or not person.may("agree") or person.id == decision.asked_by:
        return []
    if any(voice.says == "agree" and voice.user_id == person.id for voice in decision.voices):
        return []
    if decision.force == "law":
        return [role for role in awaits(decision) if role in {each.strip().casefold() for each in person.capacities}]
    return list(person.capacities) or [ANY]


def roles_told(decision: Decision) -> list[str]:
    """The roles of which one person alone may tell that somebody in it agreed; empty where any role will do."""
    return awaits(decision) if decision.force == "law" else []


def has_agreed(decision: Decision, name: str) -> bool:
    """Whether somebody of this name has agreed already."""
    return any(voice.says == "agree" and voice.by.casefold() == name.strip().casefold() for voice in decision.voices)


def speak(act: Acting, person: Visitor, decision: Decision, said: Said) -> None:
    """Put what somebody says on record, with what it makes of the exception. Whether they may has been asked in the same transaction."""
    _add(act, decision, Voice(user_id=person.id, by=person.name, role=said.role, says=said.says, note=said.note))


def tell(act: Acting, person: Visitor, decision: Decision, told: Told) -> None:
    """Put on record that somebody else agreed, on the word of the one person who uses the installation."""
    voice = Voice(user_id=person.id, by=told.by, role=told.role, says="agree", told=True, day=told.day, evidence=told.evidence)
    _add(act, decision, voice)


def _add(act: Acting, decision: Decision, voice: Voice) -> None:
    """Add a voice: a refusal ends an exception, and the last agreement that it waits for makes it hold."""
    decision.voices.append(voice)
    if voice.says == "refuse":
        decision.state = "refused"
    elif voice.says == "agree" and not awaits(decision):
        decision.state = "agreed"
    act.session.flush()
    act.note(BECOMES[voice.says], decision.id, role=voice.role, told=voice.told, procurement=decision.procurement_id)

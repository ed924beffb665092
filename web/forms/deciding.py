"""The forms for decisions: what to do about a finding, the reason for a question, and what reviewers say."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined,unused-ignore]

from web.forms.fields import DayField
from web.forms.rules import Rule, ahead, link, needed, past, reasoned, short, tidy

YEARS = 5  # the furthest day until which an exception may be asked for
_TIDY: dict[str, Any] = {"filters": [tidy], "validators": [short]}


def choices(**labels: str) -> list[SelectChoice]:
    """What can be chosen, each value with its label."""
    return [SelectChoice(value, label) for value, label in labels.items()]


def of_roles(roles: Sequence[str]) -> list[SelectChoice]:
    """Roles to choose from."""
    return [SelectChoice(role, role[0].upper() + role[1:]) for role in roles]


class DecideForm(FlaskForm):  # type: ignore[misc]
    """What should be done about a finding; what belongs to a choice is asked for only where it is made."""

    kind = RadioField(
        "What should be done about it?",
        choices=choices(change="Change it", exception="Ask for an exception", wrong="The checker is wrong"),
        validators=[needed("Select what should be done about it")],
    )
    plan_to_change = TextAreaField("What will be changed (optional)", **_TIDY)
    reason = TextAreaField("Why an exception is needed", **_TIDY)
    until = DayField("Last day of the exception", called="The last day")
    alternatives = TextAreaField("Alternatives tried (optional)", **_TIDY)
    effect_on_smes = TextAreaField("Effect on small and medium-sized firms (optional)", **_TIDY)
    effect_on_exit = TextAreaField("Effect on leaving the contract (optional)", **_TIDY)
    evidence = StringField("Link to the evidence (optional)", filters=[tidy])
    plan = TextAreaField("Plan to do without the exception (optional)", **_TIDY)
    published = RadioField("May this exception be published?", choices=choices(yes="Yes", no="No"), default="no")
    product = BooleanField()
    why = TextAreaField("Why the checker is wrong", **_TIDY)
    wording = BooleanField()

    _ONLY: Mapping[str, Mapping[str, Sequence[Rule]]] = {
        "change": {},
        "exception": {"reason": [reasoned("why an exception is needed")], "until": [ahead(YEARS)], "evidence": [link]},
        "wrong": {"why": [reasoned("why the checker is wrong")]},
    }

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask only for what belongs to the choice."""
        if self.kind.data != "exception":
            self.until.process_errors = []
        return bool(super().validate(self._ONLY.get(self.kind.data or "", {})))

    @property
    def words(self) -> str:
        """The reason that goes with the choice."""
        return str({"exception": self.reason, "wrong": self.why}.get(self.kind.data, self.plan_to_change).data or "")

    @property
    def said(self) -> dict[str, Any]:
        """What else an exception says."""
        if self.kind.data != "exception":
            return {}
        names = ("until", "alternatives", "effect_on_smes", "effect_on_exit", "evidence", "plan")
        return {**{name: self[name].data for name in names}, "published": self.published.data == "yes"}


class WithdrawForm(FlaskForm):  # type: ignore[misc]
    """Nothing to fill in: only that it is meant."""


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """The reason for a question; where one person uses the installation alone, also who answers for it."""

    reason = TextAreaField("The reason", validators=[reasoned("the reason"), short], filters=[tidy])
    evidence = StringField("Where the evidence is (optional)", **_TIDY)
    by = StringField("Who answers for it", validators=[needed("Enter who answers for it"), short], filters=[tidy])
    role = StringField("In what role", validators=[needed("Enter in what role"), short], filters=[tidy])
    everywhere = BooleanField()


class SpeakForm(FlaskForm):  # type: ignore[misc]
    """What a reviewer says to an exception."""

    says = RadioField(
        "What do you say to it?",
        choices=choices(agree="I agree to it", refuse="I refuse it", ask="I have a question first"),
        validators=[needed("Select what you say to it")],
    )
    role = RadioField("In what role?")
    note = TextAreaField("Note", **_TIDY)

    def validate(self, extra_validators: Any = None) -> bool:
        """Insist on a note with a refusal and with a question."""
        notes = {"refuse": needed("Enter why you refuse it"), "ask": needed("Enter your question")}
        rules: dict[str, Sequence[Rule]] = {"role": [needed("Select in what role you speak")]}
        if self.says.data in notes:
            rules["note"] = [notes[self.says.data]]
        return bool(super().validate(rules))


class ReplyForm(FlaskForm):  # type: ignore[misc]
    """What whoever asked for an exception answers to a question."""

    note = TextAreaField("Your answer", validators=[needed("Enter your answer"), short], filters=[tidy])


class ToldForm(FlaskForm):  # type: ignore[misc]
    """Who agreed to an exception, as one person alone tells it."""

    by = StringField("Name", validators=[needed("Enter the name of whoever agreed"), short], filters=[tidy])
    role = RadioField("Role", validators=[needed("Select the role in which they agreed")])
    day = DayField("On which day did they agree?", validators=[past], called="The day on which they agreed")
    evidence = StringField("Where that can be read", validators=[needed("Enter where that can be read"), short], filters=[tidy])

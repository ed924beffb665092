"""The forms of the sign-off: what is confirmed, with a reason for each open finding and for questions left unanswered."""

from collections.abc import Iterator, Mapping

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, StringField, TextAreaField

from checker.model import Finding
from checker.render.values import count
from web.forms.fields import DayField
from web.forms.rules import needed, past, reasoned, short, tidy

_REASON = "reason_"


class SignForm(FlaskForm):  # type: ignore[misc]
    """What whoever signs confirms."""

    unanswered = BooleanField(validators=[needed("Confirm that you sign with questions unanswered")])
    unanswered_why = TextAreaField(
        "Why are the files signed off all the same?",
        validators=[reasoned("the reason for signing with questions unanswered"), short],
        filters=[tidy],
    )
    conflicts = BooleanField("Conflicts of interest were assessed", validators=[needed("Confirm that conflicts of interest were assessed")])
    conflicts_on = DayField("On which day?", validators=[past], called="The day of the conflicts assessment")
    conflicts_kept = StringField("Where is the assessment kept?", filters=[tidy], validators=[needed("Enter where it is kept"), short])
    statement = BooleanField(validators=[needed("Confirm the statement")])

    def __iter__(self) -> Iterator[Field]:
        """The fields in the order in which the page asks for them, by which its faults are listed: reasons first, the statement last."""
        return iter(sorted(self._fields.values(), key=lambda each: (not each.name.startswith(_REASON), each.name == "statement")))

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons for open findings, by fingerprint."""
        return {name.removeprefix(_REASON): field.data or "" for name, field in self._fields.items() if name.startswith(_REASON)}

    @property
    def why(self) -> str:
        """Why it is signed with questions unanswered; nothing where none is."""
        return (self.unanswered_why.data or "") if "unanswered_why" in self else ""

    def reason(self, finding: Finding) -> TextAreaField:
        """The field in which an open finding is acknowledged."""
        field: TextAreaField = self[_REASON + finding.fingerprint]
        return field


class SignNamedForm(SignForm):
    """For one person alone, whose account has no name."""

    by = StringField("Your name", validators=[needed("Enter your name"), short], filters=[tidy])
    role = StringField("Your role", validators=[needed("Enter your role"), short], filters=[tidy])


def sign_form(findings: Mapping[int, Finding], unanswered: int, alone: bool) -> SignForm:
    """The form with a field for the reason of each open finding, told by its number, and one box for all unanswered questions."""
    fields = {_REASON + each.fingerprint: _reason(f"reason for finding {n}") for n, each in findings.items()}
    made: SignForm = type("_SignForm", (SignNamedForm if alone else SignForm,), fields)()
    made.unanswered.label.text = f"I sign with {count(unanswered, 'question')} unanswered"
    if not unanswered:
        del made.unanswered, made.unanswered_why
    return made


def _reason(what: str) -> TextAreaField:
    """The field for a reason."""
    return TextAreaField(what.capitalize(), validators=[reasoned(f"the {what}"), short], filters=[tidy])

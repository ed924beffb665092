"""The log in Excel that people fill in: its columns by their heads, so that it is written and read back in the same words."""

from collections.abc import Mapping

from checker.model.report import Question

# What a reader of the log chooses for a finding.
CHANGE, EXCEPTION, WRONG = "Change it", "Agreed exception", "Checker is wrong"
DECISIONS = (CHANGE, EXCEPTION, WRONG)
YES, NO = "yes", "no"
BETWEEN = "; "  # stands between several people, and between their roles

# The columns that the log tells.
RULE, DOCUMENT, WORDS, SENTENCE, PACK, ASKS, FINGERPRINT = "Rule", "Document", "Words", "Sentence", "Pack", "Question", "Fingerprint"

# The columns that people fill in.
DECISION, REASON, AGREED_BY, ROLE, UNTIL, PUBLISH = "Decision", "Reason", "Agreed by", "Role", "Until", "Publish"
OWNER, DUE, ANSWERED_BY, EVIDENCE = "Owner", "Due", "By", "Evidence"
NOTES: Mapping[str, str] = {  # the head of each further column with the key that waivers.toml has for it
    "Alternatives tried": "alternatives-tried",
    "Effect on SMEs": "effect-on-smes",
    "Effect on exit": "effect-on-exit",
    EVIDENCE: "evidence",
    "Plan": "plan",
}

# The columns by which a sheet is known, whatever it is called and wherever they stand.
OF_FINDINGS = (FINGERPRINT, DECISION, REASON, AGREED_BY, ROLE, UNTIL)
OF_QUESTIONS = (ASKS, RULE, WORDS, REASON, ANSWERED_BY, ROLE)

KEPT = 16  # letters of a fingerprint that are shown, and written down
LONGEST = 32_767  # letters that Excel takes in a cell


def quoted_words(question: Question) -> str:
    """The words that a question is about; none where it is about the whole pack."""
    return question.at.quote if question.at else ""

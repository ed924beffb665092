"""The marks by which what Tendercheck wrote is known again, so that no report of ours is ever read as part of a tender."""

NAME = "Tendercheck"
CONTRACTS = "urn:tendercheck:"  # how the contracts of all that is written in JSON begin
COMMENT = f"<!-- generator: {NAME} -->"  # the first line in Markdown
HEADS = (  # the first line of a table in CSV
    *("Number", "Severity", "Verdict", "Title", "Rule", "Document", "Place", "Quote", "Message", "Why", "Authority"),
    *("Instead", "To paste", "Ask", "Fingerprint", "Decision", "Owner", "Due"),
)
NOT_JUDGED = "Not judged here:"  # how the last words of a report in plain text begin

"""What can go wrong, each said so that the person who can mend it knows what to do."""


class CheckerError(Exception):
    """A message for a person: what happened, where, and what to do."""


class UnreadableDocument(CheckerError):
    """A file whose words could not be read, so nothing in it was checked."""

    def __init__(self, cause: str, cure: str, pictures: tuple[int, ...] = ()) -> None:
        super().__init__(f"{cause}. {cure}")
        self.cause = cause
        self.cure = cure
        self.pictures = pictures  # pages that are pictures: their words could still be recognised


class OldKind(UnreadableDocument):
    """A file of an old kind, such as "doc", that a program of the system may be able to convert."""

    def __init__(self, kind: str, cause: str, cure: str) -> None:
        super().__init__(cause, cure)
        self.kind = kind


class OwnOutput(UnreadableDocument):
    """A report that Tendercheck wrote itself: no part of a tender."""

    def __init__(self) -> None:
        super().__init__("It is a report of Tendercheck's own, and no part of a tender", "Give the tender's own documents")


class BadRule(CheckerError):
    """A rule, vocabulary, figures or clause file that cannot be used: `path:line: field: cause`."""


class BadSettings(CheckerError):
    """A tender.toml or an option that cannot be used: `path:line: field: cause`."""

"""Who is told how far the reading, checking or marking is."""


class Watch:
    """Who is told how far the reading or marking is; this one tells nobody."""

    def expect(self, files: int, doing: str = "Reading") -> None:
        """So many files more are to be read, or whatever is done with them."""

    def turn(self, path: str) -> None:
        """It is the turn of a file, and the one before is done."""

    def tell(self, line: str) -> None:
        """What is being done that takes long."""

    def over(self) -> None:
        """All is done; there may be more to do later."""

"""A paragraph while it is being written: in a file with tracked changes it may run on over several paragraphs of the file."""

from dataclasses import dataclass, field

from checker.formats.lines import Line
from checker.formats.spelling import Stretch
from checker.formats.xml import Element


@dataclass(slots=True)
class Written:
    """The words so far, where they come from, and the element that says how the paragraph looks."""

    line: Line = field(default_factory=Line)
    anchor: str = ""
    bold: bool = True
    spelt: list[Stretch] = field(default_factory=list)
    dress: Element | None = None

    def run_on(self, name: str, at: int) -> None:
        """Go on in a paragraph of the story of this name; a paragraph that gave no words leaves no trace."""
        self.anchor = f"{self.anchor}+p{at}" if self.line.text else f"{name}/p{at}"

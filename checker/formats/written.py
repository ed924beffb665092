"""A paragraph while it is being written: in a file with tracked changes it may run on over several paragraphs of the file."""

from dataclasses import dataclass, field

from checker.formats.lines import Line
from checker.formats.spelling import Stretch
from checker.formats.xml import Element


@dataclass(slots=True)
class Written:
    """The words so far, where they come from, and the element that says how the paragraph looks."""

    line: Line = field(default_factory=Line)
    anchors: list[str] = field(default_factory=list)
    bold: bool = True
    spelt: list[Stretch] = field(default_factory=list)
    dress: Element | None = None

    def run_on(self, name: str, at: int) -> None:
        """Go on in a paragraph of the story of this name; a paragraph that gave no words leaves no trace."""
        if self.line:
            self.anchors.append(f"p{at}")
        else:
            self.anchors = [f"{name}/p{at}"]

    @property
    def anchor(self) -> str:
        """Where the paragraph stands in the file: "document/p3", or "document/p3+p4"."""
        return "+".join(self.anchors)

"""What kind of document a file is: told from its name first, then from its title and first headings."""

from typing import cast

from checker.mentions.scene import Heard, Scene
from checker.model import DocumentKind

KINDS = ("questionnaire", "pricing", "terms", "specification", "invitation", "notice")
TITLES = 6  # how many opening titles and headings are heard
TITLE = 25  # a title has no more words


def kind_of(scene: Scene) -> DocumentKind:
    """The kind of document that a name and an opening announce most often; unknown where they announce none.

    What is read from the fields of a notice is one, whatever it says.
    """
    if scene.document.format == "notice":
        return "notice"
    marks = dict.fromkeys(KINDS, 0.0)
    titles = [sentence for sentence in scene.sentences[:TITLES] if _is_title(sentence, scene)]
    headings = [s for s in scene.sentences if scene.document.blocks[s.block].kind == "heading"][:TITLES]
    for weight, sentences in ((1.0, titles[:1]), (1.0, titles), (0.5, headings)):
        for sentence in sentences:
            for kind in KINDS:
                marks[kind] += weight * (f"kind-{kind}" in sentence.said)
    for kind in scene.named:
        marks[kind] += 3
    best = max(KINDS, key=lambda kind: marks[kind])
    return cast(DocumentKind, best) if marks[best] >= 1 else "unknown"


def _is_title(sentence: Heard, scene: Scene) -> bool:
    """Whether a sentence is a heading, or so short and without a stop that it may be a title."""
    if scene.document.blocks[sentence.block].kind == "heading":
        return True
    return sentence.last - sentence.first <= TITLE and sentence.plain[-1] not in (".", ";", "?")

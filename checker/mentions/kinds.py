"""What kind of document a file is: told from its name first, then from its title and first headings."""

from typing import cast

from checker.mentions.scene import Scene
from checker.model import DocumentKind

KINDS = ("questionnaire", "pricing", "terms", "specification", "invitation", "notice")
TITLES = 6  # how many opening sentences and headings are heard


def kind_of(scene: Scene) -> DocumentKind:
    """The kind of document that a name and an opening announce most often; unknown where they announce none."""
    heard = [sentence for sentence in scene.sentences[:TITLES] if sentence.last - sentence.first <= 25]
    headings = [s for s in scene.sentences if scene.document.blocks[s.block].kind == "heading"][:TITLES]
    marks = dict.fromkeys(KINDS, 0.0)
    for weight, sentences in ((1.0, heard), (0.5, headings)):
        for sentence in sentences:
            for kind in KINDS:
                marks[kind] += weight * (f"kind-{kind}" in sentence.said)
    for kind in scene.named:
        marks[kind] += 3
    best = max(KINDS, key=lambda kind: marks[kind])
    return cast(DocumentKind, best) if marks[best] >= 1 else "unknown"

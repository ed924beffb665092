"""The role of a brand where it is named: bought, connected to, already there, a skill, a format, a channel, an example.

With the stance of its sentence the role decides most false alarms: "migrate from Oracle" asks for no Oracle.
"""

from checker.mentions.finder import Hit
from checker.mentions.scene import Heard, Scene
from checker.model import Role, Stance

ESTATE_WORDS = {"existing", "current", "currently", "our", "legacy", "incumbent", "council's", "authority's", "present", "old", "outgoing"}
ASKING: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "instruction")
# cue, how far before the brand it may stand, how far after, and the role it gives; the first that fits decides
CUES: tuple[tuple[str, int, int, Role], ...] = (
    ("firm", -1, 0, "party"),
    ("exampling", 14, -1, "example"),
    ("leaving", 6, -1, "estate"),
    ("connecting", 12, 2, "connects-to"),
    ("formatting", -1, 1, "format"),
    ("skilling", 10, 4, "skill"),
    ("channelling", 8, 3, "channel"),
)
FROM_LEADS: tuple[tuple[str, Role], ...] = (
    ("exampling", "example"),
    ("leaving", "estate"),
    ("connecting", "connects-to"),
    ("skilling", "skill"),
)


def role_of(brand: Hit, sentence: Heard, stance: Stance, scene: Scene) -> Role:
    """The role that a brand plays in its sentence."""
    near = next((role for cue, before, after, role in CUES if _stands(sentence, cue, brand, (before, after))), None)
    if near in ("party", "example", "estate", "format"):
        return near
    if stance in ("background", "definition", "quoted-law", "buyer-duty") or _already_there(brand, sentence):
        return near if near == "connects-to" and stance == "requirement" else "estate"
    if near:
        return near
    led = scene.leads(sentence.block) + (scene.headings(sentence.block)[:1] if stance != "heading" else [])
    for lead in led:
        for cue, role in FROM_LEADS:
            if cue in lead.said:
                return role
    if stance == "heading":
        return "bought" if "buying" in sentence.said else "none"
    return "bought" if stance in ASKING else "none"


def _stands(sentence: Heard, cue: str, brand: Hit, reach: tuple[int, int]) -> bool:
    """Whether a cue stands within reach before or after a brand, without another clause between them."""
    before, after = reach
    for hit in sentence.of(cue):
        if hit.last <= brand.first and brand.first - hit.last <= before and not _parted(sentence, hit.last, brand.first):
            return True
        if hit.first >= brand.last and hit.first - brand.last <= after:
            return True
    return False


def _parted(sentence: Heard, start: int, end: int) -> bool:
    """Whether another clause begins between two words."""
    return any(word in (";", ":", "but", "while", "whereas", "must", "shall") for word in sentence.words.plain[start:end])


def _already_there(brand: Hit, sentence: Heard) -> bool:
    """Whether the brand is called existing, current or the authority's own."""
    before = sentence.words.plain[max(sentence.first, brand.first - 3) : brand.first]
    return any(word in ESTATE_WORDS for word in before)

"""The role of a brand where it is named: bought, connected to, already there, a skill, a format, a channel, an example.

With the stance of its sentence the role decides most false alarms: "migrate from Oracle" asks for no Oracle.
"""

from itertools import pairwise

from checker.mentions.finder import Hit
from checker.mentions.scene import Heard, Scene
from checker.model import Role, Stance

REASON = 12  # words over which "because" reaches forward
HOLDERS = frozenset(("we", "our", "the", "they", "staff", "users", "some", "most", "all", "it"))
REACH = 7  # words over which "our existing" reaches forward
BESIDE = 3  # words between the names of shapes in a list
PARTING = frozenset((";", ":", "but", "while", "whereas", "must", "shall", "to", "with", "using"))
MEDIUMS = frozenset(("in", "on", "using", "upon"))  # "interfaces in MuleSoft" are made with it, and do not lead to it
SUBORDINATE = frozenset(("which", "that", "who", "if", "where", "when", "as", "because", "since", "what"))
SUPPOSING = frozenset(("where", "if", "when", "whenever", "wherever", "should", "unless", "while", "although"))
CHOOSING = frozenset(("propose", "proposes", "offer", "offers", "choose", "chooses", "prefer", "prefers", "use", "uses"))
PAST = frozenset(("held", "had", "was", "were", "contained", "housed", "stood", "used", "carried"))
TRAILING = frozenset(("which", "who", "whose", "because", "since"))
ASKING: tuple[Stance, ...] = ("requirement", "condition", "criterion", "term", "instruction")
# cue, how far before the brand it may stand, how far after, and the role it gives; the first that fits decides
CUES: tuple[tuple[str, int, int, Role], ...] = (
    ("firm", -1, 0, "party"),
    ("address", -1, 0, "party"),
    ("person", 1, -1, "party"),
    ("agreeing", 1, -1, "party"),
    ("dealing", 3, -1, "party"),
    ("exampling", 14, -1, "example"),
    ("allowing", -1, 8, "example"),
    ("acting", -1, 0, "party"),
    ("leaving", 6, -1, "estate"),
    ("removing", -1, 8, "estate"),
    ("fitting", 6, -1, "format"),
    ("caring", 6, -1, "estate"),
    ("cared-for", -1, 12, "estate"),
    ("serving", 6, -1, "connects-to"),
    ("connecting", 12, 0, "connects-to"),
    ("working-with", 3, -1, "connects-to"),
    ("formatting", -1, 1, "format"),
    ("shaping", 1, -1, "format"),
    ("skilling", 10, 4, "skill"),
    ("channelling", 8, 3, "channel"),
)
GOING = frozenset(("removing", "cared-for"))  # what is said of a thing after its duty: "X shall be taken out"
FROM_LEADS: tuple[tuple[str, Role], ...] = (
    ("exampling", "example"),
    ("leaving", "estate"),
    ("connecting", "connects-to"),
    ("skilling", "skill"),
)


def role_of(brand: Hit, sentence: Heard, stance: Stance, scene: Scene) -> Role:
    """The role that a brand plays in its sentence."""
    near = next((role for cue, before, after, role in CUES if _stands(sentence, cue, brand, (before, after))), None)
    if near is None and _comes_from(brand, sentence):
        return "estate"
    if near is None and _is_shape(brand, sentence):
        return "format"
    if near in ("party", "example", "estate", "format"):
        return near
    if near is None and _supposes(brand, sentence):
        return "example"
    if near is None and sentence.of("permitting") and not sentence.of("duty") and "only" not in sentence.plain:
        return "example"
    if sentence.of("leaving-out"):
        return "estate"
    if stance in ("background", "definition", "quoted-law", "told", "buyer-duty") or _already_there(brand, sentence):
        return near if near == "connects-to" and stance == "requirement" else "estate"
    if near:
        return near
    led = (*scene.leads(sentence.block), *(scene.headings(sentence.block)[:1] if stance != "heading" else ()))
    for lead in led:
        for cue, role in FROM_LEADS:
            if cue in lead.said and not (cue == "connecting" and "duty" in sentence.said):  # its own duty says what it must do
                return role
    if stance in ASKING and _tells(brand, sentence):
        return "estate"
    if stance == "heading":
        return "bought" if "buying" in sentence.said else "none"
    return "bought" if stance in ASKING else "none"


def _stands(sentence: Heard, cue: str, brand: Hit, reach: tuple[int, int]) -> bool:
    """Whether a cue stands within reach before or after a brand, without another clause between them."""
    before, after = reach
    screens = sentence.of("screens") if cue == "connecting" else ()
    made = cue == "connecting" and brand.first > sentence.first and sentence.words.plain[brand.first - 1] in MEDIUMS
    for hit in sentence.of(cue):
        if made and hit.last != brand.first:  # "turn up in" leads to it all the same
            continue
        if any(screen.first <= hit.first and hit.last <= screen.last for screen in screens):
            continue
        if cue == "caring" and PARTING.intersection(sentence.words.plain[hit.last : brand.first]):  # "repair it with ..."
            continue
        if hit.last <= brand.first and brand.first - hit.last <= before and not _parted(sentence, hit.last, brand.first):
            return True
        if hit.first >= brand.last and hit.first - brand.last <= after and (cue in GOING or not _parted(sentence, brand.last, hit.first)):
            return True
    return False


def _parted(sentence: Heard, start: int, end: int) -> bool:
    """Whether another clause begins between two words."""
    return any(word in (";", ":", "but", "while", "whereas", "must", "shall") for word in sentence.words.plain[start:end])


def _already_there(brand: Hit, sentence: Heard) -> bool:
    """Whether the brand is called existing, current or the authority's own."""
    for hit in sentence.of("standing"):
        if sentence.words.plain[max(sentence.first, hit.first - 1) : hit.last] == ("its", "own") and _bound_before(hit, sentence):
            continue
        if 0 <= brand.first - hit.last < REACH and not PARTING.intersection(sentence.words.plain[hit.last : brand.first]):
            return True
    first, last = _clause(brand, sentence)
    owned = any(first <= hit.first < last for hit in sentence.of("owning"))
    return _is_reason(brand, sentence) or _stood_there(brand, sentence) or (owned and not _newly_asked(brand, sentence))


def _stood_there(brand: Hit, sentence: Heard) -> bool:
    """Whether a clause before the brand tells of the past: "a space that held a Rational oven"."""
    before = sentence.words.plain[max(sentence.first, brand.first - REACH) : brand.first]
    return any(one in SUBORDINATE and other in PAST for one, other in pairwise(before))


def _bound_before(hit: Hit, sentence: Heard) -> bool:
    """Whether it is the supplier's own: "the Supplier shall log it in its own ..."."""
    return any(named.last <= hit.first for named in sentence.of("supplier")) and bool(sentence.of("duty"))


def _is_reason(brand: Hit, sentence: Heard) -> bool:
    """Whether the brand stands in a clause that gives the reason: "..., since some offices use LibreOffice"."""
    plain = sentence.words.plain
    for at in range(brand.first - 1, max(sentence.first, brand.first - REASON), -1):
        if plain[at] in (";", ":"):
            return False
        if plain[at] in ("since", "because") or (plain[at] == "as" and plain[at + 1] in HOLDERS):
            return any(hit.first > at for hit in sentence.of("telling", "owning"))
    return False


def _tells(brand: Hit, sentence: Heard) -> bool:
    """Whether a sentence only tells how things are: "The ledger is Integra", "parents pay through ParentPay".

    It has a verb of its own, and neither a duty nor a verb by which something is delivered: "controllers are replaced by ...".
    """
    first, last = _clause(brand, sentence)
    said = {
        name: [hit for hit in sentence.of(name) if first <= hit.first < last]
        for name in ("wish", "supplying", "ordering", "duty", "telling")
    }
    if said["wish"] or said["supplying"] or any(hit.first == first for hit in said["ordering"]):
        return False
    if any(hit.first < brand.last or not _trails(brand.last, hit.first, sentence) for hit in said["duty"]):
        return False
    return any(_finite(hit, sentence) for hit in said["telling"])


def _clause(brand: Hit, sentence: Heard) -> tuple[int, int]:
    """The part of a sentence, between semicolons, in which a brand stands."""
    stops = [at for at in range(sentence.first, sentence.last) if sentence.words.plain[at] == ";"]
    first = max((at + 1 for at in stops if at < brand.first), default=sentence.first)
    return first, min((at for at in stops if at >= brand.last), default=sentence.last)


def _supposes(brand: Hit, sentence: Heard) -> bool:
    """Whether a brand stands in a clause that only supposes something: "Where operatives use Makita tools, they shall ..."."""
    duty = next((hit.first for hit in sentence.of("duty") if hit.first > sentence.first), sentence.first)
    if any(one in SUBORDINATE and other in CHOOSING for one, other in pairwise(sentence.words.plain[sentence.first : brand.first])):
        return duty >= brand.last  # "a supplier that proposes Azure must ..."
    return sentence.plain[0] in SUPPOSING and "," in sentence.words.plain[brand.last : duty]


def _trails(start: int, end: int, sentence: Heard) -> bool:
    """Whether a clause opens between two words that only says more of what was named: ", which the caterer will take away"."""
    plain = sentence.words.plain
    return any(plain[at] in TRAILING and plain[at - 1] not in MEDIUMS | {"with", "from", "by"} for at in range(start, end))


def _finite(hit: Hit, sentence: Heard) -> bool:
    """Whether a verb is that of the sentence: neither its first word nor in "which is", "to use", "if it has"."""
    before = sentence.words.plain[max(sentence.first, hit.first - 2) : hit.first]
    return hit.first > sentence.first and not SUBORDINATE.intersection(before) and before[-1:] != ("to",)


def _newly_asked(brand: Hit, sentence: Heard) -> bool:
    """Whether the brand itself is what must be delivered, whatever else the sentence says of the estate."""
    first, _ = _clause(brand, sentence)
    asking = [hit for hit in sentence.of("duty") if first <= hit.first and sentence.words.plain[hit.first] not in ("will", "is", "are")]
    return any(hit.last <= brand.first for hit in asking)


def _is_shape(brand: Hit, sentence: Heard) -> bool:
    """Whether the brand is the shape in which something is sent: "return it as a PDF or in Word"."""
    before = sentence.words.plain[brand.first - 1] if brand.first > sentence.first else ""
    beside = any(-BESIDE <= hit.first - brand.last < BESIDE or 0 <= brand.first - hit.last < BESIDE for hit in sentence.of("shape"))
    return bool(sentence.of("sending")) and (before in ("in", "as") or beside)


def _comes_from(brand: Hit, sentence: Heard) -> bool:
    """Whether something is taken from the brand's system: "from the WordPress, Joomla and Wix sites"."""
    before = sentence.words.plain[max(sentence.first, brand.first - 5) : brand.first]
    if "from" not in before or PARTING.intersection(before[before.index("from") :]):
        return False
    return any(0 <= hit.first - brand.last <= 5 for hit in sentence.of("store")) or any(
        hit.last <= brand.first for hit in sentence.of("leaving")
    )

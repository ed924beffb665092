"""Whether a mention is affirmed or denied: "no bond is required", "lots: not applicable", "the following are not needed:"."""

from itertools import pairwise

from checker.mentions.finder import Hit
from checker.mentions.scene import Heard, Scene
from checker.model import Polarity

BEFORE, AFTER = 7, 8  # how many words a denial reaches over
LISTED, ITEM = 14, 4  # words over which it reaches in a list, and of a later item of one
CLAUSES = {",", ";", ":", "but", "however", "unless", "except", "if", "although", "because", "which", "where", "until"}
RELATIVES = {"who", "which", "whose", "those", "anyone", "anybody"}
PREDICATES = {
    "will",
    "shall",
    "must",
    "cannot",
    "are",
    "is",
    "may",
    "should",
    "need",
}  # words that begin what is said of whom was described
DESCRIBERS = {"with", "without", "whose", "who", "that", "having", "lacking", "holding", "showing"}
COMERS = {"company", "companies", "business", "businesses", "bid", "bids", "tender", "tenders", "proposal", "proposals"}
COMERS |= {"quote", "quotes", "quotation", "quotations", "offer", "offers"}
MODALS = {"will", "shall", "must", "may"}
BLUNT = {"no", "none", "not", "n/a", "nil", "never"}


def polarity_of(hit: Hit, sentence: Heard, scene: Scene) -> Polarity:
    """Whether a mention is affirmed or denied where it stands."""
    said = sentence.said
    if ("denying" in said and _denied_before(hit, sentence)) or ("refusing" in said and _refused_after(hit, sentence)):
        return "denied"
    if id(sentence) not in scene.denials:
        scene.denials[id(sentence)] = _denied_whole(sentence, scene)
    return "denied" if scene.denials[id(sentence)] else "affirmed"


def _denied_whole(sentence: Heard, scene: Scene) -> bool:
    """Whether all that a sentence mentions is denied: by what leads it in, or by the answer that it is given."""
    refused = any("refusing" in lead.said for lead in scene.leads(sentence.block))
    return refused or _answered_no(sentence, scene) or _asked_in_vain(sentence, scene)


def _denied_before(hit: Hit, sentence: Heard) -> bool:
    """Whether a "no" or "not" reaches forward to the mention in the same clause."""
    spared = sentence.of("not-denying")
    for denial in sentence.of("denying"):
        if any(other.first <= denial.first < other.last for other in spared):  # "no more than" denies nothing
            continue
        if hit.skipped and {*hit.skipped}.issuperset(range(denial.first, denial.last)):  # "equivalents will NOT be considered"
            return True  # but "cannot" may be its own word
        if denial.first >= hit.first or hit.first - denial.last > LISTED:
            continue
        between = sentence.words.plain[denial.last : hit.first]
        if _describes(denial, between, sentence) or _goes_on(between):
            continue
        if len(between) <= BEFORE and CLAUSES.isdisjoint(between):
            return True
        if _lists(between, sentence.words.plain[hit.last : hit.last + 2]):
            return True
    return False


def _describes(denial: Hit, between: tuple[str, ...], sentence: Heard) -> bool:
    """Whether a denial only describes somebody of whom the rest is said, "those who do not hold it | will be excluded", or is said of
    somebody whom the mention describes: "we do not consider firms | with a turnover under £1m".
    """
    plain = sentence.words.plain
    described = [denial.last + i for i, word in enumerate(between) if word in DESCRIBERS]  # by the word that begins it
    firms = {hit.last for hit in sentence.of("supplier")} if described else ()
    if any(at in firms or plain[at - 1] in COMERS for at in described):
        return True
    if PREDICATES.isdisjoint(between):
        return False
    before = plain[max(sentence.first, denial.first - 3) : denial.first]
    return plain[denial.first] == "without" or (plain[denial.first] in ("not", "n't", "cannot") and not RELATIVES.isdisjoint(before))


def _lists(between: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a mention is a later item of the list that a denial opens: "no plug-in, applet or CONTROL may be needed"."""
    items: list[list[str]] = [[]]
    for word in between:
        if word == ",":
            items.append([])
        else:
            items[-1].append(word)
    short = len(items) > 1 and items[0] and all(len(item) <= ITEM for item in items[1:])
    joined = any(word in ("or", "nor") for word in (*between, *after))
    return bool(short and joined and CLAUSES.difference(",").isdisjoint(between) and PREDICATES.isdisjoint(between))


def _goes_on(between: tuple[str, ...]) -> bool:
    """Whether a new statement begins between two words: "is not included AND WILL be priced"."""
    return any(one == "and" and other in MODALS for one, other in pairwise(between))


def _refused_after(hit: Hit, sentence: Heard) -> bool:
    """Whether what is mentioned is then said not to be required or accepted."""
    for refusal in sentence.of("refusing"):
        between = sentence.words.plain[hit.last : refusal.first]
        if refusal.first >= hit.last and len(between) <= AFTER and not {";", "but", "if", "and", ","} & set(between):
            return True
    return False


def _answered_no(sentence: Heard, scene: Scene) -> bool:
    """Whether a label is answered with a blunt no: "Performance bond | None"."""
    answer = scene.announced.get(sentence.block)
    if answer is None or not scene.by_block[answer]:
        return False
    heard = scene.sentences[scene.by_block[answer][0]]
    return heard.plain[0] in BLUNT and len(heard.plain) <= 5 and "not-denying" not in heard.said  # "no substitutes" is no denial


def _asked_in_vain(sentence: Heard, scene: Scene) -> bool:
    """Whether words are a question to which the next sentence says no: "May we charge for the export? No."."""
    if sentence.plain[-1] != "?":
        return False
    number = next(i for i in scene.by_block[sentence.block] if scene.sentences[i] is sentence)
    after = [word for heard in scene.sentences[number + 1 : number + 3] for word in heard.plain]  # "A." may stand as a sentence of its own
    words = [word.rstrip(".") for word in after[:5]]  # "No." may be heard as an abbreviation
    opening = [word for word in words if word.isalpha() and word not in ("a", "answer", "response", "reply")]
    return opening[:1] in (["no"], ["never"], ["none"])

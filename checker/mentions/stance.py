"""The stance of a sentence: which part its words play in the tender, and whom they bind.

Told from structure first: what the headings announce, what the lead-in or the heads of the table say, whose duty the
sentence itself states, and what kind of file it stands in.
"""

from collections.abc import Sequence
from itertools import pairwise

from checker.mentions.finder import Hit
from checker.mentions.scene import Heard, Scene
from checker.mentions.told import is_told
from checker.model import DocumentKind, Party, Stance

TOPICS = ("definition", "criterion", "condition", "instruction", "requirement", "background", "term")
PARTIES: dict[str, Party] = {"supplier": "supplier", "authority": "authority"}
_TELLING = frozenset(("duty", "background"))
LABEL = 8  # a lead of so few words is a label, and announces as a heading does
PLAINLY = frozenset(  # a sentence that opens with one of these bids somebody do it, and names nobody
    (
        "provide",
        "give",
        "describe",
        "explain",
        "confirm",
        "submit",
        "upload",
        "attach",
        "enclose",
        "include",
        "tell",
        "demonstrate",
        "prove",
    )
)
OWNED = (("'",), ("’",), ("'s",), ("’s",))  # after a name, what follows is its own
LABEL_LETTERS = 5  # those of "NFR12"
LISTED, TERSE = 25, 30  # words of an item, and of a line that does without a verb that asks
LABELS = frozenset((":", "-", "("))  # marks after which a list of goods names the make
ONLY = frozenset(("only", "exclusively", "each"))
LABELLING = 4  # words that may number a sentence: "(a)", "R12:"
OPENING = 9  # words within which a definition says "means"


def stance_of(sentence: Heard, scene: Scene, kind: DocumentKind) -> tuple[Stance, Party | None]:
    """The stance of a sentence, and the party that must act."""
    block = scene.document.blocks[sentence.block]
    if block.kind == "heading":
        return "heading", None
    if kind != "questionnaire" and _is_bidders(sentence, scene):
        return "question", None
    if kind != "questionnaire" and is_told(sentence, scene):
        return "told", None
    stance, party = _told(sentence, scene, kind)
    if stance in ("background", "buyer-duty") and kind != "terms" and _gates(sentence):
        return "condition", "supplier"
    return stance, party


def _told(sentence: Heard, scene: Scene, kind: DocumentKind) -> tuple[Stance, Party | None]:
    """The stance of a sentence that is neither a heading nor a bidder's question, and the party that must act."""
    leads = [lead for lead in scene.leads(sentence.block) if not _asks(lead)]  # the answer to a question stands on its own
    topic = _topic(scene, sentence)
    if _asks(sentence) and kind != "questionnaire" and topic not in ("condition", "instruction"):
        return ("condition", "supplier") if _decides(sentence, scene) else ("background", None)
    if (topic == "definition" and not _obliges(sentence)) or _defines(sentence) or _expands(sentence, scene):
        return "definition", None
    if any(hit.first - sentence.first < 3 for hit in sentence.of("citing")):
        return "quoted-law", None
    if _informs(sentence) or _spared(sentence, scene, leads):
        return "background", None
    party, subject = _bound(sentence, leads)
    if {"duty", "wish"} & sentence.said:
        return _of_duty(sentence, topic, kind, subject), party
    if _orders(sentence) or _bids(sentence):
        return _of_duty(sentence, topic, kind, "supplier"), "supplier"
    if _undertakes(sentence, topic):
        return _of_duty(sentence, topic, kind, "supplier"), "supplier"
    return _without_duty(sentence, scene, leads, (topic, kind, subject)), party


def _is_bidders(sentence: Heard, scene: Scene) -> bool:
    """Whether words are a bidder's, in a list of questions and answers: the block in which they stand ends by asking."""
    if not scene.answers_questions:
        return False
    held = [scene.sentences[i] for i in scene.by_block[sentence.block]]
    return _asks(held[-1]) or (held[-1].plain[-1] == ")" and any(map(_asks, held)))


def _gates(sentence: Heard) -> bool:
    """Whether a sentence says who is let into the competition: "We will only consider firms that ...", "... is a precondition"."""
    return (
        bool({"gating", "keeping-out"} & sentence.said)
        and not {"letting-in"} & sentence.said
        and not _asks(sentence)
        and ("gating" in sentence.said or bool(sentence.of("bidding")))
    )


def _topic(scene: Scene, sentence: Heard) -> str:
    """What a label or the headings announce, the innermost that announces anything."""
    labels = [lead for lead in scene.leads(sentence.block) if lead.last - lead.first <= LABEL]
    announced = [topic for heard in (*labels, *scene.headings(sentence.block)) if (topic := _announced(heard))]
    if announced[:1] == ["term"] and "condition" in announced:  # "Insurance", under "Conditions of participation"
        return "condition"
    return announced[0] if announced else ""


def _announced(heard: Heard) -> str:
    """What a label or a heading announces."""
    return next((topic for topic in TOPICS if f"heading-{topic}" in heard.said), "")


def _defines(sentence: Heard) -> bool:
    """Whether a sentence says what a word means."""
    spared = sentence.of("not-defining")  # "by means of"
    return any(
        hit.first - sentence.first <= OPENING and not any(_within(hit, other) for other in spared) for hit in sentence.of("defining")
    )


def _asks(sentence: Heard) -> bool:
    """Whether a sentence is a question."""
    return sentence.plain[-1] == "?"


def _obliges(sentence: Heard) -> bool:
    """Whether words under a heading of definitions lay down a duty all the same: "X, on which the system shall be built"."""
    return any(sentence.words.plain[hit.first] in ("shall", "must") for hit in sentence.of("duty"))


def _informs(sentence: Heard) -> bool:
    """Whether the only duty is to know something: "The supplier should be aware that ..."."""
    known = sentence.of("informing")
    return bool(known) and all(any(_meet(duty, hit) for hit in known) for duty in sentence.of("duty"))


def _spared(sentence: Heard, scene: Scene, leads: Sequence[Heard]) -> bool:
    """Whether a lead or the heading says that nothing beneath is asked: "The standards below are not mandatory"."""
    return "duty" not in sentence.said and any("voluntary" in one.said for one in (*leads, *scene.headings(sentence.block)[:1]))


def _meet(one: Hit, other: Hit) -> bool:
    """Whether two hits share a word."""
    return one.first < other.last and other.first < one.last


def _expands(sentence: Heard, scene: Scene) -> bool:
    """Whether words only write out an abbreviation, in a table of them or in its own item: "WAS - WebSphere Application Server"."""
    initials = "".join([word[0] for word in sentence.plain if word[0].isalpha()])
    own = [word for word in sentence.plain[:3] if len(word) > 2 and initials.endswith(word) and sentence.plain[-1] != word]
    heads = ["".join(lead.plain) for lead in scene.leads(sentence.block)]
    return bool(own) or any(len(head) > 2 and head.replace("-", "") == initials for head in heads)


def _bound(sentence: Heard, leads: Sequence[Heard]) -> tuple[Party | None, str]:
    """Who or what the duty falls on: the last one named before the duty, else after it, else the lead-in's."""
    if _bids(sentence):
        return "supplier", "supplier"
    for heard in (sentence, *leads):
        duties = heard.of("duty", "wish")
        named = _named(heard)
        if duties and named:
            subject = _subject(duties[0], named)
            asked = [hit for hit in named if hit.kind == "cue:supplier" and hit.first >= duties[0].last]
            if subject == "authority" and asked and _wants(heard):  # "the Council requires bidders to ..."
                subject = "supplier"
            return PARTIES.get(subject), subject
        if duties:
            return None, "product"
    return None, ""


def _bids(sentence: Heard) -> bool:
    """Whether a sentence bids the reader do something, whomever it names after: "Provide five contracts carried out for councils"."""
    return sentence.plain[_opening(sentence)] in PLAINLY


def _named(heard: Heard) -> Sequence[Hit]:
    """The parties and products of a sentence; "client software" is a product, and no client."""
    every = heard.of("supplier", "authority", "product")
    if not every:
        return ()
    joined = [hit for hit in every if heard.words.plain[hit.last : hit.last + 1] == ("-",)]  # "State-hosted" is no State
    longer = [hit for hit in every if hit.last - hit.first > 1]
    return [hit for hit in every if hit not in joined and not any(_within(hit, other) for other in longer)]


def _within(hit: Hit, other: Hit) -> bool:
    """Whether a hit is a part of a longer one."""
    return other.first <= hit.first and hit.last <= other.last and other.last - other.first > hit.last - hit.first


def _subject(duty: Hit, named: Sequence[Hit]) -> str:
    """Who or what is named last before a duty; else, of those named after it, a supplier alone: a thing does what it must by itself."""
    before = [hit for hit in named if hit.last <= duty.first]
    parties = [hit for hit in before if hit.kind != "cue:product"]
    if before:
        return (parties[-1] if parties and (duty.first - parties[-1].last) <= 3 else before[-1]).kind[4:]
    return "supplier" if any(hit.kind == "cue:supplier" for hit in named) else "product"


def _of_duty(sentence: Heard, topic: str, kind: DocumentKind, subject: str) -> Stance:
    """The stance of a sentence that says that somebody must, shall, should or may."""
    said = sentence.said
    if "scoring" in said or topic == "criterion":
        return "criterion"
    if subject == "authority":
        return "term" if kind == "terms" else "requirement" if _wants(sentence) or "receiving" in sentence.said else "buyer-duty"
    if "submitting" in said and topic != "requirement" and kind in ("invitation", "questionnaire", "notice", "unknown", "pricing"):
        return "instruction"
    if topic == "condition" or (
        subject == "supplier" and "holding" in said and kind not in ("terms", "specification") and topic != "requirement"
    ):
        return "condition"
    if subject == "supplier" and (kind == "terms" or topic == "term"):
        return "term"
    return "instruction" if topic == "instruction" and subject == "supplier" else "requirement"


def _wants(sentence: Heard) -> bool:
    """Whether the authority states what it asks for: "we need", "the Council requires"."""
    wanting = {"need", "needs", "require", "requires", "required", "want", "wants", "looking", "expect"}
    return any(sentence.words.plain[hit.last - 1] in wanting or sentence.words.plain[hit.first] in wanting for hit in sentence.of("duty"))


def _without_duty(sentence: Heard, scene: Scene, leads: Sequence[Heard], around: tuple[str, DocumentKind, str]) -> Stance:
    """The stance of words that state no duty themselves: an item, a cell, a plain statement."""
    topic, kind, subject = around
    teller = next((lead for lead in reversed(leads) if _TELLING & lead.said or _orders(lead)), None)  # the nearest that says what items are
    asked = teller is not None and ("duty" in teller.said or _orders(teller))
    if _is_background(sentence, asked or (topic == "condition" and "holding" in sentence.said)) or (
        not asked and ((teller is not None) or _tells_of_itself(sentence)) and "scoring" not in sentence.said
    ):
        return "background"
    if "scoring" in sentence.said:
        return "criterion"
    if topic in ("condition", "criterion", "instruction"):
        return topic  # type: ignore[return-value]
    if teller and asked:
        return _of_duty(teller, topic, kind, subject) if subject != "authority" or _wants(teller) else "requirement"
    return _by_topic(sentence, scene, leads, (topic, kind))


def _is_background(sentence: Heard, asked: bool) -> bool:
    """Whether words tell of what is there: where they are asked for, only if they open so; "conversion of legacy courses" is bought."""
    cues = sentence.of("background")
    opens = bool(cues) and cues[0].first - sentence.first < 2
    return bool(cues) and (opens or not asked) and "buying" not in sentence.said


def _by_topic(sentence: Heard, scene: Scene, leads: Sequence[Heard], around: tuple[str, DocumentKind]) -> Stance:
    """The stance that the headings and the kind of file give to words that say nothing of it themselves."""
    topic, kind = around
    if topic == "background":
        return "background"
    if kind == "terms" or (topic == "term" and kind != "questionnaire"):
        return "term"
    if _specifies(sentence):
        return "requirement"
    if _orders_goods(sentence, scene):
        return "requirement"
    listed = bool(leads) or sentence.last - sentence.first < LISTED or (topic == "requirement" and _is_labelled(sentence))
    if listed and (topic == "requirement" or kind in ("specification", "pricing")):
        return "requirement"
    return "condition" if kind == "questionnaire" and listed else "background"


def _is_labelled(sentence: Heard) -> bool:
    """Whether a sentence bears the label of a requirement, however long it is: "T7 Links to the store go through ..."."""
    label = sentence.plain[0]
    return len(label) <= LABEL_LETTERS and label[0].isalpha() and label[-1].isdigit()


def _orders_goods(sentence: Heard, scene: Scene) -> bool:
    """Whether words without a verb name a make, and count, measure or label it as a list of goods does: "2 no. Worcester Bosch boilers"."""
    if {"telling", "background", "duty", "wish"} & sentence.said or scene.answers_questions:
        return False
    in_cell = scene.document.blocks[sentence.block].cell is not None
    if in_cell and not any("heading-goods" in lead.said for lead in scene.leads(sentence.block)):
        return False
    makes = [hit for hit in sentence.hits if hit.kind.startswith("brand/") or hit.kind == "make-named"]
    listed = any(word[:1].isdigit() or word in ONLY for word in sentence.plain) or ("to", "be") in pairwise(sentence.plain)
    return any(listed or {sentence.words.plain[hit.first], *_before(hit, sentence)} & LABELS for hit in makes)


def _before(hit: Hit, sentence: Heard) -> tuple[str, ...]:
    """The word before a hit."""
    return sentence.words.plain[max(sentence.first, hit.first - 1) : hit.first]


def _orders(sentence: Heard) -> bool:
    """Whether a sentence opens with an imperative: "Provide", "Please keep"."""
    first = sentence.first + _opening(sentence)
    if sentence.plain[0] == "make" and {*sentence.plain[1:2]} <= {"and", "or", "/", "model"}:  # the head of a column
        return False
    return any(hit.first == first for hit in sentence.of("ordering"))


def _decides(sentence: Heard, scene: Scene) -> bool:
    """Whether the answer to a question decides who may go on: "Do the bollards hold it? (Yes = pass, No = fail)"."""
    return any("deciding" in scene.sentences[i].said for i in scene.by_block[sentence.block])


def _undertakes(sentence: Heard, topic: str) -> bool:
    """Whether a duty is written in the present: "The Supplier returns the data within ten days"."""
    return topic not in ("background", "criterion") and "undertaking" in sentence.said and "background" not in sentence.said


def _specifies(sentence: Heard) -> bool:
    """Whether terse words say what a thing must be, without a verb that tells how things are: "Racks to BS EN 60297"."""
    said = sentence.said
    asked = "sweeping" in said or ("specifying" in said and "telling" not in said)
    return asked and not {"background", "wish", "voluntary"} & said and sentence.last - sentence.first <= TERSE


def _opening(sentence: Heard) -> int:
    """The word with which a sentence opens, after what numbers it and "please": that of "F-33 Confirm that ..."."""
    plain = sentence.plain
    at = 0
    while at < min(LABELLING, len(plain) - 1) and (not plain[at].isalpha() or (len(plain[at]) == 1 and not plain[at + 1].isalpha())):
        at += 1
    return min(at + (plain[at] in ("please", "kindly")), len(plain) - 1)


def _tells_of_itself(sentence: Heard) -> bool:
    """Whether the authority says what it does or has: "We keep our plans in ...", "Our estate is made up of ..."."""
    start = next((i for i, word in enumerate(sentence.plain[:4]) if word.isalpha()), 0)  # after "C4.1"
    first = sentence.plain[start]
    owner = [hit for hit in _named(sentence) if sentence.words.plain[hit.last : hit.last + 1] in OWNED]  # "Officers' client"
    named = [hit.first - sentence.first - start for hit in _named(sentence) if hit.kind == "cue:authority" and hit not in owner]
    return first == "our" or 0 in named or (1 in named and first in ("the", "this", "each", "our"))

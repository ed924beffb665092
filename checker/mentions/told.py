"""Whether a sentence only tells of something that is not asked here: what was once so, what a law lets buyers do, what is taught as a
bad example, what the next sentence takes back.
"""

from checker.mentions.scene import Heard, Scene

# verbs of what is so now, or will be
PRESENT = frozenset(("must", "shall", "will", "should", "may", "can", "cannot", "is", "are", "am", "has", "have", "do", "does", "'ll"))
PRESENT |= {"need", "needs", "require", "requires", "apply", "applies", "remain", "remains"}
NAMELY = frozenset(("who", "which", "that", "whose", "where", "if", "what"))  # after these a verb only describes somebody
OPENING = 6  # words of the next sentence within which it takes back what was said


def is_told(sentence: Heard, scene: Scene) -> bool:
    """Whether nothing that a sentence says is asked of anybody."""
    return (
        bool({"telling-law", "telling-amiss"} & sentence.said)
        or ("telling-gone" in sentence.said and not _present(sentence, ("has", "have", "is", "are")))
        or _is_past(sentence, scene)
        or _is_lesson(sentence)
        or _is_taken_back(sentence, scene)
    )


def _present(sentence: Heard, but: tuple[str, ...] = ()) -> bool:
    """Whether a sentence has a verb of what is so now, or will be."""
    return not PRESENT.isdisjoint(sentence.plain) and not PRESENT.difference(but).isdisjoint(sentence.plain)


def _is_past(sentence: Heard, scene: Scene) -> bool:
    """Whether a sentence has verbs of the past alone, and tells of no decision: "Its last contract had no limit of liability"."""
    if _present(sentence) or sentence.plain[-1] in ("?", ":") or "undertaking" in sentence.said:
        return False
    if "past-matter" not in sentence.said and ({"deciding-past", "ordering"} & sentence.said or _sets(sentence, scene)):
        return False
    plain = sentence.words.plain
    return any(plain[hit.first - 1] not in NAMELY for hit in sentence.of("past") if hit.first > sentence.first)


def _sets(sentence: Heard, scene: Scene) -> bool:
    """Whether words stand under a heading beneath which even the past is asked for: "The bidder's turnover was at least ..."."""
    return any({"heading-condition", "heading-criterion"} & heard.said for heard in scene.headings(sentence.block)[:1])


def _is_lesson(sentence: Heard) -> bool:
    """Whether words are quoted as what a course teaches, or how not to write."""
    return "teaching" in sentence.said and any(word[0] in "\"“‘'" and len(word) == 1 for word in sentence.plain)


def _is_taken_back(sentence: Heard, scene: Scene) -> bool:
    """Whether the next sentence says that what this one tells of is not so, or not here: "Such a bar is not in this contract"."""
    own = scene.by_block[sentence.block]
    after = next((scene.sentences[i] for i in own if scene.sentences[i].first >= sentence.last), None)
    return after is not None and any(hit.first - after.first < OPENING for hit in after.of("taking-back"))

"""Which phrases a sentence can hold at all."""

from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.index import Index
from checker.mentions.phrases import Phrase, Stretch, compile_phrase, follow

WORDS = st.sampled_from(["a", "bid", "bond", "is", "wanted", "within", "the"])
CHOICES = st.lists(st.lists(WORDS, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3).map(
    lambda said: "|".join(f"({one})" for one in said)
)
PARTS = st.lists(st.one_of(CHOICES, st.just("<money>"), CHOICES.map("[{}]".format), CHOICES.map("...2 {}".format)), min_size=1, max_size=4)


def phrase(written: str) -> Phrase | None:
    """A phrase, or None where it cannot be read."""
    try:
        return compile_phrase(written, lambda text: tuple(text.split()))
    except ValueError:
        return None


@given(st.lists(PARTS.map(" ".join), min_size=1, max_size=5), st.lists(WORDS, max_size=8), st.sets(st.integers(0, 7)))
def test_no_phrase_that_stands_in_a_sentence_is_ruled_out(written: list[str], words: list[str], amounts: set[int]) -> None:
    """Whatever can be followed from some word is among the possible phrases, and these come in their order."""
    phrases = [made for each in written if (made := phrase(each))]
    spots = {("money", at): [(at + 1, None)] for at in amounts if at < len(words)}
    stretch = Stretch(tuple(words), 0, len(words), spots)
    found = [
        number for number, each in enumerate(phrases) if any(follow(each.parts, 0, range(at, at + 1), stretch) for at in range(len(words)))
    ]

    possible = list(Index(phrases).possible(stretch.plain, [shape for shape, _ in spots]))

    assert possible == sorted(set(possible))
    assert set(found) <= set(possible)


def test_a_phrase_whose_words_are_apart_is_ruled_out() -> None:
    """Two words that must stand together do not open a phrase one by one."""
    together, apart = ("a", "bid", "bond"), ("a", "bond", "bid")
    index = Index([compile_phrase("(bid bond)", lambda text: tuple(text.split()))])

    assert list(index.possible(together, ())) == [0]
    assert list(index.possible(apart, ())) == []

"""The words of a block as one line."""

import time

from hypothesis import given
from hypothesis import strategies as st

from checker.formats.lines import Line, one_line


@given(st.lists(st.text(st.sampled_from("ab \t\n\u200b\u00a0"), max_size=4)))
def test_a_line_is_the_same_however_it_is_cut(parts):
    """A block that comes in many runs has the words that it would have in one."""
    line = Line()
    for part in parts:
        line.add(part)

    assert line.text == one_line("".join(parts))


@given(st.lists(st.tuples(st.text(st.sampled_from("ab \n\u200b"), max_size=4), st.booleans())))
def test_insertions_are_places_in_the_line(parts):
    """Tracked insertions are in order, apart from one another, and within the line."""
    line = Line()
    for part, inserted in parts:
        line.add(part, inserted)
    ends = [end for span in line.inserted for end in (span.start, span.end)]

    assert ends == sorted(set(ends))
    assert all(end <= len(line.text) for end in ends)


def test_a_hundred_thousand_runs_take_no_time():
    """A paragraph of very many runs is written in a moment."""
    line, begun = Line(), time.process_time()
    for _ in range(100_000):
        line.add("word ")

    assert len(line.text) == 499_999
    assert time.process_time() - begun < 3

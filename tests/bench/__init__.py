"""How fast, how steady and how hungry the checker is, beside others who do a like thing: `make bench`.

Every figure that compares two things is a ratio of one run, taken turn by turn. Nothing here is a test of right or wrong but
`test_bench.py`, which holds the bench itself to its shape.
"""

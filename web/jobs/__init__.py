"""The room for work in the background: the queue of drafts to be checked, and the workers that check them; the only one that knows huey."""

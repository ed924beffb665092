"""The forms of the pages: what they ask for, and how they are drawn."""

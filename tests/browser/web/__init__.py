"""The web in a browser, as people walk through it."""

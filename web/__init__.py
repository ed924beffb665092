"""The web front end: pages for officers and reviewers, drawn on the server, that work without script."""

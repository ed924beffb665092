"""Where the stages meet: a draft tender in, a report out.

Each face imports the module it needs, so that a list need not wait for what reads documents."""

"""What holds for all tests: a property is true or false however busy the machine is, so that no example has a deadline."""

from hypothesis import settings

settings.register_profile("tendercheck", deadline=None)
settings.load_profile("tendercheck")

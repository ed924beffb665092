"""Turns a report into what a person reads or a program takes in; one value, many renderers."""

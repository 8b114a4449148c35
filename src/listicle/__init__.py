"""Turns articles that list programs into validated records, each value proven by its place in the source."""

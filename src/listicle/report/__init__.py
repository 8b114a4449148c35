"""The result of a run for people: in words, and as a page that shows the evidence."""

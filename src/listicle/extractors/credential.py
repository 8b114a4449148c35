"""The degree or certificate awarded."""

from __future__ import annotations

from collections.abc import Iterator

from listicle.extractors.route import labelled
from listicle.extractors.signs import sign, signed
from listicle.item import Finding, Item
from listicle.recognizers import credential as recognizer
from listicle.recognizers import kind
from listicle.recognizers.rule import holds

LABELS = (
    "credential", "degree", "degree awarded", "award title", "certification", "certificate", "qualification",
    "abschluss", "título", "credential awarded", "degrees offered",
)  # fmt: skip
REQUIRED = (
    "require", "must hold", "must have", "holders of", "applicants", "eligible", "candidates with",
    "after completing", " need", " hold", "with a bachelor", "faculty", "professors", "instructors", "who have",
)  # fmt: skip
"""Words by which a sentence speaks of degrees that applicants already have."""
FUNDING = ("fellowship", "scholarship", "internship")
"""Kinds of programs whose heads name a degree for those who study for it ("Acme PhD Fellowship"), not one they award."""


_TELLING = sign(recognizer.TELLING)
"""A sentence without one of these words, and without a full stop within, names no credential."""


def credential(item: Item) -> Iterator[Finding]:
    if not any(mention.value in FUNDING for mention in kind.mentions(item.heading)):
        yield from (Finding(m.value, m.text, "heading", m.rule) for m in recognizer.mentions(item.heading))
    for section in labelled(item, LABELS):
        if len(section.content) <= 100:
            yield from (Finding(m.value, m.text, "section", m.rule) for m in recognizer.mentions(section.content))
    for sentence, signs in signed(item):
        found = recognizer.mentions(sentence) if signs & _TELLING or sentence.value.find(".", 0, -1) >= 0 else ()
        if found and not holds(sentence.folded(), REQUIRED):
            yield from (Finding(m.value, m.text, "prose", m.rule) for m in found)

"""What is taught or practised, as phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.cue import Cue, told
from listicle.extractors.route import labelled
from listicle.item import Finding, Item
from listicle.recognizers import phrase
from listicle.recognizers.rule import holds
from listicle.text import Text

LABELS = (
    "training", "curriculum", "what you'll learn", "what you’ll learn", "what you will learn", "topics",
    "topics covered", "skills", "skills covered", "skills you'll learn", "coursework", "subjects covered",
    "you will learn", "modules", "tech stack", "tech stack/focus", "technologies", "languages taught",
    "what you learn", "temario", "inhalte", "key topics",
)  # fmt: skip
CUE = Cue(
    r"""\btraining\ in\s(?!both\b|the\s)      # "training in X", not "training in both inpatient and outpatient settings"
    | \b(?:exposure\ to|expertise\ in|experience\ (?:in|with)|proficiency\ in|instruction\ in|skills\ in|rotations\ in|coursework\ in|classes\ in|courses\ in)\s
    | \b(?:will\ |you[’']ll\ |students\ |participants\ |fellows\ |residents\ |interns\ )learn\ (?:about\ )?(?!how\b|to\b|more\b|from\b)
    | \b(?:curriculum|program|course|bootcamp|syllabus)\ covers\s | \btopics\ (?:include|such\ as|like)\s""",
    {
        "training": ("training in",),
        "exposure": ("exposure to",),
        "expertise": ("expertise in",),
        "experience": ("experience in", "experience with"),
        "proficiency": ("proficiency in",),
        "instruction": ("instruction in",),
        "skills": ("skills in",),
        "rotations": ("rotations in",),
        "coursework": ("coursework in",),
        "classes": ("classes in",),
        "courses": ("courses in",),
        "learn": (
            "will learn",
            "you’ll learn",
            "you'll learn",
            "students learn",
            "participants learn",
            "fellows learn",
            "residents learn",
            "interns learn",
        ),
        "covers": ("curriculum covers", "program covers", "course covers", "bootcamp covers", "syllabus covers"),
        "topics": ("topics include", "topics such as", "topics like"),
    },
)
RESOURCE = ("opportunities", "opportunity", "facilities", "faculty", "mentors", "access to", "setting", "resources")
"""Words of phrases that name what participants are given, not what they are taught."""


VAGUE = ("various ", "several ", "many ", "different ", "diverse ", "all aspects", "real-world", "working")
"""How phrases begin that name nothing; others begin with a quantity."""


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(r"(?:an?\ |the\ )?(?:\b\w+\ )?(?:range|variety|number|array|breadth|spectrum|host|mix|set)\ of\ ")


def _is_vague(folded: str) -> bool:
    """Whether a clause only says how many things there are."""
    return folded.startswith(VAGUE) or (" of " in folded and _quantity().match(folded) is not None)


INCLUDING = ("including", "such as", "ranging from", "among them")


@cache
def _including() -> re.Pattern[str]:
    return re.compile(r",?\s(?:" + "|".join(INCLUDING) + r")\s")


def training(item: Item) -> Iterator[Finding]:
    for section in labelled(item, LABELS):
        for part in section.parts:
            if len(part) <= 160:
                yield from (Finding(place.value, place, "section", rule) for place, rule in phrase.phrases(part))
    for clause in told(item, CUE):
        yield from taught(clause)


def taught(clause: Text) -> list[Finding]:
    """The phrases of a clause: its own, unless it only says how many there are, and those it includes."""
    folded = clause.folded()
    split = _including().search(folded) if holds(folded, INCLUDING) else None
    if split is None:
        return [] if _is_vague(folded) else _phrases(clause)
    own, members = clause[: split.start()], clause[split.end() :]
    return ([] if _is_vague(own.folded()) else _phrases(own)) + _phrases(members)


def _phrases(text: Text) -> list[Finding]:
    folded = text.folded()
    short, given = len(folded.split()) <= LONGEST, holds(folded, RESOURCE)
    return [
        Finding(place.value, place, "prose", "training.clause")
        for place, _ in phrase.phrases(text)
        if (short or len(place.value.split()) <= LONGEST) and not (given and holds(place.folded(), RESOURCE))
    ]


LONGEST = 8
"""Words of a phrase that names what is taught."""

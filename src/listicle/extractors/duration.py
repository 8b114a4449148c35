"""How long the program takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from listicle.extractors.route import labelled
from listicle.extractors.signs import sign, signed
from listicle.item import Finding, Item
from listicle.model import Duration
from listicle.recognizers import duration as recognizer
from listicle.recognizers.rule import Mention
from listicle.text import Text

LABELS = (
    "duration", "length", "program length", "programme length", "course length", "program duration", "* duration",
    "* length", "time to complete", "completion time", "time", "term", "period", "timeline", "dates", "program dates",
    "* dates", "schedule", "time commitment", "when", "study period", "duración", "duracion", "dauer", "durée",
    "duração", "durata", "how long", "förderdauer", "studiendauer", "kursdauer",
    "laufzeit", "format", "commitment", "program",
)  # fmt: skip
NEVER = ("application *", "* deadline", "* deadlines", "deadline *", "average *", "work experience", "experience")

COLLEGES = ("2 years", "4 years", "2-year", "4-year")
"""Lines of cards by which colleges are classed, whatever the length of their programs."""

_TELLING = sign(recognizer.TELLING)
"""A sentence without one of these words tells of no length, unless it is glued to its unit."""


def duration(item: Item) -> Iterator[Finding]:
    for mention in recognizer.mentions(item.heading):
        yield Finding(mention.value, mention.text, "heading", mention.rule)
    for section in labelled(item, LABELS, NEVER):
        for mention in recognizer.mentions(section.content):
            yield Finding(mention.value, mention.text, "section", mention.rule)
    for line in item.lines:
        if len(line) <= 90 and (found := recognizer.mentions(line)) and not _is_else(line.folded()):
            for mention in found:
                yield Finding(mention.value, mention.text, "section", mention.rule)
    sure: list[Mention[Duration]] = []
    left: list[Mention[Duration]] = []
    for sentence, signs in signed(item):
        for mention in recognizer.mentions(sentence) if signs & _TELLING or recognizer.glued(sentence) else ():
            if not _errand(sentence, mention.value):
                of_program = _of_program(sentence, mention.text)
                if of_program:
                    sure.append(mention)
                elif of_program is None and mention.value.min is not None:
                    left.append(mention)
    if not sure and left and len({mention.value for mention in left}) == 1:
        sure = left  # the only length that the prose speaks of, if it is no mere limit
    for mention in sure:
        yield Finding(mention.value, mention.text, "prose", mention.rule)


def _of_program(sentence: Text, part: Text) -> bool | None:
    """Whether a sentence says of the program, not of a part of it or of anything else, that it takes this long; None if unclear."""
    start = sentence.find(part)
    end = start + len(part.value)
    folded = sentence.folded()
    after = _thing().match(folded, end)
    if after is not None:
        return after["part"] is None
    if _funded().match(folded, end):
        return True
    before = folded[max(0, start - 50) : start]
    if _other().search(before) or _applying().search(before):
        return False
    if _takes().search(before):
        return True
    return False if _applying().search(folded) else None


def _errand(sentence: Text, value: Duration) -> bool:
    """Whether a sentence says how many hours something takes without saying that this is what is taught."""
    folded = sentence.folded()
    return "T" in (value.min or value.max or "") and "take" in folded and _taught().search(folded) is None


@cache
def _taught() -> re.Pattern[str]:
    """Words of a sentence without which hours are those of anything ("It takes two hours to fill out")."""
    return re.compile(
        r"\b(?:courses?|programs?|class(?:es)?|training|certificat\w+|workshops?|curriculum|bootcamps?|instruction|lessons?|content|lectures?|videos?|curso)\b"
    )


def _is_else(line: str) -> bool:
    """Whether a line speaks of another length than the program's."""
    return line in COLLEGES or _else().search(line) is not None


@cache
def _else() -> re.Pattern[str]:
    """Words of such a line."""
    return re.compile(
        r"\b(?:experience|exams?|old|ago|ages?|valid|history|since|(?:a|per|each|every)\s(?:week|day|month)|work)\b"
    )


@cache
def _funded() -> re.Pattern[str]:
    """What a length is of that a program gives: "three years of funding"."""
    return re.compile(
        r"\sof\s(?:full\s|financial\s|tuition\s)?(?:funding|support|training|study|instruction|coursework|mentorship|coaching)\b"
    )


@cache
def _applying() -> re.Pattern[str]:
    """Words of a sentence on how one applies, which takes its own time."""
    return re.compile(
        r"\b(?:appl(?:y|ies|ied|ying|ications?|icants?)|interviews?|screening|fill(?:ing)?\s(?:out|in)|shortlist\w*)\b"
    )


@cache
def _other() -> re.Pattern[str]:
    """Words before a length that is of something else."""
    return re.compile(
        r"\b(?:within|valid(?:\sfor)?|has\sbeen|have\sbeen|worked|having|above|longer\sthan|optional|requires?|required|every|each|after|before|since|ago|age[ds]?|experience|minimum|"
        r"job|hired|history|over\sthe\slast|access(?:\s\w+){0,2}|less\sthan|more\sthan|up\sto|another|repa(?:y|id)\w*|owe[sd]?|loan|bond|earn\w*)\b(?:\s[\w-]+){0,4}\s?$"
    )


@cache
def _thing() -> re.Pattern[str]:
    """The noun that a length is said of ("a one-year, ACGME-accredited program"): a program, or a part of one."""
    return re.compile(
        r"""\)?,?(?:\s(?!(?:to|of|in|at|and|with|for|on|per)\b)[\w&/'’+-]+,?){0,4}?\s
        (?:(?:and|or)\s[\w-]+\s(?:[\w-]+\s)?)?                               # "10-month and 18-month tracks"
        (?:(?P<part>orientations?|sprints?|sessions?|immersions?|terms?|seminars?|workshops?|exams?|modules?|components?|weekends?|retreats?|residenc(?:y|ies)\sat|
             trips?|tours?|placements?|conferences?|challenges?|events?|contracts?|periods?|warrant\w+|histor\w+|trials?|college|universit\w+|school|institution)
          |(?:programs?|programmes?|fellowships?|courses?|boot\s?camps?|internships?|residenc(?:y|ies)|certificates?|trainings?|curriculum|degrees?|mba|masters?|master['’]s|
             experience|tracks?|scholarships?|accelerators?|apprenticeships?|commitment|cohorts?|intensive|immersive|specialization|diploma|camps?|class(?:es)?|institute|doctorate|phd|
             máster|curso|programa|weiterbildung|ausbildung|stipendium|formation|corso))\b""",
        re.VERBOSE,
    )


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\b(?:lasts?|lasting|takes?|taking|runs?|running|spans?|spanning|spread|complet\w+|finish\w*|graduat\w+|requires?|duration|length|dura|dauert|dure|spend|(?:program|course|bootcamp|
            fellowship|internship|residency|training|curriculum|it)(?:\sis|['’]s))\b(?:\s(?!and\b|but\b|valid\b)[\w'’%-]+){0,5}\s?[~(]?$)|^\(?$""",
        re.VERBOSE,
    )

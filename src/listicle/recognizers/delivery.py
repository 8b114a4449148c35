"""Text → how a program is attended: online, in person, or by turns both (hybrid)."""

from __future__ import annotations

import re
from typing import NamedTuple

from listicle.model import Delivery
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.reading import matches
from listicle.recognizers.rule import Mention, compiled, holds, words
from listicle.text import Text

_WAY = r"""
    (?P<online> online | on-line | remote(?:ly)? | virtual(?:ly)? | web-based | distance\ (?: learning | education | format ) | e-learning | en\ línea | a\ distancia
      | à\ distance | en\ ligne )
  | (?P<present> in[\ -]person | face[\ -]to[\ -]face | on-?campus | on[\ -]?site | residential | campus-based | classroom-based
      | on\ (?: (?: the | our | its )\ )? (?: [\w.'’-]{1,20}\ ){0,3} campus                    # "on the main campus"
      | presencial(?: es | mente )? | présentiel | in\ präsenz )
  | (?P<both> hybrid | blended | low[\ -]residency | híbrid[oa]s? | semipresencial | hybride )
"""

_OPENINGS = (
    "online", "on-line", "remote", "virtual", "web-based", "distance ", "e-learning", "en línea", "a distancia", "à distance", "en ligne", "in person",
    "in-person", "face to", "face-to", "oncampus", "on-campus", "onsite", "on-site", "on site", "residential", "campus-based", "classroom-based",
    "presencial", "présentiel", "in präsenz", "hybrid", "blended", "low residency", "low-residency", "híbrid", "semipresencial",
)  # fmt: skip
"""What every way of attendance begins with, but for "on the main campus"."""
WORDS = words("""
    online line remote remotely virtual virtually web distance e línea distancia ligne person face oncampus campus onsite site residential classroom
    presencial presenciales presencialmente présentiel präsenz hybrid hybride blended low híbrido híbrida híbridos híbridas semipresencial
""")
"""Words of which every way of attendance has one: a test in a sixth of the time of looking for its beginnings."""

_PROGRAMS = words("""
    program programme course class classe bootcamp camp degree mba mfa mph msw msn mpa msc ms ma phd doctorate master's master’s masters bachelor's
    bachelor’s bachelor certificate certification internship fellowship residency training instruction format workshop curriculum curricula seminar
    session coursework cohort track immersive diploma mentorship apprenticeship accelerator lecture lesson model modality setting experience study
    studie learning education option approach school contest competition hackathon service residencie curso máster programa formación
""")
"""What is attended: the nouns that a way of attendance describes."""

_THINGS = words("""
    application applications resource resources portal community communities store shop form forum chat tool tools platform payment area areas
    assistant access
""")
"""What is no program, although it may be online or remote."""
_BARRIERS = _THINGS.union(
    [
        "and",
        "or",
        "but",
        "to",
        "for",
        "of",
        "in",
        "with",
        "from",
        "the",
        "a",
        "an",
        "as",
        "is",
        "are",
        "that",
        "which",
        "who",
    ]
)
"""Words at which another thing begins."""

_HELD = words("""
    offered taught delivered held conducted completed taken hosted run runs place is are was were meet meets attend attended study learn participate
    work works earned provided be available funciona imparte impartido es son
""")
"""Verbs before a way of attendance that say how something is attended ("takes place remotely")."""
_STAYED = words("stay stays live lives gather reside housed")
_WHOLLY = words("100% fully entirely completely exclusively all live totalmente self-paced")
_FORMATS = words("modalidad forma formato format mode modality")

_APPLYING = words("""
    apply applied applying register enrol enroll sign submit submitted purchase buy shop watch browse
""")
_PARTLY = words("""
    optional occasional occasionally require required requires similar resemble resembles compared level traditional one-week weekend no than not
    non without lack
""")
"""Words before "in-person" that make of it a part of the program, a comparison, or nothing."""
_MIXING = words("mix mixes mixing mixture combination combine combines combining blend blends blending")
_EITHER = r",?\s(?:and/or|and|or|y|o|und|oder|et|ou|as\swell\sas)\s(?:fully\s|live\s)?|\s?[/+,&]\s?"
_PLUS = r",?\s(?:with|plus|followed\sby|then)\s(?:\w+\s){0,2}"
"""What stands between two ways that are both taken: "Online with in-person conference"."""
_PLACES = r"\b (?: (?P<online> zoom | fernstudium ) | (?P<present> campus | classroom | präsenz | vor\ ort | commuter | day\ camp ) ) \b"
"""Words that say it in a label's content alone."""
_PLACE_HINTS = ("zoom", "fernstudium", "campus", "classroom", "präsenz", "vor ort", "commuter", "day camp")
_OCCASIONS = words("info information open summit summits event events fair tour tours")


class _Way(NamedTuple):
    start: int
    end: int
    kind: str
    before: list[str]
    """The words of the clause before it."""
    after: list[str]
    """The words of the clause behind it, punctuation and all."""


def mentions(text: Text) -> list[Mention[Delivery]]:
    """Ways of attendance that running text or a heading states for a program, in reading order."""
    value = text.folded()
    if WORDS.isdisjoint(vocabulary(text)) and "_" not in value:
        return []
    ways = [_way(value, match) for match in _spelled(value)]
    found: list[Mention[Delivery]] = []
    number = 0
    while number < len(ways):
        way = ways[number]
        other = ways[number + 1] if number + 1 < len(ways) else None
        if other and other.kind != way.kind:
            mix = _mix(value, way, other)
            if mix is not None:
                found.append(Mention("hybrid", text[mix : other.end], "delivery.mix"))
                number += 2
                continue
            if compiled(_EITHER).fullmatch(value, way.end, other.start):
                number += 2  # both are open: nothing is said
                continue
        span = _stated(value, way)
        if span:
            found.append(_mention(text, way.kind, *span))
        number += 1
    return found


def whole(text: Text) -> Mention[Delivery] | None:
    """The way of attendance that a label's content states ("Residential at the main campus"); None if it leaves both ways open."""
    value = text.folded()
    ways = [match for match in _spelled(value) if not _negated(value, match.start())]
    if not ways:
        ways = list(compiled(_PLACES).finditer(value)) if holds(value, _PLACE_HINTS) else []
    kinds = {_kind(match) for match in ways}
    if len(ways) == 2 and len(kinds) == 2 and compiled(_PLUS).fullmatch(value, ways[0].end(), ways[1].start()):
        return _mention(
            text, "both", ways[0].start(), ways[1].end(), "delivery.whole"
        )  # "Online with an in-person conference"
    if len(kinds) != 1 or (kinds == {"online"} and "campus" in value):
        return None
    return _mention(text, kinds.pop(), *ways[0].span(), "delivery.whole")


def _spelled(value: str) -> list[re.Match[str]]:
    """The ways of attendance that a text spells. Each is tried only where one may begin: a text is searched in a third of the time."""
    openings = (*_OPENINGS, "on ") if "campus" in value else _OPENINGS
    return [match for match in matches(value, compiled(_WAY), openings) if _is_word(value, match)]


def _negated(value: str, start: int) -> bool:
    """Whether the word before denies: "no in-person requirement", "non-residential"."""
    return value.endswith(("no ", "not ", "non-", "without "), 0, start)


def _mention(text: Text, kind: str, start: int, end: int, rule: str | None = None) -> Mention[Delivery]:
    value: Delivery = "online" if kind == "online" else "in-person" if kind == "present" else "hybrid"
    return Mention(value, text[start:end], rule or f"delivery.{value}")


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""


def _is_word(value: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return not (start and (value[start - 1].isalnum() or value[start - 1] == "_")) and not (
        end < len(value) and value[end].isalnum()
    )


def _way(value: str, match: re.Match[str]) -> _Way:
    low, high = max(0, match.start() - 60), match.end() + 80
    before, after = value[low : match.start()], value[match.end() : high]
    for mark in (". ", "! ", "? ", ";", "\n", "•"):
        before = before.rpartition(mark)[2]
        after = after.partition(mark)[0]
    return _Way(*match.span(), _kind(match), before.replace("(", " ( ").split(), after.replace(")", " ) ").split())


def _mix(value: str, way: _Way, other: _Way) -> int | None:
    """Where the verb or noun stands that mixes two ways ("combines online lectures with in-person labs")."""
    if other.start - way.end > 45 or not _MIXING.intersection(way.before[-5:]):
        return None
    word = next(word for word in reversed(way.before) if word in _MIXING)
    return value.rindex(word, 0, way.start)


def _stated(value: str, way: _Way) -> tuple[int, int] | None:
    """What of the text says that the program is attended in this way; None if it says so of something else, or of a part."""
    words = value[way.start : way.end]
    last = way.before[-1] if way.before else ""
    if _denied(value, way):
        return None
    if words.startswith("distance "):
        return way.start, way.end
    if not words.startswith("on ") and not words.endswith(("remotely", "virtually")):
        if last in _WHOLLY:
            return value.rindex(last, 0, way.start), way.end
        if _describes(way):
            return way.start, way.end
    following = way.after[0].strip(".,:;") if way.after else ""
    if last == "(" and _is_program(way.before[-2:-1]) and following == ")":
        return value.rindex(way.before[-2], 0, way.start), value.index(")", way.end) + 1  # "Data Bootcamp (online)"
    if last in _FORMATS or (following in ("", ")") and _is_program([last])):
        return value.rindex(last, 0, way.start), way.end  # "Certificate Course Online"
    verb = (
        way.before[-2] if len(way.before) > 1 and (last.endswith(("ly", "mente")) or last in ("also", "only")) else last
    )
    if following in _THINGS or verb not in (_HELD | _STAYED if way.kind == "present" else _HELD):
        return None
    if verb == "available" and not any(_is_program([word.strip(".,")]) for word in way.before):
        return None
    takes = verb == "place" and way.before[-2:-1] in (["takes"], ["take"])
    return value.rindex(way.before[-2] if takes else verb, 0, way.start), way.end


def _denied(value: str, way: _Way) -> bool:
    """Whether the words around it make of a way something else: an application, an event, a part, a comparison, its opposite."""
    if _negated(value, way.start) or _OCCASIONS.intersection(word.strip(".,:") for word in way.after[:2]):
        return True
    if way.kind == "online" and _APPLYING.intersection(way.before):
        return True
    return not _PARTLY.isdisjoint(way.before[-4:] if way.kind == "present" else way.before[-1:])


def _is_program(words: list[str]) -> bool:
    return bool(words) and (words[0] in _PROGRAMS or words[0].removesuffix("s") in _PROGRAMS)


def _describes(way: _Way) -> bool:
    """Whether a program is what the way describes: its noun stands within the next words ("online part-time data science bootcamp")."""
    words = way.after[1:] if way.after[:1] == [","] else way.after
    for word in words[:5]:
        bare = word.strip(".,:;!?()\"“”'’")
        if _is_program([bare]):
            return True
        if bare in _BARRIERS or bare != word:
            return False
    return False

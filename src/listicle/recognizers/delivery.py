"""Text → how a program is attended: online, in person, or by turns both (hybrid)."""

from __future__ import annotations

import re
from collections.abc import Callable

from listicle.model import Delivery
from listicle.recognizers.rule import Mention, Rule, compiled, scan
from listicle.text import Text

_ONLINE = r"(?: online | on-line | remote(?:ly)? | virtual(?:ly)? | web-based | en\ línea | a\ distancia | à\ distance | en\ ligne )"
_PRESENT = (
    r"(?: in[\ -]person | face[\ -]to[\ -]face | on[\ -]?campus | on[\ -]?site | residential | presencial(?:es)? | présentiel | "
    r"in\ präsenz | campus-based | classroom-based )"
)
_BOTH = r"(?: hybrid | blended | low[\ -]residency | híbrid[oa]s? | semipresencial | hybride )"

_PROGRAM = r"""(?:
    (?: program(?:me)? | course | class | bootcamp | degree | mba | mfa | mph | msw | msn | mpa | master['’]?s? | msc | ms | ma | bachelor['’]?s? | certificate
      | certification | internship | fellowship | residency | training | instruction | format | workshop | curriculum | doctorate
      | phd | camp | seminar | session | coursework | cohort | track | immersive | diploma | mentorship | apprenticeship
      | accelerator | lecture | instruction | lesson | model | modality | setting | experience | curso | máster | programa | formación )
    (?: e?s )? | classes | boot\ camps? | stud(?:y|ies) | curricula | learning\ (?: format | model | program(?:me)? | experience )
) \b"""
"""What is attended: the nouns that a word of attendance describes."""

_LEAD = r"(?: (?! (?: and | or | but | to | for | of | in | with | from | the | a | an | as | application | resource | portal | communit ) \b ) [\w&/+'’.-]{1,24} [\ ] ){0,4}"
"""Up to four words between "online" and its noun ("online part-time data science bootcamp"), none of which begins another thing."""

_HELD = r"""(?:
    offered | taught | delivered | held | conducted | completed | completable | taken | hosted | run | runs | takes?\ place
  | is | are | was | were | meets? | attend(?:ed)? | study | learn | participate | works? | earned | provided
)"""
"""Verbs that say how something is attended."""

_EITHER = rf"""
    \b (?: {_ONLINE} | {_PRESENT} ) \s* (?: ,? \s (?: and/or | and | or | y | o | und | oder | et | ou ) \s | / | \+ | , \s )
       (?: as\ well\ as\ )? (?: fully\ | live\ )? (?: {_ONLINE} | {_PRESENT} ) \b         # "online and in-person classes": either
  | \b (?: {_ONLINE} | {_PRESENT} | {_BOTH} ) \s and \s (?: {_ONLINE} | {_PRESENT} | {_BOTH} ) \s options? \b
  | \b (?: apply | applied | applying | register | enroll? | sign\ up | submit(?:ted)? | purchase | buy | shop ) \b [^.!?\n]{{0,40}} \b online \b
  | \b (?: optional | occasional(?: ly )? | required? | requires | similar \s to | resembles? | compared \s (?: to | with ) | level \s of | traditional
      | one-week | weekend | week \s of | (?: one | two ) \s weeks? \s of | no | than ) \b [^.!?,;\n]{{0,25}} \b {_PRESENT} \b          # a part, or a comparison
  | \b non- {_PRESENT} \b
  | \b (?: {_ONLINE} | {_PRESENT} ) \s (?: \w+ \s )? (?: info(?:rmation)? \s sessions? | open \s house | summits? | events? ) \b
  | \b not \s (?: an? \s )? (?: {_ONLINE} | {_PRESENT} | {_BOTH} ) \b
"""
"""Words of attendance that decide nothing: both ways are open, or it is the application that is online."""


def _says(value: Delivery) -> Callable[[re.Match[str]], Delivery | None]:
    return lambda _: value


RULES: tuple[Rule[Delivery], ...] = (
    Rule(
        "delivery.mix",
        rf"""\b (?: mix(?:ture)? | combination | blend | combin(?:es|ing) | blend(?:s|ing) | mix(?:es|ing) ) \b [^.!?\n]{{0,40}}?
             (?: \b {_ONLINE} \b [^.!?\n]{{0,40}}? \b {_PRESENT} \b | \b {_PRESENT} \b [^.!?\n]{{0,40}}? \b {_ONLINE} \b )""",
        _says("hybrid"),
        ("mix", "combin", "blend"),
    ),
    Rule(
        "delivery.hybrid",
        rf"""\b {_BOTH} (?= \s {_LEAD} {_PROGRAM} | \s (?: learning | approach | option ) \b )
           | \b {_PROGRAM} (?: \s (?: is | are ) (?: \s \w+ly )? | , | : | \s \( )? \s? (?P<after> {_BOTH} ) (?= \s* (?: [.,;:)\n] | $ ) )""",
        _says("hybrid"),
        ("hybrid", "blended", "residency", "híbrid", "semipresencial"),
    ),
    Rule(
        "delivery.online",
        rf"""\b (?: 100\ ?% | fully | entirely | completely | exclusively | all | live | self-paced | totalmente ) \s {_ONLINE} \b
           | \b {_ONLINE} (?= ,? \s {_LEAD} {_PROGRAM} )                                            # "online data science bootcamp"
           | (?<= \b be\ ) {_ONLINE} \b (?! \s (?: chat | forum | portal | communit | application ) )
           | \b (?: {_HELD} ) (?: \s \w+ly )? \s {_ONLINE} \b (?! \s (?: chat | forum | portal | communit | application | resource | area ) )
           | \b {_PROGRAM} \s {_ONLINE} \b (?! \s [a-z] )                                         # "certificate course online"
           | \b {_PROGRAM} \s \( {_ONLINE} \)
           | \b self-paced \s {_PROGRAM}
           | \b (?: distance | e- | remote ) \s? learning \b | \b distance \s education \b
           | \b (?: modalidad | forma | formato ) \s {_ONLINE} \b""",
        _says("online"),
        (
            "online",
            "on-line",
            "remote",
            "virtual",
            "self-paced",
            "distance",
            "web-based",
            "e-learning",
            "distancia",
            "en línea",
            "ligne",
        ),
    ),
    Rule(
        "delivery.in-person",
        rf"""\b (?: fully | entirely | completely | exclusively | 100\ ?% | all ) \s {_PRESENT} \b
           | \b {_PRESENT} (?= ,? \s {_LEAD} {_PROGRAM} )
           | \b (?: {_HELD} | stay | live | meet | gather | reside ) (?: \s \w+ly )? \s (?: in[\ -]person | face[\ -]to[\ -]face | on[\ -]?site
               | on \s (?: the \s | our \s | its \s )? (?: [\w.'’-]{{1,20}} \s ){{0,3}} campus | residential(?=[ ]*[.,;)\n]) | presencial(?:mente)? ) \b
           | \b {_PROGRAM} \s {_PRESENT} \b (?! \s [a-z] )
           | \b {_PROGRAM} \s \( {_PRESENT} \)
           | \b (?: modalidad | forma | formato ) \s presencial \b""",
        _says("in-person"),
        ("person", "face", "campus", "site", "residential", "presencial", "präsenz", "classroom-based"),
    ),
)

_WHOLE_ONLINE = rf"\b (?: {_ONLINE} | distance | zoom | self-paced | e-?learning | fernstudium ) \b"
_WHOLE_PRESENT = rf"\b (?: {_PRESENT} | campus | classroom | classes\ in | inperson | offline | präsenz | vor\ ort | commuter | day\ camp ) \b"
_WHOLE_BOTH = rf"\b {_BOTH} \b"


def mentions(text: Text) -> list[Mention[Delivery]]:
    """Ways of attendance that running text or a heading states for a program, in reading order."""
    found = scan(text, RULES)
    if not found:
        return found
    origin = text.folded()
    unsettled = [match.span() for match in compiled(_EITHER).finditer(origin)]
    if not unsettled:
        return found
    kept: list[Mention[Delivery]] = []
    at = 0
    for mention in found:
        start = text.value.index(mention.text.value, at)
        at = start + len(mention.text)
        if mention.rule == "delivery.mix" or not any(start < end and low < at for low, end in unsettled):
            kept.append(mention)
    return kept


def whole(text: Text) -> Mention[Delivery] | None:
    """The way of attendance that a label's content states ("Residential at the main campus"); None if it leaves both ways open."""
    folded = text.folded()
    online = compiled(_WHOLE_ONLINE).search(folded)
    present = compiled(_WHOLE_PRESENT).search(folded)
    both = compiled(_WHOLE_BOTH).search(folded)
    found: tuple[Delivery, re.Match[str]] | None = None
    if both:
        if not (online or present):
            found = "hybrid", both
    elif online and not present:
        found = "online", online
    elif present and not online:
        found = "in-person", present
    return Mention(found[0], text.match(found[1]), "delivery.whole") if found else None

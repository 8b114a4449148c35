"""Text → the degrees and certificates that it names, as printed."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled
from listicle.text import Text

_WORD = r"(?: [A-ZÀ-Þ] [\w+#.&/’'-]* | 4\.0 )"
_SUBJECT = rf"(?: {_WORD} (?: (?: [ ] (?: (?: and | of | & | the | for | in ) [ ] ){{0,2}} | ,[ ] (?: and [ ] | & [ ] )? ) {_WORD} ){{0,7}} )"
"""Capitalised words, as a subject is printed: "Data Science", "Arts, Culture, and the Environment"."""
_LOWER = r"(?: [a-z][a-z/-]+ (?: [ ] (?: and [ ] )? (?! (?: and | or | at | from | with | for | that | which | who | is | are | in | by | to | through | on | you | offered | program | degree | are | will | can | has | as | after | online | within | can ) \b ) [a-z][a-z/-]+ ){0,3} )"
"""A subject in small letters: "computer science"."""

_IN = rf"(?: [ ] in [ ] (?: {_SUBJECT} | {_LOWER} ) )?"

_DEGREE = rf"""
    (?P<degree>
      (?<! [\w-] ) (?: Executive [ ] | Professional [ ] | Joint [ ] )?
      (?: Masters? | Bachelors? | Doctor(?:ate)? | Associates? ) [ ] (?:  of | in ) [ ] (?! the\b | our\b | your\b ) {_SUBJECT} {_IN}   # "Master of Science in Data Science"
    | (?<! [\w-] ) (?: master | bachelor | doctor | associate ) [ ] of [ ] (?: science | arts | engineering | business [ ] administration | laws?
        | education | fine [ ] arts | public [ ] health | philosophy | medicine | technology | commerce | social [ ] work ) {_IN}
    | (?<! [\w-] ) (?: [Mm]aster | [Bb]achelor | [Aa]ssociate | [Dd]octoral | [Dd]octorate ) (?: ['’]?s )? [ ] [Dd]egrees? {_IN}           # "master's degree in nursing"
    | (?<! [\w-] ) (?: [Mm]aster | [Bb]achelor | [Aa]ssociate ) ['’]s [ ] in [ ] (?: {_SUBJECT} | {_LOWER} )
    | (?<! [\w-] ) (?: Juris [ ] Doctor | (?: Executive[ ] | E | Global[ ] | Online[ ] )? MBA | M\.B\.A\. | M\.?S\.? c? \.? | M\.?A\.? | M\.?Eng\.? | M\.?Ed\.? | MPH | MPA | MPP | MFA | MSW | MSN | M\.?Tech\.?
        | B\.?S\.? c? \.? | B\.?A\.? | BBA | BFA | BSN | B\.?Eng\.? | B\.?Tech\.? | B\.?E\. | B\.?Com\.? | LL\.?[MB]\.? | Ph\.?D\.? | D\.?Phil\.? | Ed\.?D\.? | DNP | DBA | J\.?D\.? | Psy\.?D\.? | M\.?D\.? | A\.?A\.?S?\.? ) (?! [\w/&] | [’'-]\w )
        (?: [ ] in [ ] (?: {_SUBJECT} | (?P<low> {_LOWER} ) ) )?
    )
"""

_CERTIFICATE = rf"""
    (?P<certificate>
      (?<! [\w-] ) (?: (?: Professional | Graduate | Post-?[Gg]raduate | Undergraduate | Executive | Advanced | Online | Specialist | Postbaccalaureate | University | National | Higher ) [ ] ){{0,2}}
        (?: Certificate | Diploma | Certification | Nanodegree | MicroMasters ) (?: [ ] Program(?:me)? )? [ ] (?: in | of ) [ ] {_SUBJECT}   # "Professional Certificate in X"
    | (?<! [\w-] ) (?: [Cc]ertificates? | [Dd]iplomas? ) [ ] of [ ] (?: [Cc]ompletion | [Aa]chievement | [Aa]ttendance | [Pp]articipation | [Aa]ccomplishment )
    | (?<! [\w-] ) (?! (?: The | A | An | This | Our | Your | Best | Top | Free ) [ ] ) {_WORD} (?: [ ] (?: (?: and | & | in ) [ ] )? {_WORD} ){{0,5}}? [ ] (?: Certificate | Diploma | Nanodegree | MicroMasters | Certification ) (?! [ ] (?: Program | Course | in | of ) | [\w] )
    | (?<! [\w-] ) Certified (?: [ ] {_WORD} ){{1,5}}
    | (?<! [\w-] ) (?: professional | graduate | postgraduate | undergraduate ) [ ] (?: certificate | diploma ) [ ] in [ ] (?: {_SUBJECT} | {_LOWER} )
    )
"""

_NO = re.compile(r"^(?:Ma?s? Office|MS Office|MS (?:Word|Excel|Teams)|MA\b(?=,? \d)|.* Tournament\b)")
_STATES = re.compile(r",\s*$")
"""Before "MA", "MD": a place ("Boston, MA")."""

_HINTS = (
    "master", "bachelor", "doctor", "associate", "certifi", "diploma", "nanodegree", "mba", "m.", "ms", "ma", "b.", "bs", "ba", "bt", "be", "bc", "ph", "mp", "mf",
    "ll", "ed", "jd", "j.d", "md", "dnp", "dba", "psy", "a.", "aa", "me", "mt",
)  # fmt: skip


def mentions(text: Text) -> list[Mention[str]]:
    """Degrees and certificates in reading order."""
    value = text.value
    folded = value.lower()
    if not any(hint in folded for hint in _HINTS):
        return []
    found: list[tuple[int, int, str]] = []
    for pattern, rule in ((_DEGREE, "credential.degree"), (_CERTIFICATE, "credential.certificate")):
        for match in compiled(pattern).finditer(value):
            start, end = match.span()
            name = match.group().rstrip(" .,;:")
            if match.group().endswith(".") and re.search(r"(?:^|[ .])\w{1,4}\.$", match.group()) and "." in name:
                name = match.group()
            end = start + len(name)
            if _place(value, start, end) or _NO.match(value[start : end + 12]):
                continue
            if any(start < high and low < end for low, high, _ in found):
                continue
            found.append((start, end, rule))
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def _place(value: str, start: int, end: int) -> bool:
    """Whether two capitals are a state or a ship, not a degree."""
    word = value[start:end]
    if len(word) > 2:
        return False
    before, after = value[:start], value[end : end + 12]
    if re.match(r" (?:Office|Word|Excel|Teams|Windows)", after) or before.rstrip().endswith(","):
        return True
    # Two bare capitals need a word that makes a degree of them.
    return not re.match(r"(?: degrees?\b| in [A-Z]| programs?\b|/[A-Z]| or | and (?:Ph|M))", after)

"""Text → the degrees and certificates that it names, as printed."""

from __future__ import annotations

import re

from listicle.recognizers import kind, subject
from listicle.recognizers.rule import Mention, compiled, words
from listicle.text import Text

_WORD = r"(?: [A-ZÀ-Þ] [\w+#&/’'-]{0,40} (?: \. \w{1,40} ){0,4} )"
_NAMES = rf"(?: {_WORD} (?: (?: [ ] (?: (?: and | of | & | the | for ) [ ] ){{0,2}} | , [ ] (?: and [ ] | & [ ] )? ) {_WORD} ){{0,7}} )"
"""Capitalised words, as a subject is printed: "Data Science", "Arts, Culture, and the Environment"."""
_LOWER = r"(?: [a-z] [\w/+-]{0,40} (?: (?: [ ] (?: and [ ] )? | , [ ] ) [a-z] [\w/+-]{0,40} ){0,5} )"
"""A subject in small letters, cut to what is known as one."""
_IN = rf"(?: [ ] in [ ] (?: the [ ] )? (?: {_NAMES} | (?P<lowN> {_LOWER} ) ) )?"

_DEGREE = rf"""
    (?P<full> (?: Executive [ ] | Professional [ ] | Global [ ] | Online [ ] )?
        (?: Masters? | Bachelors? | Doctor(?:ate)? | Associates? ) (?: ['’]s )? [ ] (?: of | in ) [ ] (?! (?: the | our | your )\b )
        {_NAMES} {_IN.replace("lowN", "low1")} )                                                  # "Master of Science in Data Science"
  | (?: master | bachelor | doctor | associate ) [ ] of [ ] (?: science | arts | engineering | business [ ] administration | laws? | education
        | fine [ ] arts | public [ ] health | philosophy | medicine | technology | commerce | social [ ] work ) \b {_IN.replace("lowN", "low2")}
  | (?: [Mm]aster | [Bb]achelor | [Aa]ssociate | [Dd]octoral | [Dd]octorate | [Uu]ndergraduate ) (?: ['’]?s )? [ ] [Dd]egrees? \b {_IN.replace("lowN", "low3")}
  | (?: [Mm]aster | [Bb]achelor | [Aa]ssociate ) ['’]s [ ] in [ ] (?: {_NAMES} | (?P<low4> {_LOWER} ) )
  | (?: Juris [ ] Doctor | (?: Executive [ ] | Global [ ] | Online [ ] | E )? MBA | M\.B\.A\. | M\.?S\.?c?\.? | M\.?A\. | M\.?Eng\.? | M\.?Ed\.? | M(?:A|PH|PA|PP|FA|SW|SN)
        | M\.?Tech\.?
        | B\.?S\.?c?\.? | B\.?A\. | B(?:A|BA|FA|SN) | B\.?Eng\.? | B\.?Tech\.? | B\.E\. | B\.?Com\.? | LL\.?[MB]\.? | Ph\.?D\.?s? | D\.?Phil\.? | Ed\.?D\.? | D(?:NP|BA) | J\.?D\.?
        | Psy\.?D\.? | M\.?D\. | A\.?A\.?S\.? ) (?! [\w/&] | [’'-]\w ) {_IN.replace("lowN", "low5")}
"""

_CERTIFICATE = rf"""
    (?: (?: Professional | Graduate | Post-?[Gg]raduate | Undergraduate | Executive | Advanced | Online | Specialist | Postbaccalaureate | University
          | National | Higher ) [ ] ){{0,2}}                                                              # "Professional Certificate in Design"
        (?: Certificate (?: [ ] I{{1,3}}V? | [ ] IV )? | Diploma | Certification | Nanodegree | MicroMasters ) (?: [ ] Program(?:me)? )? [ ] (?: in | of ) [ ] {_NAMES}
  | (?: [Cc]ertificates? | [Dd]iplomas? ) [ ] of [ ] (?: [Cc]ompletion | [Aa]chievement | [Aa]ttendance | [Pp]articipation )
  | (?: professional | graduate | postgraduate | undergraduate ) [ ] (?: certificate | diploma ) [ ] in [ ] (?: {_NAMES} | (?P<low6> {_LOWER} ) )
  | (?: {_WORD} [ ] )? Certified (?: [ ] {_WORD} ){{2,5}}                                          # "Cisco Certified Network Associate"
  | {_WORD} (?: [ ] (?: (?: and | & | in ) [ ] )? {_WORD} ){{0,5}}? [ ] (?: Certificate | Diploma | Nanodegree | MicroMasters | Certification )
        (?! [ ] (?: in | of ) \b | [\w’'] )
"""

_OPENINGS = words("""
    the a an this that our your their best top free in with through by after upon earn choosing right and for of to is get why how what these each every
    from as at or more new about no yes
""")
"""Words that begin a sentence or a list, not the name of a certificate."""
_PROOF = re.compile(
    r"\b(?:Income|Caste|Community|Birth|Domicile|Marriage|Medical|Death|Gift|Stock|Tax|Disability|Residence|Transfer|Bonafide) Certificate"
)
"""Papers that an applicant shows, not earns."""
_BARE = words("Graduate Professional Undergraduate Postgraduate Online Advanced Executive Program")
_TAIL = re.compile(r" (?:Programs?|Programmes?|Degrees?|Courses?|Online|Training|Exam|Prep|Program|Options?)$")

_HINTS = ("master", "bachelor", "doctor", "associate", "certif", "diploma", "nanodegree", "undergraduate degree")
_CAPITALS = re.compile(r"\b(?:M|B|Ph|LL|D|Ed|J|Psy|A|E)[A-Z.]|\b[MB](?:Sc|Tech|Eng|Ed|Com)\b")


def mentions(text: Text) -> list[Mention[str]]:
    """Degrees and certificates in reading order."""
    value = text.value
    folded = value.lower()
    found: list[tuple[int, int, str]] = []
    if any(hint in folded for hint in _HINTS) or _CAPITALS.search(value):
        for match in compiled(_DEGREE).finditer(value):
            _add(found, value, _degree(text, match), "credential.degree")
    if any(hint in folded for hint in ("certif", "diploma", "nanodegree", "micromasters")):
        for match in compiled(_CERTIFICATE).finditer(value):
            _add(found, value, _certificate(text, match), "credential.certificate")
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def _add(found: list[tuple[int, int, str]], value: str, place: tuple[int, int] | None, rule: str) -> None:
    if not place:
        return
    start, end = place
    within = start > 0 and (value[start - 1].isalnum() or value[start - 1] in "_-/.")
    if not within and not any(start < high and low < end for low, high, _ in found):
        found.append((start, end, rule))


def _low(text: Text, match: re.Match[str]) -> tuple[int, int]:
    """The range of a match, its subject in small letters cut to what is known, or left out if nothing is."""
    for name, part in match.groupdict().items():
        if name.startswith("low") and part:
            known = subject.leading(text.match(match, name))
            if known:
                return match.start(), match.start(name) + len(known)
            before = text.value[match.start() : match.start(name)]
            return match.start(), match.start() + len(re.sub(r" in (?:the )?$", "", before))
    return match.span()


def _trimmed(value: str, start: int, end: int) -> int:
    """The end without words that belong to the program, not to the credential."""
    while tail := _TAIL.search(value[start:end]):
        end = start + tail.start()
    return end


def _degree(text: Text, match: re.Match[str]) -> tuple[int, int] | None:
    value = text.value
    start, end = _low(text, match)
    if match["full"] or " in " in value[start:end]:
        end = _trimmed(value, start, end)
    if value[end - 1] == "." and value.count(".", start, end) == 1:
        end -= 1  # "a PhD."
    name, after = value[start:end], value[end : end + 12]
    if name.endswith(" in") or kind.PEOPLE.match(value, end):
        return None
    if len(name) == 2:
        # Two capitals are a state, a ship or a program of an office; a degree stands before "in" or "degree", or between others.
        return (
            (start, end)
            if re.match(r"(?: degrees?\b| programs?\b|/[A-Z]| or [MP]| and [MP]|, [MP]h?[.A-Z])", after)
            else None
        )
    if name.startswith(("MS in", "MA in", "BA in", "BS in")) and value[:start].rstrip().endswith(","):
        return None  # "Boston, MA in May"
    return start, end


def _certificate(text: Text, match: re.Match[str]) -> tuple[int, int] | None:
    value = text.value
    start, end = _low(text, match)
    words = list(re.compile(r"\S+").finditer(value, start, end))
    while words and words[0].group().casefold() in _OPENINGS:
        words.pop(0)
    for number, word in enumerate(words[:-1]):
        if word.group().endswith(("'s", "’s")) and word.group().casefold() not in (
            "master's",
            "master’s",
            "bachelor's",
            "bachelor’s",
        ):
            words = words[number + 1 :]  # "Cornell University's Social Media Marketing Certificate"
            break
    if len(words) < 2 or _PROOF.search(value, start, end):
        return None
    start = words[0].start()
    end = _trimmed(value, start, end)
    own = [word for word in value[start:end].split() if word not in _BARE]
    return (start, end) if len(own) > 1 else None

"""Text → the degrees and certificates that it names, as printed."""

from __future__ import annotations

import re

from listicle.recognizers import kind, subject
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import Mention, compiled, holds, overlaps, words
from listicle.text import Text

_WORD = r"(?: [A-ZÀ-Þ] [\w+#&/’'-]{0,40} (?: \. \w{1,40} ){0,4} )"
_NAMES = rf"(?: {_WORD} (?: (?: [ ] (?: (?: and | of | & | the | for ) [ ] ){{0,2}} | , [ ] (?: and [ ] | & [ ] )? ) {_WORD} ){{0,7}} )"
"""Capitalised words, as a subject is printed: "Data Science", "Arts, Culture, and the Environment"."""

_DEGREE = r"""
(?= [A-Zabdmu] ) (?:                                                      # how all of them begin, tested first: takes a quarter of the time
    (?P<needs> (?: (?: Executive | Professional | Global | Online ) [ ] )?
        (?: Masters? | Bachelors? | Doctor(?:ate)? | Associates? ) (?: ['’]s )? [ ] (?: of | in ) [ ] (?! (?: the | our | your )\b )
      | (?: [Mm]aster | [Bb]achelor | [Aa]ssociate ) ['’]s [ ] in [ ] )                                     # a subject must follow
  | (?: master | bachelor | doctor | associate ) [ ] of [ ] (?: science | arts | engineering | business [ ] administration | laws? | education
      | fine [ ] arts | public [ ] health | philosophy | medicine | technology | commerce | social [ ] work ) \b
  | (?: [Mm]aster | [Bb]achelor | [Aa]ssociate | [Dd]octoral | [Dd]octorate | [Uu]ndergraduate ) (?: ['’]?s )? [ ] [Dd]egrees? \b
  | Juris [ ] Doctor
  | (?P<short> (?: (?: Executive | Global | Online ) [ ] )? [A-Z] \.? (?: [A-Za-z] \.? ){1,5} ) (?! [\w/&] | [’'-]\w )        # "MBA", "B.Sc."
)
"""

_SHORTS = words("""
    MBA EMBA MS MSc MA MEng MEd MPH MPA MPP MFA MSW MSN MTech BS BSc BA BBA BFA BSN BEng BTech BE BEd BCom LLB LLM PhD PhDs DPhil EdD DNP DBA JD PsyD MD
    AAS
""")
"""Abbreviations of degrees, without their full stops."""
_SHORT_WORDS = {word.lower(): word for word in _SHORTS}

_DEGREE_AFTER = r"[ ] degrees?\b | [ ] programs?\b | / [A-Z] | [ ] or [ ] [MP] | [ ] and [ ] [MP] | , [ ] [MP]h? [.A-Z]"
"""What makes a degree of two capitals, which else are a state, a ship or a program of an office."""

_CERTIFICATE = rf"""
(?= [A-ZÀ-Þcdgpu] ) (?:                                                    # likewise
    (?: (?: Professional | Graduate | Post-?[Gg]raduate | Undergraduate | Executive | Advanced | Online | Specialist | Postbaccalaureate | University
          | National | Higher ) [ ] ){{0,2}}                                                              # "Professional Certificate in Design"
        (?: Certificate (?: [ ] I{{1,3}}V? | [ ] IV )? | Diploma | Certification | Nanodegree | MicroMasters ) (?: [ ] Program(?:me)? )? [ ] (?: in | of ) [ ] {_NAMES}
  | (?: [Cc]ertificates? | [Dd]iplomas? ) [ ] of [ ] (?: [Cc]ompletion | [Aa]chievement | [Aa]ttendance | [Pp]articipation )
  | (?: professional | graduate | postgraduate | undergraduate ) [ ] (?: certificate | diploma ) [ ] in [ ] (?P<low> (?= \w ) )
  | (?: {_WORD} [ ] )? Certified (?: [ ] {_WORD} ){{2,5}}                                          # "Acme Certified Harbor Associate"
  | {_WORD} (?: [ ] (?: (?: and | & | in ) [ ] )? {_WORD} ){{0,5}}? [ ] (?: Certificate | Diploma | Nanodegree | MicroMasters | Certification )
        (?! [ ] (?: in | of ) \b | [\w’'] )
)
"""

_OPENINGS = words("""
    the a an this that our your their best top free in with through by after upon earn choosing right and for of to is get why how what these each every
    from as at or more new about no yes
""")
"""Words that begin a sentence or a list, not the name of a certificate."""
_PROOFS = words(
    "Income Caste Community Birth Domicile Marriage Medical Death Gift Stock Tax Disability Residence Transfer Bonafide"
)
"""Certificates that an applicant shows, not earns."""
_BARE = words("Graduate Professional Undergraduate Postgraduate Online Advanced Executive Program")
_TAILS = words(
    "Program Programs Programme Programmes Degree Degrees Course Courses Online Training Exam Prep Option Options"
)
"""Words behind a credential that belong to the program."""

_HINTS = ("master", "bachelor", "doctor", "associate", "undergraduate degree")
_CERTIFYING = ("certif", "diploma", "nanodegree", "micromasters")
TELLING = (
    words("""
    master masters bachelor bachelors doctor doctors doctorate doctorates doctoral doctorals associate associates undergraduate
    undergraduates certificate certificates certification certified diploma diplomas nanodegree micromasters
""")
    | _SHORT_WORDS.keys()
)
"""A text without one of these words, and without a full stop within, names no credential."""


def mentions(text: Text) -> list[Mention[str]]:
    """Degrees and certificates in reading order."""
    value, said = text.value, vocabulary(text)
    if TELLING.isdisjoint(said) and value.find(".", 0, -1) < 0:
        return []
    folded = text.folded()
    found: list[tuple[int, int, str]] = []
    certifying = holds(folded, _CERTIFYING)
    if holds(folded, _HINTS) or (
        ("undergraduate" in folded or _may_abbreviate(value, said)) if certifying else _abbreviates(value, said)
    ):
        found = [
            (*place, "credential.degree")
            for match in compiled(_DEGREE).finditer(value)
            if (place := _degree(text, match))
        ]
    if certifying:
        degrees = [one[:2] for one in found]
        for match in compiled(_CERTIFICATE).finditer(value):
            place = _certificate(text, match)
            if place and not overlaps(degrees, *place):
                found.append((*place, "credential.certificate"))
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def _may_abbreviate(value: str, said: list[str]) -> bool:
    """Whether an abbreviation of a degree may stand in a text: with full stops, or as one of its words."""
    return value.find(".", 0, -1) >= 0 or any(_SHORT_WORDS[word] in value for word in _SHORT_WORDS.keys() & said)


def _abbreviates(value: str, said: list[str]) -> bool:
    """Whether an abbreviation of a degree stands between spaces."""
    return _may_abbreviate(value, said) and not _SHORTS.isdisjoint(
        [word.strip(",;:()/") for word in value.replace(".", "").split()]
    )


def _begins(value: str, start: int) -> bool:
    return not start or not (value[start - 1].isalnum() or value[start - 1] in "_-/.")


def _subject(text: Text, at: int) -> int:
    """Where the subject that begins here ends: capitalised words, or words in small letters that are known as one; 0 for none."""
    names = compiled(_NAMES).match(text.value, at)
    if names:
        return names.end()
    known = subject.leading(text[at : at + 120]) if text.value[at : at + 1].islower() else None
    return at + len(known) if known else 0


def _trimmed(value: str, start: int, end: int) -> int:
    """The end without words that belong to the program, not to the credential."""
    while (at := value.rfind(" ", start, end)) > start and value[at + 1 : end] in _TAILS:
        end = at
    return end


def _degree(text: Text, match: re.Match[str]) -> tuple[int, int] | None:
    value = text.value
    start, end = match.span()
    if not _begins(value, start):
        return None
    if match["short"] and match["short"].rpartition(" ")[2].replace(".", "") not in _SHORTS:
        return None
    if match["needs"]:
        end = _subject(text, end)
    if value.startswith(" in ", end):
        end = _subject(text, end + (8 if value.startswith(" in the ", end) else 4)) or end
    if not end or kind.describes(value, end):
        return None
    if match["needs"] or end > match.end():
        end = _trimmed(value, start, end)
    if value[end - 1] == "." and value.count(".", start, end) == 1:
        end -= 1  # "a PhD."
    name = value[start:end]
    if len(name) == 2 and not compiled(_DEGREE_AFTER).match(value, end):
        return None
    if name[2:6] == " in " and value[:start].rstrip().endswith(","):
        return None  # "Boston, MA in May"
    return start, end


def _certificate(text: Text, match: re.Match[str]) -> tuple[int, int] | None:
    value = text.value
    start, end = match.span()
    if match["low"] is not None:
        end = _subject(text, end)
    if not end or not _begins(value, start):
        return None
    end = _trimmed(value, start, end)
    own = value[start:end].split(" ")
    while own and own[0].casefold() in _OPENINGS:
        own.pop(0)
    for number, word in enumerate(own[:-1]):
        if word.endswith(("'s", "’s")) and word[:-2] not in ("Master", "Bachelor"):
            own = own[number + 1 :]  # "Riverside University's Urban Garden Planning Certificate"
            break
    if _BARE.union(["Certificate", "Certification", "Diploma"]).issuperset(own) or not _PROOFS.isdisjoint(own[-2:-1]):
        return None
    return end - len(" ".join(own)), end

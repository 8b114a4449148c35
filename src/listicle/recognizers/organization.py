"""Text → the institutions it names: by a head word (University, Clinic, Foundation …), or by the words around the name."""

from __future__ import annotations

import re
from typing import NamedTuple

from listicle.model import Organization, Role
from listicle.recognizers.rule import Mention, compiled
from listicle.text import Text

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆÉİ"

_RUN = rf"""
    (?<! [\w@/.] ) (?P<first> TOKEN )
    (?: (?: ,? [ ] (?= Jr\. ) | [ ] | [ ]* / [ ]* (?= [{_UPPER}] ) | [ ]&[ ] | [ ] (?: CONNECTOR [ ] ){{1,2}} ) TOKEN ){{0,14}}
    (?: , [ ] (?: Inc | LLC | Ltd | Corp | Jr )\b \.? )?
""".replace("TOKEN", rf"(?: (?: [{_UPPER}]\. ){{1,4}} | (?: St | Mt | Ft | Dr | Jr | Dept )\. | \d{{0,3}} [{_UPPER}] [\w'’&+–-]* (?: \. \w+ )* )").replace(
    "CONNECTOR", "(?: of | for | and | the | at | in | de | del | di | du | des | der | für | und | la | las | los | el | et | e | y | do | da | van | von | zu )"
)
"""A run of capitalised words, joined by the small words that stand inside names."""

_HEADS = frozenset(
    "university college school institute institution academy hospital hospitals clinic clinics center centre foundation society association council "
    "ministry department dept bank trust fund laboratory laboratories museum consortium conservatory polytechnic corporation "
    "company inc llc ltd corp gmbh plc agency bureau commission institutes universität universidad université università universidade "
    "hochschule politecnico politécnica instituto école escuela institut universiteit fachhochschule akademie stiftung fundación fundação fondation "
    "centro hôpital klinik klinikum observatory library government league federation alliance union group organization organisation board "
    "committee church seminary theatre theater orchestra labs ag sa network ventures capital".split()
)
_WEAK = frozenset("group union network league alliance board committee government company capital ventures labs bank trust fund agency organization organisation library commission church theatre theater department dept ag sa".split())
"""Head words that need a name of their own before or behind them."""

_COMMON = frozenset(
    "the our your their this that these an a high graduate business medical law summer public private state community local online top best elementary "
    "middle primary secondary art dental nursing coding boarding charter language film music technical vocational admissions admission financial "
    "research student students training learning career careers school schools college colleges university universities institute academy hospital center centre clinic department "
    "office program programs programme professional teaching academic day night sunday ivy host partner home each every any all most some many "
    "new visit about apply why how what which where when accredited leading major big small large teaching eligible undergraduate pre-medical veterinary "
    "fund trust foundation scholarship scholarships emergency alumni parent teacher health wellness counseling tutoring testing service services "
    "visitor conference convention call data shopping fitness bank company group board committee union network government federal parents no "
    "pharmacy engineering divinity education design social work grad prep preparatory middle comprehensive cancer trauma".split()
)
"""Words that make no name: "Graduate School", "the Medical Center"."""

_TOPICS = frozenset(
    "business medicine law engineering management arts sciences science education nursing pharmacy public health design music journalism architecture "
    "dentistry computer computing information technology social work economics psychology biology chemistry physics mathematics statistics history english "
    "philosophy surgery anesthesiology pediatrics neurology psychiatry radiology communication communications fine performing visual liberal and the of".split()
)
"""Branches of learning: "Department of Physics" alone may be anybody's."""

_BREAKS = frozenset(
    "fellowship fellowships residency internship internships bootcamp bootcamps scholarship scholarships certificate certificates certification "
    "program programs programme mba course courses degree master bachelor masters bachelors phd award awards prize grant tuition cost location duration "
    "fellows apprenticeship accelerator challenge competition".split()
)
"""Words that name a program: an institution's name does not run across them."""

_LEADERS = frozenset("the at in from by with for and of a an our your while when as although if both since through after offered hosted apply visit".split())
_SYSTEMS = re.compile(
    r"(?:University of (?:California|Texas|Wisconsin|Illinois|Massachusetts|Minnesota|Maryland|Nebraska|Missouri|Colorado|Tennessee|Alabama|Hawaii|Alaska|Arkansas"
    r"|North Carolina|Nevada|Maine|Michigan|London|Puerto Rico)|California (?:State|State Polytechnic) University|(?:State|City) University of New York|Indian Institute of [A-Z]\w+|National Institute of Technology)"
)
"""Universities with several seats, whose place is part of the name: "University of California, Los Angeles"."""

_SEAT = rf", (?P<seat>[{_UPPER}][\w.’'-]*(?: [{_UPPER}][\w.’'-]*){{0,2}})"

_ABBREVIATION = rf"""[ ] \( (?P<short> (?: [{_UPPER}] [\w&.-]* [ ] ){{0,2}} [{_UPPER}] [\w&./-]{{1,11}} ) \)"""

_AFFILIATE = r"""(?: in \s (?: partnership | collaboration | association | cooperation | conjunction ) \s with | affiliat(?: ed | ion ) \s (?: with | to ) | hosted \s (?: by | at )
    | together \s with | partner(?: s | ed | ing )? \s with | supported \s by | (?: co- )? sponsored \s by | alongside | accredited \s by ) \s (?: the \s )? $"""

_CUE = r"""\b (?P<cue>
    (?: offered | provided | run | organi[sz]ed | created | developed | taught | administered | operated | led | presented | powered | funded | awarded | delivered | given | managed | launched ) \s by
  | (?P<partner> hosted \s by | sponsored \s by | in \s (?: partnership | collaboration | association | cooperation | conjunction ) \s with | affiliated \s with | supported \s by )
  | (?: fellowship | bootcamp | boot \s camp | certificate | certification | certifications | certificates | internship | internships | scholarship | course | residency | program | programme | immersive | mba | accelerator
      | marketing | design | science | analytics | engineering ) s? \s (?: by | at | from )
) \s (?: the \s )? """

_POSSESSIVE = r"""(?P<owner> NAME ) ['’]s? [ ] (?= (?: [\w&+’'/-]+ [ ] ){0,6} (?: Fellowship | Residency | Internship | Bootcamp | Scholarship | Certificate | Certification | Program(?:me)? | Course | MBA
    | Master | School | Academy | fellowship | residency | internship | bootcamp | scholarship | certificate | program | course | commitment | master | curriculum | graduate | degree ) )"""


class _Word(NamedTuple):
    start: int
    end: int
    value: str

    @property
    def key(self) -> str:
        return self.value.casefold().rstrip(".").removesuffix("'s").removesuffix("’s").rstrip("'’,")


def mentions(text: Text) -> list[Mention[Organization]]:
    """The institutions in reading order, each with the abbreviation in brackets beside it."""
    value = text.value
    found: list[tuple[int, int, int, str, str]] = []  # start, end of the name, end of the quote, abbreviation, rule
    for run in compiled(_RUN).finditer(value):
        for start, end in _names(value, run.start(), run.end()):
            found.append((*_closed(value, start, end), "organization.head-word"))
    for start, end, rule in _cued(value):
        if not any(start < other[2] and other[0] < end for other in found):
            found.append((*_closed(value, start, end), rule))
    found.sort()
    result: list[Mention[Organization]] = []
    for start, end, stop, short, rule in found:
        organization = Organization(value[start:end], short or None, _role(value, start))
        result.append(Mention(organization, text[start:stop], rule))
    return result


def _role(value: str, start: int) -> Role:
    return "affiliate" if compiled(_AFFILIATE).search(value[max(0, start - 40) : start].lower()) else "provider"


def _closed(value: str, start: int, end: int) -> tuple[int, int, int, str]:
    """The name with its seat ("…, Los Angeles") and the abbreviation beside it."""
    if _SYSTEMS.fullmatch(value, start, end):
        seat = re.compile(_SEAT).match(value, end)
        if seat:
            end = seat.end()
    short = compiled(_ABBREVIATION).match(value, end)
    if short and sum(c.isupper() for c in short["short"]) >= 2:
        return start, end, short.end(), short["short"]
    return start, end, end, ""


def _names(value: str, low: int, high: int) -> list[tuple[int, int]]:
    """The institutions in a run of capitalised words."""
    result: list[tuple[int, int]] = []
    words = [_Word(low + m.start(), low + m.end(), m.group()) for m in re.finditer(r"[^\s/]+|/", value[low:high])]
    part: list[_Word] = []
    for number, word in enumerate(words):
        following = words[number + 1].key if number + 1 < len(words) else ""
        if word.value == "/" or (word.key in _BREAKS and following not in _HEADS):
            result += _name(part)
            part = []
            continue
        if word.value in ("at", "in") and not _seated(part, word, words[number + 1 :]):
            result += _name(part)
            part = []
            continue
        if word.value in ("and", "&", "y", "und", "et", "e") and _headed(part) and not _complement(part) and any(w.key in _HEADS for w in words[number + 1 :]):
            result += _name(part)
            part = []
            continue
        part.append(word)
        if word.value.endswith(("'s", "’s", "s'", "s’")) and _headed(part):
            result += _name(part)
            part = []
    result += _name(part)
    return result


def _headed(part: list[_Word]) -> bool:
    return any(word.key in _HEADS for word in part)


def _complement(part: list[_Word]) -> bool:
    """Whether an "of" or "for" after the head word still runs: "School of Arts" may go on with "and Sciences"."""
    head = max(number for number, word in enumerate(part) if word.key in _HEADS)
    return any(word.value in ("of", "for") for word in part[head + 1 :])


def _seated(part: list[_Word], word: _Word, rest: list[_Word]) -> bool:
    """Whether "at" or "in" belongs to a name: "University of North Carolina at Chapel Hill", "Institute for Research in Mathematics"."""
    keys = [w.key for w in part]
    if any(w.key in _HEADS for w in rest[:4]):
        return False
    if word.value == "at":
        return "university" in keys and "of" in keys[keys.index("university") :] and len(rest) <= 3
    return bool(keys) and "for" in keys and _headed(part)


def _name(part: list[_Word]) -> list[tuple[int, int]]:
    """The name that a part of a run makes, if it does."""
    while part and (part[0].value.casefold() in _LEADERS or part[0].value == "&"):
        part = part[1:]
    while part and (part[-1].value.casefold() in _LEADERS or part[-1].value in ("&", "de", "la")):
        part = part[:-1]
    heads = [number for number, word in enumerate(part) if word.key in _HEADS]
    if not heads:
        return []
    last = heads[-1]
    tail = part[last + 1 :]
    end = last
    complements = [number for number in heads if number + 1 < last and part[number + 1].value in ("of", "for")]
    if tail and complements and not any(word.value in ("and", "&") for word in part[complements[0] : last]):
        end = len(part) - 1  # "Association of University Women"
    elif tail and tail[0].value in ("of", "for", "de", "der", "für", "di", "des", "del", "da", "do", "du", "d", "zu", "at", "in"):
        end = len(part) - 1
    elif tail and part[last].key in ("universität", "université", "universidad", "politecnico", "institut", "hochschule", "clinic", "école", "instituto", "klinik", "klinikum"):
        end = len(part) - 1
    elif tail and tail[0].key in ("inc", "llc", "ltd", "corp", "jr", "gmbh"):
        end = last + 1
    elif tail and len(tail) == 1 and tail[0].key in ("system", "press", "online", "extension"):
        end = last + (tail[0].key in ("system", "extension"))
    name = part[: end + 1]
    # "Stanford University School of Medicine" is one; "Wharton School of the University of Pennsylvania" as well.
    if not _proper(name):
        return []
    value_end = name[-1].end
    text = name[-1].value
    if text.endswith(("'s", "’s")):
        value_end -= 2
    elif text.endswith(("'", "’")):
        value_end -= 1
    elif text.endswith(".") and name[-1].key not in ("inc", "ltd", "corp", "jr") and text.count(".") == 1:
        value_end -= 1
    return [(name[0].start, value_end)]


def _proper(name: list[_Word]) -> bool:
    """Whether the words name one institution, not a kind of institution."""
    own = [word for word in name if word.key not in _HEADS and word.key not in _COMMON and word.key not in ("of", "for", "and", "&", "at", "in", "de", "la", "der", "für")]
    head = next(word.key for word in name if word.key in _HEADS)
    if not own:
        return False
    if head in ("department", "dept", "school", "college", "faculty", "institute") and name[0].key == head:
        return any(word.key not in _TOPICS for word in own)
    if head in _WEAK and len(name) == 1:
        return False
    return True


def _cued(value: str) -> list[tuple[int, int, str]]:
    """Names without a head word, told by what stands around them."""
    result: list[tuple[int, int, str]] = []
    name = rf"(?: \d{{0,3}} [{_UPPER}] [\w&+.’'-]* (?: [ ] (?: of [ ] | & [ ] | and [ ] )? [{_UPPER}] [\w&+-]* ){{0,5}} )"
    for cue in compiled("(?i:" + _CUE + ")").finditer(value):
        found = compiled(name).match(value, cue.end())
        if not found:
            continue
        by = cue["cue"].casefold().endswith("by")
        rule = "organization.partner" if cue["partner"] else "organization.by" if by else "organization.at"
        start, end = found.start(), _cut(value, found.start(), found.end())
        for joiner in re.finditer(" and ", value[start:end]):
            result.append((start, found.start() + joiner.start(), rule))
            start = found.start() + joiner.end()
        result.append((start, end, rule))
    owner = rf"(?: (?<! [\w’'-] ) [{_UPPER}\d] [\w&+-]* (?: [ ] [{_UPPER}] [\w&+-]* ){{0,4}} )"
    for found in compiled(_POSSESSIVE.replace("NAME", owner)).finditer(value):
        start, end = found.span("owner")
        words = value[start:end].split()
        while words and words[0].casefold() in (_LEADERS | _COMMON) and len(words) > 1:
            start += len(words[0]) + 1
            words = words[1:]
        if words and words[-1].casefold() not in _COMMON | _BREAKS | _NOBODY and not (len(words) == 1 and words[0].casefold() in _LEADERS):
            result.append((start, end, "organization.possessive"))
    return result


_NOBODY = frozenset("master bachelor women men today tomorrow world nation country city state children people it that what let here there who she he year".split())
"""Words whose possessive is nobody's: "Master's", "today's"."""


def _cut(value: str, start: int, end: int) -> int:
    """The end of a name without a possessive and without the full stop of its sentence."""
    name = value[start:end]
    name = re.sub(r"(?:['’]s?|\.)$", "", name)
    name = re.sub(r"['’]s .*$", "", name)
    return start + len(name)

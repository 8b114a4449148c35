"""Text → the institutions it names: by a head word (University, Clinic, Foundation …), or by the words around the name."""

from __future__ import annotations

import re
from typing import NamedTuple

from listicle.model import Organization, Role
from listicle.recognizers.rule import Mention, compiled
from listicle.text import Text

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆÉİ"
_REST = r"[\w'’&+–-]* (?: \. \w+ )*"
_SMALL = r"""(?: of | for | on | and | the | at | in | de | del | di | du | des | der | für | und | la | las | los | el | et | e | y | do | da | van
    | von | zu )"""
_RUN = rf"""
    [{_UPPER}\d] (?<! [\w@/.] . )                                                # a capital or a digit, no address
    (?: (?<= [{_UPPER}] ) (?: \. (?: [{_UPPER}]\. ){{0,3}} | (?: t | r | ept )\. (?= [ ] ) | {_REST} )    # "U.S.", "St.", a word
      | (?<= \d ) \d{{0,2}} [{_UPPER}] {_REST} )                                   # "4Geeks"
    (?: (?: ,? [ ] (?= Jr\. ) | [ ] | [ ]? / [ ]? (?= [{_UPPER}] ) | [ ]&[ ] | [ ] (?: {_SMALL} [ ] ){{1,2}} )
        (?: (?: [{_UPPER}]\. ){{1,4}} | (?: St | Mt | Ft | Dr | Jr | Dept )\. | \d{{0,3}} [{_UPPER}] {_REST} ) ){{0,14}}
    (?: , [ ] (?: Inc | LLC | Ltd | Corp )\b \.? )?
"""
"""A run of capitalised words, joined by the small words that stand inside names."""

_HEAD_WORDS = """
    university college school institute institution academy hospital hospitals clinic clinics center centre foundation society association
    council ministry department dept bank trust fund laboratory laboratories museum consortium conservatory polytechnic corporation company
    inc llc ltd corp gmbh plc agency bureau commission institutes universität universidad université università universidade hochschule
    politecnico politécnica instituto école escuela institut universiteit fachhochschule akademie stiftung fundación fundação fondation centro
    hôpital klinik klinikum observatory library government league federation alliance union group organization organisation board committee
    seminary theatre theater orchestra labs ag sa ventures capital universities colleges
"""
_HEADS = frozenset(_HEAD_WORDS.split())

_FOREIGN = frozenset(
    [
        "universität",
        "universidad",
        "université",
        "politecnico",
        "institut",
        "hochschule",
        "école",
        "instituto",
        "klinikum",
    ]
)
"""Head words whose name follows them: "Université Laval"."""

_COMMON_WORDS = """
    the our your their this that these an a high graduate business medical law summer public private state community local online top best
    elementary middle primary secondary art dental nursing coding boarding charter language film music technical vocational admissions
    admission financial research student students training learning career careers school schools college colleges university universities
    institute academy hospital center centre clinic department office program programs programme professional teaching academic day night
    sunday ivy host partner home each every any all most some many new visit about apply why how what which where when accredited leading
    major big small large eligible undergraduate veterinary fund trust foundation scholarship scholarships emergency alumni parent teacher
    health wellness counseling tutoring testing service services visitor conference convention call data shopping fitness bank company group
    board committee union government federal parents no pharmacy engineering divinity education design social work grad prep preparatory
    comprehensive cancer trauma member world video digital optional free intensive review advisory editorial exam credit universität
    universidad université association society organization organisation council agency it is in at by my we you
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that make no name: "Graduate School", "the Medical Center"."""

_TOPIC_WORDS = """
    business medicine law engineering management arts sciences science education nursing pharmacy public health design music journalism
    architecture dentistry computer computing information technology social work economics psychology biology chemistry physics mathematics
    statistics history english philosophy surgery anesthesiology pediatrics neurology psychiatry radiology communication communications media
    fine performing visual graduate liberal humanities continuing professional studies
"""
_TOPICS = frozenset(_TOPIC_WORDS.split())
"""Branches of learning: a "Department of Physics" may be anybody's."""

_PROGRAM_WORDS = """
    fellowship fellowships residency internship internships bootcamp bootcamps scholarship scholarships certificate certificates certification
    certifications program programs programme mba course courses degree master bachelor masters bachelors phd award awards prize grant grants
    tuition cost location duration fellows apprenticeship accelerator challenge competition rankings ranking reviews admissions certified
    hackathon deadline eligibility format website
"""
_PROGRAMS = frozenset(_PROGRAM_WORDS.split())
"""Words at which the name of an institution ends, for a program's begins or another matter."""

_TAILS = frozenset(
    [
        "prep",
        "student",
        "students",
        "summer",
        "scholars",
        "leaders",
        "graduate",
        "undergraduate",
        "online",
        "research",
        "award",
        "youth",
        "junior",
        "senior",
    ]
)
"""Words that begin a program's name after "University of X"."""

_OPENING_WORDS = """
    the at in from by with for and of a an our your while when as although if both since through after offered hosted apply visit but or so
    join en also part photo courtesy overview image source credit named about meet why how like unlike at & on under via to both is click
    see welcome explore discover attend study contact thanks
"""
_OPENINGS = frozenset(_OPENING_WORDS.split())
"""Capitalised words that begin a sentence, not a name."""

_SYSTEMS = re.compile(
    r"University of (?:California|Texas|Wisconsin|Illinois|Massachusetts|Minnesota|Maryland|Nebraska|Missouri|Colorado|Tennessee|Alabama"
    r"|Hawaii|Alaska|Arkansas|North Carolina|Nevada|Maine|London|Puerto Rico)"
    r"|California (?:State|State Polytechnic) University|(?:State|City) University of New York"
    r"|Indian Institute of [A-Z]\w+|National Institute of Technology"
)
"""Universities with several seats: the place after a comma is part of the name ("University of California, Los Angeles")."""

_SEAT = rf", [{_UPPER}][\w.’'-]*(?: [{_UPPER}][\w.’'-]*){{0,2}}"
_ABBREVIATION = rf"[ ] \( (?P<short> (?: [{_UPPER}] [\w&.-]* [ ] ){{0,2}} [{_UPPER}] [\w&./-]{{1,11}} ) \)"

_PARTNER = r"""(?: in \s (?: partnership | collaboration | association | cooperation | conjunction ) \s with | affiliat(?: ed | ion ) \s (?: with | to )
    | hosted \s (?: by | at ) | together \s with | alongside | partner(?: s | ed | ing | ship )? \s with | supported \s by | (?: co- )? sponsored \s by )"""
_AFFILIATE = rf"\b {_PARTNER} \s (?: the \s )? $"

_LINK = rf"\b (?: by | with | at | from ) [ ] (?: the [ ] )? (?= [{_UPPER}\d] )"
_CUE = rf"""\b (?: (?P<partner> {_PARTNER} )
  | (?P<by> (?: offered | provided | run | organi[sz]ed | created | developed | administered | operated | powered | funded | awarded | delivered
      | managed | launched | backed ) (?: \s (?: jointly | online | entirely ) )? \s by
    | (?<! \bnamed\ a\ top\ ) (?: fellowship | bootcamp | boot\ camp | certificate | certification | internship | scholarship | residency | program
      | programme | immersive | mba | accelerator | courses ) s? \s by )
  | (?P<at> (?: fellows | fellowship | bootcamp | boot\ camp | certificate | certification | internship | scholarship | residency | program | programme
      | immersive | mba | accelerator | courses | training ) s? \s (?: at | from ) )
) $"""
_NAME = rf"""(?: \d{{0,3}} [{_UPPER}] {_REST} (?: [ ] (?: of [ ] | & [ ] | and [ ] )? (?! (?: Fellowship | Residency | Internship | Bootcamp )
    s? \b ) [{_UPPER}] {_REST} ){{0,5}} )"""
_COMMON_AFTER = frozenset(
    [
        "concentration",
        "category",
        "subject",
        "state",
        "country",
        "location",
        "degree",
        "field",
        "specialty",
        "industry",
        "region",
        "city",
        "level",
        "topic",
        "type",
        "school",
    ]
)

_POSSESSIVE = r"""
    ['’] s? [ ] (?= (?: [\w&+’'/-]+ [ ] ){0,6} (?i: fellowship | residency | internship | bootcamp | scholarship | certificate | certification | program(?:me)? | course
      | mba | master | school | academy | institute | commitment | curriculum | graduate | degree ) )"""
_OWNER = re.compile(rf"(?<![\w'’-])(?:[{_UPPER}]|\d{{1,3}}[{_UPPER}])[\w&+-]*(?: [{_UPPER}][\w&+-]*){{0,3}}$")
_NOBODY_WORDS = """
    master bachelor women woman men today tomorrow yesterday world nation country city state children child people it that what let here there
    who she he year program school university college article u.s us america everyone student students company employer week month site
    associate doctor veterans
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
"""Words whose possessive names no institution: "Master's", "today's"."""
_SHARED = frozenset(
    [
        "women's",
        "children's",
        "men's",
        "king's",
        "queen's",
        "veterans",
        "people's",
        "teachers",
        "workers'",
        "nurses'",
        "st",
    ]
)
"""Possessives inside the names of institutions: "Boston Children's Hospital"."""


class _Word(NamedTuple):
    start: int
    end: int
    value: str
    key: str
    """The word in lower case, without a possessive or a full stop."""


def mentions(text: Text) -> list[Mention[Organization]]:
    """The institutions in reading order, each with the abbreviation in brackets beside it."""
    value = text.value
    found: list[tuple[int, int, int, str, str]] = []  # start and end of the name, end of the quote, abbreviation, rule
    if not _HEADS.isdisjoint(re.findall(r"[^\W\d_]+", value.lower())):
        for run in compiled(_RUN).finditer(value):
            found += [(*_closed(value, start, end), "organization.head-word") for start, end in _names(value, run)]
    for start, end, rule in (*_cued(value), *_owners(value)):
        if start < end and not any(start < other[2] and other[0] < end for other in found):
            found.append((*_closed(value, start, end), rule))
    found.sort()
    return [
        Mention(Organization(value[start:end], short or None, _role(value, start)), text[start:stop], rule)
        for start, end, stop, short, rule in found
    ]


def _role(value: str, start: int) -> Role:
    before = value[max(0, start - 40) : start].lower()
    return "affiliate" if compiled(_AFFILIATE).search(before) else "provider"


def _closed(value: str, start: int, end: int) -> tuple[int, int, int, str]:
    """The name with its seat ("…, Los Angeles") and the abbreviation beside it."""
    if _SYSTEMS.fullmatch(value, start, end):
        seat = re.compile(_SEAT).match(value, end)
        if seat:
            end = seat.end()
    short = compiled(_ABBREVIATION).match(value, end)
    if short and sum(letter.isupper() for letter in short["short"]) >= 2:
        return start, end, short.end(), short["short"]
    return start, end, end, ""


def _words(value: str, run: re.Match[str]) -> list[_Word]:
    words: list[_Word] = []
    for match in re.compile(r"[^\s/]+|/").finditer(value, *run.span()):
        key = match.group().casefold().rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("'’")
        words.append(_Word(*match.span(), match.group(), key))
    return words


def _names(value: str, run: re.Match[str]) -> list[tuple[int, int]]:
    """The institutions in a run of capitalised words."""
    words = _words(value, run)
    if not any(word.key in _HEADS for word in words):
        return []
    result: list[tuple[int, int]] = []
    part: list[_Word] = []
    for number, word in enumerate(words):
        following = words[number + 1 :]
        ends = word.value == "/" or (word.key in _PROGRAMS and not (following and following[0].key in _HEADS))
        apart = (
            (word.value in ("at", "in", "on") and not _seated(part, word, following))
            or (word.value in ("and", "&", "y", "und", "et", "e") and _full(part, following))
            or (word.value == "the" and part and part[-1].value != "of")
        )
        if ends or apart:
            result += _name(part, ends and word.value != "/")
            part = []
            continue
        part.append(word)
        if word.value.endswith(("'s", "’s", "s'", "s’")) and following and (_headed(part) or _owns(part)):
            result += _name(part, False)
            part = []
    return result + _name(part, False)


def _headed(part: list[_Word]) -> bool:
    return any(word.key in _HEADS for word in part)


def _owns(part: list[_Word]) -> bool:
    """Whether a possessive is the owner of what follows ("Google's Summer Institute"), not a part of its name."""
    return part[-1].value.casefold().replace("’", "'") not in _SHARED and "and" not in [word.value for word in part]


def _full(part: list[_Word], following: list[_Word]) -> bool:
    """Whether an "and" stands between two institutions: both sides have a head word, and no "of Arts" on the left runs on."""
    if not _headed(part) or not _headed(following):
        return False
    head = min(number for number, word in enumerate(part) if word.key in _HEADS)
    runs_on = any(word.value in ("of", "for") for word in part[head + 1 :])
    return not runs_on or part[head].key in ("university", "hospital", "clinic", "bank")


def _seated(part: list[_Word], word: _Word, following: list[_Word]) -> bool:
    """Whether "at", "in" or "on" belongs to a name: "University of North Carolina at Chapel Hill", "Council on Education"."""
    keys = [one.key for one in part]
    if word.value == "on":
        return bool(keys) and keys[-1] in _HEADS
    if _headed(following[:4]):
        return False
    if word.value == "at":
        return "university" in keys and "of" in keys[keys.index("university") :] and len(following) <= 3
    return "for" in keys and _headed(part)


def _name(part: list[_Word], ended: bool) -> list[tuple[int, int]]:
    """The name that a part of a run makes, if it does; `ended` where a program's name follows it."""
    if len(part) > 2 and part[0].key in ("photo", "image") and part[1].key in ("courtesy", "credit", "by"):
        return []  # who took the picture
    while part and (
        part[0].value.casefold() in _OPENINGS or (len(part) > 1 and part[1].value == "of" and part[0].key in _OPENINGS)
    ):
        part = part[1:]
    while part and part[-1].value.casefold() in _OPENINGS:
        part = part[:-1]
    heads = [number for number, word in enumerate(part) if word.key in _HEADS]
    if not heads:
        return []
    last = heads[-1]
    tail = part[last + 1 :]
    end = last
    open_heads = [number for number in heads if number + 1 < last and part[number + 1].value in ("of", "for")]
    if tail and tail[0].value in (
        "of",
        "for",
        "on",
        "at",
        "in",
        "de",
        "der",
        "für",
        "di",
        "des",
        "del",
        "da",
        "do",
        "du",
        "zu",
    ):
        end = _complement(part, last, ended)
    elif tail and open_heads and not any(word.value in ("and", "&") for word in part[open_heads[0] : last]):
        end = _complement(part, open_heads[0], ended)  # "Association of University Women"
    elif tail and part[last].key in _FOREIGN:
        end = len(part) - 1
    elif tail and tail[0].key in ("inc", "llc", "ltd", "corp", "gmbh", "system", "extension"):
        end = last + 1
    elif (
        ended
        and last == len(part) - 1
        and part[last].key in ("college", "university", "school", "foundation")
        and not _owned(part[:last])
    ):
        return []  # "General College Scholarships", "Foundation Course"
    name = part[: end + 1]
    if not _proper(name, ended or (bool(tail) and end == last)):
        return []
    text = name[-1].value
    cut = 0
    if text.endswith(("'s", "’s")):
        cut = 2
    elif text.endswith(("'", "’", ",")) or (
        text.endswith(".") and name[-1].key not in ("inc", "ltd", "corp", "jr") and text.count(".") == 1
    ):
        cut = 1
    return [(name[0].start, name[-1].end - cut)]


def _owned(words: list[_Word]) -> bool:
    """Whether the words before a head word hold a name of its own."""
    return any(word.key not in _COMMON and word.key not in ("general", "national", "international") for word in words)


def _complement(part: list[_Word], head: int, ended: bool) -> int:
    """The last word of "University of …": the whole rest, or less where the name of a program follows."""
    end = len(part) - 1
    for number in range(head + 3, len(part)):
        if part[head + 1].value == "of" and part[number].key in _TAILS:
            end = number - 1
            break
    if ended and end - head > 3 and part[head + 3].value not in ("and", "&", "of", "for"):
        end = head + 2  # "Department of Energy Computational Science Graduate Fellowship"
    while end > head and part[end].value in ("of", "for", "and", "&", "the", "in", "at", "on"):
        end -= 1
    return end


def _proper(name: list[_Word], followed: bool) -> bool:
    """Whether the words name one institution, not a kind of institution or a program."""
    keys = [word.key for word in name]
    head = next(number for number, key in enumerate(keys) if key in _HEADS)
    if "summer" in keys[: head + 1] and keys[head] in (
        "school",
        "institute",
        "institutes",
        "academy",
        "college",
        "university",
    ):
        return False  # a summer school is a program
    if followed and (keys[head] == "school" and keys[head - 1 : head] == ["high"]):
        return False  # "Microsoft High School Internships"
    own = [
        key
        for key in keys
        if key not in _HEADS and key not in _COMMON and not re.fullmatch(_SMALL + "|&", key, re.VERBOSE)
    ]
    if not own and not (keys[0] in ("department", "ministry", "government", "bank") and len(keys) > 2):
        return False
    if keys[0] in ("department", "dept", "school", "college", "faculty", "institute", "center", "centre", "office"):
        return any(key not in _TOPICS for key in own)
    return True


def _cued(value: str) -> list[tuple[int, int, str]]:
    """Names without a head word after "offered by", "Bootcamp at" and the like."""
    result: list[tuple[int, int, str]] = []
    for link in compiled(_LINK).finditer(value):
        word = link.group().split(None, 1)[0]
        cue = compiled(_CUE).search(value[max(0, link.start() - 40) : link.start()].lower() + word)
        name = cue and compiled(_NAME).match(value, link.end())
        if not cue or not name:
            continue
        rule = "organization.partner" if cue["partner"] else "organization.by" if cue["by"] else "organization.at"
        start, end = name.start(), _cut(value, *name.span())
        for joiner in re.compile(" and ").finditer(value, start, end):
            result.append((start, joiner.start(), rule))
            start = joiner.end()
        result.append((start, end, rule))
    return [
        (start, end, rule)
        for start, end, rule in result
        if value[start:end].casefold() not in _COMMON_AFTER | _NOBODY | _COMMON
    ]


def _owners(value: str) -> list[tuple[int, int, str]]:
    """Names without a head word that own a program: "Google's Data Analytics Certificate"."""
    if "'" not in value and "’" not in value:
        return []
    result: list[tuple[int, int, str]] = []
    for mark in compiled(_POSSESSIVE).finditer(value):
        low = max(0, mark.start() - 80)
        owner = _OWNER.search(value[low : mark.start()])
        if not owner:
            continue
        start, words = low + owner.start(), owner.group().split()
        while words and words[0].casefold() in _OPENINGS | _COMMON:
            start += len(words[0]) + 1
            words = words[1:]
        if words and words[-1].casefold() not in _COMMON | _PROGRAMS | _NOBODY:
            result.append((start, mark.start(), "organization.possessive"))
    return result


def _cut(value: str, start: int, end: int) -> int:
    """The end of a name without a possessive and what it owns, and without the full stop of its sentence."""
    name = re.sub(r"(?:['’]s?\b.*|[.'’])$", "", value[start:end])
    return start + len(name)

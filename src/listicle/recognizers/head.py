"""Takes a heading apart: the name of the thing listed, its place, its tag line and the organization behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from listicle.recognizers.place import institutional, whole
from listicle.recognizers.regions import CITIES, key
from listicle.recognizers.rule import Mention, compiled, words
from listicle.text import Text


class Head(NamedTuple):
    """The parts of a heading."""

    name: Text
    """The thing listed, without ordinal, place and tag line."""
    place: Text | None = None
    tag: Text | None = None
    """What is said about it: "Best for beginners", "Digital Health", "6 weeks"."""
    organization: Text | None = None
    """Who offers it, where the heading says so: "at A", "by A", "A’s"."""


LONGEST = 300
"""Characters of a heading that is taken apart; a longer one is a paragraph, and its own name."""


def parts(heading: Text) -> Head:
    """The parts of a heading."""
    value = heading.value
    head = Head(_bare(heading))
    if len(value) > LONGEST:
        return head if head.name else Head(heading.strip())
    for step in _BRACKETED if ")" in value or "]" in value else _STEPS:
        head = step(head)
    if value and head.name is heading:  # nothing came off
        return head
    name = _bare(head.name)
    if not name.value:
        return Head(heading.strip())
    return head if name is head.name else Head(name, *head[1:])


def mentions(text: Text) -> list[Mention[str]]:
    """The parts of a heading that has more than one, each with its kind: name, place, tag, organization."""
    head = parts(text)
    kinds = (("name", head.name), ("place", head.place), ("tag", head.tag), ("organization", head.organization))
    found = [Mention(kind, part, f"head.{kind}") for kind, part in kinds if part]
    return sorted(found, key=lambda one: one.text.span()) if len(found) > 1 else []


# What names and tag lines are made of


_PROGRAM = r"""
    programs? | programmes? | fellowships? | fellows | scholars | internships? | residenc(?:y|ies) | boot\s?camps?
    | certificates? | certifications? | e?mba | masters? | master[’']s | bachelors? | bachelor[’']s | diplomas? | degrees?
    | courses? | scholarships? | accelerators? | incubators? | camps? | workshops? | apprenticeships? | traineeships?
    | ph\.?d\.? | m\.?s\.? | msc | m\.?a\.? | b\.?s\.? | bsc
"""
_HOLDS_PROGRAM = rf"\b (?: {_PROGRAM} ) (?!\w)"
_ONLY_PROGRAM = rf"""
    ^ (?: (?: (?:full|part)[- ]time | on(?:line|-campus) | executive | summer | winter | research | graduate | undergraduate | paid | free
      | global | virtual | in-person | hybrid | accelerated | one-year | two-year | the | a | an | our ) \s+ ){{0,3}}
    (?: {_PROGRAM} ) (?: \s+ (?: {_PROGRAM} ) )? $
"""


def _is_program(text: str) -> bool:
    """Whether a text is a kind of program and nothing else: "online MBA program"."""
    return bool(compiled(_HOLDS_PROGRAM).search(text) and compiled(_ONLY_PROGRAM).search(text))


_PRAISE = r"""
    ^ (?: (?:the\s|our\s|overall\s|another\s|also\s){0,2}
        (?: best | most | top | recommended | cheapest | fastest | highest | lowest | leading | favou?rite | runner-?\s?up | winner
          | editor[’']?s | honou?rable\smention | still | (?: great(?:est)? | ideal | perfect | excellent | good ) \s (?:for|if|option|choice|value)
          | mejor(?:es)? | melhor | meilleure?s? | beste[rs]? | migliore ) \b
      | new !? $
      | (?: deadline | due | applications? | apply | acceptance | tuition | costs? | price | prices | stipend | award | duration | locations?
          | ranked | rated | website | visit | more\sinfo(?:rmation)? | read\smore | learn\smore
          | (?:multiple|various|several)\s(?:locations|campuses|cities|dates) ) \b
      | (?: online | remote | virtual | hybrid | in-person | full-time | part-time | on-campus | on-site | self-paced | free | affordable )
        (?= $ | , | \s?[/&+] | \s(?:and|or|only|for|with|to|option|options|available|learning|classes)\b )
      | (?:spring|summer|fall|autumn|winter)? \s? 20\d\d (?:[–-]\d\d(?:\d\d)?)? $
      | (?:up\sto\s|from\s|about\s|~)? (?: [$€£₹] | (?:usd|eur|gbp|inr)\s ) \s? \d
      | [\d,.–-]+ \s? \+? \s? -? (?: weeks? | months? | years? | days? | hours? | minutes? | credits? | k\b | % | stars? ) )
"""
"""How a passage begins that praises or states a fact, and so is no name."""
_OPENING = r"^ (?: where | for | if | how | why | what | when | learn | get | become | build | start | discover | explore | your | an? | the ) \b"
"""How a passage begins that may be a tag line, or a title."""
_INSIDE = r"\s (?: for | an? | your | that | with | to | you | is | are | who | which | from | without | under ) \s"


def _words(text: str) -> list[str]:
    return compiled(r"[^\W\d_][\w’'-]*(?:\.\w+)*").findall(text)


def _praises(text: str) -> bool:
    """Whether a passage cannot be a name: praise, a price, a date, a length of time."""
    return not _words(text) or compiled(_PRAISE).search(text.lower()) is not None


def _says(text: str) -> bool:
    """Whether a passage is written like a sentence, most of its words in lower case."""
    words = _words(text)
    lower = sum(word[0].islower() for word in words)
    return (
        lower > 0
        and lower >= 0.6 * (len(words) - 1)
        and (len(words) > 2 or (words[0][0].isupper() and len(words) == 2))
    )


def _titled(text: str) -> bool:
    """Whether a passage is written like a title, with its longer words capitalised."""
    return all(word[0].isupper() for word in _words(text) if len(word) > 3)


# Around the name


_ORDINAL = r"""
    ^ (?: (?: \# | no\.? \s? | nº \s? | (?:option|pick|choice|program|number) \s \#? ) \d{1,3} (?: [.):] | \s? [–—-] (?=\s) | (?=\s) )
        | \d{1,3} (?: [.)] | \s?[:–—-] ) ) \s+
"""
_BEGINNING = "#nNoOpPcC"
"""What an ordinal begins with that does not begin with a digit."""
_EDGE = "(\"“'‘«[.$€£¿¡&"
_END = ")\"”'’»]!?.+%#&"


def _bare(text: Text) -> Text:
    """Without ordinal, emoji, trademark signs, colons and dashes at its ends."""
    text = text.strip()
    value = text.value
    if value[:1] in _BEGINNING or value[:1].isdigit():
        ordinal = compiled(_ORDINAL).match(text.folded())
        if ordinal and ordinal.end() < len(value):
            text = text[ordinal.end() :]
            value = text.value
    size = len(value)
    start, end = 0, size
    while start < end and not value[start].isalnum() and value[start] not in _EDGE:
        start += 1
    while end > start and not value[end - 1].isalnum() and value[end - 1] not in _END:
        end -= 1
    return text if start == 0 and end == size else text[start:end]


_BRACKET = r"[(\[] ( [^()\[\]]{1,120} ) [)\]] $"
_SHORT = r"^ (?: [A-Z] [\w&.’'/-]* \s ){0,2} [A-Z] [\w&/.-]* [A-Z] [\w&/.-]* $"
"""An abbreviation, or a name that holds one: "SoMaC", "Riverside SOD"."""


def _bracket(head: Head) -> Head:
    """A bracket at the end: an abbreviation stays with the name, a place is the place, anything else is a tag."""
    if ")" not in head.name.value and "]" not in head.name.value:
        return head
    name = _bare(head.name)
    found = compiled(_BRACKET).search(name.value)
    if found is None or found.start() == 0:
        return head
    inside, before = name.match(found, 1).strip(), name[: found.start()]
    if not inside or _abbreviates(inside.value, before.value):
        return head
    if not _praises(inside.value):
        if head.place is None and _is_place(inside):
            return _bracket(head._replace(name=before, place=inside))
        city = whole(name) if head.place is None else []
        if city and city[-1].text.span().end == name.span().end and len(city[-1].text) < len(name):
            return head._replace(name=name[: len(name) - len(city[-1].text)], place=city[-1].text)
        if compiled(_SHORT).search(inside.value):
            return head
    return _bracket(head._replace(name=before, tag=head.tag or inside))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a bracket holds the first letters of the words before it: "Harbor Science Institute (HSI)"."""
    letters = "".join(c for c in short if c.isalpha()).casefold()
    at = 0
    for word in compiled(r"\w+").findall(long.casefold()):
        at += at < len(letters) and word[0] == letters[at]
    return " " not in short and 1 < len(letters) <= 12 and at == len(letters)


def _is_place(text: Text) -> bool:
    """Whether a text is nothing but places, and not a code that may stand for something else ("AI", "IT")."""
    value = text.value
    if len(value) <= 3 and key(value) not in CITIES and value not in ("UK", "US", "USA", "UAE"):
        return False
    return sum([len(one.text.value) for one in whole(text)]) >= 0.6 * len(value)


# Two sides


_BETWEEN = r"(?= [\s|:—] ) (?: \s[-–—|•·~]{1,3}\s | (?<! \b\w ) \| | (?<=\S) \s?:\s | (?<=\w)—(?=\w) | \s//\s )"
_SIGN = r"[-–—|•·~:/]"
"""What it begins with, or holds behind a space."""


def _cuts(value: str) -> list[re.Match[str]]:
    """What stands between the sides of a heading, outside of brackets."""
    cuts: list[re.Match[str]] = []
    end = 0
    for sign in compiled(_SIGN).finditer(value):
        at = sign.start()
        between = compiled(_BETWEEN)
        cut = (between.match(value, at - 1) if at > end else None) or (between.match(value, at) if at >= end else None)
        if cut:
            end = cut.end()
            if _outside(value, cut.start()):
                cuts.append(cut)
    return cuts


def _sides(head: Head) -> Head:
    """What stands on the two sides of a dash, a bar or a colon."""
    name = head.name
    value = name.value
    cuts = _cuts(value)
    if not cuts:
        return head
    sides = []
    at = 0
    for start, end in [*[cut.span() for cut in cuts], (len(value), 0)]:
        side = name.part(at, start)
        if not side.value:
            return head
        sides.append(side)
        at = end
    whole = len(sides)
    place, tag = head.place, head.tag
    if place is None:
        for number in range(len(sides) - 1, -1, -1):
            campus = number and cuts[number - 1].group() == "—" and institutional(sides[number - 1].value)
            if not campus and _is_place(sides[number]):
                place = sides.pop(number)
                cuts.pop(max(0, number - 1))
                break
    for number in range(1, len(sides)):
        if _praises(sides[number].value):  # and all that follows belongs to it: "Deadline: May 1"
            tag = tag or _from(name, sides[number:])
            del sides[number:], cuts[number - 1 :]
            sides[-1] = _proper(sides[-1])
            break
    while len(sides) > 1:
        last = _tag(sides[-1].value, after=cuts[-1].group(), beside=sides[0].value)
        first = _tag(sides[0].value, after="", beside=sides[-1].value)
        if last and (last >= first or len(sides) > 2):
            tag = tag or sides[-1]
            sides.pop()
            cuts.pop()
            sides[-1] = _proper(sides[-1])
        elif first:
            tag = tag or sides[0]
            sides.pop(0)
            cuts.pop(0)
        else:
            break
    head = Head(name if len(sides) == whole else _from(name, sides), place, tag, head.organization)
    if len(sides) == 2:
        return _pair(head, sides[0], sides[1], cuts[0].group())
    return head


def _outside(value: str, at: int) -> bool:
    """Whether a position lies outside of brackets."""
    return value.count("(", 0, at) == value.count(")", 0, at)


def _from(name: Text, sides: list[Text]) -> Text:
    """The stretch of a name from the first to the last of some sides."""
    if len(sides) == 1 and name.start >= 0:
        return sides[0]
    return name[name.find(sides[0]) : name.find(sides[-1]) + len(sides[-1])]


def _tag(side: str, *, after: str, beside: str) -> int:
    """How much a side of the heading looks like a tag line: 0 not at all, 1 by its form, 2 by its words."""
    if _praises(side):
        return 2
    low = side.lower()
    opening = compiled(_OPENING).search(low) is not None
    if not after:  # the first side: a name, unless it reads like a sentence
        return int(
            (opening and low.startswith(("for ", "where ", "if "))) or (_says(side) and not _proper_length(side))
        )
    if ":" in after and _titled(side):
        return 0
    if _says(side):
        return 1
    long = len(_words(side)) >= 4 and len(_words(beside)) <= 5
    return int(
        ":" not in after
        and not institutional(side)
        and (opening or (long and compiled(_INSIDE).search(low) is not None))
    )


_DESCRIPTION = r"(?:\s[a-z][a-z-]+){1,4}$"


def _proper_length(name: str) -> int:
    """The length of a name up to the common words in lower case that say what it is ("Acme online platform"), or 0."""
    found = compiled(_DESCRIPTION).search(name)
    if (
        found is None
        or name[: found.start()].lower().endswith("-on")
        or compiled(r"\s(?:of|for|and|in|the|to|at|by|with|on|from|an?|de|la)\b").search(found.group())
    ):
        return 0
    return found.start() if _titled(name[: found.start()]) else 0


def _proper(name: Text) -> Text:
    return name[: _proper_length(name.value) or len(name)]


def _pair(head: Head, left: Text, right: Text, between: str) -> Head:
    """Two sides that both may be names: a program and who offers it, or a name with a colon or a dash in it."""
    if _is_program(right.folded()):
        return head._replace(name=left, tag=head.tag or right)
    of_left, of_right = institutional(left.value), institutional(right.value)
    initials = compiled("[A-Z]{2,6}").fullmatch(right.value) and not _abbreviates(right.value, left.value)
    if ":" not in between and (initials or (of_right and not of_left)):
        return head._replace(name=left, organization=right)
    if of_left and not of_right and compiled(_HOLDS_PROGRAM).search(right.folded()):
        return head._replace(name=right, organization=left)
    return head


# After the name


_WITHIN = words("in near")
_CAMPUS = r"(?i)universi | institut | college | polytechnic | \biit\b | \biim\b | \bnit\b"
"""Institutions with several places, whose names hold a city after a comma."""


def _after(head: Head) -> Head:
    """A place at the end: after a comma, after "in", or "NYC"."""
    name = _bare(head.name) if head.name.value.endswith((",", ":", ";")) else head.name
    if head.place is not None:
        return head if name is head.name else head._replace(name=name)
    value = name.value
    last = value.rfind(", ")
    if last > 0 and _outside(value, last) and _praises(value[last + 2 :]):
        return _after(head._replace(name=name[:last], tag=head.tag or name[last + 2 :]))
    if not _WITHIN.isdisjoint(value.split()):
        within = compiled(r"^ (.+) \s (?:in|near) \s (?:the\s)? ([A-Z] .*) $").search(value)
        place = name.match(within, 2) if within else None
        if within and place and _is_place(place):
            program = compiled(_HOLDS_PROGRAM).search(within[1].lower()) and " " in within[1]
            return head._replace(name=name.match(within, 1) if program else name, place=place)
    for comma in list(compiled(r",\s").finditer(value))[-4:] if "," in value else ():
        right = name[comma.end() :]
        if not _outside(value, comma.start()) or not _is_place(right):
            continue
        first = whole(right)[0].value
        if first.region or first.country or not compiled(_CAMPUS).search(value[: comma.start()]):
            return head._replace(name=name[: comma.start()], place=right)
    code = compiled(r"\s (NYC|USA|UK) $").search(value) if value.endswith(("NYC", "USA", "UK")) else None
    if code:
        return head._replace(name=name[: code.start()], place=name.match(code, 1))
    return head if name is head.name else head._replace(name=name)


_BY = r"^ (.{3,}?) ,? \s ( at | by | from | offered\sby | hosted\sby | @ ) \s (?:the\s)? ( [^\W\d_] .+ ) $"
_OFFERED = words("at by from @")
_NO_OFFER = r"^ (?: scratch | zero | home | night | sea | \w+ing | [a-z] \s to | beginner | within | design )\b"


def _offered(head: Head) -> Head:
    """ "Program at A", "Program by A", "Program from A", "Program, A University"."""
    if head.organization is not None:
        return head
    name = head.name
    found = None if _OFFERED.isdisjoint(name.value.split()) else compiled(_BY).search(name.value)
    if found:
        left, right = name.match(found, 1).strip(), name.match(found, 3).strip()
        program = compiled(_HOLDS_PROGRAM).search(left.folded()) is not None
        named = institutional(left.value) and not institutional(right.value)
        campus = found[2] == "at" and (named or (_is_place(right) and not program))
        if right.value[0].isupper() and not campus and not compiled(_NO_OFFER).search(right.folded()):
            bracket = compiled(_BRACKET).search(right.value)
            if bracket and _abbreviates(bracket[1], left.value):
                right = right.part(0, bracket.start())
            only = _is_program(left.folded())
            return head._replace(name=name if only else left, organization=right)
    for comma in compiled(r",\s").finditer(name.value) if "," in name.value else ():
        left, right = name[: comma.start()], name[comma.end() :]
        if not _outside(name.value, comma.start()) or institutional(left.value) == institutional(right.value):
            continue
        if institutional(right.value) and " " in right.value:
            return head._replace(name=left, organization=right)
        if institutional(left.value) and _is_program(right.folded()):
            return head._replace(name=left, tag=head.tag or right)
        if institutional(left.value) and compiled(_HOLDS_PROGRAM).search(right.folded()):
            return head._replace(name=right, organization=left)
    return head


_OWNER = r"^ ( (?!the\s) [^,:]{1,40}? ) ['’]s \s+ ( \S.* ) $"
_NO_OWNER = r"""
    \b (?: wom[ae]n | m[ae]n | child(?:ren)? | people | master | bachelor | doctor | king | queen | president | dean | director | governor
    | veteran | nation | world | today | beginner | author | st\.?\s\w+ | girl | boy | teacher | student | prince(?:ss)? | chancellor
    | mayor | it | what | here | that | let | father | mother | year | day | driver | trader ) $
"""


def _owned(head: Head) -> Head:
    """ "A’s Program"."""
    if head.organization is not None:
        return head
    if "'s" not in head.name.value and "’s" not in head.name.value:
        return head
    found = compiled(_OWNER).search(head.name.value)
    if not found or not found[1][0].isupper() or not found[2][0].isupper():
        return head
    if compiled(_NO_OWNER).search(found[1].lower()) or institutional(found[2].split()[0]):
        return head
    if compiled(_HOLDS_PROGRAM).search(found[2].lower()) or institutional(found[2]):
        return head._replace(name=head.name.match(found, 2), organization=head.name.match(found, 1))
    return head


_STEPS = (_sides, _after, _offered, _owned)
_BRACKETED = (_bracket, _sides, _bracket, _after, _bracket, _offered, _owned)
"""What is taken off a heading, in this order; of one that holds a bracket, also that at its end, wherever it comes to stand there."""

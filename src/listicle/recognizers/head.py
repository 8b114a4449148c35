"""Takes a heading apart: the name of the thing listed, its place, its tag line and the organization behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from listicle.recognizers.place import INSTITUTION, whole
from listicle.recognizers.place import mentions as places
from listicle.recognizers.rule import Mention, compiled
from listicle.text import Text


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a heading."""

    name: Text
    """The thing listed, without ordinal, place and tag line."""
    place: Text | None = None
    tag: Text | None = None
    """What is said about it: "Best for beginners", "Digital Health", "6 weeks"."""
    organization: Text | None = None
    """Who offers it, where the heading says so: "at A", "by A", "A’s"."""


def parts(heading: Text) -> Head:
    """The parts of a heading."""
    head = Head(_bare(heading))
    for step in (_brackets, _sides, _brackets, _place_after, _by, _owner):
        head = step(head)
    name = _bare(head.name)
    return replace(head, name=name) if name else Head(heading.strip())


def mentions(text: Text) -> list[Mention[str]]:
    """The parts of a heading that has more than one, each with its kind: name, place, tag, organization."""
    head = parts(text)
    found = [
        Mention(kind, part, f"head.{kind}")
        for kind, part in (
            ("name", head.name),
            ("place", head.place),
            ("tag", head.tag),
            ("organization", head.organization),
        )
        if part
    ]
    return sorted(found, key=lambda one: one.text.span()) if len(found) > 1 else []


# Around the name


_ORDINAL = r"^ (?: (?:\#|no\.?|nº|n°)\s? \d{1,3} [.):]? | \d{1,3} (?: [.)] | \s?[:–—-]) ) \s+"
_EDGE = "(\"“'‘«[.$€£¿¡&"
_END = ")\"”'’»]!?.+%#&"


def _bare(text: Text) -> Text:
    """Without ordinal, emoji, trademark signs, colons and dashes at its ends."""
    text = text.strip()
    ordinal = compiled(_ORDINAL).match(text.folded())
    if ordinal and ordinal.end() < len(text):
        text = text[ordinal.end() :]
    value = text.value
    start, end = 0, len(value)
    while start < end and not value[start].isalnum() and value[start] not in _EDGE:
        start += 1
    while end > start and not value[end - 1].isalnum() and value[end - 1] not in _END:
        end -= 1
    return text[start:end]


_BRACKET = r"\s* [(\[] ( [^()\[\]]{1,120} ) [)\]] $"


def _brackets(head: Head) -> Head:
    """A bracket at the end: an abbreviation stays with the name, a place is the place, anything else is a tag."""
    found = compiled(_BRACKET).search(head.name.value)
    if found is None or found.start() == 0:
        return head
    inside, before = head.name.match(found, 1).strip(), head.name[: found.start()]
    if not inside or _abbreviates(inside.value, before.value):
        return head
    if head.place is None and _is_place(inside) and not (inside.value.isupper() and len(inside) < 3):
        return _brackets(replace(head, name=before, place=inside))
    near = head.name.value[found.start(1) :]
    city = places(head.name[max(0, before.value.rfind(" – ") + 3) :]) if inside.value.isupper() else []
    if city and city[-1].text.value.endswith(near) and len(city[-1].text) < len(head.name):
        return replace(head, name=head.name[: len(head.name) - len(city[-1].text)].strip(" ,"), place=city[-1].text)
    if compiled(r"^ (?: [\w&.’'/-]+ \s )? [A-Z] [\w&/.-]* [A-Z] [\w&/.-]* $").search(inside.value):
        return head
    return _brackets(replace(head, name=before, tag=head.tag or inside))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a bracket holds the first letters of the words before it: "Research Science Institute (RSI)"."""
    letters = "".join(c for c in short if c.isalpha()).casefold()
    initials = "".join(word[0] for word in re.findall(r"\w+", long)).casefold()
    at = 0
    for letter in initials:
        if at < len(letters) and letter == letters[at]:
            at += 1
    return " " not in short and 1 < len(letters) <= 12 and at == len(letters)


def _is_place(text: Text) -> bool:
    """Whether a text is nothing but places."""
    found = whole(text)
    return bool(found) and sum(len(one.text) for one in found) >= 0.7 * len(text)


# Two sides


_BETWEEN = r"\s+[-–—|•·~]+\s+ | \s*[—|]\s* | (?<=[^\d\s]) \s?:\s+ | \s//?\s"
_TAG = r"""
    ^ (?: (?:the\s)? (?:overall\s)? best | most | where | ideal | great | perfect | for | a | an | the | how | why | what | when | top
      | still | good | your | our | cheapest | fastest | highest | lowest | excellent | recommended | editor | runner | winner
      | learn | get | become | build | start | discover | explore | your | no | free | affordable | strong | leading | world ) \b
"""
_FUNCTION = r"\s (?:for|a|an|your|that|with|to|you|is|are|who|which|from|without|under|\&) \s"


def _sides(head: Head) -> Head:
    """What stands on the two sides of a dash, a bar or a colon."""
    name = head.name
    cuts = [cut for cut in compiled(_BETWEEN).finditer(name.value) if _open(name.value, cut.start())]
    if not cuts:
        return head
    last = cuts[-1]
    left, right = name[: last.start()].strip(), name[last.end() :].strip()
    if head.place is None and _is_place(right):
        return _sides(replace(head, name=left, place=right))
    first = cuts[0]
    left, right = name[: first.start()].strip(), name[first.end() :].strip()
    if not left or not right:
        return head
    if head.place is None and _is_place(left):
        return _sides(replace(head, name=right, place=left))
    colon = ":" in first.group()
    if _is_tag(left.value, colon) and not _is_tag(right.value, colon) and len(right) < 60:
        return replace(head, name=right, tag=head.tag or left)
    if _is_tag(right.value, colon) and not _is_tag(left.value, colon) and (not colon or not _titled(right.value)):
        return replace(head, name=_proper(left), tag=head.tag or right)
    of_left, of_right = _is_institution(left.value), _is_institution(right.value)
    if of_right and not of_left and not colon:
        return replace(head, name=left, organization=right)
    if of_left and not of_right and compiled(_PROGRAM).search(right.folded()):
        return replace(head, name=right, organization=left)
    return head


_PROGRAM = r"""
    \b (?: programs? | programmes? | fellowships? | internships? | residency | bootcamps? | boot\scamps? | certificates? | certification
    | mba | emba | master | masters | bachelors? | diploma | degree | course | scholarships? | accelerator | incubator | camp | academy
    | workshop | phd | ms | ma | msc | bs | ba ) \b
"""


def _open(value: str, at: int) -> bool:
    """Whether a position lies outside of brackets."""
    return value.count("(", 0, at) == value.count(")", 0, at)


def _is_tag(side: str, colon: bool) -> bool:
    """Whether a side of the heading says something about the thing instead of naming it."""
    words = re.findall(r"[^\W\d_][\w’'-]*", side)
    if not words:
        return True
    if compiled(_TAG).search(side.lower()):
        return True
    lower = sum(word[0].islower() for word in words)
    if len(words) >= 3 and lower >= 0.6 * (len(words) - 1):
        return True
    if len(words) == 2 and lower == 1 and words[0][0].isupper():
        return True
    return not colon and len(words) >= 4 and compiled(_FUNCTION).search(side.lower()) is not None


def _titled(side: str) -> bool:
    """Whether a side is written like a title, with its words capitalised, and does not praise."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", side) if len(word) > 3]
    return all(word[0].isupper() for word in words) and not re.match(
        r"(?:the )?(?:best|most|top|great|ideal|perfect)\b", side.lower()
    )


def _proper(name: Text) -> Text:
    """A name without the common words in lower case that say what it is: "Acme online platform"."""
    found = re.search(r"(?: [a-z][a-z-]+){1,4}$", name.value)
    if found and not re.search(r"\b(?:of|for|and|in|the|to|at|by|with|on|from|a|an|de|la)\b", found.group()):
        return name[: found.start()]
    return name


def _is_institution(side: str) -> bool:
    return re.search(INSTITUTION, side, re.IGNORECASE) is not None


# After the name


def _place_after(head: Head) -> Head:
    """A place at the end: after a comma with its region, after "in", or "NYC"."""
    if head.place is not None:
        return head
    name = head.name
    found = places(name)
    if not found or not name.value.endswith(found[-1].text.value):
        end = re.search(r"\s(NYC|USA|UK)$", name.value)
        return replace(head, name=name[: end.start()], place=name.match(end, 1)) if end else head
    place = found[-1]
    before = name[: len(name) - len(place.text)]
    if not before.strip():
        return head
    glue = re.search(r"(?:,|\s[-–—|:@])\s*$", before.value)
    if glue and (place.value.region or place.value.country):
        return replace(head, name=before[: glue.start()].strip(), place=place.text)
    return head


_BY = r"^ (.{3,}?) ,? \s (?: at | by | from | offered\sby | hosted\sby | with | @ ) \s (?:the\s)? (.{2,})$"


def _by(head: Head) -> Head:
    """ "Program at A", "Program by A", "Program from A", "Program, A University"."""
    if head.organization is not None:
        return head
    name = head.name
    found = compiled(_BY).search(name.value)
    if found and "with" not in found.group()[len(found[1]) : found.start(2)]:
        left, right = name.match(found, 1).strip(), name.match(found, 2).strip()
        if right.value[0].isupper() and not (_is_institution(left.value) and _is_place(right)):
            return replace(head, name=left, organization=right)
    left_end = name.value.rfind(", ")
    if left_end > 0 and _open(name.value, left_end):
        left, right = name[:left_end], name[left_end + 2 :]
        program = compiled(_PROGRAM)
        if _is_institution(right.value) and not _is_institution(left.value) and program.search(left.folded()):
            return replace(head, name=left, organization=right)
    return head


_OWNER = r"^ ( (?!the\s) [^,:]{1,40}? ) ['’]s \s+ ( \S.* ) $"
_NO_OWNER = r"""
    \b (?: wom[ae]n | m[ae]n | child(?:ren)? | people | masters? | bachelors? | doctor | king | queen | president | dean | director | governor
    | veteran | nation | world | today | beginner | author | st\.?\s\w+ | girl | boy | teacher | student | prince(?:ss)? | chancellor
    | mayor | it | what | here | that | let | father | mother | year | day | driver | trader ) $
"""


def _owner(head: Head) -> Head:
    """ "A’s Program"."""
    if head.organization is not None:
        return head
    found = compiled(_OWNER).search(head.name.value)
    if not found or not found[1][0].isupper() or not found[2][0].isupper():
        return head
    if compiled(_NO_OWNER).search(found[1].lower()) or re.match(INSTITUTION, found[2], re.IGNORECASE):
        return head
    if not compiled(_PROGRAM).search(found[2].lower()) and not _is_institution(found[2]):
        return head
    return replace(head, name=head.name.match(found, 2), organization=head.name.match(found, 1))

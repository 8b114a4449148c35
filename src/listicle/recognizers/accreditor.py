"""Text → the bodies that accredit what it speaks of, as printed; not where accreditation is denied or still sought."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from listicle.recognizers.rule import Mention, compiled, overlaps, words
from listicle.text import Text

_ACRONYM = r"(?: [A-Z][A-Z&]{1,7} (?: [a-z] [A-Z]? )? (?: -[A-Z]{1,6} )? (?! \w ) )"
_WORD = r"(?: [A-Z][\w&’'.-]{0,40}\w )"
_FULL = rf"(?: {_WORD} (?: [ ] (?: (?: of | for | on | and | in | the | & | to | at ) [ ] ){{0,3}} {_WORD} ){{1,14}} )"
_BODIES = rf"""
    (?: both [ ] )? (?: the [ ] )? (?: {_FULL} | {_ACRONYM} | [A-Z]\w{{2,30}} ) (?: [ ] \( [A-Z&-]{{2,12}} \) )?
    (?: (?: ,? [ ] (?: and | & | or | as [ ] well [ ] as ) [ ] | , [ ] | / ) (?: by [ ] )? (?: the [ ] )?
        (?: {_FULL} | {_ACRONYM} ) (?: [ ] \( [A-Z&-]{{2,12}} \) )? ){{0,6}}
"""
"""An enumeration of bodies: "ABET, AACSB, and the Distance Learning Commission (DLC)"."""

_SEVERAL = rf"(?P<bodies> {_ACRONYM} (?: (?: -?,? [ ] (?: and | & | or ) [ ] | -?, [ ] | / ) {_ACRONYM} ){{0,5}} )"
_BEFORE = rf"(?<! [\w-] ) {_SEVERAL} (?: [ –-] | ® [ -]? ) (?: fully [ ] )? [Aa]ccredit(?: ed | ation ) \b"
"""Abbreviations before it: "AACSB- and EQUIS-accredited", "holds AACSB accreditation"."""
_AFTER = r"""
    \b (?: [Aa]ccredit(?: ed | ation | s )? | ACCREDIT(?: ED | ATION ) )
    (?: [ ] (?: status | was | is | has | been | currently | granted | received | programs? ) ){0,3}
    (?: [ ] (?: by | from | through | with | of ) [ ] | : [ ] | [ ] \( ) (?= [A-Z] | both [ ] | the [ ] )
"""
"""What stands before a body: "accredited by", "accreditation from", "triple accredited ("."""
_ACTING = rf"(?P<bodies> {_FULL} | {_ACRONYM} ) (?: [ ] \( [A-Z&-]{{2,12}} \) )? [ ] (?: also [ ] )? accredits \b"
"""A body that acts: "The Distance Learning Commission accredits the university"."""

_DENIED = r"""
    \b (?: not | no | isn['’]t | aren['’]t | without | lacks? | non | never | unlike | neither | lost | loses )                     # denied
        (?: [ ] (?: yet | currently | an? | any | be | been | is | fully | hold | have | its | their | the ) ){0,3} [ -]? $
  | \b (?: seek | seeks | seeking | pursuing | pursue | awaiting | pending | expects? | expecting | candidate [ ] for                # still sought
        | appl(?: ying | ied ) [ ] for | working [ ] towards? | in [ ] the [ ] process [ ] of ) (?: [ ] [\w-]+ ){0,3} [ -]? $
  | \b (?: not | n['’]t ) \b (?: [ ] [\w-]+ ){0,3} [ ] $
"""
"""What stands right before an accreditation that there is not, or not yet."""

_REQUIRED = r"\b (?: from | at | any | pursuing | attend(?: ing)? | enrolled [ ] in | graduates? [ ] of ) (?: [ ] (?: an? | any ) )? [ ] $"
"""What stands before an accreditation that the applicant's own school or degree must have."""

_SHORT = r"(?: the [ ] | The [ ] )? [A-Z][A-Z&]{1,7} (?! \w )"
_SPLIT = r",? [ ] (?: and | & | or | as [ ] well [ ] as ) [ ] (?: by [ ] )? (?= (?: the [ ] )? [A-Z] ) | -?, [ ] (?: by [ ] )? | /"
_ARTICLE = r"\s* (?: both \s )? (?: [Tt]he \s )?"
_NOBODY = words("""
    the this our it yes no none n/a na tbd regional national regionally nationally accredited accreditation full
    fully u.s united states
""")
_NEGATIVE = words("not no none seeking pending n/a unaccredited candidate")


def mentions(text: Text) -> list[Mention[str]]:
    """The accrediting bodies in reading order."""
    value = text.value
    if "ccredit" not in value and "CCREDIT" not in value:
        return []
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, str]] = []
    for start, low, high, rule in _places(value):
        before = value[max(0, start - 60) : start].lower()
        if compiled(_DENIED).search(before) or compiled(_REQUIRED).search(before):
            continue
        for place in _bodies(value, low, high):
            if not overlaps(taken, *place):
                insort(taken, place)
                found.append((*place, rule))
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def _places(value: str) -> Iterator[tuple[int, int, int, str]]:
    """Where accreditation is spoken of: the start of the passage, the range of the bodies it names, and the rule."""
    for match in compiled(_BEFORE).finditer(value):
        yield match.start(), *match.span("bodies"), "accreditor.before"
    for match in compiled(_AFTER).finditer(value):
        bodies = compiled(_BODIES).match(value, match.end())
        if bodies:
            yield match.start(), *bodies.span(), "accreditor.after"
    if "accredits" in value:
        for match in compiled(_ACTING).finditer(value):
            yield match.start(), *match.span("bodies"), "accreditor.acting"


def whole(text: Text) -> list[Mention[str]]:
    """The bodies that a label's content lists ("ACGME, ABMS"), else those that it states as a sentence does."""
    stated = mentions(text)
    if stated or not _NEGATIVE.isdisjoint(text.value.lower().replace(",", " ").split()):
        return stated
    found: list[Mention[str]] = []
    for part in text.split(compiled(r"[\n;•|]")):
        if compiled(rf"{_BODIES} [.]?").fullmatch(part.value):
            bodies = [part[start:end] for start, end in _bodies(part.value, 0, len(part))]
            found += [Mention(body.value, body, "accreditor.whole") for body in bodies]
    return found


def _bodies(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """The single bodies of an enumeration, without articles and bracketed abbreviations."""
    bounds = [start]
    for match in compiled(_SPLIT).finditer(value, start, end):
        if not _inside(value[bounds[-1] : match.start()], match.group(), value[match.end() : end]):
            bounds += match.span()
    bounds.append(end)
    result: list[tuple[int, int]] = []
    for low, high in zip(bounds[::2], bounds[1::2], strict=True):
        article = compiled(_ARTICLE).match(value, low, high)
        first = article.end() if article else low
        name = value[first:high].partition(" (")[0].rstrip(" .-")
        if name and name.casefold() not in _NOBODY:
            result.append((first, first + len(name)))
    return result


def _inside(left: str, joiner: str, right: str) -> bool:
    """Whether an "and" stands inside one body's name: "Association of Colleges and Schools", "Council for X and Y"."""
    if "," in joiner or "/" in joiner or " by " in joiner or right.startswith("the "):
        return False
    return compiled(_SHORT).match(left.strip()) is None and compiled(_SHORT).match(right) is None

"""Text → the bodies that accredit what it speaks of, as printed; not where accreditation is denied or still sought."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled, words
from listicle.text import Text

_ACRONYM = r"(?: [A-Z][A-Z&]{1,7} (?: [a-z] [A-Z]? )? (?: -[A-Z]{1,6} )? )"
_WORD = r"(?: [A-Z][\w&’'.-]{0,40}\w )"
_FULL = rf"(?: {_WORD} (?: [ ] (?: (?: of | for | on | and | in | the | & | to | at ) [ ] ){{0,3}} {_WORD} ){{1,14}} )"
_BODY = rf"(?: {_FULL} | {_ACRONYM} (?! [\w] ) | [A-Z][a-z]{{2,}} [A-Z]\w* )"
_BODIES = rf"""(?P<bodies> (?: the [ ] )? {_BODY} (?: [ ] \( {_ACRONYM} \) )?
    (?: (?: ,? [ ] (?: and | & | or | as [ ] well [ ] as ) [ ] | , [ ] | / ) (?: by [ ] )? (?: the [ ] )? {_BODY} (?: [ ] \( {_ACRONYM} \) )? ){{0,6}} )"""

_RULES = (
    (
        "accreditor.compound",  # "ACGME-accredited", or with hyphens left hanging: "AACSB- and EQUIS-accredited"
        rf"""(?<! [\w-] ) (?P<bodies> {_ACRONYM} (?: (?: -?, [ ] | -?,? [ ] (?: and | & | or ) [ ] | / ) {_ACRONYM} ){{0,5}} )
             (?: [ –-] | ® [ -]? ) (?: fully [ ] )? [Aa]ccredited \b""",
    ),
    (
        "accreditor.by",  # as in: accredited by the Higher Learning Commission (HLC)
        rf"""\b (?: [Aa]ccredited | [Aa]ccreditation | [Aa]ccredits? | ACCREDITED | ACCREDITATION )
             (?: [ ] (?: status | was | is | has | been | currently | granted | received | programs? ) ){{0,3}}
             (?: [ ] (?: by | from | through | with | of ) | : ) [ ] (?: both [ ] )? {_BODIES}""",
    ),
    (
        "accreditor.bracket",  # as in: triple accredited (AACSB, AMBA, EQUIS)
        rf"""\b (?: accredited | accreditations? ) [ ] \( {_BODIES} \)""",
    ),
    (
        "accreditor.noun",  # as in: holds AACSB accreditation
        rf"""(?<! [\w-] ) (?P<bodies> {_ACRONYM} (?: (?: , [ ] | ,? [ ] (?: and | & ) [ ] | / ) {_ACRONYM} ){{0,5}} )
             [ -] (?: [a-z]+ [ ] )? [Aa]ccreditation \b""",
    ),
    (
        "accreditor.subject",  # as in: The Higher Learning Commission accredits the university
        rf"""(?P<bodies> {_FULL} | {_ACRONYM} ) (?: [ ] \( {_ACRONYM} \) )? [ ] (?: also [ ] | has [ ] | fully [ ] )?
             (?: accredits | accredited (?= [ ] (?: the | its | this | both | all ) \b ) )""",
    ),
)

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

_SHORT = re.compile(r"[A-Z][A-Z&]{1,7}(?![a-z])")
_SPLIT = r",? [ ] (?: and | & | or | as [ ] well [ ] as ) [ ] (?: by [ ] )? (?= (?: the [ ] )? [A-Z] ) | -?, [ ] (?: by [ ] )? | /"
_NOBODY = words("""
    the this our it yes no none n/a na tbd regional national regionally nationally accredited accreditation full
    fully u.s united states
""")


def mentions(text: Text) -> list[Mention[str]]:
    """The accrediting bodies in reading order."""
    value = text.value
    if "ccredit" not in value and "CCREDIT" not in value:
        return []
    found: list[tuple[int, int, str]] = []
    for rule, pattern in _RULES:
        for match in compiled(pattern).finditer(value):
            before = value[max(0, match.start() - 60) : match.start()].lower()
            if compiled(_DENIED).search(before) or compiled(_REQUIRED).search(before):
                continue
            found += [
                (start, end, rule)
                for start, end in _bodies(value, *match.span("bodies"))
                if not any(start < high and low < end for low, high, _ in found)
            ]
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def whole(text: Text) -> list[Mention[str]]:
    """The bodies that a label's content lists ("ACGME, ABMS"), else those that it states as a sentence does."""
    stated = mentions(text)
    value = text.value
    if stated or compiled(r"\b (?: not | no | none | seeking | pending | n/a | unaccredited | candidate ) \b").search(
        value.lower()
    ):
        return stated
    found: list[Mention[str]] = []
    for part in text.split(compiled(r"[\n;•|]")):
        if compiled(rf"(?: the [ ] )? {_BODIES} [.]?").fullmatch(part.value):
            found += [
                Mention(part.value[low:high], part[low:high], "accreditor.whole")
                for low, high in _bodies(part.value, 0, len(part))
            ]
    return found


def _bodies(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """The single bodies of an enumeration, without articles and bracketed abbreviations."""
    result: list[tuple[int, int]] = []
    at = start
    stops = [
        match.span()
        for match in compiled(_SPLIT).finditer(value, start, end)
        if not _inside(value[start:end], match.start() - start, match)
    ]
    for low, high in [*stops, (end, end)]:
        first, last = at, low
        name = value[first:last]
        article = re.match(r"\s*(?:the|The)\s", name)
        if article:
            first += article.end()
        name = re.sub(r"\s*\([^)]*\)?\s*$|[\s.\-]+$", "", value[first:last])
        last = first + len(name)
        if (
            name
            and name.casefold() not in _NOBODY
            and not name.casefold().startswith(
                ("council for higher education accreditation's", "regional ", "national institutional")
            )
        ):
            result.append((first, last))
        at = high
    return result


def _inside(value: str, at: int, match: re.Match[str]) -> bool:
    """Whether an "and" stands inside one body's name: "Association of Colleges and Schools", "Council for X and Y"."""
    joiner = match.group()
    if "," in joiner or "/" in joiner or " by " in joiner:
        return False
    right = value[at + len(joiner) :]
    if re.match(rf"the |The |{_SHORT.pattern}(?![\w])", right):
        return False
    left = re.split(r",? and |, |/", value[:at])[-1].strip()
    return _SHORT.match(left) is None

"""Text → the phrases it coordinates ("A, B, and C"), as a careful reader would list them."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled, words
from listicle.recognizers.sentence import sentences
from listicle.text import Text

_STOP = r"""
    ,? \s (?: which | who | whom | whose | where | while | whereas | so\ that | in\ order\ to | because | if | when | although
        | thereby | thus | under\ the | throughout | with\ the\ (?: goal | aim ) | designed\ to | during\ the | as\ they | as\ you ) \b
  | ,? \s (?<! all ) that \s (?! of \b | is \b ) (?= [\w] )                   # a relative clause
  | , \s (?: (?: thereby | thus ) \s )?
       (?: preparing | making | allowing | enabling | helping | giving | providing | offering | ensuring | equipping | enhancing
         | fostering | empowering | resulting | gaining | leading\ to | letting | exposing | ranging | culminating | setting\ them
         | combining | covering | featuring ) \b (?= \s )                     # a participle and its object
  | , \s [a-z]+ing \s (?= (?: the | an? | their | its | your | his | her | them | you | it | to | fellows | students
         | participants | residents | interns | graduates ) \b )
  | ,? \s and \s (?: also \s | then \s | often \s )? (?= (?: have | has | had | is | are | was | were | gain | gains | learn | learns | receive | receives
         | work | works | develop | develops | provide | provides | offer | offers | encourage | encourages | participate | conduct
         | prepare | prepares | help | helps | include | includes | can | may | will | must | benefit | contribute | contributes
         | get | gets | earn | build | become | take | takes | attend | requires? | allows? | enables? | ensures? | lasts? | runs?
         | the | they | you | it | its\ [a-z]+\ (?: is | are ) | he | she | we | fellows | students | participants | residents | interns | graduates | learners | this ) \b
         (?! \s (?: experience | environment | study ) \b ) (?! [-] ) )       # another clause; but "work experience" is a phrase
  | ,? \s but \b (?! \s not \s limited )
"""
"""Where the coordination ends: what follows is another clause."""

_SUCH = r"""
    ,? \s* \(? \b (?P<named> including (?: ,? \s but \s not \s limited \s to )? | include | such \s as | e\.g\.,? | for \s (?: example | instance ) ,? | like (?= \s (?! to \b ) )
      | namely | in \s particular | particularly | especially | specifically ) \s* :? \s+
  | (?<= \w ) : \s+
"""
"""What introduces members: before it stands what they are members of."""

_NONE = r"""
    [\W\d_]* | [$€£₹]? [\d.,]+ [kmb%+]?                                     # no words
  | (?: so \s | and \s )? (?: much \s | many \s )? more | etc | others? | the \s (?: like | rest ) | so \s on | beyond | all \s of \s them
  | it | its | them | they | this | that | these | those | such | both | all | each | each \s other | some | any | you | us | yourself | everything
  | anything | something | nothing | one | none | here | there | the | an? | of | to
  | (?: how | what | why | when | where | who | whom | which | that | if | whether | because | while | although | whatever ) \s .*   # a clause
"""
"""What is no phrase."""

_QUANTITY = r"""
    ^ (?: (?: in | of | on | with | to | for ) \s )?
      (?: [a-z-]+ \s ){0,3}?
      (?: (?: range | variety | array | number | spectrum | selection | mix | host | multitude | diversity ) \s of \b
        | (?: various | several | many | numerous | multiple | different ) \s )
"""
"""A quantity that leaves open of what: "a wide range of …", "various …"."""

_CLASS = r"""
    \b (?: topics | areas | subjects | skills | things | fields | opportunities | benefits | activities | disciplines | domains | resources | courses
        | concepts | specialties | companies | tools | methods | services | perks | themes | aspects ) $
"""
"""A class without a name of its own: once its members are named, it is no member itself."""

_OPENER = r"""
    ^ (?: (?: in | of | on | with | to | for | at | from | by | through | as | about | into ) \s )?                 # a preposition that the object hangs on
      (?: (?: including | such \s as | both | either | a | an | the | its | their | our | your | his | her | these | various | numerous | several | many | multiple ) \s ){0,2}
      (?: (?: (?: very | wide | broad | full | diverse | rich | large | comprehensive | vast | whole | extensive ) \s ){0,2}
          (?: range | variety | array | number | spectrum | selection | mix | host | multitude ) \s of \s (?: the \s )? )?
"""
"""Determiners and quantities, which are no part of a phrase."""

_LIGHT = r"""
    ^ (?: [a-z][\w-]* \s ){0,3}? (?: experience | training | expertise | instruction | exposure | education | coursework | proficiency | competence | skills | knowledge )
      \s (?: in | with | to | of | on ) \s (?: both \s )? (?= \w )
"""
"""A light noun before the thing itself: "hands-on experience in interventional procedures"."""

_JOINER = r"""
    (?P<strong> \s* ; (?: \s* (?: and | or ) \b )? )
  | (?P<comma> , (?! \d{3} \b ) \s* (?P<oxford> (?: and/or | and | or | & | as \s well \s as | plus | along \s with | in \s addition \s to ) (?= \s ) )? )
  | \s (?P<and> and/or | and | or | & | as \s well \s as | plus | along \s with | in \s addition \s to ) (?= \s )
  | \s (?P<slash> / ) (?= \s )
"""

_FIXED_WORDS = """
    research and development | terms and conditions | pros and cons | food and drug | arts and sciences | arts and
    crafts | arts and culture | health and safety | supply and demand | trial and error | wear and tear | mergers
    and acquisitions | room and board | question and answer | questions and answers | profit and loss | search and
    rescue | obstetrics and gynecology | obstetrics and gynaecology | oil and gas | command and control | checks and
    balances | black and white | back and forth | speech and language | rules and regulations | drug and alcohol |
    ups and downs | science and engineering | science and technology | anatomy and physiology | equity and inclusion
    | diversity and inclusion | travel and tourism | art and culture | art and science
"""
_FIXED = frozenset(" ".join(pair.split()) for pair in _FIXED_WORDS.split("|"))
"""Pairs that name one thing."""

_ADJECTIVE = re.compile(
    r".+(?:al|ic|ive|ous|ary|able|ible|ful|less|ical|ular|ed|based|guided|oriented|driven|focused|centered|related|wide|scale|term|level|quality|edge|class)"
)
_NOUNS = words("""
    hospital proposal journal material capital professional animal festival trial goal rehearsal potential manual
    tutorial individual referral approval survival retrieval signal portal rental appraisal renewal withdrawal
    clinical-trial music clinic topic public arithmetic logic statistic ethic traffic critic mechanic epidemic
    fabric graphic mosaic metric republic rhetoric initiative archive directive perspective objective incentive
    narrative executive detective library salary glossary summary secretary dictionary beneficiary commentary
    anniversary boundary need feed seed speed bed med head lead bread thread spread cable table vegetable variable
    deliverable timetable bible canal deal meal appeal journal arsenal terminal seed embed collective creative
""")
"""Nouns that end like adjectives."""

_ADJECTIVES = words("""
    acute chronic adult pediatric paediatric inpatient outpatient in-patient out-patient public private rural urban suburban
    modern early late basic advanced small large big old new good short long high low full part domestic foreign
    graduate undergraduate postgraduate front-end back-end hard soft oral complex simple quick online offline
    in-person virtual hybrid human male female young senior junior upper lower hands-on real-world state-of-the-art
    one-on-one deep broad strong diverse different innovative creative collective on-campus off-campus on-site
    full-time part-time national international local global primary secondary tertiary internal external fast safe
    open closed major minor independent efficient excellent current recent intelligent urgent consistent important
    relevant significant elegant pre-clinical preclinical non-clinical didactic rewarding challenging engaging
    supportive top key core
""")

_SETTING = (
    r"(?: clinical \s | care \s | practice \s | hospital \s | community \s )?? (?: settings? | environments? | sites )"
)


def mentions(text: Text) -> list[Mention[str]]:
    """The members of the coordination, in reading order; a phrase without any coordination is its own only member.

    What introduces members is told from them by its rule: `phrase.class` for "pain management, including …", `phrase.member` for a
    member, `phrase.single` for a phrase alone, and `phrase.range` for what a vague quantity ("a wide range of …") leaves open.
    """
    found = sentences(text)
    if not found:
        return []
    text = _before(found[0], _STOP).strip(" \t\n.,;:!?")
    named = compiled(_SUCH).search(text.value)
    if named is None:
        members = _members(text)
        vague = compiled(_QUANTITY).search(text.folded())
        rule = "phrase.range" if vague else "phrase.single" if len(members) == 1 else "phrase.member"
        return [Mention(member.value, member, rule) for member in members]
    above, below = text[: named.start()].strip(" ,("), text[named.end() :].strip(" )")
    result: list[Mention[str]] = []
    such = (named["named"] or "").split()[:1] == ["such"] or (named["named"] or "") in ("like", "e.g.", "e.g.,")
    if above and not such and named["named"] and not _vague(above):
        result += [Mention(member.value, member, "phrase.class") for member in _members(above)]
    result += [Mention(member.value, member, "phrase.member") for member in _members(below)]
    return result


def _vague(text: Text) -> bool:
    """Whether a class is too vague to be a member beside its members."""
    folded = text.folded()
    return bool(compiled(_QUANTITY).search(folded) or compiled(_CLASS).search(folded))


def _before(text: Text, pattern: str) -> Text:
    match = compiled(pattern).search(text.folded())
    return text[: match.start()] if match else text


def _members(text: Text) -> list[Text]:
    """The members of "A, B, and C"; no determiner before the first."""
    match = compiled(_OPENER).match(text.folded())
    text = text[match.end() :] if match else text
    light = compiled(_LIGHT).match(text.value)
    if light:
        text = text[light.end() :]
    text = text.strip(" \t\n.,;:")
    if not text:
        return []
    parts, joiners = _split(text)
    parts, joiners = _together(text, parts, joiners)
    members = [text[start:end].strip(" \t\n.,;:") for start, end in parts]
    return _spread([member for member in members if not compiled(_NONE).fullmatch(member.folded())])


def _split(text: Text) -> tuple[list[tuple[int, int]], list[str]]:
    """The stretches between joiners outside brackets, and the joiners: "," or ";" or "and" (before the last: ", and")."""
    value = text.folded()
    depth, at = 0, 0
    marks: list[tuple[int, int, str]] = []
    for match in compiled(_JOINER).finditer(value):
        depth += _opened(value, at, match.start())
        at = match.start()
        if depth > 0:
            continue
        word = match["and"] or match["oxford"]
        if match["strong"]:
            kind = ";"
        elif match["comma"]:
            kind = ", and" if word else ","
        else:
            kind = "&" if word == "&" else "/" if match["slash"] else "and"
        if kind in ("and", "&") and _fixed(value, match):
            continue
        marks.append((match.start(), match.end(), kind))
    marks = _outer(marks)
    parts: list[tuple[int, int]] = []
    start = 0
    for low, high, _ in marks:
        parts.append((start, low))
        start = high
    parts.append((start, len(value)))
    return parts, [kind for _, _, kind in marks]


def _opened(value: str, start: int, end: int) -> int:
    stretch = value[start:end]
    return stretch.count("(") + stretch.count("[") - stretch.count(")") - stretch.count("]")


def _fixed(value: str, match: re.Match[str]) -> bool:
    """Whether the words on both sides of "and" are a pair that names one thing."""
    left = value[: match.start()].rsplit(None, 1)[-1:]
    right = re.match(r"\s*([\w-]+)", value[match.end() :])
    return bool(left) and right is not None and f"{left[0]} and {right[1]}" in _FIXED


def _outer(marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The joiners of the outermost list: "and" inside a member of a comma list joins no members."""
    kinds = [kind for _, _, kind in marks]
    if ("and" in kinds and "&" in kinds) or ("&" in kinds and "," in kinds and ", and" in kinds):
        marks = [mark for mark in marks if mark[2] != "&"]
    if ";" in kinds:
        return [mark for mark in marks if mark[2] in (";", ",", ", and")] if "," in kinds else marks
    if ", and" in kinds and "," in kinds:
        return [mark for mark in marks if mark[2] not in ("and", "&", "/")]
    if "," in kinds:
        last_comma = max(number for number, mark in enumerate(marks) if mark[2] in (",", ", and"))
        return [mark for number, mark in enumerate(marks) if mark[2] in (",", ", and") or number == last_comma + 1]
    return marks


def _together(text: Text, parts: list[tuple[int, int]], joiners: list[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Adjectives that share the noun of a later part are joined with it, and so is what shares a complement."""
    number = len(parts) - 2
    parts, joiners = list(parts), list(joiners)
    while number >= 0:
        left = text.value[slice(*parts[number])].strip()
        right = text.value[slice(*parts[number + 1])].strip()
        if joiners[number] != ";" and _shares(left, right, joiners[number], len(parts)):
            parts[number : number + 2] = [(parts[number][0], parts[number + 1][1])]
            del joiners[number]
        number -= 1
    return parts, joiners


def _shares(left: str, right: str, joiner: str, count: int) -> bool:
    """Whether the left part is no phrase of its own."""
    words = left.split()
    following = right.split()
    if not words or not following:
        return True
    if left.endswith("-"):
        return True  # "short- and long-term goals"
    if (
        len(following) > 1
        and all(_adjective(word) for word in words)
        and not re.match(r"(?:of|in|for|to|with)\b", following[1])
    ):
        return True  # "acute and chronic pain management"
    if joiner not in ("and", "&") or count > 2:
        return False
    if len(words) == 1 and len(following) > 2 and following[1] in ("of", "for") and not _adjective(words[0]):
        return True  # "assessment and management of chronic pain"
    # "a foundation in statistics and probability": what hangs on the preposition is coordinated, not the whole.
    return len(following) == 1 and any(
        word in ("of", "in", "on", "for", "with", "to", "between") for word in words[1:-1]
    )


def _adjective(word: str) -> bool:
    word = word.strip(",").casefold()
    if word.endswith(("'s", "’s", "s'", "s’")):
        return True
    return word in _ADJECTIVES or (word not in _NOUNS and _ADJECTIVE.fullmatch(word) is not None)


def _spread(members: list[Text]) -> list[Text]:
    """ "inpatient and outpatient settings" are two settings; the noun says only what they are."""
    result: list[Text] = []
    for member in members:
        value = member.value
        match = re.fullmatch(
            rf"(?P<left> [\w-]+ (?: , \s [\w-]+ )* ) ,? \s (?: and | or | & ) \s (?P<last> [\w-]+ ) \s {_SETTING}",
            value,
            re.VERBOSE | re.IGNORECASE,
        )
        if match is None:
            result.append(member)
            continue
        result += member[match.start("left") : match.end("left")].split(compiled(r", \s"))
        result.append(member.match(match, "last"))
    return result

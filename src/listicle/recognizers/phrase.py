"""Text → the phrases it coordinates ("A, B, and C"), as a careful reader would list them."""

from __future__ import annotations

from itertools import pairwise

from listicle.recognizers.rule import Mention, compiled, words
from listicle.recognizers.sentence import sentences
from listicle.text import Text

_TOKEN = r"[^\s,;:()\[\]]+ (?: (?<= \d ) [,:] (?= \d ) [^\s,;:()\[\]]+ )* | [,;:()\[\]]"
"""A word with all that is joined to it, or one mark of punctuation; "5,000" is one word."""
_JOINING = words("and or and/or plus as in along & / , ; ( [ ) ]")
_JOINERS = dict.fromkeys(("and", "or", "and/or", "plus"), "and") | {"&": "&", "/": "/"}
"""Those that join by themselves, and how."""
_JOINING_TOGETHER = {"as": ["as", "well", "as"], "in": ["in", "addition", "to"], "along": ["along", "with"]}
"""Those that join together, as "and" does, by the first."""
_LONGEST = 200
"""Words of a clause: what goes on longer is no list of phrases that somebody reads."""

_RELATIVE = words("which who whom whose where while whereas because if when although thereby thus throughout")
_PAIRS_WORDS = """
    so that | in order | under the | with the goal | with the aim | designed to | during the | as they | as you | as part | as a
    | to launch | to become | to help | to boost | to start | to advance | to prepare | to succeed | to excel | to bring | to ensure
"""
_PAIRS = frozenset(tuple(pair.split()) for pair in _PAIRS_WORDS.split("|"))
_PAIRED = frozenset(pair[:2] for pair in _PAIRS)
_PAIR_ENDS = frozenset(pair[1] for pair in _PAIRED)
_ALONE = ("that", "but")
"""Words that begin a clause with whatever follows."""
_STOPPING = _RELATIVE | {pair[0] for pair in _PAIRS} | {*_ALONE, "and", ","}
"""At these, or behind the comma, another clause may begin."""
_PARTICIPLES = words("""
    preparing making allowing enabling helping giving providing offering ensuring equipping enhancing fostering empowering resulting gaining leading
    letting exposing ranging culminating setting combining covering featuring teaching guiding
""")
_OBJECTS = words(
    "the a an their its your his her them you it to fellows students participants residents interns graduates"
)
"""Words behind a participle that make of it a clause: ", helping students"; but "machine learning, programming languages" are phrases."""
_VERBS = words("""
    have has had is are was were gain gains learn learns receive receives develop develops provide provides offer offers encourage encourages
    participate participates conduct conducts prepare prepares include includes can may will must contribute contributes get gets earn earns build
    builds become becomes take takes attend attends require requires allow allows enable enables ensure ensures lasts runs serve serves collaborate
    engage engages explore explores create creates make makes helps works leads
""")
_NOUN_VERBS = words(
    "work benefit help research study practice design lead train present network live volunteer travel write"
)
"""Verbs that are nouns as well: verbs where an adverb, a preposition or an article follows ("work closely with")."""
_AFTER_VERB = words("with in on at as to the a an their from for alongside under directly through")
_SUBJECTS = words(
    "they you it he she we this fellows students participants residents interns graduates learners applicants trainees"
)
_PROGRAM = words(
    "program programme fellowship course school curriculum institute university bootcamp faculty company team internship residency"
)
_ADVERBS = words("also then often even")

_INTRODUCERS = words("including include namely particularly especially specifically e.g. e.g such for in like :")
_COMPLETING = words("as example instance particular")
"""What makes of "such", "for" and "in" such words."""
_INTRODUCED = (_INTRODUCERS - {"such", "for", "in"}) | _COMPLETING
"""A text that introduces members holds one of these."""
_EXAMPLES = words("like e.g. e.g such for")
"""What introduces examples of a class, which is no member beside them."""
_RANGES = words("range variety array number spectrum selection mix host multitude diversity breadth")
_MANY = words("various several many numerous multiple different")
_CLASSES = words("""
    topics areas subjects skills things fields opportunities benefits activities disciplines domains resources courses concepts specialties companies
    tools methods services perks themes aspects
""")
"""Classes without a name of their own: once its members are named, one is no member itself."""
_PREPOSITIONS = words("in of on with to for at from by through as about into")
_DETERMINERS = words(
    "including both either a an the its their our your his her these various numerous several many multiple"
)
_SIZES = words("very wide broad full diverse rich large comprehensive vast whole extensive great")
_LIGHT = words(
    "experience training expertise instruction exposure education coursework proficiency competence skills knowledge"
)
"""Light nouns before the thing itself: "hands-on experience in interventional procedures"."""

_DOING = words("""
    creating building developing designing adding using setting making importing preparing choosing applying embedding exporting managing analyzing
    analysing understanding structuring styling moving crafting solving securing utilizing bringing identifying implementing conducting producing
    presenting evaluating exploring improving organizing optimizing planning performing interpreting mastering selecting combining integrating
    configuring deploying collecting cleaning visualizing editing
""")
"""Verbs that take an object: what follows one in a list is done as well."""
_NOTHING = words("""
    more etc other others rest beyond it its them they this that these those such both all each some any you us yourself everything anything something
    nothing one none here there the a an of to much many so and or like on
""")
"""Words that make no phrase by themselves ("and much more", "the others")."""
_QUESTIONS = words("how what why when where who whom which that if whether because while although whatever")

_FIXED_WORDS = """
    research and development | terms and conditions | pros and cons | food and drug | arts and sciences | arts and crafts | arts and culture
    | health and safety | supply and demand | trial and error | wear and tear | mergers and acquisitions | room and board | question and answer
    | questions and answers | profit and loss | search and rescue | obstetrics and gynecology | obstetrics and gynaecology | oil and gas
    | command and control | checks and balances | black and white | back and forth | speech and language | rules and regulations | drug and alcohol
    | ups and downs | science and engineering | science and technology | anatomy and physiology | equity and inclusion | diversity and inclusion
    | travel and tourism | art and culture | art and science
"""
_FIXED = frozenset((pair.split()[0], pair.split()[2]) for pair in _FIXED_WORDS.split("|"))
"""Pairs that name one thing."""
_FIXED_BEGUN = frozenset(pair[0] for pair in _FIXED)

_ENDINGS = (
    *("al", "ic", "ive", "ous", "ary", "able", "ible", "ful", "less", "ular", "ed"),
    *("driven", "wide", "scale", "term", "level"),
)
"""How adjectives end."""
_ENDS = frozenset(ending[-2:] for ending in _ENDINGS)
"""Their last two letters: a cheap test before."""
_NOUNS = words("""
    hospital proposal journal material capital professional animal festival trial goal rehearsal potential manual tutorial individual referral approval
    survival retrieval signal portal rental appraisal renewal withdrawal music clinic topic public arithmetic logic statistic ethic traffic critic
    mechanic epidemic fabric graphic mosaic metric republic rhetoric initiative archive directive perspective objective incentive narrative executive
    detective library salary glossary summary secretary dictionary beneficiary commentary anniversary boundary need feed seed speed bed med head lead
    bread thread spread cable table vegetable variable deliverable timetable bible canal deal meal appeal arsenal terminal embed collective creative
    scale term level
""")
"""Nouns that end like adjectives."""
_ADJECTIVES = words("""
    acute chronic adult pediatric paediatric inpatient outpatient in-patient out-patient public private rural urban suburban modern early late basic
    advanced small large big old new good short long high low full part domestic foreign graduate undergraduate postgraduate front-end back-end hard
    soft oral complex simple quick online offline in-person virtual hybrid human male female young senior junior upper lower hands-on real-world
    state-of-the-art one-on-one deep broad strong diverse different innovative creative collective on-campus off-campus on-site full-time part-time
    national international local global primary secondary tertiary internal external fast safe open closed major minor independent efficient excellent
    current recent intelligent urgent consistent important relevant significant elegant pre-clinical preclinical non-clinical didactic rewarding
    challenging engaging supportive top key core high-quality cutting-edge world-class
""")
_POSSESSIVE = frozenset(("'s", "’s", "s'", "s’"))
_BRACKETS = words("( ) [ ]")
_SETTINGS = words("setting settings environment environments sites")
_SETTING_KINDS = words("clinical care practice hospital community work")
_BETWEEN = words("both either between")

_OPENING = _PREPOSITIONS | _DETERMINERS | _SIZES | _RANGES | {"but", "such"}
"""What `_opener` passes over begins with one of these."""
_CLAUSAL = _ADVERBS | _NOUN_VERBS | _VERBS | _SUBJECTS | {"the", "its", "their"}
"""The clauses that `_clause` knows begin with one of these."""
_VAGUE = _MANY | _RANGES
_MARKS = _STOPPING | _JOINING | _INTRODUCERS
_TELLING = _MARKS | _INTRODUCED | _VAGUE | _LIGHT | _BETWEEN | _DOING | _SETTINGS
"""The words by which a step has something to do: which of them are there is asked once."""
_NO_PHRASES = _NOTHING | _QUESTIONS
"""Words that say nothing alone, or with which no phrase begins."""

_Part = tuple[int, int]
"""A stretch of tokens: the number of its first, and of the one after its last."""


def mentions(text: Text) -> list[Mention[str]]:
    """The members of the coordination, in reading order; a phrase without any coordination is its own only member."""
    return [Mention(place.value, place, rule) for place, rule in phrases(text)]


def phrases(text: Text) -> list[tuple[Text, str]]:
    """The same, each with the rule by which it was read.

    What introduces members is told from them by its rule: `phrase.class` for "pain management, including …", `phrase.member` for a
    member, `phrase.single` for a phrase alone, and `phrase.range` for what a vague quantity ("a wide range of …") leaves open.
    """
    value = text.value
    head = value[:-1]
    if (
        ("." in head and ". " in head)  # a sign by itself is looked for in a third of the time
        or ("!" in head and "! " in head)
        or ("?" in head and "? " in head)
        or "… " in head
        or "\n" in head
        or "。" in head
    ) and text.strip():
        text = sentences(text)[0]
        value = text.value
    if not (value[:1].isalnum() and value[-1:].isalnum()):
        text = text.strip(" \t\n.,;:!?")
    keys, starts = _tokens(text.folded())
    if not keys or keys[0] in _QUESTIONS:
        return []
    held = _TELLING.intersection(keys)
    marks = [number for number, key in enumerate(keys) if key in _MARKS] if held else []
    stop = _stop(keys, marks) if marks else len(keys)
    named = None if _INTRODUCED.isdisjoint(held) else _introducer(keys[:stop], marks)
    if named is None:
        members = _members(keys, held, marks, 0, stop)
        rule = "phrase.single" if len(members) == 1 else "phrase.member"
        if not _VAGUE.isdisjoint(held) and _open(keys[:stop]):
            rule = "phrase.range"
    else:
        above, below = named
        members = _members(keys, held, marks, below, stop)
        rule = "phrase.member"
    found: list[tuple[Text, str]] = []
    if (
        named
        and above
        and keys[above] not in _EXAMPLES
        and keys[above] != ":"
        and (_VAGUE.isdisjoint(held) or not _open(keys[:above]))
        and keys[above - 1] not in _CLASSES
    ):
        found = _said(text, keys, starts, _members(keys, held, marks, 0, above), "phrase.class")
    return found + _said(text, keys, starts, members, rule)


def _tokens(folded: str) -> tuple[list[str], list[int]]:
    """The tokens of a text, the longest of texts cut short, and where they start."""
    spaced = folded.replace(",", " ,")
    keys = spaced.split()
    commas = len(spaced) - len(folded)
    if (
        " ".join(keys) == spaced
        and (not commas or commas == keys.count(","))
        and not (":" in folded or "(" in folded or ";" in folded or ")" in folded or "[" in folded or "]" in folded)
    ):  # as nearly always: read in a third of the time that the pattern takes
        keys = keys[:_LONGEST]
        starts: list[int] = []
        at = 0
        for key in keys:
            if key == ",":
                at -= 1
            starts.append(at)
            at += len(key) + 1
        return keys, starts
    found = list(compiled(_TOKEN).finditer(folded))[:_LONGEST]
    return [match[0] for match in found], [match.start() for match in found]


def _said(text: Text, keys: list[str], starts: list[int], members: list[_Part], rule: str) -> list[tuple[Text, str]]:
    """The members as they are spelled, each with the rule."""
    said: list[tuple[Text, str]] = []
    whole, at = text.value, text.start
    for first, last in members:
        start, end = starts[first], starts[last - 1] + len(keys[last - 1])
        value = whole[start:end]
        if at < 0 or value[0] == "." or value[-1] == ".":
            place = text.part(start, end, " .")
            if not place.value:
                continue
        else:  # as that, in a third of the time
            place = Text(value, at + start)
        said.append((place, rule))
    return said


def _stop(keys: list[str], marks: list[int]) -> int:
    """Where another clause begins: the number of the first token that belongs to no phrase."""
    count = len(keys)
    for number in marks:
        key = keys[number]
        after = keys[number + 1] if number + 1 < count else ""
        if key == ",":
            if (after == "not" or after[-3:] == "ing") and _is_aside(keys[number + 1 : number + 3]):
                return number + 1
        elif number == 0:
            continue
        elif key == "and":
            # a list of things to do, such as "build, test, and deploy", begins with a verb
            if after in _CLAUSAL and _clause(keys[number + 1 : number + 5], keys[0] in _VERBS):
                return number
        elif key in _RELATIVE or ((after in _PAIR_ENDS or key in _ALONE) and _paired(keys, number, after)):
            return number
    return count


def _is_aside(keys: list[str]) -> bool:
    """Whether two words behind a comma begin another clause: ", not competition", ", helping students"."""
    if not keys or keys[0] == "not":
        return bool(keys)
    if len(keys) == 1:
        return False
    key, after = keys
    return (key in _PARTICIPLES and after not in (",", "and")) or (key.endswith("ing") and after in _OBJECTS)


def _paired(keys: list[str], number: int, after: str) -> bool:
    """Whether words begin a clause together: "so that", "that employers", "but it"."""
    key = keys[number]
    if key == "that":
        return keys[number - 1] != "all" and after not in ("", "of", "is")
    if key == "but":
        return keys[number + 1 : number + 3] != ["not", "limited"]
    return (key, after) in _PAIRED and ((key, after) in _PAIRS or tuple(keys[number : number + 3]) in _PAIRS)


def _clause(keys: list[str], verbal: bool) -> bool:
    """Whether what follows "and" has a verb of its own: "and work closely with", "and the program lasts".

    In a list of things to do (`verbal`), a verb is but the next of them.
    """
    while keys and keys[0] in _ADVERBS:
        keys = keys[1:]
    if not keys:
        return False
    following = keys[1] if len(keys) > 1 else ""
    if keys[0] in _NOUN_VERBS and not verbal:
        return following in _AFTER_VERB or following.endswith("ly")
    return (
        (keys[0] in _VERBS and not verbal)
        or keys[0] in _SUBJECTS
        or (keys[0] in ("the", "its", "their") and following in _PROGRAM and keys[2:3] not in (["of"], [","]))
    )


def _introducer(keys: list[str], marks: list[int]) -> tuple[int, int] | None:
    """The first words that introduce members: the number of the first, and of the first member."""
    for number in marks:
        if number >= len(keys):
            break
        key = keys[number]
        if key not in _INTRODUCERS:
            continue
        after = keys[number + 1] if number + 1 < len(keys) else ""
        if key in ("such", "for", "in"):
            if after in _COMPLETING:
                return number, number + 2 + (keys[number + 2 : number + 3] == [","])
        elif key in ("like", ":"):
            if number and after not in ("to", ""):
                return number, number + 1
        elif after == "but" or (
            after == "," and keys[number + 2 : number + 3] == ["but"]
        ):  # "including but not limited to"
            return number, number + 5 + (after == ",")
        else:
            return number, number + 1 + (after in (":", ","))
    return None


def _open(keys: list[str]) -> bool:
    """Whether a quantity leaves open of what: "a wide range of …", "various …"."""
    return not _MANY.isdisjoint(keys[:4]) or any(key in _RANGES and after == "of" for key, after in pairwise(keys[:7]))


def _members(keys: list[str], held: frozenset[str], marks: list[int], first: int, last: int) -> list[_Part]:
    """The members of "A, B, and C"; no determiner, quantity or light noun before the first."""
    while first < last and keys[first] in ",;:(":
        first += 1
    while last > first and (keys[last - 1] in ",;:(" or (keys[last - 1] == ")" and "(" not in keys[first:last])):
        last -= 1
    if first < last and keys[first] in _OPENING:
        first = _opener(keys, first, last)
    if not _LIGHT.isdisjoint(held):
        for number in range(first, min(first + 4, last - 1)):
            if keys[number] in _LIGHT and keys[number + 1] in ("in", "with", "to", "of", "on") and number + 2 < last:
                first = _opener(keys, number + 2, last)
                break
    parts = [(first, last)]
    if marks:
        parts, joiners = _split(keys, marks, first, last)
        if joiners:
            parts = _together(keys, held, parts, joiners)
        if not _SETTINGS.isdisjoint(held):
            parts = [
                one
                for part in parts
                for one in (
                    _settings(keys, *part) if part[1] - part[0] > 3 and keys[part[1] - 1] in _SETTINGS else (part,)
                )
            ]
    return [
        (first, last)
        for first, last in parts
        # the usual case is told here
        if (
            first < last
            and ((key := keys[first]).isalpha() or (last - first > 1 and key[0].isalpha() and key[-1] != "."))
            and key not in _NO_PHRASES
        )
        or _is_phrase(keys[first:last])
    ]


def _opener(keys: list[str], first: int, last: int) -> int:
    """The first token behind a preposition, determiners and a quantity."""
    at = first
    if at < last and keys[at] == "but" and keys[at : at + 4] == ["but", "not", "limited", "to"]:
        at += 4
    if at < last and keys[at] in _PREPOSITIONS:
        at += 1
    for _ in range(2):
        if at >= last:
            return first
        if keys[at] in _DETERMINERS:
            at += 1
        elif keys[at] == "such" and keys[at + 1 : at + 2] == ["as"]:
            at += 2
    size = at
    while size < last and keys[size] in _SIZES:
        size += 1
    if size + 1 < last and keys[size] in _RANGES and keys[size + 1] == "of":
        at = size + 2
        at += at < last and keys[at] == "the"
    return at if at < last else first


def _split(keys: list[str], marks: list[int], first: int, last: int) -> tuple[list[_Part], list[str]]:
    """The stretches between joiners outside brackets, and the joiners: "," or ";" or "and" (before the last: ", and")."""
    parts: list[_Part] = []
    joiners: list[str] = []
    at = first
    depth = 0
    mixed = False
    for number in marks:
        if not at <= number < last:
            continue
        key = keys[number]
        if key in _JOINERS:
            if key != "/" and keys[number - 1] in _FIXED_BEGUN and _is_fixed(keys, number):
                continue
            after, kind = number + 1, _JOINERS[key]
        elif key == "," or key == ";":
            after, kind = number + 1, key
            if after < last and keys[after] in _JOINING:
                behind, word = _joining(keys, after)
                if word in ("and", "&"):
                    after, kind = behind, ", and" if key == "," else key
        elif key in _BRACKETS:
            depth += 1 if key in "([" else -1 if depth else 0
            continue
        else:
            joining = _JOINING_TOGETHER.get(key)
            if joining is None or keys[number : number + len(joining)] != joining:
                continue
            after, kind = number + len(joining), "and"
        if not depth:
            parts.append((at, number))
            joiners.append(kind)
            at = after
            mixed = mixed or kind not in (",", ", and")
    parts.append((at, last))
    return _outer(parts, joiners) if mixed and ("," in joiners or "&" in joiners) else (parts, joiners)


def _outer(parts: list[_Part], joiners: list[str]) -> tuple[list[_Part], list[str]]:
    """Those of the outermost list: "and" inside a member of a comma list joins no members."""
    kinds = set(joiners)
    kept = list(range(len(joiners)))
    if "&" in kinds and kinds & {"and", ", and"}:
        kept = [number for number in kept if joiners[number] != "&"]
    if "," in kinds:
        outermost = (";", ",", ", and") if ";" in kinds else (",", ", and")
        commas = [number for number in kept if joiners[number] in outermost]
        if ";" not in kinds and ", and" not in kinds:  # "and" behind the last comma
            commas += [number for number in kept if number > commas[-1]][:1]
        kept = commas
    starts = [parts[0][0], *[parts[number + 1][0] for number in kept]]
    ends = [*[parts[number][1] for number in kept], parts[-1][1]]
    return list(zip(starts, ends, strict=True)), [joiners[number] for number in kept]


def _joining(keys: list[str], number: int) -> tuple[int, str]:
    """Where the words end that join here, and which they are; none if they join nothing."""
    key = keys[number]
    if key in _JOINERS:
        return number + 1, _JOINERS[key]
    joining = _JOINING_TOGETHER.get(key)
    if joining is not None and keys[number : number + len(joining)] == joining:
        return number + len(joining), "and"
    return number + 1, ""


def _is_fixed(keys: list[str], number: int) -> bool:
    """Whether the words on both sides of "and" are a pair that names one thing."""
    return 0 < number < len(keys) - 1 and (keys[number - 1], keys[number + 1]) in _FIXED


def _together(keys: list[str], held: frozenset[str], parts: list[_Part], joiners: list[str]) -> list[_Part]:
    """The parts, adjectives that share the noun of a later part joined with it, and what shares a complement as well."""
    between = not _BETWEEN.isdisjoint(held)
    count = len(parts)
    other = parts[-1]
    joined = [other]
    for part, joiner in zip(parts[-2::-1], reversed(joiners), strict=True):
        if joiner != ";" and _shares(keys, part, other, joiner, count, between):
            other = joined[-1] = part[0], other[1]
        else:
            other = part
            joined.append(part)
    joined.reverse()
    if _DOING.isdisjoint(held):
        return joined
    result: list[_Part] = []
    for part in joined:
        if result and _goes_on(keys, result[-1], part):
            result[-1] = result[-1][0], part[1]
        else:
            result.append(part)
    return result


def _goes_on(keys: list[str], before: _Part, part: _Part) -> bool:
    """Whether a part is a further object of the verb before it: "creating slides, reports, and resumes" is one activity."""
    doing = before[1] - before[0] > 1 and keys[before[0]] in _DOING
    return doing and part[0] < part[1] and not keys[part[0]].endswith("ing")


def _shares(keys: list[str], part: _Part, other: _Part, joiner: str, count: int, between: bool) -> bool:
    """Whether a part is no phrase of its own, but shares words with the next. `between` tells whether "both" or "either" is said."""
    start, end = part
    first, last = other
    if start >= end or first == last:
        return True
    if between and not _BETWEEN.isdisjoint(keys[start + 1 : end]):
        return True  # "programs at both the primary and secondary levels"
    if keys[end - 1][-1] == "-":
        return True  # "short- and long-term goals"
    following = keys[first + 1] if first + 1 < len(keys) else ""
    if following and following not in ("of", "in", "for", "to", "with") and _adjective(keys[end - 1]):
        for number in range(start, end - 1):
            if not _adjective(keys[number]):
                break
        else:
            return True  # "acute and chronic pain management"
    if joiner not in ("and", "&") or count > 2:
        return False
    if end - start == 1 and following in ("of", "for") and last - first > 2:
        return True  # "assessment and management of chronic pain"
    # "a foundation in statistics and probability": what hangs on the preposition is coordinated, not the whole.
    return last - first == 1 and any(
        key in ("of", "in", "on", "for", "with", "to", "between") for key in keys[start + 1 : end - 1]
    )


def _adjective(key: str) -> bool:
    if key in _ADJECTIVES or key[-2:] in _POSSESSIVE:
        return True
    return key[-2:] in _ENDS and len(key) > 4 and key.endswith(_ENDINGS) and key not in _NOUNS


def _settings(keys: list[str], first: int, last: int) -> list[_Part]:
    """ "inpatient and outpatient settings" are two settings; the noun says only what they are."""
    part = first, last
    last -= 1
    if keys[last - 1] in _SETTING_KINDS and keys[last - 2] not in ("and", "or", ","):
        last -= 1
    single = [number for number in range(first, last) if keys[number] not in ("and", "or", "&", ",")]
    if all(number + 1 == last or keys[number + 1] in ("and", "or", "&", ",") for number in single) and len(single) > 1:
        return [(number, number + 1) for number in single]
    return [part]


def _is_phrase(keys: list[str]) -> bool:
    """Whether the words say anything: "and more", "etc.", "$5,000" and "how to apply" are no phrases."""
    if not keys or keys[0] in _QUESTIONS:
        return False
    own = [key.strip(".") for key in keys]
    return (
        not _NOTHING.issuperset(own)
        and any(letter.isalpha() for key in own for letter in key)
        and not (len(own) == 1 and own[0].strip("$€£₹").rstrip("kmb+%").replace(",", "").replace(".", "").isdigit())
    )

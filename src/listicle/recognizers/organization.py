"""Text → the institutions it names: by a head word (University, Clinic, Foundation …), or by the words around the name."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from typing import NamedTuple

from listicle.model import Organization, Role
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import Mention, compiled, overlaps, words
from listicle.text import Text

_CAPITALS = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆÉİ"
_TOKEN = rf"""
    [\d{_CAPITALS}] (?: (?<! \d ) | (?<= \d ) \d{{0,2}} [{_CAPITALS}] ) [\w'’&+–-]* (?: \. [\w'’&+–-]+ )* \.?      # a word with a capital, "9Elms", "A.R.", "U.S."
"""
_DOTTED = words("st mt ft dr jr dept inc ltd corp")
"""Abbreviations whose full stop belongs to them."""
_CLOSING = words("Jr Jr. Inc Inc. LLC Ltd Ltd. Corp Corp.")
"""What follows a comma within a name."""
_SMALL = words("of for on and the at in de del di du des der für und la las los el et e y do da van von zu")
"""Small words that stand inside names."""

_HEADS = words("""
    university college school institute institution academy hospital hospitals clinic clinics center centre foundation society association
    council ministry department dept bank trust fund laboratory laboratories museum consortium conservatory polytechnic corporation company
    inc llc ltd corp gmbh plc agency bureau commission institutes universität universidad université università universidade hochschule
    politecnico politécnica instituto école escuela institut universiteit fachhochschule akademie stiftung fundación fundação fondation centro
    hôpital klinik klinikum observatory library government league federation alliance union group organization organisation board committee
    seminary theatre theater orchestra labs ag sa ventures capital universities colleges
""")

_DIVIDERS = words("at in on and & y und et e the")
"""Those that may also stand between two names."""

_LINKING = words("of for on at in de der für di des del da do du zu")
"""Those that join a head word to what it is of."""

_FOREIGN = words("universität universidad université politecnico institut hochschule école instituto klinikum")
"""Head words whose name follows them: "Université Laval"."""

_COMMON = words("""
    the our your their this that these an a high graduate business medical law summer public private state community local online top best
    elementary middle primary secondary art dental nursing coding boarding charter language film music technical vocational admissions
    admission financial research student students training learning career careers school schools college colleges university universities
    institute academy hospital center centre clinic department office program programs programme professional teaching academic day night
    sunday ivy host partner home each every any all most some many new visit about apply why how what which where when accredited leading
    major big small large eligible undergraduate veterinary fund trust foundation scholarship scholarships emergency alumni parent teacher
    health wellness counseling tutoring testing service services visitor conference convention call data shopping fitness bank company group
    board committee union government federal parents no pharmacy engineering divinity education design social work grad prep preparatory
    comprehensive cancer trauma member video digital optional free intensive review advisory editorial exam credit universität
    universidad université association society organization organisation council agency it is in at by my we you
""")
"""Words that make no name: "Graduate School", "the Medical Center"."""

_TOPICS = words("""
    business medicine law engineering management arts sciences science education nursing pharmacy public health design music journalism
    architecture dentistry computer computing information technology social work economics psychology biology chemistry physics mathematics
    statistics history english philosophy surgery anesthesiology pediatrics neurology psychiatry radiology communication communications media
    fine performing visual graduate informatics liberal humanities continuing professional studies
""")
"""Branches of learning: a "Department of Physics" may be anybody's."""

_PROGRAMS = words("""
    fellowship fellowships residency internship internships bootcamp bootcamps scholarship scholarships certificate certificates certification
    certifications program programs programme mba course courses degree master bachelor masters bachelors phd award awards prize grant grants
    tuition cost location duration fellows apprenticeship accelerator challenge competition rankings ranking reviews admissions certified
    hackathon deadline eligibility format website
""")
"""Words at which the name of an institution ends, for a program's begins or another matter."""

_TAILS = words("""
    prep student students summer scholars leaders graduate undergraduate online research award youth junior senior
""")
"""Words that begin a program's name after "University of X"."""

_OPENINGS = words("""
    the at in from by with for and of a an our your while when as although if both since through after offered hosted apply visit but or so
    join en also part photo courtesy overview image source credit named about meet why how like unlike at & on under via to both is click
    see welcome explore discover attend study contact thanks
""")
"""Capitalised words that begin a sentence, not a name."""

_SYSTEM_WORDS = """
    university of california | university of texas | university of wisconsin | university of illinois | university of massachusetts | university of minnesota
    | university of maryland | university of nebraska | university of missouri | university of colorado | university of tennessee | university of alabama
    | university of hawaii | university of alaska | university of arkansas | university of north carolina | university of nevada | university of maine
    | university of london | university of puerto rico | california state university | california state polytechnic university
    | state university of new york | city university of new york | indian institute of technology | indian institute of management
    | indian institute of science | national institute of technology
"""
_SYSTEMS = frozenset(" ".join(name.split()) for name in _SYSTEM_WORDS.split("|"))
"""Universities with several seats: the place after a comma is part of the name ("University of California, Los Angeles")."""

_BRANCH = r"""
    \b (?: II?IT | IIM | IIS[Cc] | NIT | UC | UT | TU | KU | ETH | CSU ) [ ] (?: (?: San | Santa | Los | New | Chapel | College | Ann | El ) [ ] )?
    (?P<seat> [A-Z][a-zà-ÿ]{2,20} ) (?! [\w-] )
"""
"""An abbreviation that stands for a system of universities, and the seat: "UC Santa Cruz", "TU Delft"."""
_TEACHER = r"[A-ZÀ-Þ][a-zß-ÿ]+ (?: [ ] (?: [A-Z]\. | [A-ZÀ-Þ][a-zß-ÿ]+ ) ){1,2}"
"""The name of a person, as a course is by one."""
_SHORTS = words("iit iiit iim iisc nit uc ut tu ku eth csu")
"""The same in lower case."""
NAMING = _HEADS | _SHORTS
"""Words of the names of institutions."""
_LINKS = words("by at with to through from of alongside")
"""The words right before a name that may say what it does."""
_PARTNERS = frozenset(["hosted", "sponsored", "co-sponsored"])
_PARTNERED = words("""
    partnership collaboration association cooperation conjunction affiliated affiliation together partner along
""")
_OFFERED = words("""
    offered provided run organized organised created developed administered operated powered funded awarded delivered managed launched backed
""")
_HELD = words("held based located residential place live training")
_OTHERS = words("exam exams test tests ranking rankings photo")
"""What is administered or published by somebody who does not offer the program."""
_PEOPLE = words("fellows interns residents students participants")
_KINDS = words("""
    fellowship bootcamp certificate certification internship scholarship residency program programme immersive mba accelerator course courses
    specialization nanodegree
""")
CUED = _PARTNERS | _OFFERED | _HELD | _PARTNERED | _KINDS | {f"{word}s" for word in _PARTNERED | _KINDS}
"""One of these stands before "by", "with", "at", "from" or "through" where the words before a name say what it does."""
LINKED = words("by with at from through")
"""Those behind which a name is looked for that no head word tells."""
CUE_WORDS = CUED | _PEOPLE | {"alongside", "campus"}
"""A text without one of these words says of no institution, by the words before its name, what it does."""
_COMMON_AFTER = words("""
    concentration category subject state country location degree field specialty industry region city level topic type
    school
""")

_OWNED_WORDS = words("""
    fellowship residency internship bootcamp immersive track scholarship certificate certification program programme course mba master's master’s master school academy
    institute commitment curriculum graduate degree
""")
_OWNED = _OWNED_WORDS | {f"{word}s" for word in _OWNED_WORDS}
"""What belongs to an institution: a possessive before one of these names its owner."""

_NOBODY = words("""
    master bachelor women woman men today tomorrow yesterday world nation country city state children child people it that what let here there
    who she he year program school university college article u.s u.s. us america everyone u.s. student students company employer week month site
    associate doctor veterans
""")
"""Words whose possessive names no institution: "Master's", "today's"."""
_SHARED = words("women's children's men's king's queen's veterans people's teachers workers' nurses' st")
"""Possessives inside the names of institutions: "Boston Children's Hospital"."""

_CUTS = _PROGRAMS | _DIVIDERS | {"/"}
"""A run without any of these, and without a possessive, is one part."""
_NO_SEATS = _PROGRAMS | _COMMON | _TAILS
_NO_TOWNS = _COMMON | _TAILS | _TOPICS
_NO_NAMES = _COMMON_AFTER | _NOBODY | _COMMON
_NO_BEGINNINGS = _OPENINGS | _COMMON
_NO_OWN = _COMMON | {"general", "national", "international"}
_NO_PROPER = _HEADS | _COMMON | _SMALL | {"&"}
_NO_PLAIN = _CUTS | _OPENINGS | {"summer", "faculty", "office"}
"""Words that ask for a closer look at a name."""
_NO_OWNERS = _COMMON | _PROGRAMS | _NOBODY


class _Word(NamedTuple):
    start: int
    end: int
    value: str
    key: str
    """The word in lower case, without a possessive or a full stop."""


_new = tuple.__new__
"""Makes a word in half the time."""


def mentions(text: Text) -> list[Mention[Organization]]:
    """The institutions in reading order, each with the abbreviation in brackets beside it."""
    value = text.value
    found: list[
        tuple[int, int, int, str, str, Role]
    ] = []  # the name's start and end, end of the quote, abbreviation, rule, role
    said = vocabulary(text)
    if said and said[-1] in _HEADS and _is_name(value, said):
        return [Mention(Organization(value, None, "provider"), text, "organization.head-word")]
    owned = "'" in value or "’" in value
    if not _HEADS.isdisjoint(said) and _capitalised(value, text.folded(), _HEADS.intersection(said)):
        for run in _runs(value):
            keys = [word.key for word in run]
            if _HEADS.isdisjoint(keys):
                continue
            for start, end in _names(run) if owned or not _CUTS.isdisjoint(keys) else _name(run, False):
                cue = _cue(value, start)
                found.append((*_closed(value, start, end), cue or "organization.head-word", _role(cue)))
    others = [] if _SHORTS.isdisjoint(said) else _branches(value)
    if not CUED.isdisjoint(said) and not LINKED.isdisjoint(said):
        others += _cued(value)
    if owned:
        others += _owners(value)
    if others:
        named = [(name[0], name[2]) for name in found]
        for start, end, rule in others:
            if start < end and not overlaps(named, start, end):
                insort(named, (start, end))
                found.append((*_closed(value, start, end), rule, _role(_cue(value, start))))
        found.sort()
    if not found:
        return []
    return [
        Mention(Organization(value[start:end], short or None, role), text[start:stop], rule)
        for start, end, stop, short, rule, role in found
    ]


def _is_name(value: str, said: list[str]) -> bool:
    """Whether a text that ends in a head word is one plain name and no more ("Acme Medical Center"), as many heads are: told in a sixth of the time.

    Of such words, all that is asked below of a run comes down to this.
    """
    return (
        2 <= len(said) <= 6
        and value.istitle()
        and value.isascii()
        and len(value) == sum(map(len, said)) + len(said) - 1
        and value.replace(" ", "").isalpha()
        and _NO_PLAIN.isdisjoint(said)
        and _HEADS.isdisjoint(said[:-1])
        and not _NO_PROPER.issuperset(said)
    )


def _capitalised(value: str, folded: str, heads: frozenset[str]) -> bool:
    """Whether one of the head words may be, or be part of, a word with a capital: "Institute", "Max-Planck-institut"."""
    for head in heads:
        at = folded.find(head)
        while at >= 0:
            if value[at] != head[0] or (at and value[at - 1] != " "):
                return True
            at = folded.find(head, at + 1)
    return False


def _role(cue: str | None) -> Role:
    """What a name does, by what the words before it say of it."""
    return "affiliate" if cue == "organization.partner" else "provider"


def _cue(value: str, start: int, named: bool = True) -> str | None:
    """What the words before a name say of it: that it offers the program, takes part in it, or that the program is held there.

    People at a place ("students at") say so only where the name itself is that of an institution (`named`).
    """
    words = value[max(0, start - 40) : start].lower().split() if start else []
    if words and words[-1] == "the":
        words.pop()
    if not words or words[-1] not in _LINKS:
        return None
    link, before = words[-1], words[-2:-1]
    if not before and link != "alongside":
        return None
    if before in (["jointly"], ["entirely"], ["online"]):
        before = words[-3:-2]
    last = before[0] if before else ""
    if (
        link == "alongside"
        or (link in ("by", "at") and last in _PARTNERS)
        or (link in ("with", "to") and last.removesuffix("s") in _PARTNERED)
    ):
        return "organization.partner"
    if not _OTHERS.isdisjoint(words[-5:]):
        return None
    if (link in ("by", "through") and last in _OFFERED) or (
        link == "by" and _is_kind(last) and "top" not in words[-4:]
    ):
        return "organization.by"
    if (
        (link in ("at", "from") and _is_kind(last))
        or (link == "at" and (last in _HELD or (named and last in _PEOPLE)))
        or words[-2:] == ["campus", "of"]
    ):
        return "organization.at"
    return None


def _is_kind(word: str) -> bool:
    return word in _KINDS or word.removesuffix("s") in _KINDS


def _closed(value: str, start: int, end: int) -> tuple[int, int, int, str]:
    """The name with its seat ("…, Los Angeles") and the abbreviation beside it."""
    if value.startswith(", ", end) and value[start:end].lower() in _SYSTEMS:
        seat = compiled(r"[A-Z] [\w.’'-]* (?: [ ] [A-Z] [\w.’'-]* ){0,2}").match(value, end + 2)
        if seat:
            end = seat.end()
    stop = value.find(")", end, end + 32) if value.startswith(" (", end) else -1
    if stop < 0:
        return start, end, end, ""
    short = value[end + 2 : stop]
    if (
        sum(letter.isupper() for letter in short) >= 2
        and len(short.split()) <= 3
        and all(word[0].isupper() for word in short.split())
        and "," not in short
    ):
        return start, end, stop + 1, short
    return start, end, end, ""


def _runs(value: str) -> Iterator[list[_Word]]:
    """The runs of capitalised words, with the small words that join them."""
    run: list[_Word] = []
    end = 0
    for token in compiled(_TOKEN).finditer(value):
        start, stop = token.span()
        before = value[start - 1] if start else " "
        if before != " " and (before.isalnum() or before in "_@." or (before == "/" and start != end + 1)):
            continue
        word = token.group()
        beside = start == end + 1 and before == " "  # as nearly always
        if run and (len(run) > 40 or not (beside or _joined(value, end, start, word, run))):
            yield run
            run = []
        if word.isalnum():
            run.append(_new(_Word, (start, stop, word, word.casefold())))
            end = stop
        else:
            run.append(_word(value, start, stop))
            end = run[-1].end
    if run:
        yield run


def _word(value: str, start: int, end: int) -> _Word:
    """The word without the full stop of its sentence; its key is the last part of a compound, if that is a head word."""
    word = value[start:end]
    if (
        word.endswith(".")
        and word[:-1].casefold() not in _DOTTED
        and not all(len(part) == 1 for part in word[:-1].split("."))
    ):
        end -= 1
        word = word[:-1]
    key = word.casefold().rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("'’")
    if "-" in key and (behind := key.rpartition("-")[2]) in _HEADS:
        key = behind  # "Humboldt-Universität"
    return _new(_Word, (start, end, word, key))


def _joined(value: str, end: int, start: int, word: str, run: list[_Word]) -> bool:
    """Whether what stands before a word joins it to the run; small words and slashes become words of the run."""
    gap = value[end:start]
    if gap == " " or (gap == ", " and word in _CLOSING):
        return True
    small = gap[1:-1]
    if (small in _SMALL or small == "&") and gap[0] == gap[-1] == " ":  # as mostly
        run.append(_new(_Word, (end + 1, start - 1, small, small)))
        return True
    parts = gap.split(None, 2)
    if "/" in gap:
        if parts != ["/"]:
            return False
    elif not (
        gap.startswith(" ")
        and gap.endswith(" ")
        and 0 < len(parts) <= 2
        and (parts == ["&"] or (parts[0] in _SMALL and parts[-1] in _SMALL))
    ):
        return False
    at = end
    for part in parts:
        at = value.index(part, at)
        run.append(_Word(at, at + len(part), part, part))
        at += len(part)
    return True


def _names(words: list[_Word]) -> list[tuple[int, int]]:
    """The institutions in a run of capitalised words that holds a head word."""
    result: list[tuple[int, int]] = []
    part: list[_Word] = []
    headed = False
    for number, word in enumerate(words):
        _, _, said, key = word
        last = number + 1 == len(words)
        ends = said == "/" or (key in _PROGRAMS and (last or words[number + 1].key not in _HEADS))
        if ends or (said in _DIVIDERS and _divides(part, word, words[number + 1 :])):
            named = _name(part, ends and said != "/") if headed else []
            if (
                not named
                and said == "/"
                and 0 < len(part) < 4
                and part[0].start == 0
                and _name(_first(words[number + 1 :]), False)
            ):
                named = [(part[0].start, part[-1].end)]  # a head "Acme/Harvard Medical School" names two
            result += named
            part, headed = [], False
            continue
        part.append(word)
        headed = headed or key in _HEADS
        if not last and said[-1] in "s'’" and said.endswith(("'s", "’s", "s'", "s’")) and (headed or _owns(part)):
            if headed:
                result += _name(part, False)
            part, headed = [], False
    return result + _name(part, False) if headed else result


def _divides(part: list[_Word], word: _Word, following: list[_Word]) -> bool:
    """Whether a small word stands between two names, not within one."""
    if word.value in ("at", "in", "on"):
        return not _seated(part, word, following)
    if word.value == "the":
        return bool(part) and part[-1].value != "of"
    short = word.value == "and" and len(part) == 1 and len(part[0].value) > 2 and part[0].value.isupper()
    return short or _full(part, following)


def _first(words: list[_Word]) -> list[_Word]:
    """The words up to the next slash or program."""
    ends = (number for number, word in enumerate(words) if word.value == "/" or word.key in _PROGRAMS)
    return words[: next(ends, len(words))]


def _headed(part: list[_Word]) -> bool:
    for word in part:  # noqa: SIM110 - `any` takes twice as long
        if word.key in _HEADS:
            return True
    return False


def _owns(part: list[_Word]) -> bool:
    """Whether a possessive is the owner of what follows ("Google's Summer Institute"), not a part of its name."""
    names = [word.value for word in part]
    return names[-1].casefold().replace("’", "'") not in _SHARED and "and" not in names and names[0] != "St."


def _full(part: list[_Word], following: list[_Word]) -> bool:
    """Whether an "and" stands between two institutions: both sides have a head word, and no "of Arts" on the left runs on."""
    if not _headed(part) or not _headed(following):
        return False
    head = min(number for number, word in enumerate(part) if word.key in _HEADS)
    runs_on = any(word.value in ("of", "for") for word in part[head + 1 :])
    return not runs_on or part[head].key in ("university", "hospital", "clinic", "bank")


def _seated(part: list[_Word], word: _Word, following: list[_Word]) -> bool:
    """Whether "at", "in" or "on" belongs to a name: "University of Oregon at Cedar Hill", "Council on Education"."""
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
    last = end = heads[-1]
    tail = part[last + 1 :]
    if not tail:
        if ended and part[last].key in ("college", "university", "school", "foundation"):
            if len(heads) > 1:
                end = heads[-2]  # "Jack Cooke Foundation College Scholarship"
            elif not _owned(part[:last]):
                return []  # "General School Scholarships", "Foundation Course"
    elif tail[0].value in _LINKING:
        end = _complement(part, last, ended)
    elif (opened := _opened(part, heads)) >= 0:
        end = _complement(part, opened, ended)  # "Association of University Gardeners"
    elif len(tail) > 2 and tail[0].key == "faculty" and tail[1].value == "of":
        end = len(part) - 1  # "Example University Faculty of Medicine"
    elif part[last].key in _FOREIGN:
        end = len(part) - 1
    elif tail[0].key in ("inc", "llc", "ltd", "corp", "gmbh", "system", "extension"):
        end = last + 1
    elif (
        len(tail) == 1
        and not ended
        and part[last].key in ("college", "academy")
        and _owned(part[:last])
        and tail[0].key not in _NO_TOWNS
    ):
        end = last + 1  # "Imperial College London"
    name = part[: end + 1]
    if not _proper(name, heads[0], ended or (bool(tail) and end == last)):
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


def _opened(part: list[_Word], heads: list[int]) -> int:
    """The number of the first head word whose complement takes in the last one, or -1."""
    for number in heads:
        if number + 1 < heads[-1] and part[number + 1].value in ("of", "for"):
            return -1 if any(word.value in ("and", "&") for word in part[number : heads[-1]]) else number
    return -1


def _owned(words: list[_Word]) -> bool:
    """Whether the words before a head word hold a name of its own."""
    return any(word.key not in _NO_OWN for word in words)


def _complement(part: list[_Word], head: int, ended: bool) -> int:
    """The last word of "University of …": the whole rest, or less where the name of a program follows."""
    end = len(part) - 1
    for number in range(head + 3, len(part)):
        if part[head + 1].value == "of" and part[number].key in _TAILS:
            end = number - 1
            break
    if ended and end - head > 3 and part[head + 3].value not in ("and", "&", "of", "for"):
        end = head + 2  # "Department of Fisheries Marine Ecology Graduate Fellowship"
    while end > head and part[end].value in ("of", "for", "and", "&", "the", "in", "at", "on"):
        end -= 1
    return end


def _proper(name: list[_Word], head: int, followed: bool) -> bool:
    """Whether the words, of which that with the number `head` is the first head word, name one institution, not a kind of institution or a program."""
    keys = [word.key for word in name]
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
        return False  # "Acme High School Internships"
    own = [key for key in keys if key not in _NO_PROPER]
    if not own and not (keys[0] in ("department", "ministry", "government", "bank") and len(keys) > 2):
        return False
    if keys[0] in ("department", "dept", "school", "college", "faculty", "institute", "center", "centre", "office"):
        return any(key not in _TOPICS for key in own)
    return True


def _branches(value: str) -> list[tuple[int, int, str]]:
    """Abbreviated universities with their seat."""
    return [
        (*match.span(), "organization.branch")
        for match in compiled(_BRANCH).finditer(value)
        if match["seat"].lower() not in _NO_SEATS
    ]


def _cued(value: str) -> list[tuple[int, int, str]]:
    """Names without a head word after "offered by", "Bootcamp at" and the like."""
    result: list[tuple[int, int, str]] = []
    for link in compiled(r"(?: by | with | at | from | through ) [ ] (?: the [ ] )? (?= [A-ZÀ-Þ\d] )").finditer(value):
        rule = _cue(value, link.end(), named=False)
        if not rule or (link.start() and value[link.start() - 1].isalnum()):
            continue
        taught = value[: link.start()].rstrip().lower().endswith(("course", "courses"))
        result += [
            (start, end, rule)
            for start, end in _listed(value, link.end())
            if not (taught and compiled(_TEACHER).fullmatch(value[start:end].rstrip(".,")))
        ]
    return [one for one in result if value[one[0] : one[1]].casefold() not in _NO_NAMES]


def _listed(value: str, start: int) -> list[tuple[int, int]]:
    """The names of a run that begins here, at most six words: "Acme and Beta" are two."""
    run = next(_runs(value[start : start + 120]), [])
    names: list[tuple[int, int]] = []
    first = last = -1
    for word in run[:8]:
        if word.value in ("and", "/", "&"):
            if word.value != "&" and last >= 0:
                names.append((first, last))
                first = last = -1
            continue
        if (word.value in _SMALL and word.value != "of") or (word.key in _PROGRAMS and word.key != "bootcamp"):
            break
        if first < 0:
            first = start + word.start
        if word.value not in _SMALL:
            owner = word.value.endswith(("'s", "’s", "'", "’"))
            last = start + word.end - (len(word.value) - len(word.value.rstrip("s").rstrip("'’")) if owner else 0)
            if owner:
                break
    return [*names, (first, last)] if last >= 0 else names


def _owners(value: str) -> list[tuple[int, int, str]]:
    """Names without a head word that own a program: "Google's Harbor Logistics Certificate"."""
    result: list[tuple[int, int, str]] = []
    for mark in compiled(r"['’] s? [ ]").finditer(value):
        before = value[max(0, mark.start() - 60) : mark.start()].rpartition("\t")[2].rpartition("\n")[2]
        last = before.rpartition(" ")[2]
        if not _capital(last) or last.casefold() in _NO_OWNERS or not _is_owned(value[mark.end() : mark.end() + 80]):
            continue
        words: list[str] = []
        for word in reversed(before.split(" ")):
            if not _capital(word) or len(words) == 4:
                break
            words.insert(0, word)
        while words and words[0].casefold() in _NO_BEGINNINGS:
            words.pop(0)
        if words:
            result.append((mark.start() - len(" ".join(words)), mark.start(), "organization.possessive"))
    return result


def _capital(word: str) -> bool:
    """Whether a word begins with a capital, perhaps behind digits ("9Elms"), and ends nothing."""
    return word.lstrip("0123456789")[:1].isupper() and not word.endswith((".", ",", ":", ";", ")"))


def _is_owned(following: str) -> bool:
    """Whether one of the next words is a program or the like."""
    for word in following.casefold().split(None, 7)[:7]:
        bare = word.strip('.,:;!?()"“”')
        if bare in _OWNED:
            return True
        if bare != word:
            return False
    return False

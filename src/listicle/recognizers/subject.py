"""Text → the subjects that programs are in, as printed: "Fellowship in Pain Medicine", "Data Science Bootcamp"."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from listicle.recognizers import place
from listicle.recognizers.kind import vocabulary
from listicle.recognizers.rule import Mention, compiled, holds, overlaps, remembered, words
from listicle.text import Text

_KIND = r"""(?<! [\w'’-] ) (?:
    fellowship | residenc(?:y|ie) | internship | boot[ -]?camp | scholarship | certificate | certification | diploma | specialization
  | mba | mfa | mph | mpa | mpp | msw | msn | ll\.?m\.? | ph\.?d\.? | doctorate
  | (?: master | bachelor | doctor | associate ) (?: ['’]?s )? [ ] of [ ] [a-z]+ (?: [ ] [a-z]+ )?? (?= [ ] in [ ] )
  | (?: master | bachelor )['’]s | m\.?sc?\.? | m\.?eng\.? | b\.?sc?\.? | b\.?tech\.? | degree | nanodegree | major | minor | doctoral
  | (?: master | bachelor ) s? (?= [ ] in [ ] ) | máster | maestría | mestrado | licenciatura | grado | doctorado | beca | stipendium | diplomado
  | accelerator | incubator | apprenticeship | studentship | traineeship | immersive
  | summer [ ] (?: school | camp | institute | academ(?:y|ie) | program(?:me)? | stud(?:y|ie) )
  | (?P<taught> course | program(?:me)? | workshop | training | master-?classe? | track | camp | research )
) s? (?! [\w-] )"""
"""What can be in a subject; the last line holds what is so in a looser sense."""

_KINDS = words("""
    fellowship fellowships residency residencys residencie residencies internship internships boot bootcamp bootcamps scholarship
    scholarships certificate certificates certification certifications diploma diplomas specialization specializations mba mbas mfa mfas
    mph mphs mpa mpas mpp mpps msw msws msn msns ll llm llms ph phd phds doctorate doctorates master masters bachelor bachelors doctor
    doctors associate associates m ms mss msc mscs meng mengs b bs bss bsc bscs btech btechs degree degrees nanodegree nanodegrees major
    majors minor minors doctoral doctorals máster másters maestría maestrías mestrado mestrados licenciatura licenciaturas grado grados
    doctorado doctorados beca becas stipendium stipendiums diplomado diplomados accelerator accelerators incubator incubators
    apprenticeship apprenticeships studentship studentships traineeship traineeships immersive immersives summer course courses program
    programs programme programmes workshop workshops training trainings masterclass masterclasss masterclasse masterclasses track tracks
    camp camps research researchs
""")
"""The words that its matches begin with."""
_TAUGHT = words("""
    course courses program programs programme programmes workshop workshops training trainings masterclass masterclasss masterclasse
    masterclasses track tracks camp camps research researchs
""")
_FURTHER = words("""
    boot boots master masters bachelor bachelors doctor doctors associate associates m ms mss msc mscs meng mengs b bs bss bsc bscs btech
    btechs ll llm llms ph phd phds summer
""")
"""Those whose matches may go on behind the word; of the others, the word is all that is matched."""

_AFTER = r"""
    (?: [ ] (?: [Dd]egrees? | [Pp]rogram(?:me)?s? | [Pp]ositions? | [Cc]ourses? | [Ss]tudies | [Oo]pportunities | [Tt]raining ) )?
    (?: [ ] (?: in | en | em | für ) [ ] (?: the [ ] (?: fields? | areas? ) [ ] of [ ] | the [ ] )?      # "in (the field of)"
      | (?: : | [ ] (?: on | for | of ) ) [ ] (?P<loose> ) )                                   # "Summer School for Mathematics"
"""

_JOINTS = frozenset([": ", *[f" {letter}" for letter in "DdPpCcSsOoTtief"]])
"""The two characters that it begins with."""

_UPPER = r"""(?P<upper> (?: [A-ZÀ-Þ] | 3D | 2D ) [\w+#/&’'-]* (?: \. \w+ )*
    (?: (?: [ ] (?: (?: and | & | of | und | y | e | et | as [ ] a ) [ ] (?: the [ ] )? )? | , [ ] (?: and [ ] | & [ ] )? | / )
        (?: [A-ZÀ-Þ] [\w+#/&’'-]* (?: \. \w+ )* | \d\.\d ) ){0,7} )"""
"""Capitalised words, as a subject is printed."""

_OF = r"(?: [Mm]aster | [Bb]achelor | [Dd]octor ) (?: ['’]?s )? [ ] of [ ]"
_FOR = r"""for [ ] (?: aspiring | future | early-career | budding | prospective ) [ ] (?P<subject> (?: [\w/&’'-]+ [ ] ){1,4}? )
    (?: specialist | professional | practitioner | physician | clinician | expert | leader | researcher | engineer | analyst | major ) s? \b"""
"""A coming profession: "for Aspiring Pain Management Specialists"."""
_COMING = ("for aspiring ", "for future ", "for early-career ", "for budding ", "for prospective ")
_TITLES = ("Introduction to ", "Intro to ", "Fundamentals of ", "Foundations of ", "Basics of ", "Essentials of ")
"""How the title of a course begins that names its subject."""
_INTRODUCING = words(
    "aspiring future early budding prospective introduction intro fundamentals foundations basics essentials"
)
TELLING = _KINDS | _INTRODUCING
"""A text without one of these words names no subject, unless what it names is "for beginners"."""

_BLANK_WORDS = words("""
    best top online full-time part-time free immersive summer winter fall spring graduate postgraduate undergraduate
    postdoctoral post-doctoral predoctoral pre-doctoral doctoral dissertation national global international one-year
    two-year three-year accredited professional advanced research training accelerated intensive paid virtual remote
    hybrid residential blended executive certified certification certificate complete comprehensive introductory
    beginner intermediate new great popular leading prestigious year-long full-tuition full need-based merit-based
    memorial award awards student students teaching program programme course degree residency fellowship internship
    bootcamp scholarship mba phd ph.d masters master's bachelor's master bachelor early-career mid-career self-paced
    short first next pre-college precollege high young women's minority merit specialist specialization career basic
    live in-person on-campus flexible affordable cheap corporate-sponsored diploma traineeship apprenticeship work
    study-abroad abroad exchange preparation prep exam fully funded fully-funded innovative exclusive
""")
_BLANK = _BLANK_WORDS | {f"{word}s" for word in _BLANK_WORDS}
"""Words before a program's kind that say nothing of its subject."""

_FIELDS = words("""
    science sciences mathematics maths math statistics physics chemistry biochemistry biology neuroscience neurosciences genetics genomics
    bioinformatics biotechnology biotech astronomy astrophysics aeronautics astronautics geology geography ecology zoology botany
    oceanography meteorology climatology nanotechnology robotics mechatronics cybernetics engineering technology computing informatics
    programming coding cybersecurity security cryptography blockchain ai intelligence learning vision nlp analytics data software hardware
    networking networks devops cloud web internet graphics animation simulation modeling modelling visualization optimization medicine
    surgery nursing pharmacy dentistry psychiatry psychology anesthesiology anaesthesia anesthesia cardiology neurology oncology pediatrics
    paediatrics radiology pathology dermatology urology nephrology gastroenterology endocrinology rheumatology hematology immunology
    virology epidemiology toxicology pharmacology physiology anatomy ophthalmology orthopedics orthopaedics otolaryngology geriatrics
    gerontology obstetrics gynecology nutrition dietetics therapy physiotherapy rehabilitation health healthcare care midwifery kinesiology
    counseling counselling optometry hospice nanomedicine telemedicine economics econometrics sociology anthropology archaeology history
    philosophy theology linguistics literature journalism communication communications media law policy politics government administration
    management marketing advertising finance accounting accountancy banking investing investment insurance taxation logistics
    entrepreneurship leadership business commerce sales operations consulting hospitality tourism fintech sustainability innovation strategy
    education pedagogy criminology justice diplomacy relations affairs studies governance economy development languages humanities trade
    procurement resources design architecture art arts music film filmmaking photography theatre theater dance painting sculpture typography
    illustration fashion writing editing publishing translation baking cooking culinary gastronomy construction carpentry plumbing welding
    agriculture forestry horticulture aviation branding copywriting seo ux ui ux/ui ui/ux cinematography storytelling planning
    transformation testing prototyping blogging podcasting gaming esports python java javascript typescript sql excel autocad photoshop
    illustrator figma react html css ruby rust golang php c++ matlab tableau powerpoint wordpress salesforce aws azure linux bim revit
    energy climate healthtech edtech medtech agtech insurtech proptech cleantech deeptech analysis interaction hygiene production
    merchandising billing phlebotomy screenwriting songwriting conservation paralegal yoga hvac ecommerce e-commerce
""")
"""Words that can end the name of a subject: sciences, medicine and care, society, arts and crafts, tools that are taught."""

_PARTS = _FIELDS | words("""
    pain sleep sports sport emergency family internal critical palliative addiction hand foot spine breast heart brain cancer child
    adolescent adult women's men's wound burn trauma transplant blood bone eye skin lung kidney liver infectious disease tropical travel
    aerospace space ocean earth marine polymer materials material nano quantum solid plasma food plant animal wildlife soil water energy
    power renewable climate environment environmental machine deep computer information game games mobile front-end back-end backend
    frontend full-stack fullstack stack cyber network systems system user interface experience product project supply chain real estate
    human resource public social private corporate commercial venture event fine liberal performing visual graphic motion video audio sound
    interior industrial urban landscape digital creative content search engine e-commerce email brand artificial natural language
    computational applied theoretical mathematical statistical quantitative qualitative political international global criminal civil
    mechanical electrical electronic electronics chemical biomedical bio-medical biological molecular cell cellular structural nuclear
    petroleum mining manufacturing automotive early childhood special higher secondary elementary primary stem medical clinical dental
    veterinary pediatric paediatric geriatric cardiac cardiovascular cardiothoracic vascular thoracic neurosurgical orthopedic orthopaedic
    plastic reconstructive colorectal bariatric minimally invasive robotic interventional regional obstetric gynecologic maternal fetal
    maternal-fetal neonatal perinatal reproductive sexual forensic occupational physical speech respiratory mental behavioral behavioural
    cognitive developmental organizational library museum defense defence homeland national non-profit nonprofit risk financial asset wealth
    tax actuarial agricultural american african asian european latin english french spanish german chinese japanese korean italian arabic
    modern ancient classical comparative cultural gender ethnic religious technical scientific strategic operational change quality process
    customer retail textile jewelry pastry wine beverage screen script photo 3d 2d vfx vr ar iot r ml it ios android crypto penetration
    ethical professional hospital administrative pharmaceutical drug vaccine population community rural intensive failure clean speech-language
    human-computer behavior behaviour fiber cyber-physical sustainable early-childhood cross-cultural
""")
"""Words that can stand before them within the name."""

_ENDINGS = (
    "ology",
    "ography",
    "onomics",
    "omics",
    "istry",
    "metrics",
    "nautics",
    "iatrics",
    "iatry",
    "nomy",
    "surgery",
    "medicine",
    "therapy",
    "informatics",
    "engineering",
    "statistics",
    "physics",
)
"""Endings that make the name of a science."""

_ALONE = words("""
    science technology learning data development care studies resources relations affairs school language operations coding education
    government transformation simulation innovation sales planning intelligence testing economy networks analysis interaction production
    energy climate conservation
""")
"""Fields that alone say too little to be a subject."""

_INNER = words("national global international professional advanced special corporate technical women's men's")
"""Words that begin a subject only in few pairs: "National Science" is none, "International Relations" is one."""
_PAIRED = words("relations affairs business health finance law writing education security development studies")

_OWNERS = words("department school college institute ministry office bureau faculty")
_INSTITUTIONS = words("university school college hospital clinic institute academy center centre foundation")
_TIMES = words(
    "january february march april may june july august september october november december spring summer fall autumn winter person"
)
_UNITS = ("week", "weeks", "month", "months", "year", "years", "day", "days", "hour", "hours")
_TOKEN = r"[\w+\#] (?: [\w+\#./'’®™‑-]* [\w+\#®™] )? | [&,/]"


@remembered
def mentions(text: Text) -> list[Mention[str]]:
    """The subjects in reading order."""
    value, folded, said = text.value, text.folded(), vocabulary(text)
    begun = _KINDS.intersection(said)
    if not begun and _INTRODUCING.isdisjoint(said) and " for beginners" not in folded:
        return []
    found: list[tuple[int, int, str]] = []
    taken: list[tuple[int, int]] = []

    def add(place: tuple[int, int] | None, rule: str) -> None:
        if place and not (taken and overlaps(taken, *place)):
            insort(taken, place)
            found.append((*place, rule))

    kinds = _kinds(folded, begun) if begun else []
    for _, end, taught in kinds:
        if value[end : end + 2] in _JOINTS:
            add(_after(value, end), "subject.taught" if taught else "subject.in")
    for match in (
        compiled(_OF).finditer(value)
        if " of " in folded and ("master" in folded or "bachelor" in folded or "doctor" in folded)
        else ()
    ):
        add(_degree(value, match), "subject.of")
    for start, end, _ in kinds:
        if end == start + 8 and folded.startswith("research", start):
            continue  # "Health Research" is about health, but no program in it
        add(_before(value, start), "subject.before")
    if "for " in folded and holds(folded, _COMING):
        for match in compiled(_FOR).finditer(folded):
            add(_known(value, *match.span("subject")), "subject.for")
    if value.startswith(_TITLES) or " for beginners" in folded:
        add(_titled(value, folded), "subject.titled")
    if len(found) > 1:
        found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def _kinds(folded: str, begun: frozenset[str]) -> list[tuple[int, int, bool]]:
    """Where kinds of program begin and end, and whether they are such in a looser sense: `_KIND` where one of its words stands."""
    places: list[tuple[int, int]] = []
    for word in begun:
        length = len(word) if word not in _FURTHER else 0
        at = folded.find(word)
        while at >= 0:
            before, behind = folded[at - 1] if at else " ", folded[at + length : at + length + 1] or " "
            if not length or not (before.isalnum() or before in "_'’-" or behind.isalnum() or behind in "_-"):
                places.append((at, length))
            at = folded.find(word, at + 1)
    places.sort()
    found: list[tuple[int, int, bool]] = []
    end = 0
    for start, length in places:
        if start < end:
            continue
        if length:
            end = start + length
            found.append((start, end, folded[start:end] in _TAUGHT))
        elif (kind := compiled(_KIND).match(folded, start)) is not None:
            end = kind.end()
            found.append((start, end, kind["taught"] is not None))
    return found


def whole(text: Text) -> Mention[str] | None:
    """The text itself if it is the name of a subject and nothing else ("Digital Marketing")."""
    text = text.strip(" .,;:")
    return (
        Mention(text.value, text, "subject.whole")
        if text and _known(text.value, 0, len(text)) == (0, len(text))
        else None
    )


def begins(text: Text) -> bool:
    """Whether the first word of a text is one of those that subjects are made of."""
    first = compiled(_TOKEN).match(text.value)
    return first is not None and _is_part(first.group())


def leading(text: Text) -> Text | None:
    """The known subject that a text begins with ("computer science or a related field")."""
    found = _stretch(text.value, 0, len(text))
    return text[found[0] : found[1]] if found else None


def _free(value: str, start: int) -> bool:
    """Whether a word begins here."""
    return start == 0 or not (value[start - 1].isalnum() or value[start - 1] in "_'’-")


def _key(word: str) -> str:
    return word.casefold().strip("®™.")


def _is_field(word: str) -> bool:
    key = word.casefold().strip("®™.")
    return key in _FIELDS or (len(key) > 6 and key.endswith(_ENDINGS))


def _is_part(word: str) -> bool:
    key = word.casefold().strip("®™.")
    return key in _PARTS or (len(key) > 6 and key.endswith(_ENDINGS))


def _is_blank(word: str) -> bool:
    key = word.casefold().strip("®™.")
    return key in _BLANK or (key[:1].isdigit() and key.endswith(_UNITS))


def _titled(value: str, folded: str) -> tuple[int, int] | None:
    """The subject that the title of a course names: "Introduction to Astronomy", "Web Design for Beginners"."""
    if value.startswith(_TITLES):
        start = value.index(" ", value.index(" ") + 1) + 1
        start += 4 if value.startswith("the ", start) else 0
        return _leading(value, start, len(value))
    stop = folded.find(" for beginners")
    return _known(value, 0, stop) if stop > 0 else None


def _degree(value: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The subject of a degree named without "in": "Master of Public Health"; "of Science" is none."""
    upper = compiled(_UPPER).match(value, match.end())
    found = _named(value, *upper.span()) if upper else _leading(value, match.end(), match.end() + 120)
    if not found or not _free(value, match.start()) or value.startswith(" in ", found[1]):
        return None
    return (
        None if value[slice(*found)].lower() in ("science", "sciences", "arts", "art", "philosophy", "laws") else found
    )


def _after(value: str, at: int) -> tuple[int, int] | None:
    """The subject after a program's kind."""
    joint = compiled(_AFTER).match(value, at)
    if not joint:
        return None
    upper = compiled(_UPPER).match(value, joint.end())
    if upper and joint["loose"] is None:
        return _named(value, *upper.span())
    return _leading(value, joint.end(), upper.end() if upper else joint.end() + 120)


def _named(value: str, start: int, end: int) -> tuple[int, int] | None:
    """The capitalised words as a subject, whatever they are, unless they name a place, a time or an institution."""
    words = list(compiled(_TOKEN).finditer(value, start, end))
    while words and (_is_blank(words[-1].group()) or words[-1].group().casefold() in ("&", ",", "/", "and")):
        words.pop()
    if not words or not _INSTITUTIONS.isdisjoint(value[start:end].lower().split()):
        return None
    end = words[-1].end()
    rest = compiled(r"(?: [ ] [a-z-]+ ){1,2}").match(value, end)
    if rest and _is_field(rest.group().split()[-1]) and all(_is_part(word) for word in rest.group().split()):
        end = rest.end()  # "UX design"
    if any(_is_field(word.group()) for word in words):
        return start, end
    name = value[start:end]
    if name.split()[0].lower() in _TIMES or any(
        name.startswith(one.text.value.split(",")[0]) for one in place.mentions(Text.of(name, 0))
    ):
        return None
    return start, end


def _leading(value: str, start: int, end: int) -> tuple[int, int] | None:
    """The longest known subject that the stretch begins with, unless it says too little."""
    found = _stretch(value, start, end)
    return found if found and value[slice(*found)].casefold() not in _ALONE else None


def _stretch(value: str, start: int, end: int) -> tuple[int, int] | None:
    """The longest row of the words of subjects that the stretch begins with, to one that can end a subject."""
    stop = value.find(" ", start, end)
    word = value[start : stop if stop >= 0 else end]
    if word.isalnum() and word != "and" and not _is_part(word):
        return None  # as behind most kinds
    stop = at = start
    for token in compiled(_TOKEN).finditer(value, start, end):
        word = token.group()
        if value[at : token.start()] not in (" ", ""):
            break
        at = token.end()
        if word in "&,/" or word == "and":
            continue
        if _is_field(word):
            stop = token.end()
        elif not _is_part(word):
            break
    return (start, stop) if stop > start else None


def _known(value: str, start: int, end: int) -> tuple[int, int] | None:
    """The known subject that fills the stretch, if one does."""
    found = _leading(value, start, end)
    return found if found and not value[found[1] : end].strip() else None


def _before(value: str, end: int) -> tuple[int, int] | None:
    """The known subject right before a program's kind, blank words between them skipped."""
    bracket = value.rfind(" (", max(0, end - 20), end) if value.endswith(") ", 0, end) else -1
    end = bracket if bracket > 0 else end  # "Public Policy (PP) Fellowship"
    low = max(0, end - 120)
    start = value.rfind(" ", low, end - 1) + 1 or low
    word = value[start:end].rstrip(" ")
    if word.isalnum():
        key = word.casefold()
        if key not in _BLANK and not (key[0].isdigit() and key.endswith(_UNITS)):
            if key not in _FIELDS and not (len(key) > 6 and key.endswith(_ENDINGS)):
                return None  # as before most kinds
            stop = start + len(word)
            start = _plain(value, low, start, key)
            if start >= 0:
                return None if value[start:stop].casefold() in _ALONE else (start, stop)
    tokens = _backwards(value, low, end)
    edge = end
    for last in tokens:
        start, stop, word = last
        if not _near(value[stop:edge]):
            return None
        if not _is_blank(word):
            if not _is_field(word):
                return None
            break
        edge = start
    else:
        return None
    row = [last]  # from right to left
    first = _first(value, row, tokens)
    while first > 0 and _key(row[first][2]) in _INNER and not (first == 1 and _key(last[2]) in _PAIRED):
        first -= 1
    if (
        first > 0
        and _reaches(row, tokens, first + 2)
        and row[first + 1][2] == "of"
        and _key(row[first + 2][2]) in _OWNERS
    ):
        first -= 1  # "Department of Fisheries Marine Ecology Fellowship"
    start, stop = row[first][0], last[1]
    return None if value[start:stop].casefold() in _ALONE else (start, stop)


def _plain(value: str, low: int, start: int, last: str) -> int:
    """Where a subject begins whose last word, `last` in lower case, stands at `start`; -1 where that takes a closer look.

    What `_first` and `_before` tell of tokens, for words between single spaces, as nearly always, in a third of the time.
    """
    row: list[tuple[int, str]] = [(start, last)]
    stop = start - 1
    while stop > low:
        start = value.rfind(" ", low, stop) + 1 or low
        word = value[start:stop]
        if word.isalnum():
            key = word.casefold()
        elif word not in "&,/" and compiled(_TOKEN).fullmatch(word):
            key = _key(word)  # "one-year", "Acme’s"
        else:
            return -1
        if key not in _PARTS and not (len(key) > 6 and key.endswith(_ENDINGS)):
            if word in ("and", "of"):
                return -1
            break
        row.append((start, key))
        stop = start - 1
    first = len(row) - 1
    while first > 0 and row[first][1] in _INNER and not (first == 1 and last in _PAIRED):
        first -= 1
    return row[first][0]


def _backwards(value: str, low: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The tokens from right to left, each with where it begins and ends: few of them are asked for."""
    while end > low:
        start = value.rfind(" ", low, end) + 1 or low
        word = value[start:end]
        if word.isalnum() or (word[:1].isalnum() and word[-1].isalnum() and word.replace("-", "").isalnum()):
            yield start, end, word
        elif word:
            yield from [(*token.span(), token.group()) for token in compiled(_TOKEN).finditer(value, start, end)][::-1]
        end = start - 1


def _reaches(row: list[tuple[int, int, str]], tokens: Iterator[tuple[int, int, str]], number: int) -> bool:
    """Whether there is a token of this number in the row, which is read on so far."""
    while len(row) <= number:
        token = next(tokens, None)
        if token is None:
            return False
        row.append(token)
    return True


def _near(gap: str) -> bool:
    """Whether two words stand side by side."""
    return not gap.strip(" \"'“”‘’")


def _first(value: str, row: list[tuple[int, int, str]], tokens: Iterator[tuple[int, int, str]]) -> int:
    """The number of the first word of the subject that ends the row: to the left as long as its words, and joiners between them, go on."""
    first = number = 0
    while len(row) > number + 1 or _reaches(row, tokens, number + 1):
        _, end, word = row[number + 1]
        if value[end : row[number][0]] not in (" ", ""):
            break
        if word in "&,/" or word == "and":
            if not _reaches(row, tokens, number + 2):
                break
            left = row[number + 2][2]
            if left == "," and _reaches(row, tokens, number + 3):
                left = row[number + 3][2]
            if not _is_part(left):
                break
        elif _is_part(word):
            first = number + 1
        else:
            break
        number += 1
    return first

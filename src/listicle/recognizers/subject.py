"""Text → the subjects that programs are in, as printed: "Fellowship in Pain Medicine", "Data Science Bootcamp"."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled
from listicle.text import Text

_KIND = r"""(?:
    (?: master | bachelor | doctor | associate ) (?: ['’]?s )? [ ] of [ ] [a-z]+ (?: [ ] [a-z]+ )?? (?= [ ] in [ ] ) | fellowships? | residenc(?:y|ies) | internships? | boot[ -]?camps? | scholarships? | certificates? | certifications? | diplomas? | courses?
  | mba | ph\.?d\.? | doctorates? | doctoral | master['’]?s | m\.?sc? \.? | m\.?a\.? | m\.?eng\.? | bachelor['’]?s | b\.?sc? \.? | b\.?a\.? | b\.?tech\.? | degrees?
  | accelerators? | incubators? | apprenticeships? | summer [ ] (?: schools? | camps? | institutes? | programs? | programmes? | stud(?:y|ies) ) | nanodegrees?
  | immersives? | trainings? | programs? | programmes? | workshops? | studentships? | traineeships? | master-?class(?:es)? | majors? | minors? | classes | track
)"""
"""What can be in a subject."""

_BLANK = frozenset(
    "best top online full-time part-time free immersive summer winter fall spring graduate postgraduate undergraduate postdoctoral post-doctoral predoctoral "
    "pre-doctoral doctoral dissertation national global international one-year two-year three-year accredited professional advanced research training "
    "accelerated intensive paid virtual remote hybrid residential blended executive certified certification certificate complete comprehensive introductory "
    "beginner intermediate new great popular leading prestigious year-long full-tuition full need-based merit-based memorial award awards student students "
    "teaching program programme course degree residency fellowship internship bootcamp scholarship mba phd ph.d masters master's bachelor's master "
    "bachelor early-career mid-career self-paced short first next pre-college precollege high school college young women's minority merit "
    "specialist specialization career basic live in-person on-campus flexible affordable cheap corporate-sponsored diploma "
    "traineeship apprenticeship work study-abroad abroad exchange preparation prep exam fully funded fully-funded innovative exclusive".split()
)
"""Words before a program's kind that say nothing of its subject."""

_FIELDS = frozenset(
    # the sciences and their neighbours
    "science sciences mathematics maths math statistics physics chemistry biochemistry biology neuroscience neurosciences genetics genomics bioinformatics biotechnology biotech "
    "astronomy astrophysics aeronautics astronautics geology geography ecology zoology botany oceanography meteorology climatology nanotechnology robotics mechatronics cybernetics "
    "engineering technology computing informatics programming coding cybersecurity security cryptography blockchain ai intelligence learning vision nlp analytics "
    "data software hardware networking networks devops cloud web internet graphics animation simulation modeling modelling visualization optimization "
    # medicine and care
    "medicine surgery nursing pharmacy dentistry psychiatry psychology anesthesiology anaesthesia anesthesia cardiology neurology oncology pediatrics paediatrics radiology pathology dermatology "
    "urology nephrology gastroenterology endocrinology rheumatology hematology immunology virology epidemiology toxicology pharmacology physiology anatomy "
    "ophthalmology orthopedics orthopaedics otolaryngology geriatrics gerontology obstetrics gynecology nutrition dietetics therapy physiotherapy rehabilitation health healthcare care midwifery "
    "kinesiology counseling counselling optometry hospice nanomedicine telemedicine "
    # society, business, law
    "economics econometrics sociology anthropology archaeology history philosophy theology linguistics literature journalism communication communications media law policy politics "
    "government administration management marketing advertising finance accounting accountancy banking investing investment insurance taxation logistics entrepreneurship leadership business "
    "commerce sales operations consulting hospitality tourism fintech sustainability innovation strategy education teaching pedagogy criminology justice diplomacy relations affairs studies "
    "governance economy development languages humanities trade procurement resources "
    # arts and crafts
    "design architecture art arts music film filmmaking photography theatre theater dance painting sculpture typography illustration fashion writing editing publishing translation "
    "baking cooking culinary gastronomy construction carpentry plumbing welding agriculture forestry horticulture aviation branding copywriting seo ux ui ux/ui ui/ux cinematography storytelling "
    "development planning transformation testing administration prototyping blogging podcasting gaming esports "
    # tools that are taught
    "python java javascript typescript sql excel autocad photoshop illustrator figma react html css ruby rust golang php c++ matlab tableau powerpoint wordpress salesforce aws azure linux bim revit".split()
)
"""Words that can end the name of a subject."""

_PARTS = frozenset(
    "pain sleep sports sport emergency family internal critical palliative addiction hand foot spine breast heart brain cancer child adolescent adult women's men's wound burn trauma transplant blood bone "
    "eye skin lung kidney liver infectious disease tropical travel aerospace space ocean earth marine polymer materials material nano quantum solid plasma food plant animal wildlife "
    "soil water energy power renewable climate environment environmental data machine deep computer information software hardware game games mobile web front-end back-end backend frontend "
    "full-stack fullstack stack cloud cyber network systems system user interface experience product project supply chain real estate human resource public "
    "social private corporate commercial business venture hospitality event sports fine liberal performing visual graphic motion video audio sound interior fashion industrial urban "
    "landscape digital creative content search engine e-commerce email brand artificial natural language computational applied theoretical mathematical statistical quantitative qualitative "
    "political international global criminal civil mechanical electrical electronic electronics chemical biomedical bio-medical biological molecular cell cellular structural nuclear petroleum mining "
    "manufacturing automotive early childhood special higher secondary elementary primary stem school healthcare health medical clinical dental veterinary nursing pediatric paediatric geriatric "
    "cardiac cardiovascular cardiothoracic vascular thoracic neurosurgical orthopedic orthopaedic plastic reconstructive colorectal bariatric minimally invasive robotic interventional regional obstetric gynecologic maternal fetal "
    "maternal-fetal neonatal perinatal reproductive sexual forensic occupational physical speech respiratory mental behavioral behavioural cognitive developmental organizational library museum "
    "security defense defence homeland national non-profit nonprofit risk financial investment asset wealth tax "
    "actuarial agricultural american african asian european latin english french spanish german chinese japanese korean italian arabic modern ancient classical comparative cultural gender ethnic religious "
    "technical scientific technology strategic operational change quality process customer sales retail fashion textile jewelry culinary pastry wine beverage film screen script "
    "photo 3d 2d vfx vr ar iot full python java javascript r sql ai ml ux ui ux/ui it ios android crypto blockchain penetration ethical science and engineering professional technical hospital administrative "
    "healthcare pharmaceutical drug vaccine population community rural global intensive care".split()
)
"""Words that can stand before them within the name."""

_ALONE = frozenset(
    "science technology learning data development care studies resources relations affairs school language operations coding teaching innovation sales planning intelligence testing economy networks".split()
)
"""Fields that alone say too little to be a subject."""

_NEVER_LEFT = frozenset(
    "national global international professional advanced full special intensive corporate women's men's school and technical".split()
)
"""Words that belong to a subject only inside it: "National Science" is none of its own."""

_OWNERS = frozenset("department school college institute ministry office bureau faculty".split())
_TOKEN = re.compile(r"[\w+#][\w+#./'’®™-]*|[&,/]")
_SUFFIX = re.compile(
    r".{3,}(?:ology|ography|onomics|omics|istry|metrics|nautics|iatrics|iatry|nomy|surgery|medicine|therapy|informatics)"
)

_UPPER_SUBJECT = r"""(?: (?: [A-ZÀ-Þ] | 3D | 2D ) [\w+#/&.’'-]*
    (?: (?: [ ] (?: (?: and | & | of | und | y | e | et ) [ ] (?: the [ ] )? )? | ,[ ] (?: and [ ] | & [ ] )? | / ) (?: [A-ZÀ-Þ] [\w+#/&.’'-]* | \d\.\d ) ){0,7} )"""
_LOWER_SUBJECT = r"""(?: [a-z] [\w/+-]* (?: (?: [ ] (?: and [ ] | & [ ] )? | / | ,[ ] (?: and [ ] )? ) (?! (?: and | or | at | from | with | for | that | which | who | is | are | in | by | to | through | on | you | offered | as | after | the | a
    | within | can | will | of | has | program | course | degree | this | where | while | when ) \b ) [\w/+-]+ ){0,5} )"""

_IN = rf"""
    (?P<kind> (?<! [\w-] ) (?i: {_KIND} | research ) ) (?: [ ] (?i: degrees? | programs? | programmes? | positions? | course | studies | opportunities | training ) )?
    (?: [ ] (?: in | en | em ) [ ] (?: the [ ] (?: field | area | fields | areas ) [ ] of [ ] | the [ ] )? | : [ ] (?= [A-Z] ) | [ ] (?: on | for | of ) [ ] (?P<loose> ) )
    (?: (?P<upper> {_UPPER_SUBJECT} ) | (?P<lower> {_LOWER_SUBJECT} ) )
"""

_OF = rf"""(?<! [\w-] ) (?: [Mm]aster | [Bb]achelor | [Dd]octor ) (?: ['’]?s )? [ ] of [ ] (?P<upper> {_UPPER_SUBJECT} | (?P<lower> {_LOWER_SUBJECT} ) )"""

_FOR = r"""\b (?i: for [ ] (?: (?: aspiring | future | early-career | new | budding | prospective ) [ ] ) (?P<subject> (?: [\w/&’'-]+ [ ] ){1,4}? )
    (?: specialists? | professionals? | practitioners? | physicians? | clinicians? | experts? | majors? | leaders | researchers? | engineers | analysts ) ) \b"""

_INTRODUCTION = rf"""(?<! [\w-] ) (?: [Ii]ntroduction [ ] to | [Ff]undamentals [ ] of | [Ff]oundations [ ] of | [Ii]ntro [ ] to | [Bb]asics [ ] of | [Ee]ssentials [ ] of ) [ ] (?: the [ ] )? (?: (?P<upper> {_UPPER_SUBJECT} ) | (?P<lower> {_LOWER_SUBJECT} ) )"""

_BEGINNERS = rf"""(?P<upper> {_UPPER_SUBJECT} ) [ ] [Ff]or [ ] [Bb]eginners"""

_HEAD = rf"(?<! [\w'’-] ) {_KIND} (?! [\w-] )"


def mentions(text: Text) -> list[Mention[str]]:
    """The subjects in reading order."""
    value = text.value
    found: list[tuple[int, int, str]] = []

    def add(start: int, end: int, rule: str) -> None:
        if start < end and not any(start < high and low < end for low, high, _ in found):
            found.append((start, end, rule))

    for match in compiled(_IN).finditer(value):
        add(*_open(value, match, loose=match["loose"] is not None), "subject.in")
    for match in compiled(_OF).finditer(value):
        start, end = _open(value, match, loose=False)
        if value.startswith(" in ", end):
            continue
        if value[start:end].lower() not in (
            "science",
            "sciences",
            "arts",
            "philosophy",
            "art",
            "science and arts",
            "laws",
        ):
            add(start, end, "subject.of")
    for match in compiled(_HEAD).finditer(value.lower()):
        add(*_before(value, match.start()), "subject.before")
    for match in compiled(_FOR).finditer(value):
        start, end = match.span("subject")
        add(*_known(value, start, end), "subject.for")
    for pattern in (_INTRODUCTION, _BEGINNERS):
        for match in compiled(pattern).finditer(value):
            add(*_open(value, match, loose=True), "subject.introduction")
    found.sort()
    return [Mention(value[start:end], text[start:end], rule) for start, end, rule in found]


def whole(text: Text) -> Mention[str] | None:
    """The text itself if it is the name of a subject and nothing else ("Digital Marketing")."""
    text = text.strip(" .,;:")
    start, end = _known(text.value, 0, len(text))
    return Mention(text.value, text, "subject.whole") if (start, end) == (0, len(text)) and end else None


def _is_field(word: str) -> bool:
    word = word.casefold().strip("®™.,")
    return word in _FIELDS or _SUFFIX.fullmatch(word) is not None


def _is_part(word: str) -> bool:
    word = word.casefold().strip("®™.,")
    return word in _PARTS or word in _FIELDS or _SUFFIX.fullmatch(word) is not None


def _open(value: str, match: re.Match[str], *, loose: bool) -> tuple[int, int]:
    """The subject after "in": any capitalised words but a place; in small letters, or after a looser word, only a known one."""
    groups = match.groupdict()
    if groups.get("lower"):
        return _leading(value, *match.span("lower"))
    start, end = match.span("upper")
    if loose:
        return _leading(value, start, end)
    words = list(_TOKEN.finditer(value, start, end))
    while words and (words[-1].group().casefold() in _BLANK or words[-1].group().casefold() in ("&", ",", "/", "and")):
        words.pop()
    if not words:
        return 0, 0
    end = words[-1].end()
    after = re.compile(r"(?: [a-z-]+){1,2}").match(value, end)
    if after and _is_field(after.group().split()[-1]) and all(_is_part(word) for word in after.group().split()):
        end = after.end()  # "UX design"
    while value[end - 1] in ".,'’":
        end -= 1
    name = value[start:end]
    if any(_is_field(word.group()) for word in words):
        return start, end
    return (0, 0) if _is_place(name) else (start, end)


def _is_place(name: str) -> bool:
    from listicle.recognizers import place

    if re.match(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Fall|Autumn|Winter|Person|English|Spanish|German|French)\b",
        name,
    ):
        return True
    return any(mention.text.value.startswith(name.split(",")[0]) for mention in place.mentions(Text.of(name, 0)))


def _leading(value: str, start: int, end: int) -> tuple[int, int]:
    """The longest known subject that the stretch begins with."""
    best = 0
    for token in _TOKEN.finditer(value, start, end):
        word = token.group()
        if word in "&,/" or word.casefold() == "and":
            continue
        if _is_field(word):
            best = token.end()
        elif not _is_part(word):
            break
    while best > start and value[best - 1] in ".,'’":
        best -= 1
    return (start, best) if best and not _too_little(value[start:best]) else (0, 0)


def _known(value: str, start: int, end: int) -> tuple[int, int]:
    """The known subject that fills the stretch, if it does."""
    low, high = _leading(value, start, end)
    return (low, high) if high and not value[high:end].strip() else (0, 0)


def _before(value: str, end: int) -> tuple[int, int]:
    """The known subject right before a program's kind, blank words between them skipped."""
    low = max(0, end - 120)
    tokens = list(_TOKEN.finditer(value, low, end))
    number = len(tokens) - 1
    edge = end
    while number >= 0:
        token = tokens[number]
        if value[token.end() : edge].strip("\"'“”‘’ ") or not _blank(token.group()):
            break
        edge = token.start()
        number -= 1
    if number < 0 or not _is_field(tokens[number].group()) or value[tokens[number].end() : edge].strip("\"'“”’ "):
        return 0, 0
    last = first = number
    while number > 0:
        left = tokens[number - 1]
        gap = value[left.end() : tokens[number].start()]
        word = left.group()
        if gap not in (" ", ""):
            break
        if word in "&,/" or word.casefold() == "and":
            before = tokens[number - 2].group() if number > 1 else ""
            joined = before in "&,/" and number > 2 and _is_field(tokens[number - 3].group())
            if not (joined or (before and _is_field(before))):
                break
        elif not _is_part(word):
            break
        else:
            first = number - 1
        number -= 1
    while (
        first < last
        and tokens[first].group().casefold() in _NEVER_LEFT
        and not (
            first + 1 == last
            and tokens[last].group().casefold()
            in _ALONE
            | {
                "relations",
                "affairs",
                "business",
                "health",
                "finance",
                "law",
                "writing",
                "education",
                "security",
                "development",
            }
        )
    ):
        first += 1
    if (
        first < last
        and first > 1
        and tokens[first - 1].group() == "of"
        and tokens[first - 2].group().casefold() in _OWNERS
    ):
        first += 1  # "Department of Energy Computational Science Fellowship"
    start, stop = tokens[first].start(), tokens[last].end()
    return (0, 0) if _too_little(value[start:stop]) else (start, stop)


def _blank(word: str) -> bool:
    return (
        word.casefold().strip("®™.") in _BLANK
        or re.fullmatch(r"\d+[- ]?(?:week|month|year|day|hour)s?", word.casefold()) is not None
    )


def _too_little(name: str) -> bool:
    return name.casefold() in _ALONE

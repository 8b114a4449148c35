"""Text → the kinds of program that its words name: fellowship, bootcamp, a master's and so on."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable
from functools import cache

from listicle.model import ProgramType
from listicle.recognizers.reading import matches
from listicle.recognizers.rule import Mention, Rule, ascii_words, compiled, holds, overlaps, remembered, words
from listicle.text import Text

_OF = r"of \s (?: (?: public | business | fine | social | applied | nursing | health | liberal | computer | information | data ) \s )? \w+"
"""What a degree is of: "Science", "Public Health"."""
_END = r"\b (?: \s (?: program | programme | programa ) s? \b )?"


def _is(value: ProgramType) -> Callable[[re.Match[str]], ProgramType | None]:
    """Builds the kind where a word begins; "microcertificate" and an address such as `phd.example.org` hold none."""

    def build(match: re.Match[str]) -> ProgramType | None:
        start = match.start()
        before = match.string[start - 1] if start else " "
        return None if before.isalnum() or before in "_-/.@'’" else value

    return build


RULES: tuple[Rule[ProgramType], ...] = (
    Rule(
        "kind.other",
        rf"(?: apprenticeships? | hackathons? | competitions? | olympiads? | lehrstellen? | ausbildung ) {_END}",
        _is("other"),
        ("apprentice", "hackathon", "competition", "olympiad", "lehrstelle", "ausbildung"),
    ),
    Rule("kind.bootcamp", rf"boot [\s-]? camps? {_END}", _is("bootcamp"), ("boot",)),
    Rule(
        "kind.scholarship",
        rf"""(?: scholarships? | bursar(?:y|ies) | studentships?
               | becas? | stipendi(?:um|en) | bourses? (?: \s d['’]études )? | bolsas? (?: \s de \s estudos? )? ) {_END}""",
        _is("scholarship"),
        ("scholarship", "bursar", "studentship", "beca", "stipendi", "bourse", "bolsa"),
    ),
    Rule(
        "kind.fellowship",
        rf"(?: post-?doc(?:toral)? \s | pre-?doc(?:toral)? \s )? fellowships? {_END}",
        _is("fellowship"),
        ("fellowship",),
    ),
    Rule(
        "kind.residency",
        rf"""(?<! low- ) (?<! low\ ) residenc(?:y|ies) {_END}        # "low-residency" is a way of attendance
             (?! \s (?: requirement | status | permit ) )""",
        _is("residency"),
        ("residenc",),
    ),
    Rule(
        "kind.internship",
        rf"""(?: internships? | externships? | co-ops? | (?: work | industrial ) \s placements? | traineeships?
               | prácticas \s profesionales | pasantías? | praktik(?:um|a|umsplätze) | stages? \s de \s fin \s d['’]études | estágios? ) {_END}""",
        _is("internship"),
        ("ternship", "co-op", "placement", "traineeship", "práctica", "pasantía", "praktik", "stage", "estágio"),
    ),
    Rule(
        "kind.doctorate",
        rf"""(?: ph\.?d\.?s? | d\.?phil | ed\.?d (?! u ) | doctor \s {_OF} | doctorates?
               | doctoral \s (?: program(?:me)?s? | degrees? | stud(?:y|ies) ) | doctorados? | doctorats? | doutorados? | promotionsstudium ) (?! \w ) \.? (?: {_END} )?""",
        _is("doctorate"),
        ("phd", "ph.d", "doctor", "phil", "edd", "ed.d", "doutorado", "promotion"),
    ),
    Rule(
        "kind.masters",
        rf"""(?: master['’]s (?: \s degrees? )? | masters? \s degrees? | master \s {_OF}
               | masters (?= \s (?: in \b | of \b | program ) ) | (?<! to\ ) master (?= \s in \s | \s program )
               | másters? | maestrías? | mestrados? | masterstudium | masterstudieng(?:ang|änge) | graduate \s degrees? ) {_END}""",
        _is("masters"),
        ("master", "máster", "maestría", "mestrado", "graduate degree"),
    ),
    Rule(
        "kind.masters",
        rf"""(?: (?: executive \s | e-? )? m\.?b\.?a\.?s? | m\.?(?: sc | eng | des | res | phil | p\.?h | f\.?a | p\.?a ) | m\.(?: s | a | ed ) | ll\.m
               | llm (?= \s (?: in | program | degree ) \b | $ ) )                           # else a language model
             (?! \w ) \.? (?: {_END} )?""",
        _is("masters"),
        (
            "mba",
            "m.b.a",
            "msc",
            "m.s",
            "m.a",
            "llm",
            "ll.m",
            "meng",
            "m.e",
            "mdes",
            "mres",
            "mphil",
            "m.des",
            "mph",
            "m.p",
            "mfa",
            "m.f.a",
            "mpa",
        ),
    ),
    Rule(
        "kind.bachelors",
        rf"""(?: bachelor \s {_OF} | bachelor['’]?s? \s degrees? | bachelor['’]s | bachelors? (?= \s (?: in \b | program ) )
               | b\.?sc | b\.s | b\.a | ba (?= \s \(hons\) ) | b\.?des | b\.?tech | b\.?eng | ll\.?b | bba | bfa | undergraduate \s (?: degrees? | program(?:me)?s? )
               | licenciaturas? | grados? \s en | bachelorstudium | bachelorstudieng(?:ang|änge) ) (?! \w ) \.? (?: {_END} )?""",
        _is("bachelors"),
        (
            "bachelor",
            "bsc",
            "ba (hons",
            "bdes",
            "b.des",
            "b.s",
            "b.a",
            "btech",
            "b.tech",
            "beng",
            "b.eng",
            "llb",
            "ll.b",
            "bba",
            "bfa",
            "undergraduate",
            "licenciatura",
            "grado",
        ),
    ),
    Rule(
        "kind.certificate",
        rf"""(?: (?: micro-? )? certificates? | certifications? | nanodegrees? | certificados? | certificats? | zertifikate? | zertifizierung | (?<! school\ ) diplomas?
               | certified \s (?: [\w+&-]{{1,30}} \s ){{0,4}}? (?: professional | associate | specialist | expert | analyst | engineer | administrator ) ) {_END}""",
        _is("certificate"),
        ("certif", "zertifi", "nanodegree", "diploma"),
    ),
    Rule(
        "kind.accelerator",
        rf"(?: accelerators? | incubators? | aceleradoras? | incubadoras? ) {_END}",
        _is("accelerator"),
        ("accelerator", "incubator", "aceleradora", "incubadora"),
    ),
    Rule(
        "kind.course",
        rf"""(?: (?<! of\ ) (?<! over\ the\ ) (?<! during\ the\ ) courses? (?! \s (?: of \s action | requirements? | load | credits? | catalog ) )
               | moocs? | master-?class(?:es)? | workshops? | tutorials? | cursos? | kurse?s? | lehrg(?:ang|änge) | cours (?= \s (?: de | en ) \s ) ) {_END}""",
        _is("course"),
        ("course", "mooc", "masterclass", "master-class", "workshop", "tutorial", "curso", "kurs", "lehrg", "cours"),
    ),
    Rule(
        "kind.summer-program",
        r"""(?: (?: summer | winter ) \s (?: [\w&'’-]{1,30} \s ){0,3}?                              # "Summer Research Program"
                 (?: schools? | camps? | academ(?:y|ies) | institutes? | intensives? | seminars? | sessions? | stud(?:y|ies) | program(?:me)?s? )
               | summer-?(?:schools?|camps?) | sommer(?:schule|akademie|kurs)n? | (?: escuelas? | cursos? ) \s de \s verano
               | (?: universités? | écoles? ) \s d['’]été ) \b""",
        _is("summer-program"),
        ("summer", "winter", "sommer", "verano", "été"),
    ),
    Rule("kind.member", r"fellows \b", _is("fellowship"), ("fellows",)),
    Rule("kind.member", r"interns \b", _is("internship"), ("interns",)),
    Rule("kind.member", r"apprentices \b", _is("other"), ("apprentices",)),
)
"""The first that matches stands; the last three name members, a weaker hint than the kind itself."""

_BEGINNINGS = {
    "kind.other": """apprenticeship apprenticeships hackathon hackathons competition competitions olympiad olympiads lehrstelle lehrstellen
        ausbildung""",
    "kind.bootcamp": "boot bootcamp bootcamps",
    "kind.scholarship": """scholarship scholarships bursary bursaries studentship studentships beca becas stipendium stipendien
        bourse bourses bolsa bolsas""",
    "kind.fellowship": "fellowship fellowships post postdoc postdoctoral pre predoc predoctoral",
    "kind.residency": "residency residencies",
    "kind.internship": """internship internships externship externships co work industrial traineeship traineeships prácticas pasantía
        pasantías praktikum praktika praktikumsplätze stage stages estágio estágios""",
    "kind.doctorate": """ph phd phds d dphil ed edd doctor doctorate doctorates doctoral doctorado doctorados doctorat doctorats
        doutorado doutorados promotionsstudium""",
    "kind.masters": """master masters máster másters maestría maestrías mestrado mestrados masterstudium masterstudiengang
        masterstudiengänge graduate executive e em emb emba embas m mb mba mbas msc meng mdes mres mphil mp mph mf mfa mpa ll llm""",
    "kind.bachelors": """bachelor bachelors b ba bsc bdes btech beng ll llb bba bfa undergraduate licenciatura licenciaturas grado grados
        bachelorstudium bachelorstudiengang bachelorstudiengänge""",
    "kind.certificate": """micro microcertificate microcertificates certificate certificates certification certifications nanodegree
        nanodegrees certificado certificados certificat certificats zertifikat zertifikate zertifizierung diploma diplomas certified""",
    "kind.accelerator": """accelerator accelerators incubator incubators aceleradora aceleradoras incubadora incubadoras""",
    "kind.course": """course courses mooc moocs master masterclass masterclasses workshop workshops tutorial tutorials curso cursos
        kurs kurss kurse kurses lehrgang lehrgänge cours""",
    "kind.summer-program": """summer winter summerschool summerschools summercamp summercamps sommerschule sommerschulen sommerakademie
        sommerakademien sommerkurs sommerkursn escuela escuelas curso cursos université universités école écoles""",
    "kind.member": "fellows interns apprentices",
}
"""The words that the matches of a rule begin with: of all rules, only those of which a text holds one are tried on it."""
_ASSURED = {
    "work": "placement placements",
    "industrial": "placement placements",
    "stage": "fin",
    "stages": "fin",
    "co": "op ops",
    "post": "fellowship fellowships",
    "pre": "fellowship fellowships",
    "micro": "certificate certificates",
    "graduate": "degree degrees",
    "executive": "mba mbas mb m",
}
"""For those that begin much else, the words one of which follows within the match."""
BEGUN: dict[str, list[int]] = {}
"""The numbers of the rules of whose matches each word is a sign."""
for _number, _rule in enumerate(RULES):
    for _word in " ".join([_ASSURED.get(word, word) for word in _BEGINNINGS[_rule.name].split()]).split():
        if _number not in BEGUN.setdefault(_word, []):
            BEGUN[_word].append(_number)

_STARTS: tuple[tuple[str, ...], ...] = (
    ("apprenticeship", "hackathon", "competition", "olympiad", "lehrstelle", "ausbildung"),
    ("boot",),
    ("scholarship", "bursar", "studentship", "beca", "stipendi", "bourse", "bolsa"),
    ("fellowship", "postdoc", "post-doc", "predoc", "pre-doc"),
    ("residenc",),
    (
        *("internship", "externship", "co-op", "work", "industrial", "traineeship"),
        *("prácticas", "pasantía", "praktik", "stage", "estágio"),
    ),
    ("phd", "ph.d", "doctor", "dphil", "d.phil", "edd", "ed.d", "doutorado", "promotionsstudium"),
    ("master", "máster", "maestría", "mestrado", "graduate"),
    ("m.", "mb", "ms", "meng", "mdes", "mres", "mp", "mf", "executive", "em", "e-m", "ll"),
    (
        "bachelor",
        "b.",
        "bsc",
        "ba",
        "bdes",
        "btech",
        "beng",
        "ll",
        "bba",
        "bfa",
        "undergraduate",
        "licenciatura",
        "grado",
    ),
    ("certif", "zertifi", "nanodegree", "diploma", "micro"),
    ("accelerator", "incubator", "aceleradora", "incubadora"),
    ("cours", "mooc", "master", "workshop", "tutorial", "curso", "kurs", "lehrg"),
    ("summer", "winter", "sommer", "escuela", "curso", "université", "école"),
    ("fellows",),
    ("interns",),
    ("apprentices",),
)
"""How the matches of each rule begin, within a word as well: its pattern is tried there alone, in a fifth of the time of a search."""

_PEOPLE = words("""
    student students applicant applicants candidate candidates graduate graduates holder holders alumni alumnae alumna level levels recipient recipients
    seeker seekers director office fair board
""")
"""Nouns that a kind only describes: "MBA students"."""
_MARKS = "’–—“”‘…•\xa0"
"""The signs by which most other texts are no ASCII."""
_APART = words("and or in for at of to with by from is are the a an as that who y de en für pour leading")
"""Words that stand between two kinds of their own; other words join two in one compound."""


def read_vocabulary(text: Text) -> list[str]:
    """The words of a text in lower case, in reading order: a cheap test of what it may hold looks for one of its own among them."""
    folded = text.folded()
    if not folded.isascii():
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
        if not folded.isascii():
            return compiled(r"\w+").findall(folded)
    return ascii_words(folded)


vocabulary = remembered(read_vocabulary)


@remembered
def mentions(text: Text) -> list[Mention[ProgramType]]:
    """The kinds in reading order; of several in one compound ("Residency Fellowship", "PhD Fellowship") the last one, its head."""
    kept: list[Mention[ProgramType]] = []
    begun = BEGUN.keys() & vocabulary(text)
    if not begun:
        return kept
    value = text.folded()
    at = end = 0
    for match, kind, rule in _found(value, begun):
        part = match.group()
        start = value.index(part, at)
        at = start + len(part)
        if describes(value, at):
            continue
        if kept and rule != "kind.member" and _is_compound(value[end:start]):
            kept.pop()
        kept.append(Mention(kind, text.match(match), rule))
        end = at
    return kept


def _found(value: str, begun: set[str]) -> list[tuple[re.Match[str], ProgramType, str]]:
    """What the rules find whose matches the words may begin, as `rule.scan` does: in reading order, the earlier rule's where two overlap."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[re.Match[str], ProgramType, str]] = []
    if len(begun) == 1:
        numbers = BEGUN[begun.pop()]
    else:
        numbers = sorted({number for word in begun for number in BEGUN[word]})
    for number in numbers:
        name, _, build, hints, _ = RULES[number]
        if hints and not holds(value, hints):
            continue
        for match in matches(value, _pattern(number), _STARTS[number]):
            start, end = match.span()
            kind: ProgramType | None = build(match)  # type: ignore[assignment]
            if kind is not None and not (taken and overlaps(taken, start, end)):
                insort(taken, (start, end))
                found.append((match, kind, name))
    if len(found) > 1:
        found.sort(key=lambda one: one[0].start())
    return found


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """The pattern of a rule."""
    return re.compile(RULES[number].pattern, re.VERBOSE)


def describes(value: str, at: int) -> bool:
    """Whether the kind or degree that ends at `at` only says of which people or office is spoken."""
    if value[at : at + 1] not in (" ", "-", "\n"):
        return False
    following = value[at + 1 : at + 20].lower().lstrip(" \n-").split(None, 1)
    return bool(following) and following[0].strip(".,:;!?)") in _PEOPLE


def _is_compound(gap: str) -> bool:
    """Whether what stands between two kinds joins them in one name."""
    between = gap.split(" ")
    if len(between) < 2 or between[0] or between[-1] or len(between) > 5:
        return False
    return all(
        word not in _APART and word.replace("-", "").replace("+", "").replace("’", "").replace("'", "").isalnum()
        for word in between[1:-1]
    )

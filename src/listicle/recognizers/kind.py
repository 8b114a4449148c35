"""Text → the kinds of program that its words name: fellowship, bootcamp, master's …"""

from __future__ import annotations

import re
from collections.abc import Callable

from listicle.model import ProgramType
from listicle.recognizers.rule import Mention, Rule, scan
from listicle.text import Text

_PROGRAM = r"(?: \s (?: program | programme | programa ) s? \b )?"
_BEFORE = r"(?<! [\w'’-] )"


def _is(value: ProgramType) -> Callable[[re.Match[str]], ProgramType | None]:
    return lambda _: value


RULES: tuple[Rule[ProgramType], ...] = (
    Rule(
        "kind.other",
        rf"""{_BEFORE} (?: apprenticeships? | hackathons? | competitions? | olympiads? | lehrstellen? | ausbildung ) \b {_PROGRAM}""",
        _is("other"),
        ("apprentice", "hackathon", "competition", "olympiad", "lehrstelle", "ausbildung"),
    ),
    Rule(
        "kind.bootcamp",
        rf"""{_BEFORE} (?: boot[\s-]?camps? ) \b {_PROGRAM}""",
        _is("bootcamp"),
        ("boot",),
    ),
    Rule(
        "kind.scholarship",
        rf"""{_BEFORE} (?: scholarships? | bursar(?:y|ies) | studentships? | becas? | stipendi(?:um|en) | bourses? (?: \s d['’]études )? | bolsas? (?: \s de \s estudos? )? )
             \b {_PROGRAM}""",
        _is("scholarship"),
        ("scholarship", "bursar", "studentship", "beca", "stipendi", "bourse", "bolsa"),
    ),
    Rule(
        "kind.fellowship",
        rf"""{_BEFORE} (?: (?: post | pre )?-?doc(?:toral)? \s )? fellowships? \b {_PROGRAM}""",
        _is("fellowship"),
        ("fellowship",),
    ),
    Rule(
        "kind.residency",
        rf"""{_BEFORE} (?<! low- ) (?<! low\ ) (?: residenc(?:y|ies) ) \b {_PROGRAM}
             (?! \s (?: requirement | status | permit ) | \s of \s (?: the | a ) \s (?: state | country ) )""",
        _is("residency"),
        ("residenc",),
    ),
    Rule(
        "kind.internship",
        rf"""{_BEFORE} (?: internships? | externships? | co-ops? | work \s placements? | industrial \s placements? | traineeships? | prácticas \s profesionales
             | praktik(?:um|a|umsplätze) | stages? \s de \s fin \s d['’]études | estágios? | pasantías? ) \b {_PROGRAM}""",
        _is("internship"),
        ("ternship", "co-op", "placement", "traineeship", "práctica", "praktik", "stage", "estágio", "pasantía"),
    ),
    Rule(
        "kind.doctorate",
        rf"""{_BEFORE} (?: ph\.?d\.?s? | doctorates? | doctoral \s (?: program(?:me)?s? | degrees? | stud(?:y|ies) ) | d\.?phil\.? | ed\.?d\.?
             | doctor \s of \s \w+ | doctorados? | doctorats? | doutorados? | promotionsstudium ) (?! \w ) {_PROGRAM}""",
        _is("doctorate"),
        ("phd", "ph.d", "doctor", "phil", "edd", "ed.d", "doutorado", "promotion"),
    ),
    Rule(
        "kind.masters",
        rf"""{_BEFORE} (?: (?: e-?|executive\ )?m\.?b\.?a\.?s? | master['’]s (?: \s degrees? )? | masters (?: \s degrees? | (?= \s (?: in \b | of \b | program | programme ) ) )
             | master \s of \s (?: [a-z]+ \s ){{0,3}}? (?= in \b | \w ) [a-z]+ | master \s degrees? | (?<! to\ ) master \s (?: in \b | program(?:me)? \b ) | m\.?sc\.? | m\.s\. | m\.a\. | ll\.?m\.? | m\.?eng\.? | m\.?ed\.?
             | m\.?p\.?h\.? | m\.?f\.?a\.? | m\.?p\.?a\.? | másters? | maestrías? | mestrados? | masterstudium | masterstudieng(?:ang|änge) | graduate \s degrees? ) (?! \w ) {_PROGRAM}""",
        _is("masters"),
        (
            "mba",
            "m.b.a",
            "master",
            "msc",
            "m.sc",
            "m.s.",
            "m.a.",
            "llm",
            "ll.m",
            "meng",
            "m.eng",
            "med",
            "m.ed",
            "mph",
            "m.p.h",
            "mfa",
            "m.f.a",
            "mpa",
            "m.p.a",
            "máster",
            "maestría",
            "mestrado",
            "graduate degree",
        ),
    ),
    Rule(
        "kind.bachelors",
        rf"""{_BEFORE} (?: bachelor \s of \s \w+ | bachelor['’]?s? (?: \s degrees? | (?= \s (?: in \b | program | programme ) ) ) | bachelor['’]s | b\.?sc\.? | b\.s\. | b\.a\.
             | b\.?tech\.? | b\.?eng\.? | ll\.?b\.? | bba | bfa | undergraduate \s (?: degrees? | program(?:me)?s? ) | licenciaturas? | grados? \s en | bachelorstudium | bachelorstudieng(?:ang|änge) )
             (?! \w ) {_PROGRAM}""",
        _is("bachelors"),
        (
            "bachelor",
            "bsc",
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
        rf"""{_BEFORE} (?: (?: micro )? certificates? | certifications? | certified \s (?: [\w+&-]+ \s ){{0,4}}? (?: professional | associate | specialist | expert | analyst | engineer | administrator | practitioner | developer )
             | nanodegrees? | certificados? | certificats? | zertifikate? | zertifizierung ) \b {_PROGRAM}""",
        _is("certificate"),
        ("certif", "zertifi", "nanodegree"),
    ),
    Rule(
        "kind.accelerator",
        rf"""{_BEFORE} (?: accelerators? | incubators? | aceleradoras? | incubadoras? ) \b {_PROGRAM}""",
        _is("accelerator"),
        ("accelerator", "incubator", "aceleradora", "incubadora"),
    ),
    Rule(
        "kind.course",
        rf"""{_BEFORE} (?: (?<! of\ ) (?<! crash\ ) courses? (?! \s (?: of \s (?: action | the | a ) | requirements? | load | credits? | catalog | work | corrections? ) ) | moocs? | master-?class(?:es)? | workshops? | tutorials? | cursos? | kurse?s? | lehrg(?:ang|änge)
             | cours (?= \s (?: de | en ) ) ) \b {_PROGRAM}""",
        _is("course"),
        ("course", "mooc", "class", "workshop", "tutorial", "curso", "kurs", "lehrg", "cours"),
    ),
    Rule(
        "kind.summer-program",
        rf"""{_BEFORE} (?: (?: summer | winter | pre-?college \s summer ) \s (?: [\w&'’-]+ \s ){{0,3}}?
               (?: schools? | camps? | academ(?:y|ies) | institutes? | intensives? | seminars? | sessions? | stud(?:y|ies) | programs? | programmes? )
             | summer-?schools? | summercamps? | sommerschulen? | sommerakademien? | escuelas? \s de \s verano | cursos? \s de \s verano
             | universités? \s d['’]été | école \s d['’]été | colônia \s de \s férias ) \b
""",
        _is("summer-program"),
        ("summer", "winter", "sommer", "verano", "été"),
    ),
    Rule("kind.member", rf"{_BEFORE} fellows \b", _is("fellowship"), ("fellows",)),
    Rule("kind.member", rf"{_BEFORE} interns \b", _is("internship"), ("interns",)),
    Rule("kind.member", rf"{_BEFORE} apprentices \b", _is("other"), ("apprentices",)),
)

PEOPLE = re.compile(
    r"[\s-]+(?:students?|applicants?|candidates?|graduates?|holders?|alumni|alumnae?|level|recipients?|scholars?|seekers?|director|office|fair|board)\b"
)
"""Nouns whose program a kind only describes: "MBA students"."""
_LINK = re.compile(r"(?: [\w&+’'-]+){0,3} ?")
_APART = re.compile(
    r"\b(?:and|or|in|for|at|of|to|with|by|from|is|are|the|a|an|as|that|who|y|de|en|für|pour|leading|towards?)\b|[&,/]"
)


def mentions(text: Text) -> list[Mention[ProgramType]]:
    """The kinds in reading order; of several in one compound ("Residency Fellowship", "PhD Fellowship") the last one, its head."""
    found = scan(text, RULES)
    if not found:
        return found
    value = text.folded()
    kept: list[Mention[ProgramType]] = []
    ends: list[int] = []
    at = 0
    for mention in found:
        start = value.index(mention.text.value.lower(), at)
        at = start + len(mention.text)
        if PEOPLE.match(value, at):
            continue
        if kept and mention.rule != "kind.member":
            between = value[ends[-1] : start]
            if len(between) < 40 and _LINK.fullmatch(between) and not _APART.search(between):
                kept.pop()
                ends.pop()
        kept.append(mention)
        ends.append(at)
    return kept

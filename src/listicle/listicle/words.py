"""Words by which a reader tells a list's names from an article's questions, advice and furniture, in seven languages; small on purpose."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import filterfalse


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    """Whole words, but for those that end with a star: each is compared with the beginning of what `plain` returns."""
    parts = (" ".join(part.split()) for part in text.split("|"))
    return tuple(part[:-1] if part.endswith("*") else part + " " for part in parts)


class Beginnings:
    """How texts begin, looked up by their first word: asking for a hundred beginnings one by one takes ten times as long."""

    __slots__ = ("by_word", "parts")

    def __init__(self, text: str) -> None:
        self.by_word: dict[str, tuple[str, ...]] = {}
        self.parts: tuple[str, ...] = ()
        """Those that are a part of a word."""
        for phrase in _phrases(text):
            word, space, _ = phrase.partition(" ")
            if space:
                self.by_word[word] = (*self.by_word.get(word, ()), phrase)
            else:
                self.parts += (phrase,)

    def begin(self, said: str) -> bool:
        """Whether one of them begins what `plain` returns."""
        phrases = self.by_word.get(said.partition(" ")[0])
        return (phrases is not None and said.startswith(phrases)) or said.startswith(self.parts)


LONGEST = 400
"""Characters of a text that are looked at for words: a heading, or the beginning of a paragraph."""


def plain(text: str) -> str:
    """The beginning of a text in lower case without punctuation around its words, one space after each word."""
    return _plain(text[:LONGEST])


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    lower = text.lower()
    # Most are nothing but letters, digits and spaces.
    said = lower.split() if lower.replace(" ", "").isalnum() else _word().findall(lower.replace("’", "'"))
    return " ".join(said) + " " if said else ""


def first(text: str) -> str:
    """The first word of what `plain` returns of a text that is not longer than it looks at; empty for none."""
    found = _word().search(text.lower().replace("’", "'"))
    return found[0] if found else ""


_ENDS = ".,:;!?()[]“”\"'’"
_AROUND = ".,:;!?()[]{}\"'“”„‘’*_–—•·|#»«…¿¡"


@cache
def _word() -> re.Pattern[str]:
    # From a token's first letter or digit to its last.
    return re.compile(r"\w(?:\S*\w)?")


ENGLISH = _words(
    """
    a an and are as at be by for from has have how in into is it its of on or our out so that the their these they this to top was we what when which who why
    will with you your best most more all about new not can do every ever
    """
)
FOREIGN = _words(
    """
    el la los las un una de del en y o para por con que se su sus al lo mejores mejor más mas os da das dos nos nas em e um uma com melhores melhor
    il gli le i di per migliori migliore dei delle degli les des du et à au aux dans pour sur ce ces meilleurs meilleures meilleur plus
    der die den dem ein eine einer und oder für mit von zum zur im am aller besten beste bester ihre
    """
)
UNENGLISH = _words(
    """
    und der das für mit von zum zur ein eine los las del para que por una les pour dans aux ces gli della delle dei migliori uma melhores nos nas
    """
)
"""Words that show that a text is not in English."""

FUNCTION = ENGLISH | FOREIGN
"""Words that say nothing about what is listed."""

SUPERLATIVES = _words(
    """
    best top greatest finest leading popular favorite favourite essential ultimate must-know cheapest prestigious
    competitive recommended mejores mejor melhores melhor migliori migliore meilleurs meilleures meilleur besten beste
    bester beliebtesten erfolgreichsten größten wichtigsten schönsten principales
    """
)
"""Words that announce a choice; "추천" and "베스트" are looked for as parts of words."""

LISTING = _words(
    """
    list lists directory roundup listicle rankings ranking ranked picks alternatives lista liste elenco
    """
)
"""Words by which a title calls itself a list."""

ELSEWHERE = _words("lists databases directories resources database directory")
"""Words of a heading below which further lists are named, not things."""

ARGUING = _words("why how vs versus alternative warum wie cómo porqué pourquoi comment perché como")
"""Words of a title that asks or argues and does not list."""

LISTED = _words(
    """
    program programs programme programmes fellowship fellowships residency residencies internship internships bootcamp
    bootcamps course courses scholarship scholarships accelerator accelerators incubator incubators degree degrees
    certificate certificates certification certifications school schools college colleges university universities mba
    mbas masters camp camps academy academies grant grants award awards prize competition competitions mentorship
    mentorships apprenticeship apprenticeships training trainings class classes workshop workshops tool tools app apps
    book books podcast podcasts site sites website websites platform platforms blog blogs festival festivals company
    companies becas beca cursos curso escuelas escuela universidades programas programa prácticas máster másteres
    bolsas bolsa estágios bourses bourse écoles école formations formation stages stage borse borsa corsi corso scuole
    scuola stipendien stipendium kurse kurs schulen schule hochschulen studiengänge praktika
    """
)
"""Kinds of things that lists are made of."""

QUESTIONS = _words(
    """
    what what's whats why how who whom when where which whose qué que cómo cuál cuáles cuándo cuánto cuánta cuántos
    dónde quién quiénes porqué was wie warum wann welche welcher welches wer wo wieso weshalb pourquoi comment quand
    quel quelle quels quelles combien perché come quando quale quali quanto chi dove porque quais quem onde
    """
)
"""Words that begin a question, also one without its mark."""

IMPERATIVES = _words(
    """
    apply ask avoid be become begin browse buy check choose click compare complete consider create
    decide define determine develop discover do don't dont download enroll ensure evaluate explore fill find follow
    gather get give go identify improve join keep know learn look make meet need pick prepare read
    ready register remember save see select send set sign stay stop submit
    subscribe take talk tell think try understand update upload use verify view want write elige
    elegir escoge conoce aprende descubre solicita regístrate wähle wählen finde entdecke choisir choisissez découvrez
    scegli escolha
    """
)
"""Verbs that tell the reader to do something."""

NOUNS = _words("research book practice review plan contact request search work visit start share watch build grow")
"""Verbs that are as often nouns ("Research Internships"): they tell the reader to do something only before "the" or "your"."""

YOU = _words("you your yours us our we tu tus su sus deine dein ihre ihr votre vos tuo tuoi seu sua")
"""Words by which an article speaks to its reader."""

GERUNDS = _words(
    """
    applying asking becoming building buying choosing comparing considering deciding determining enrolling evaluating
    exploring finding getting knowing learning looking making navigating picking planning preparing selecting setting
    starting staying submitting taking understanding using weighing working writing
    """
)
"""The same verbs as the subject of a piece of advice ("Choosing the right camp")."""

VERBS = _words(
    """
    is are was were has have had will would can could should must does did isn't aren't don't doesn't can't won't gets makes needs wants says
    ist sind war waren hat haben wird werden kann können muss müssen soll will macht gibt geht
    es son está están fue fueron tiene tienen será puede pueden debe est sont était sera peut peuvent doit è sono era sarà può possono deve ha
    são foi será pode podem deve
    """
)
"""Verbs that make a heading a sentence."""

CAPITALIZING = _words("und der die das nicht ist mit von")
"""Words of a language that writes all its nouns with capitals: a capital there tells nothing."""

STEPS = _words(
    """
    step steps day week month module chapter lesson phase stage unit part section session year paso schritt étape
    passo kapitel capítulo
    """
)
"""Words that count parts of a course of action ("Step 1") and not things."""

ADVICE = _words(
    """
    tip tips advice reason reasons way ways step steps thing things benefit benefits factor factors mistake mistakes
    question questions strategy strategies consideration considerations pitfall pitfalls fact facts lesson lessons
    rule rules sign signs idea ideas trick tricks hack hacks habit habits skill skills myth myths trend trends
    consejos razones pasos formas factores errores preguntas gründe tipps schritte fragen conseils raisons étapes
    consigli motivi dicas razões
    """
)
"""What an article counts when it lists advice and not things."""

COUNTED = LISTED | ADVICE
"""What is counted in a title."""

PROCESS = _words(
    "procedure procedures process step-by-step checklist strategy strategies prepare apply proceso verfahren ablauf"
)
"""Words of a heading below which steps stand."""

TOLD = ADVICE | PROCESS
"""Words of a heading that heads no list of things."""

SECTIONS = Beginnings(
    """
    about the author | about the department | about the program | about this | about us | about me | acknowledg* | additional | advertis* | affiliate | also read | appendix |
    application process | application strategy | application tips | article sources | at a glance | bibliography | bonus | the bottom line |
    bottom line | by the numbers | closing thoughts | closing words | comments | comparing | comparison | concluding | conclusion | conclusions |
    disclaimer | disclosure | editor's note | explore more | faq | faqs | final thoughts | final words | final verdict | final takeaways |
    final note | further | frequently | general information | general tips | get started | getting started | in conclusion | in short | in summary |
    in this article | key insight | key insights | key point | key points | key takeaway | key takeaways | keep reading |
    last updated | latest | leave a | methodology | more about | more articles | more from | more on | more resources | more tips | most popular |
    newsletter | next steps | on this page | other resources | other useful | our methodology | our picks | people also | popular posts | quick |
    ranking methodology | read more | read next | recent | recommended | references | related | resources for | see also | side by side |
    side-by-side | similar | sources | sponsored | suggested | summary | table of contents | takeaways | tl;dr | tldr | trending | useful |
    what's next | why trust | wrapping up | wrap up | you may | you might |
    sobre el autor | artículos relacionados | preguntas frecuentes | consejos para | factores | comparativa | conclusión | conclusiones | en resumen |
    conclusão | considerações finais | perguntas frequentes | sobre o autor |
    fazit | häufig* | zusammenfassung | mehr von | weiterlesen | noch mehr | schreibe einen | ähnliche | weitere | über den autor | über die autorin | das könnte | tipps |
    questions fréquentes | articles similaires | à lire | en résumé | à propos | en conclusion | conclusioni | domande frequenti |
    articoli correlati | in sintesi | 결론* | 마무리* | 마치며* | 자주 묻는* | 목차* | 서론* | 들어가며* | 참고* | 관련 글* | 댓글*
    """
)
"""How the headings of an article's own sections and of a page's furniture begin."""

CONCLUSIONS = Beginnings(
    """
    bottom line | closing | concluding | conclu* | final thoughts | final words | final verdict | final takeaways | final note | in conclusion |
    in short | in summary | summary | summing up | the bottom line | to conclude | to sum up | wrap* | fazit | zusammenfassung | schluss* |
    conclusión | conclusiones | en resumen | conclusão | considerações finais | en conclusion | en résumé | 결론* | 마무리* | 마치며*
    """
)
"""How the heading of a conclusion begins."""

FURNITURE = frozenset(
    _phrases(
        """
        about | archives | alumni | application | applications | background | categories | changelog | closing | comparison table | contact | contacts |
        contact us | contents | contributing | contributors | credits | directions | eligibility criteria | examples | facilities | faculty | faculty and
        staff | final | finally | footnotes | home | how it works | ingredients | installation | instructions | intro | license | links | menu | navigation |
        introduction | news | notes | nutrition | overview | people | prerequisites | publications | questions | quick start | research | research areas |
        resources | roadmap | search | share | staff | student life | subscribe | support | table of content | tags | takeaway | testimonials | tips | usage |
        verdict | welcome | índice | introducción | resumen | fuentes | comentarios | referencias | consejos | resumo | introdução | referências | einleitung
        | inhalt | inhaltsverzeichnis | quellen | kommentare | schluss | sommaire | résumé | commentaires | références | sources | introduzione | riepilogo |
        commenti | fonti | indice
        """
    )
)
"""The same, where the word must be the whole heading."""

LABELS = frozenset(
    _phrases(
        """
        pros | cons | pricing | price | prices | cost | costs | fees | fee | tuition | dates | date | duration | length | deadline | deadlines |
        location | locations | website | link | links | features | highlights | benefits | requirements | eligibility | audience | stipend | award |
        awards | description | details | rating | ratings | format | size | apply | apply now | apply here | admissions | curriculum | schedule |
        advantages | disadvantages | drawbacks | verdict | specs | specifications | what you'll learn | what you will learn | what you get |
        what to expect | what you should know | why we love it | why we like it | best for | key features | key highlights | program details |
        program structure | application requirements | learn more | more details | book now | visit website | visit site | buy now |
        see more | view details | view more | pros cons | pros and cons | outcomes | overview | summary | faculty | courses offered |
        recommended courses | key facts | considerations | program overview | about the program | how to apply | who can apply | why attend |
        who should apply | what it is | what it offers | admission requirements | notable alumni | course content | contact information |
        ventajas | desventajas | precio | precios | duración | requisitos | ubicación | vorteile | nachteile | preis | preise | dauer | kosten |
        standort | avantages | inconvénients | prix | durée | vantaggi | svantaggi | prezzo | durata | vantagens | desvantagens | preço
        """
    )
)
"""Headings that label a fact about one thing."""

RESIDUE = Beginnings(
    """
    leave a comment | leave a reply | share this | share on | related articles | related posts | post navigation | previous post | next post |
    filed under | posted in | posted on | posted by | tagged | comments | click to share | like this | subscribe | sign up | about the author |
    author | written by | follow us | follow on | back to top | all rights reserved | © | copyright | advertis* | sponsored | cookie | cookies |
    print this | email this | tweet | pin it | article sources | last updated | updated on | published on | skip to | related searches | photo |
    photo courtesy | image courtesy | image | photo credit | source | min read | reading time | table of contents | log in | sign in | search for |
    schreibe einen kommentar | war dieser artikel | deja un comentario | deja una respuesta | laisser un commentaire | lascia un commento |
    deixe um comentário | 댓글*
    """
)
"""How lines begin that belong to the page and not to the article."""

TELLING = (
    frozenset(phrase.partition(" ")[0] for phrase in LABELS | FURNITURE)
    | {*RESIDUE.by_word, *SECTIONS.by_word}
    | STEPS
    | QUESTIONS
    | IMPERATIVES
    | NOUNS
    | GERUNDS
)
TELLING_PARTS = RESIDUE.parts + SECTIONS.parts
"""First words, and the parts of words, of all headings that are told by how they begin: hardly any name begins with one."""

CLOSINGS = Beginnings(
    """
    in conclusion | to conclude | in summary | to sum up | to summarize | in short | overall | ultimately | finally | whatever you | whichever |
    no matter which | no matter what | regardless of | when choosing | when selecting | choosing a | choosing the | choosing between | these top |
    these are | each of these | all of these | every one of these | any of these | these programs | there you have | and there you have |
    that's it | that is it | that's our | we hope | i hope | hopefully | remember | with so many | with these | now that you | know of | did we miss |
    have we missed | which of these | if you know | in closing | as you can see | last but | while these | thank you for | thanks for reading |
    if none of | if you're still | if you are still | whether you | en conclusión | en resumen | para concluir | zusammenfassend | abschließend |
    en conclusion | pour conclure | in conclusione | em conclusão | em resumo | esperamos | wir hoffen | fazit | 마지막으로* | 결론*
    """
)
"""How paragraphs begin that speak of the list as a whole."""

RANKS = _words(
    """
    # no no. nr nr. number rank ranking position pos pos. s.no s.no. s/n sno sr sr. sl id place platz rang puesto
    posición n° nº №
    """
)
"""Names of a table's column that only counts."""

NAMES = _words(
    """
    name names title item program programs programme course scholarship fellowship internship school university
    college institution organization organisation company provider bootcamp accelerator award grant opportunity
    competition camp tool app platform product nombre programa universidad escuela beca curso titel schule hochschule
    nom école formation nome scuola universität anbieter 이름 프로그램 대학
    """
)
"""Words in the name of the column that holds what is listed."""

COLUMNS = NAMES | LISTED
"""The same, with the kinds of things."""

UNCOUNTED = _words(
    "than over about around almost nearly approximately de als über plus part class episode season chapter volume version level phase some up ab mehr dalle da"
)
"""Words before a number that does not count the list ("more than 100", "part 2")."""

LISTS = _words(
    """
    list listed lists below following guide article document roundup compiled compares comparing compared presents ranks ranked ranking explore here
    lista siguientes aquí traemos artikel folgenden liste hier voici suivants ecco seguenti abaixo seguintes
    """
)
"""Words of a sentence that speaks of the list that it introduces."""

UNITS = _words(
    """
    day days week weeks month months year years hour hours minute minutes min mins percent % k credits credit points
    th st nd rd am pm people students countries languages pages dollars euros days-long día días semana semanas mes
    meses año años hora horas tage woche wochen monate jahre stunden jours semaines mois ans heures giorni settimane
    mesi anni ore dias anos
    """
)
"""Words after a number that measure something other than the list."""

NUMBERS = {
    word: value
    for value, spelled in (
        (2, "two dos zwei deux due"),
        (3, "three tres drei trois tre três"),
        (4, "four cuatro vier quatre quattro quatro"),
        (5, "five cinco fünf cinq cinque"),
        (6, "six seis sechs sei"),
        (7, "seven siete sieben sept sette sete"),
        (8, "eight ocho acht huit otto oito"),
        (9, "nine nueve neun neuf nove"),
        (10, "ten diez zehn dix dieci dez"),
        (11, "eleven once elf"),
        (12, "twelve doce zwölf douze"),
        (13, "thirteen"),
        (14, "fourteen"),
        (15, "fifteen quince quinze"),
        (16, "sixteen"),
        (17, "seventeen"),
        (18, "eighteen"),
        (19, "nineteen"),
        (20, "twenty veinte zwanzig vingt venti"),
        (25, "twenty-five"),
        (30, "thirty treinta dreißig"),
        (40, "forty"),
        (50, "fifty"),
        (100, "hundred"),
    )
    for word in spelled.split()
}
"""Numbers in words."""


def stem(word: str) -> str:
    """A word without the plural's ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def is_phrase(heading: str, capitals: bool) -> bool:
    """A sentence or a phrase in small letters: it holds a verb that names do not hold, or hardly a capital.

    `capitals`: the language writes all its nouns with capitals, so that they tell nothing.
    """
    if heading.count(" ") < 3 and len(heading.split()) < 4:
        return False
    heading = heading.partition(":")[0].partition(" – ")[0].partition(" — ")[0]
    said = heading.split()
    if len(said) < 4:
        return False
    parts = plain(heading).split()
    if len(parts) < 4:
        return False
    if not VERBS.isdisjoint(parts[1:]):
        return True
    if capitals:
        return False
    telling = [part for part in said[1:] if part[0].isalpha() and part.lower() not in FUNCTION]
    return len(telling) > 1 and sum([part[0].islower() for part in telling]) * 3 > len(telling) * 2


class Spelling(dict[str, int]):
    """How an article writes the words of its headings: 1 small as well, 2 never so, 0 for words that say nothing.

    Worked out word by word when asked for: headings share many. `said` are its words as they stand in its texts.
    """

    def __init__(self, said: set[str]) -> None:
        self._said = said
        marked = filterfalse(str.isalnum, said)
        self._bare = {word.strip(_ENDS) for word in marked if (first := word[0]).islower() or not first.isalpha()}
        """Those with punctuation, without it."""
        self.capitalizing = len({*(CAPITALIZING & said), *(CAPITALIZING & self._bare)}) > 4
        """The language of a text that writes these words small writes all its nouns with capitals."""

    def small(self, word: str) -> bool:
        """Whether the article writes a word, given in lower case, in small letters."""
        return word in self._bare or (
            word in self._said and word.isalnum() and (word[0].islower() or not word[0].isalpha())
        )

    def __missing__(self, part: str) -> int:
        word = part.strip(_AROUND)
        folded = word.lower()
        kind = 0
        if len(word) > 1 and folded not in FUNCTION and (word.isalpha() or any(map(str.isalpha, word))):
            kind = 1 if word.islower() or self.small(folded) or self.small(stem(folded)) else 2
        self[part] = kind
        return kind


def proper(heading: str, spelling: Spelling) -> int:
    """2 if at least half of a heading's words are not found in small letters anywhere in the article, 1 if some are, else 0."""
    kinds = [spelling[part] for part in heading.split()]
    unknown = kinds.count(2)
    return (2 if unknown >= kinds.count(1) else 1) if unknown else 0

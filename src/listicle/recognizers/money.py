"""Amounts of money as stated: text comes in, mentions of `Money` go out, their currencies written after ISO 4217.

The code is a normalisation of what is said: "$" and "dollars" alone are USD, "£" and "pounds" GBP, "¥" JPY, "Rs" INR. Signs
and words that several countries share without a commonest one ("kr", "pesos") give no code. Nothing is converted. "Free" is an
amount of zero without currency. A number without a sign of currency is not money. Number words are read in English only, and
so are bounds ("up to"). Whether the amount is a price or a prize is not decided here.
"""

from __future__ import annotations

import re
from typing import Final

from listicle.model import Money
from listicle.recognizers.number import DASH, DIGITS, MORE_DIGITS, SMALL, WORDS, bound, number
from listicle.recognizers.reading import letters
from listicle.recognizers.rule import Found, Mention, Placed, Rule, compiled, has_digit, holds, read, words
from listicle.text import Text

_CODES = (
    "usd eur gbp inr cad aud nzd sgd hkd twd jpy cny rmb krw chf sek nok dkk pln czk huf ron bgn rub uah try ils aed sar qar "
    "kwd bhd omr egp mad zar ngn kes ghs ugx tzs brl mxn clp cop ars pen uyu php thb vnd idr myr pkr bdt lkr npr"
)
_SHOUTED: Final = words("cad aud try mad pen php cop ars sar ron huf rm r")
"""Codes that also spell something else: beside a number they count in capitals."""
_SMALL_AMOUNTS: Final = words("huf ron rm sar")
"""Those of them that count with an amount under a hundred too; "PHP 8" and "COP 21" are no money."""

_SIGNS: Final[dict[str, str]] = {code: code.upper() for code in _CODES.split()} | {
    sign: code
    for code, signs in {
        "USD": "$,us$,usd$,us $,u.s. $,dollar,us dollar,u.s. dollar,american dollar,buck,dólar,dólares,dólares americanos",
        "CAD": "c$,ca$,cad$,cdn$,cad $,canadian dollar",
        "AUD": "a$,au$,aud$,aud $,australian dollar",
        "NZD": "nz$,nzd$,new zealand dollar",
        "SGD": "s$,sg$,sgd$,singapore dollar",
        "HKD": "hk$,hkd$,hong kong dollar",
        "TWD": "nt$",
        "MXN": "mx$,mxn$,mex$,mexican peso",
        "BRL": "r$,reais,brazilian real",
        "EUR": "€,euro",
        "GBP": "£,pound,pound sterling,pounds sterling,british pound",
        "INR": "₹,rs,rs.,rupee,indian rupee,rupien",
        "PKR": "pakistani rupee",
        "JPY": "¥,円,yen,jp¥",
        "CNY": "rmb,元,yuan,chinese yuan,renminbi,cn¥",
        "KRW": "₩,원,won,korean won",
        "CHF": "fr.,sfr.,swiss franc,schweizer franken,franken",
        "RUB": "₽,ruble,rouble,руб,рублей,рубля,р.",
        "PLN": "zł,zloty,złoty,złotych",
        "CZK": "kč",
        "HUF": "ft",
        "RON": "lei",
        "BGN": "лв",
        "IDR": "rp,rp.,rupiah",
        "AED": "dhs,dhs.,dh,dirham",
        "ZAR": "r,rand",
        "NGN": "₦,naira",
        "KES": "ksh,ksh.,kshs",
        "PHP": "₱",
        "THB": "฿,baht",
        "VND": "₫,dong",
        "TRY": "₺,tl,turkish lira",
        "ILS": "₪,shekel",
        "UAH": "₴,грн",
        "GHS": "₵,cedi",
        "MYR": "rm,ringgit",
        "BDT": "৳,taka",
        "": "kr,kr.,kronor,kroner,peso,dinar,franc,shilling",
    }.items()
    for sign in signs.split(",")
}

_TIMES: Final[dict[str, int]] = {
    word: value
    for value, words in {
        10**3: "k thousand tsd mil",
        10**5: "l lakh lakhs lac lacs lpa",
        10**6: "m mm mn mio million millions millionen millones milhão milhões millon millons millonen milliones",
        10**7: "cr crore crores",
        10**9: "b bn billion billions",
    }.items()
    for word in words.split()
}

_PER: Final[dict[str, str]] = {
    word: unit
    for unit, words in {
        "year": "year yr annum annually yearly p.a. p.a jahr año an",
        "month": "month mo mth monthly monat mes mois",
        "week": "week wk weekly woche semana semaine",
        "day": "day daily tag",
        "hour": "hour hr hourly",
        "semester": "semester",
        "term": "term quarter trimester",
        "course": "course class module",
        "credit": "credit unit",
        "person": "person user student participant attendee head learner child fellow recipient applicant trainee member",
        "session": "session",
        "lesson": "lesson",
        "team": "team",
    }.items()
    for word in words.split()
}

_LED: Final = frozenset(
    [
        *_CODES.split(),
        "rs",
        "rs.",
        "ksh",
        "ksh.",
        "kshs",
        "kr",
        "kr.",
        "fr.",
        "sfr.",
        "rm",
        "rp",
        "rp.",
        "dhs",
        "dhs.",
        "r",
    ]
)
"""Codes and short names that stand before a number as well as after it."""
_LED_ENDS: Final = frozenset(name[-2:] for name in _LED)
_FIRST: Final = frozenset(sign.split(" ")[0] for sign in _SIGNS) | {sign + end for sign in _SIGNS for end in (".", "s")}
"""Words with which the name of a currency begins, or is all said: cheap tests before looking closer at a number."""

NAMES: Final = frozenset(word.rstrip(".") for word in _FIRST | _LED)
"""The letters of these: in a text without one of them, no number has the name of a currency beside it."""
SPELLED: Final = words(
    """
    dollar dollars euro euros rupee rupees free no gratis kostenlos kostenlosn kostenlosr kostenloss kostenlosm kostenlose kostenlosen
    kostenloser kostenloses kostenlosem kostenfrei gratuit gratuits gratuita gratuitas gratuito gratuitos gratuite gratuites 무료
    """
)
"""Words one of which a text holds that states an amount without digits."""

_MARKS = "$€£₹¥₩₽₦₱฿₫₺₪₴₵৳"
_MARK = r"[^\w\s\x00-\x23\x25-\x7f]"
"""A loose pattern for a mark, quicker to compile than the set: any sign beyond ASCII, and the dollar."""
_TIMES_WORD = r"[\s-]?(?:k|m[mn]?|bn?|l|cr|thousand|milli?on(?:e[ns]|s)?(?:\sde)?|milh(?:ão|ões)\sde|billions?|la(?:kh|c)s?|lpa|crores?|mio|tsd|mil(?=\s(?:euros|dólares|reais)))\b"
_JOINT = rf"(?:{DASH}|\s(?P<joint>and|y|et|und|(?:up\s)?to|a|bis|à)\s)"

_MARKED = rf"""
    [{_MARKS}](?<!\d.)(?:(?=\d)|(?<!\d\s.)\s)
    (?P<low>{DIGITS})(?P<times>{_TIMES_WORD})?
    (?:{_JOINT}(?:(?P<mark>[a-z]{{0,3}}{_MARK})\s?)?(?P<high>{DIGITS})(?P<times2>{_TIMES_WORD})?)?
    (?:\s?\)?\s?(?P<code>[a-z]{{3}})\b)?
"""
"""A mark before the number. A mark right after another number belongs to that one ("500 € 20 places")."""

_NAMED = rf"""
    (?P<low>\d(?:(?<![\w$£¥.,/-]\d)|(?<=[a-z]\d)|(?<=rs\.\d)){MORE_DIGITS})(?P<times>{_TIMES_WORD})?
    (?:(?:\s?{_MARK})?{_JOINT}(?P<code>[a-z]{{2,4}}\.?\s?)?(?P<high>{DIGITS})(?P<times2>{_TIMES_WORD})?)?
    (?:[.,][-–](?=\s?\w))?
    (?:(?P<mark>(?<=\d)(?:[a-z]{{1,3}}\$|{_MARK})(?!\d)|\s(?:[a-z]{{1,3}}\$|{_MARK})(?!\s?\d))
        |[\s-]?(?P<words>[^\W\d_][^\W\d_.]{{0,11}}\.?(?:\s[a-z.]{{1,8}}(?:\s[a-z]{{6}})?)?))?
"""
"""A number with a mark, a code or a name after it, or a code before it."""

_SPELLED = rf"\b(?P<low>{WORDS}|half\sa\smillion)[\s-](?:us\s|u\.s\.\s|canadian\s|australian\s)?(?P<words>dollar|euro|rupee)s?\b"

_FREE = r"""
    (?:(?:tuition|cost)[-\s]free|free(?:\sof\s(?:all\s)?(?:charge|cost)s?)?|(?:at\s)?no\s(?:cost|charge|tuition(?:\sfees?)?|fees?)
        |(?:completely|totally|fully|entirely|absolutely|100%)\s(?:tuition[-\s])?free
        |gratis|kostenlose?[nrsm]?|kostenfrei|gratuit[aoe]?s?|무료)
    (?!\w|-|\s(?:of\s(?!charge|cost)|until|unless|up[-\s]?front|in\sadvance|increase))
"""

_LETTERS_BEFORE = r"(?<![a-z])(?:(?:us|u\.s\.|usd|cad|aud)\s?|ca|cdn|c|au|a|nzd?|sgd?|s|hkd?|nt|mxn?|mex|r|jp|cn)$"
_SPACED = ("us ", "u.s. ", "usd ", "cad ", "aud ")
"""The letters that may stand apart from the mark."""
_NO_LETTER = "(–-/:~≈+,;"
"""What else stands before a mark, or nothing."""
_WORD_BEFORE = rf"(?<![a-z])(?P<word>{SMALL})\s(?:to|or)\s$"
_NAME_BEFORE = r"(?<![a-z])(?P<name>[a-z]{1,4}\.?)\s?$"
_AFTER = r"""(?:[.,][-–](?!\d))?
    (?:(?P<plus>\+|\s\+(?!\s?\w)|\s(?:or\smore|and\s(?:up|above|over)|upwards?|onwards?)\b)|(?P<less>\sor\s(?:less|under)\b))?
    (?P<each>\s?\(?(?:/|(?:per|an?|each|every|al|por|pro|par)\s)\s?(?:academic\s|calendar\s|school\s|full\s)?(?P<per>[a-zñ]{2,11})\b(?:[\s-]hours?\b)?
        |\s(?P<often>annually|yearly|monthly|weekly|daily|hourly|p\.a\b\.?))?"""
_AFTER_RANGE = r"\s?(?:/|per\b|an?\b|[.,;)]|$)"
_AFTER_COUNT = r"\s?-?(?:%|percent|week|month|year|day|hour|student|people|credit|scholarship|winner|recipient)"
_AFTER_SAVING = r"\s?(?:off\b|discount|coupon|rebate|bills?\b)"
_NOT_AFTER = "fgijklnqstvxz"
"""Letters with which neither `_AFTER` nor `_AFTER_SAVING` goes on behind a space: "$2,000 is paid"."""
_FREE_NEXT = r"(?:\s?(?P<stop>$|[.,;:!)\]|/\n]|[-‐-―+]\s|\((?!<|for\b|if\b|with\b))|[\s-](?P<words>[a-z][a-z-]{0,15}(?:\s[a-z][a-z-]{0,15}){0,4}))"
_FREE_FOR_SOME = r"""\s?[</]|,?\s(?:and|or|&)\s(?:open[\s-]source|paid|libre|premium)|,\sopen[\s-]source
    |\sor\s(?:with|at|for)\s|\sto\s(?:start|try|browse|download|choose|use|apply)
    |\sfor\s(?:[^.,;\n]{0,40}\s)?(?:earning|income|low-income|families|households|qualif\w+|eligible|members|residents|citizens|first|up\sto|\d+)\b"""
_FREE_AT_FIRST = r"\b(?:first|one|two|three|\d+)\s(?:[\w-]{1,15}\s){1,3}(?:is|are)\s$"
_TAKE_PART = r"\b(?:stud(?:y|ied)|attend|join|enrol|tak|participat|access|learn|complet|offer|available|audit)\w*\s(?:[^\s.;]{1,20}\s){0,5}for\s$"

_NOT_FREE: Final = words(
    """
    feel feels feeling be break set sets setting for risk hands worry stress toll sugar debt drug smoke interest ad gluten hassle fee
    commission not never isn't isn’t aren't aren’t your their some more offer offers provide provides including include includes plus get of no
    """
)
"""Words before "free" that make it another thing than a price."""
_FREE_FOR: Final = words("and or but with for to in if as while at on")
_FREE_THINGS: Final = words(
    """
    program programs programme programmes course courses class classes bootcamp bootcamps boot workshop workshops training trainings camp camps
    certificate certificates certification certifications mooc moocs degree degrees education admission participation modules
    curriculum internship internships fellowship fellowships tuition seminar seminars webinar webinars conference event events
    """
)
_ELSE_FREE: Final = words(
    """
    trial demo version consultation resource resources material materials content introductory intro preview retake replacement lesson software
    application time worksheet worksheets tool tools access info information guide ebook sample basic preparatory prep readiness and or of to
    for with from that which in on the a an
    """
)
"""Words that end the search for what is free: "free software internship", "free demo of the course"."""


_Ends = tuple[float, float, int]
"""The two amounts of a match, equal if it is one, and where the last of them ends in the text."""


def _known(words: str) -> str | None:
    """The sign of a currency that these words are ("euros", "Rs."), else None."""
    for sign in (words, words.removesuffix("."), words.removesuffix("s")):
        if sign in _SIGNS:
            return sign
    return None


def _times(word: str | None) -> int:
    """What a word multiplies the number before it with."""
    return _TIMES[word.lstrip("-").split()[0]] if word else 1


def _ends(match: re.Match[str], signed: bool) -> _Ends | None:
    """One amount or two: "$10–15k", "$50–60,000"; of "$500 to 20 students" and "$5 and $8" the first.

    `signed` says that the second number has a sign of its own.
    """
    low = number(match["low"])
    if low is None:
        return None
    times = _times(match["times"])
    first = low * times
    one = (first, first, match.end("times" if match["times"] else "low"))
    high = number(match["high"]) if match["high"] else None
    if high is None:
        return one
    times2 = _times(match["times2"])
    text, end = match.string, match.end("times2" if match["times2"] else "high")
    if match["joint"] in ("and", "y", "et", "und") and not (
        (limit := bound(text, _led(text, match.start()))) and limit.kind == "between"
    ):
        return one
    if not signed and (
        compiled(_AFTER_COUNT).match(text, end)
        or (match["joint"] and high * times2 < 100 and not compiled(_AFTER_RANGE).match(text, end))
    ):
        return one
    last = high * times2
    if times == 1 and times2 > 1 and low <= high:
        first *= times2
    elif not signed and first * 1000 <= last and last % 1000 == 0:
        first *= 1000
    return (first, last, end) if first < last else one


def _led(text: str, start: int) -> int:
    """Where the letters before a mark begin: the "US" of "US$"."""
    before = text[start - 1 : start]
    if before in _NO_LETTER or (before == " " and not text.endswith(_SPACED, 0, start)):
        return start
    letters = compiled(_LETTERS_BEFORE).search(text, max(0, start - 6), start)
    return letters.start() if letters else start


def _placed(text: str, start: int, end: int, ends: _Ends, code: str | None) -> Placed[Money] | None:
    """The money that stands from `start` to `end`, with the bound before it and the occasion after it."""
    first, last, stop = ends
    sign, letter = text[end : end + 1], text[end + 1 : end + 2]
    # nothing that belongs to it follows
    alone = (sign in ",." and letter not in ("-", "–")) or (sign == " " and letter in _NOT_AFTER)
    if not alone and compiled(_AFTER_SAVING).match(text, end):
        return None
    lower: int | float | None = first if isinstance(first, int) else _whole(first)
    upper: int | float | None = last if isinstance(last, int) else _whole(last)
    per = "year" if text.endswith("lpa", 0, stop) else None  # lakh per annum
    limit = bound(text, start)
    if alone and limit is None:  # as mostly
        return Placed(Money(lower, upper, code if last else None, per), start, end)
    kind = limit.kind if limit else None
    after = None if alone else compiled(_AFTER).match(text, end)
    if after and after.end() > end:
        plus, less, each, spelled, often = after.groups()
        often = spelled or often
        per = _PER.get(often) if often else per
        end = after.end() if per or not each else after.start("each")
        kind = "most" if less else "least" if plus else kind
    if limit and (kind != "between" or lower != upper):
        start = limit.start
    if kind == "most":
        lower = None
    elif kind == "least" and lower == upper:
        upper = None
    return Placed(Money(lower, upper, code if last else None, per), start, end)


def _whole(value: float) -> int | float:
    """The value to two decimals, an int where it is whole."""
    value = round(value, 2)
    return int(value) if value == int(value) else value


def _marked(match: re.Match[str]) -> Placed[Money] | None:
    text, at = match.string, match.start()
    mark = text[at]
    start = _led(text, at)
    code = (_SIGNS.get(text[start:at].strip() + mark) if start < at else None) or _SIGNS[mark]
    if match.lastindex == 1:  # nothing but a number, as nearly always
        value, end = number(match[1]), match.end()
        return _placed(text, start, end, (value, value, end), code) if value is not None else None
    second, named = match.group("mark", "code")
    ends = _ends(match, bool(second) and second[-1] in _MARKS)
    if ends is None:
        return None
    end = ends[2]
    if named in _SIGNS and compiled(r"\s?\)?\s?").fullmatch(text, end, match.start("code")):
        code, end = _SIGNS[named], match.end("code")
        if ")" in text[ends[2] : end] and text[start - 1 : start] == "(":
            start -= 1
    return _placed(text, start, end, ends, code)


def _named(match: re.Match[str]) -> Placed[Money] | None:
    mark, follows, code = match.group("mark", "words", "code")
    signed = mark is not None or (follows is not None and follows.partition(" ")[0] in _FIRST)
    text, start = match.string, match.start()
    before = text[start - 4 if start > 4 else 0 : start].rstrip()
    may_lead = before[-2:] in _LED_ENDS or before[-1:] == "r"
    if not (signed or may_lead):  # as nearly always
        return None
    name = compiled(_NAME_BEFORE).search(text, max(0, start - 6), start) if may_lead else None
    led = name["name"] if name and name["name"] in _LED else None
    if led is None and text[start - 1 : start].isalpha():
        return None
    sign, end = mark and mark.strip(), match.end()
    if sign and sign not in _SIGNS:
        sign = sign[-1] if sign[-1] in _MARKS else None
    called = follows if signed and follows else ""
    while called:
        sign = _known(called)
        if sign:
            end = match.start("words") + len(called)
            break
        called = called.rpartition(" ")[0]
    if sign is None and led is None:
        return None
    if code and code.strip() != led:
        return Placed(None, start, match.end("low"))
    ends = _ends(match, bool(sign or code))
    if ends is None:
        return None
    first, last, stop = ends
    if led and name:
        if led == "r" and (first < 100 or first % 1):
            return None
        return _placed(text, name.start(), stop, ends, _SIGNS[led] or None)
    if match["high"] and first == last:
        return Placed(None, start, stop)
    if sign in ("won", "pound") and last < 100:  # "20 won" is rather a victory, "20 pounds" a weight
        return None
    return _from_word(text, start, end, ends, _SIGNS[sign or ""] or None)


def _spelled(match: re.Match[str]) -> Placed[Money] | None:
    value = 500_000 if match["low"] == "half a million" else number(match["low"])
    if value is None:
        return None
    country = match[0].removeprefix(match["low"]).strip(" -").removesuffix("s")
    code = _SIGNS.get(country) or _SIGNS[match["words"]]
    return _from_word(match.string, match.start(), match.end(), (value, value, match.end()), code)


def _from_word(text: str, start: int, end: int, ends: _Ends, code: str | None) -> Placed[Money] | None:
    """An amount without a mark, and the number word that may stand before it: "eight to 16 dollars"."""
    before = compiled(_WORD_BEFORE).search(text, max(0, start - 25), start)
    least = number(before["word"]) if before else None
    first, last, stop = ends
    if before is None or least is None or first != last:
        return _placed(text, start, end, ends, code)
    return _placed(text, before.start(), end, (least, last, stop), code) if least < last else None


def _free(match: re.Match[str]) -> Placed[Money] | None:
    text, (start, end) = match.string, match.span()
    if text[start - 1 : start].isalnum() or (match[0] == "free" and not _is_price(text, start, end)):
        return None
    return Placed(Money(0, 0, None, None), start, end)


def _is_price(text: str, start: int, end: int) -> bool:
    """Whether "free" stands alone or of something to take part in: not "feel free", "free time", "sugar-free"."""
    before = text[max(0, start - 15) : start]
    after = compiled(_FREE_NEXT).match(text, end)
    if after is None or before.endswith(("-", "–", "’", "'")) or compiled(_FREE_FOR_SOME).match(text, end):
        return False
    word = before.rstrip().rpartition(" ")[2]
    if word in ("is", "are") and compiled(_FREE_AT_FIRST).search(text, max(0, start - 60), start):
        return False
    if word.isdecimal() or (word in _NOT_FREE and not compiled(_TAKE_PART).search(text, max(0, start - 90), start)):
        return False
    if after["stop"] is not None:
        return True
    things = after["words"].split(" ")
    if things[0] in _FREE_FOR:
        return True
    for thing in things:
        if thing in _FREE_THINGS:
            return True
        if thing in _ELSE_FREE:
            return False
    return False


RULES: tuple[Rule[Money], ...] = (
    Rule("money.mark", _MARKED, _marked, digit=True),
    Rule("money.name", _NAMED, _named, digit=True),
    Rule("money.words", _SPELLED, _spelled, ("dollar", "euro", "rupee")),
    Rule("money.free", _FREE, _free, ("free", "gratis", "kosten", "gratuit", "무료", "no ")),
)


def mentions(text: Text, in_digits: bool = False, named: bool | None = None) -> list[Mention[Money]]:
    """The amounts of money of a text, in reading order. Where two overlap, that of the earlier rule stands.

    `in_digits` says that the text is known to hold digits, and to state no amount in words; `named` whether it holds the name of a
    currency, if that is known.
    """
    folded = text.folded()
    found: list[Found[Money]] = []
    if in_digits or has_digit(folded):
        ascii = folded.isascii()
        mark = folded.find("$") if ascii else 0
        if mark >= 0:
            read(folded, compiled(_MARKED), RULES[0], found, mark)
        if named is None:
            named = not ascii or not NAMES.isdisjoint(letters(folded))
        if named or (
            mark >= 0 and compiled(r"\$(?!\d)").search(folded, mark)
        ):  # a mark may stand after a number as well
            read(folded, compiled(_NAMED), RULES[1], found)
    if not in_digits:
        if _names_currency(folded):
            read(folded, compiled(_SPELLED), RULES[2], found)
        if _calls_free(folded):
            read(folded, compiled(_FREE), RULES[3], found)
    return [
        Mention(value, text.part(start, end), rule)
        for start, end, value, rule in found
        if rule != "money.name" or _meant(text.value[start:end], value)
    ]


def is_spelled(said: str) -> bool:
    """Whether words in lower case may hold an amount that is not in digits: a cheap test before it is looked for in each of many texts."""
    return _names_currency(said) or _calls_free(said)


def _names_currency(said: str) -> bool:
    """Whether number words may name a currency: "neuroscience" and "entrepreneur" name none."""
    return holds(said, RULES[2].hints) and compiled(r"[\s-](?:dollar|euro|rupee)").search(said) is not None


def _calls_free(said: str) -> bool:
    """Whether something may be called free: "no" alone says little."""
    return holds(said, RULES[3].hints[:-1]) or (
        "no " in said and compiled(r"no\s(?:cost|charge|tuition|fee)").search(said) is not None
    )


def _meant(said: str, value: Money) -> bool:
    """A code that is also a word ("try", "PHP") counts in capitals, most with an amount of a hundred or more."""
    for word in compiled(r"[^\W\d_]+(?!\$)").findall(said):
        if (name := word.lower()) in _SHOUTED:
            least = 0 if name in _SMALL_AMOUNTS else 100
            return word.isupper() and max(value.min or 0, value.max or 0) >= least
    return True

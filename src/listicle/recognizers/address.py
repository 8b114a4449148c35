"""Text → the web addresses written in it: `https://…`, `www.…` and bare ones such as `example.org/apply`."""

from __future__ import annotations

import re

from listicle.recognizers.rule import Mention, compiled, words
from listicle.text import Text

_ADDRESS = r"""
    (?<! [\w@./-] )                                   # not inside a word, a mail address or another address
    (?: (?P<scheme> https?:// ) | (?P<www> www\. (?=[\w-]) ) )?
    (?P<host> (?: [^\W_] [\w-]{0,62} \. ){1,5} (?P<top> [a-z]{2,24} ) ) (?! [\w@] | \.\w )
    (?: : \d{2,5} )?                                   # a port
    (?P<rest> [/?#] [^\s<>"“”«»{}|\\^`…]* )?            # path, query and fragment
    (?P<cut> … | \.\.\. )?                             # cut short for the eye: no address
"""

_TOPS = words("""
    com org edu net gov mil int info io ai co app dev me tv us uk ca au nz ie in sg hk my ph za ng ke gh eg ae sa il
    tr pk bd lk np de at ch fr be nl lu it es pt pl cz sk hu ro bg gr se no dk fi is ee lv lt ru ua by kz jp cn kr
    tw th vn id br mx ar cl pe uy ve eu academy school university college education institute courses training
    careers foundation ngo online site tech xyz health care law studio design agency blog news club community page
    link ly gl space life world today global earth cloud software digital biz pro name museum travel jobs
""")
"""The top-level domains that stand at the end of a bare address; "Node.js" and "e.g" have none."""

_SHORT = words("in is it at me no us be by my so to")
"""Top-level domains that are words too: a bare address of this kind needs a path ("finished.in" is a typing error)."""


def mentions(text: Text) -> list[Mention[str]]:
    """The addresses as printed, in reading order; trailing punctuation and unpaired brackets are not part of one."""
    folded = text.folded()
    if not is_possible(folded):
        return []
    found: list[Mention[str]] = []
    for match in compiled(_ADDRESS).finditer(folded):
        if match["cut"] or not (match["scheme"] or match["www"] or _bare(match)):
            continue
        end = match.start() + len(_trimmed(match.group()))
        # A trailing "..." is taken for punctuation by the rest of the pattern: such an address is cut short as well.
        if match.group().endswith("..."):
            continue
        place = text[match.start() : end]
        rule = "address.scheme" if match["scheme"] else "address.www" if match["www"] else "address.bare"
        found.append(Mention(place.value, place, rule))
    return found


def is_possible(said: str) -> bool:
    """Whether words in lower case may hold an address: a cheap test before it is looked for in each of many texts."""
    return said.find(".", 0, -1) >= 0 and compiled(r"\.[a-z]").search(said) is not None


def _bare(match: re.Match[str]) -> bool:
    """Whether a word with a dot in it is an address, not two sentences without a space or the name of a file."""
    top = match["top"]
    if top not in _TOPS:
        return False
    if match["host"].count(".") > 1 or match["rest"]:
        return True
    return top not in _SHORT and match["host"].index(".") > 1  # "B.Tech" and "M.Com" are degrees


def _trimmed(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while address:
        last = address[-1]
        if last in ".,;:!?'’*_~" or (last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")):
            address = address[:-1]
        else:
            break
    return address


def host(address: str) -> str:
    """The host that an address names, in lower case and without `www.`; empty for a relative one."""
    scheme, slashes, name = address.partition("//")
    if not slashes or not (
        scheme in ("https:", "http:", "") or re.fullmatch(r"[a-z][a-z0-9+.-]*:", scheme, re.IGNORECASE)
    ):
        return ""
    for mark in "/?#":
        name = name.partition(mark)[0]
    return name.lower().removeprefix("www.")

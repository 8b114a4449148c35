"""Lists of programs → JSON Lines, each line a program with its source (the definition `ProgramLine` of the schema).

What belongs to an article as a whole, its title and the remarks, is not in the lines; an article without programs has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import orjson

from listicle.model import ProgramLine, ProgramList


def write(records: Iterable[ProgramList], stream: BinaryIO) -> None:
    """Writes the lines in reading order, one list after the other."""
    for one in records:
        for program in one.programs:
            stream.write(orjson.dumps(ProgramLine(one.schema, one.source, program), option=orjson.OPT_APPEND_NEWLINE))

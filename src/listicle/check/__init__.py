"""Records that somebody publishes → what is wrong with them: for anybody, without the code that made them."""

from __future__ import annotations

from listicle.check.records import CODES as CODES
from listicle.check.records import FORMATS as FORMATS
from listicle.check.records import Problem as Problem
from listicle.check.records import check as check
from listicle.check.records import github as github
from listicle.check.records import human as human

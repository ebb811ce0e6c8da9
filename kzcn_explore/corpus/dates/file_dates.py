"""File dates: the date that a file's name holds, set apart from the digits of ids and hashes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kzcn_explore.text.calendar import Interval, interval

# A letter or a digit on either side makes it a part of an id ("bb03d2d6f9ac7590").
_APART = r"(?<![^\W_])(?:{})(?![^\W_])"
_FULL = re.compile(_APART.format(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-_. ]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)"))
_REVERSED = re.compile(_APART.format(r"(?P<day>[0-3]\d)(?P<mark>[-_.])(?P<month>[01]\d)(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)"))
_MONTH = re.compile(_APART.format(r"(?P<year>(?:1[5-9]|20)\d\d)[-_](?P<month>[01]\d)"))
# A year stands at either end of a name; inside one it is as often a part of a title ("the 2030 agenda"). Beside a number it is what
# is left of a date that no calendar holds ("31.06.2022").
_YEAR = re.compile(r"^(?P<year>(?:1[5-9]|20)\d\d)(?=[-_. ]|$)(?![-.]\d)|(?<=[-_. ])(?<!\d[-.])(?P<last>(?:1[5-9]|20)\d\d)$")


def find_file_date(path: str) -> tuple[str, Interval] | None:
    """Read the date in a file's name.

    Read are ``2022-06-07``, ``2022_06_07``, ``20220607``, ``07.06.2022`` (a day above 12 in the middle names no day and is not
    turned round), ``2022-06``, and a year at the very start or end of the name. Two different dates in one name give none.

    Returns
    -------
    (str, Interval) or None
        The words of the date, and the days that they mean.

    Examples
    --------
    >>> find_file_date("news/2022-06-07_talks.txt")[0]
    '2022-06-07'
    >>> find_file_date("KAZ_61_2006.txt")[1].precision
    'year'
    >>> find_file_date("000_bb03d2d6f9ac7590.txt") is None
    True
    """
    name = PurePosixPath(path.replace("\\", "/")).name
    while "." in name and re.fullmatch(r"\.[A-Za-z]\w{0,7}", name[name.rindex(".") :]):
        name = name[: name.rindex(".")]
    for form in (_FULL, _REVERSED, _MONTH, _YEAR):
        found = {}
        for match in form.finditer(name):
            parts = match.groupdict()
            year = parts["year"] or parts["last"]
            reading = interval(int(year), *(int(parts[name]) for name in ("month", "day") if name in parts))
            if reading is not None:
                found[reading.earliest, reading.latest] = (match[0], reading)
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes staying_spells.csv, made-up spells of insurance, and staying.csv, what they come to.

    python3 cases/coverage/staying.py cases/coverage

Nothing here shares a line with the C++: every month is looked at spell by spell, shares are exact
fractions, and only the interval is a floating number.
"""
import math
import random
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

FIRST, KNOWN_ON = date(2022, 1, 1), date(2026, 10, 20)
Z = 1.959963984540054
SOUMS = {"18301": 160, "18316": 55, "18331": 90, "18407": 70, "18440": 8}
HEAD = "# SPDX-License-Identifier: Apache-2.0\n"


def made_up():
    draw = random.Random(20261128)
    for soum, count in SOUMS.items():
        for _ in range(count):
            begun = FIRST + timedelta(draw.randrange((KNOWN_ON - FIRST).days + 1))
            kind = draw.choice(["herder", "herder", "voluntary", ""])
            years = draw.random() < .5
            months = 12 * draw.choice([1, 1, 1, 2, 3]) if years else draw.randrange(1, 50)
            month = begun.year * 12 + begun.month - 1 + months - 1
            ended = date(month // 12, month % 12 + 1, draw.randrange(1, 29))
            if months == 1:
                ended = begun
            yield soum, kind, begun, None if ended > KNOWN_ON else ended


def month_before(day):
    """The last month that was over on a day."""
    if (day + timedelta(1)).month != day.month:
        return day.year * 12 + day.month - 1
    return day.year * 12 + day.month - 2


def number(day):
    return day.year * 12 + day.month - 1


def table(spells):
    """month of life -> how many came so far, and how many stopped with it."""
    known = month_before(KNOWN_ON)
    came, stopped = {}, {}
    for _, _, begun, ended in spells:
        month, life = number(begun), 1
        while month <= known:
            if ended and number(ended) < month:
                break
            came[life] = came.get(life, 0) + 1
            if ended and number(ended) == month:
                stopped[life] = stopped.get(life, 0) + 1
            month, life = month + 1, life + 1
    return came, stopped


def rows(name, kind, spells):
    came, stopped = table(spells)
    share, sum_of = Fraction(1), Fraction(0)
    for life in sorted(came):
        if life not in stopped:
            continue
        at_risk, gone = came[life], stopped[life]
        share *= Fraction(at_risk - gone, at_risk)
        if at_risk == gone:
            yield name, kind, life, at_risk, gone, 0, 0, "", ""
            continue
        sum_of += Fraction(gone, at_risk * (at_risk - gone))
        error = float(share) * math.sqrt(sum_of)
        middle = math.log(-math.log(share))
        half = Z * math.sqrt(sum_of) / abs(math.log(share))
        low, high = (math.exp(-math.exp(middle + side * half)) for side in (1, -1))
        yield name, kind, life, at_risk, gone, float(share), error, low, high


def main():
    folder = Path(sys.argv[1])
    spells = list(made_up())
    random.Random(7).shuffle(spells)
    with open(folder / "staying_spells.csv", "w", encoding="utf-8") as file:
        file.write("soum code,kind,begin,end\n")
        for soum, kind, begun, ended in spells:
            file.write(f"{soum},{kind},{begun},{ended or ''}\n")
    with open(folder / "staying.csv", "w", encoding="utf-8") as file:
        file.write(HEAD + f"# made by staying.py; made-up spells as known on {KNOWN_ON}\n")
        file.write("area,kind,months,at_risk,ended,share,error,low,high\n")
        for area in ["", "183", "184", *SOUMS]:
            for kind in ["", "herder", "voluntary"]:
                some = [one for one in spells if one[0].startswith(area) and kind in ("", one[1])]
                for row in rows(area, kind, some):
                    file.write(",".join(map(str, row)) + "\n")


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes reach_soums.csv, made-up soums with their visits and figures of two days, and reach.csv,
what comes of comparing those reached more with those reached less.

    python3 cases/coverage/reach.py cases/coverage

Nothing here shares a line with the C++: a share is an exact fraction, and what is written is
rounded at the end alone.
"""
import random
import sys
from fractions import Fraction
from pathlib import Path

HEAD = "# SPDX-License-Identifier: Apache-2.0\n"
CASES, DAYS = 60, ("before", "after")


def made_up(case, draw):
    """Soums as dictionaries; what is not known is None."""
    gap = draw.choice([0, .1, .6])
    alike = draw.random() < .1
    for number in range(draw.randrange(0, 15)):
        homes = draw.randrange(40, 1500)
        below = draw.randrange(50, 2500), draw.randrange(50, 2500)
        yield {
            "case": case, "soum": 18301 + number,
            "visited": 0 if alike else draw.choice([0, draw.randrange(0, homes + 1)]),
            "households": None if draw.random() < gap else homes,
            **{day: None if draw.random() < gap / 3 else (draw.randrange(0, of + 1), of)
               for day, of in zip(DAYS, below)},
        }


def half_up(share):
    """A share in hundredths of a per cent."""
    return int(share * 10_000 + Fraction(1, 2))


def change(soum):
    return half_up(Fraction(*soum["after"])) - half_up(Fraction(*soum["before"]))


def told(case, side, soums, by_count):
    sums = [[sum(one[day][part] for one in soums) for part in (0, 1)] for day in DAYS]
    pooled = [half_up(Fraction(*both)) for both in sums]
    homes = "" if by_count else sum(one["households"] for one in soums)
    changes = sorted(map(change, soums))
    return [case, side, int(by_count), len(soums), sum(one["visited"] for one in soums), homes,
            *pooled, pooled[1] - pooled[0], changes[0], changes[-1],
            " ".join(str(one["soum"]) for one in soums)]


def sides(case, soums):
    known = [one for one in soums if one["before"] and one["after"]]
    with_homes = [one for one in known if one["households"] is not None]
    by_count = Fraction(len(with_homes), len(known)) < Fraction(1, 2) if known else False
    compared = known if by_count else with_homes
    if not compared:
        return
    reached = {one["soum"]: Fraction(one["visited"], 1 if by_count else one["households"])
               for one in compared}
    line = Fraction(sum(one["visited"] for one in compared),
                    len(compared) if by_count else sum(one["households"] for one in compared))
    above = [one for one in compared if reached[one["soum"]] > line]
    below = [one for one in compared if reached[one["soum"]] <= line]
    yield told(case, "all", compared, by_count)
    if above:
        yield told(case, "more", above, by_count)
        yield told(case, "less", below, by_count)


def main():
    folder, draw = Path(sys.argv[1]), random.Random(20261129)
    cases = {case: list(made_up(case, draw)) for case in range(CASES)}
    with open(folder / "reach_soums.csv", "w", encoding="utf-8") as file:
        file.write(HEAD + "# made by reach.py; made-up soums\n")
        file.write("case,soum,visited,households,before,before_of,after,after_of\n")
        for soums in cases.values():
            for one in soums:
                days = [*(one["before"] or ("", "")), *(one["after"] or ("", ""))]
                homes = "" if one["households"] is None else one["households"]
                row = [one["case"], one["soum"], one["visited"], homes, *days]
                file.write(",".join(map(str, row)) + "\n")
    with open(folder / "reach.csv", "w", encoding="utf-8") as file:
        file.write(HEAD + "# made by reach.py\n")
        file.write("case,side,by_count,soums,visited,households,before,after,change,lowest,highest,"
                   "which\n")
        for case, soums in cases.items():
            for row in sides(case, soums):
                file.write(",".join(map(str, row)) + "\n")


main()

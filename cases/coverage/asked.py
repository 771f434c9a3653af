#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes asked.csv: of so many who were asked in a survey so many said that they pay, and what is
told of it, with 95 per cent of confidence, in hundredths of a per cent.

    python3 cases/coverage/asked.py cases/coverage

The ends are those shares at which what was observed is 1.96 errors away, the error being that of
drawing without putting back out of all herders, where their number is known. They are looked for by
halving, with fifty digits; nothing here shares a line with the C++.
"""
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
Z = Decimal("1.959963984540054235524594430520551")
CASES = ((1560, 4000, None), (1560, 4000, 242024), (1560, 4000, 8000), (95, 350, 2400),
         (28, 28, 60), (0, 28, 60), (59, 60, 60), (7, 28, None), (1, 400, 401), (3, 12, 20000))


def distance(share, hits, asked, left):
    """Below zero: the observed share is less than 1.96 errors of `share` away."""
    seen = Decimal(hits) / asked
    return (seen - share) ** 2 - Z * Z * share * (1 - share) / asked * left


def end(hits, asked, left, outer):
    """Between the observed share and 0 or 1, where the distance changes its sign."""
    near, far = Decimal(hits) / asked, Decimal(outer)
    if left == 0 or near == far:
        return near
    for _ in range(160):
        middle = (near + far) / 2
        if distance(middle, hits, asked, left) < 0 or middle == Decimal(hits) / asked:
            near = middle
        else:
            far = middle
    return near


def told(share):
    return int((share * 10_000).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def rows():
    for hits, asked, herders in CASES:
        left = Decimal(1) if herders is None else Decimal(herders - asked) / (herders - 1)
        ends = [end(hits, asked, left, outer) for outer in (0, 1)]
        yield (hits, asked, "" if herders is None else herders, told(Decimal(hits) / asked),
               *map(told, ends))


def main():
    head = "# SPDX-License-Identifier: Apache-2.0\n# Made by asked.py\n"
    lines = ["says_paying,asked,herders,share,low,high", *(",".join(map(str, r)) for r in rows())]
    (Path(sys.argv[1]) / "asked.csv").write_text(head + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

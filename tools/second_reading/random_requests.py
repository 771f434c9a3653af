# SPDX-License-Identifier: Apache-2.0
"""Made-up requests for comparing two readings of the law; the same seed gives the same requests.

A request is whole or carries exactly one mistake, so that no order of checking is presumed.
"""
import argparse
import json
import random
import sys

from second_reading import later_age, month, name_of

KINDS = ("voluntary", "herder", "mother", "disabled_child_parent")


def kind(draw):
    return draw.choices(KINDS, (3, 6, 1, 1))[0]


def income(draw, since):
    """Mostly plausible, sometimes at the bounds of a year, rarely absurd."""
    known = month("2008-01")
    if draw.random() < 0.35 and (since >= known or draw.random() < 0.05):
        return "minimum"
    if draw.random() < 0.3:
        edges = (0, 1, 319_999, 420_000, 660_000, 792_000, 4_620_000, 5_544_000, 7_000_000)
        return max(0, draw.choice(edges) + draw.choice((-1, 0, 0, 1)))
    if draw.random() < 0.03:
        return draw.randint(0, 10 ** 12)
    return draw.randint(50_000, 8_000_000)


def due_request(draw):
    when = draw.randint(month("2018-06"), month("2036-12"))
    if draw.random() < 0.4:
        when = month(draw.choice(("2019-12", "2020-03", "2020-04", "2020-09", "2020-10", "2020-12",
                                  "2021-06", "2021-07", "2023-12", "2024-01", "2025-03", "2025-04",
                                  "2026-12", "2027-01")))
    request = {"month": name_of(when), "as": kind(draw), "income": income(draw, when)}
    if draw.random() < 0.5:
        request["share_used"] = draw.choice((0, 1, 58, 59, 60, 61, 200))
    return request


def span(draw, start, length):
    return {"from": name_of(start), "to": name_of(start + length - 1), "as": kind(draw),
            "income": income(draw, start)}


def scattered_spans(draw, last):
    spans = []
    for _ in range(draw.choice((0, 1, 1, 2, 3, 5, 9))):
        start = draw.randint(month("1985-01"), last)
        length = min(draw.choice((1, 5, 12, 36, 60, 119, 240, 300)), last - start + 1)
        spans.append(span(draw, start, length))
    return spans


def spans_near_an_edge(draw, last):
    """One long life of payment whose length is one of the numbers the law counts to."""
    wanted = draw.choice((119, 120, 121, 149, 150, 179, 180, 221, 222, 239, 240, 241, 266, 300))
    first = draw.randint(month("1990-01"), max(month("1990-01"), last - wanted))
    length = min(wanted, last - first + 1)
    return [span(draw, first, length)] + (scattered_spans(draw, last) if chance(draw, 0.2) else [])


def chance(draw, share):
    return draw.random() < share


def birth_near_an_age(draw, on, sex):
    """Born so that an age of one of the routes falls close to the month asked about."""
    ages = (600, 660, 720, 960, later_age(sex, (on - 700) // 12))
    return on - draw.choice(ages) + draw.randint(-14, 14)


def estimate_request(draw):
    on = draw.randint(month("2019-01"), month("2035-12"))
    if chance(draw, 0.1):
        on = draw.randint(month("2019-12"), month("2021-08"))
    sex = draw.choice(("female", "female", "male"))
    born = draw.randint(month("1940-01"), month("2015-12"))
    if chance(draw, 0.5):
        born = birth_near_an_age(draw, on, sex)
    request = {"on": name_of(on), "sex": sex, "born": name_of(born),
               "children": draw.choice((0, 0, 1, 2, 3, 4, 5, 7, 8))}
    if chance(draw, 0.5):
        request["born"] += f"-{draw.randint(1, 28):02d}"
    last = on // 12 * 12 + 11 if chance(draw, 0.3) else on - 1
    choose_spans = spans_near_an_edge if chance(draw, 0.5) else scattered_spans
    request["paid"] = choose_spans(draw, last)
    if chance(draw, 0.75):
        request["plan"] = plan(draw, on)
    return request


def plan(draw, on):
    start = on + draw.choice((0, 0, 1, 1, 2, 5, draw.randint(0, 60), draw.randint(0, 240)))
    wanted = span(draw, start, draw.choice((1, 12, 59, 60, 61, 120, 180, 239, 240, 400)))
    if chance(draw, 0.6):
        wanted["to"] = None
        if chance(draw, 0.3):
            del wanted["to"]
    return wanted


# Mistakes: each takes a whole request and returns the line with one thing wrong.

def with_value(key, values):
    def spoil(draw, request):
        return json.dumps({**request, key: draw.choice(values)})
    return spoil


def with_span(changes):
    def spoil(draw, request):
        good = {"from": "2018-01", "to": "2018-12", "as": "herder", "income": 320000}
        return json.dumps({**request, "paid": [{**good, **changes}]})
    return spoil


def without(keys):
    def spoil(draw, request):
        missing = draw.choice(keys)
        return json.dumps({key: value for key, value in request.items() if key != missing})
    return spoil


def key_given_twice(draw, request):
    return '{"id":"twice",' + json.dumps(request)[1:]


def cut_short(draw, request):
    return json.dumps(request)[:-draw.randint(1, 5)]


def plan_in_the_past(draw, request):
    past = name_of(month(request["on"]) - draw.choice((1, 1, 12)))
    return json.dumps({**request, "plan": {"from": past, "as": "herder", "income": "minimum"}})


def paid_next_year(draw, request):
    year = int(request["on"][:4])
    paid = {"from": f"{year}-01", "to": f"{year + 1}-01", "as": "herder", "income": 320000}
    return json.dumps({**request, "paid": [paid]})


def too_many_spans(draw, request):
    return json.dumps({**request, "paid": [span(draw, month("2010-01"), 2)] * 1001})


def not_utf8(draw, request):
    return b'{"id":"\xff\xfe",' + json.dumps(request)[1:].encode()


BAD_AMOUNTS = (-1, 0.5, 792000.5, 10 ** 12 + 1)
BAD_MONTHS = ("2025-13", "2025-00", "2025", "soon")
COMMON_MISTAKES = (key_given_twice, cut_short, not_utf8, with_value("colour", ("bay", "roan")))
MISTAKES = {
    "due": COMMON_MISTAKES + (
        with_value("income", BAD_AMOUNTS), with_value("income", ("a lot", [], True)),
        with_value("as", ("employee", "")), with_value("month", BAD_MONTHS),
        without(("month", "as", "income"))),
    "estimate": COMMON_MISTAKES + (
        with_value("sex", ("woman", "")), with_value("on", BAD_MONTHS + ("2018-12",)),
        with_value("born", BAD_MONTHS + ("2040-01", "2036-01-01")), without(("on", "sex", "born")),
        with_span({"income": -1}), with_span({"income": 0.5}), with_span({"income": 10 ** 12 + 1}),
        with_span({"to": "2017-12"}), with_span({"from": "2018-13"}), with_span({"as": "employee"}),
        with_span({"colour": "bay"}), plan_in_the_past, paid_next_year, too_many_spans),
}
MAKERS = {"due": due_request, "estimate": estimate_request}


def lines(call, seed, count):
    """`count` request lines as bytes, about one in fifteen with a mistake."""
    draw = random.Random(f"{call} {seed}")
    made = []
    for number in range(count):
        request = {"id": str(number), **MAKERS[call](draw)}
        line = json.dumps(request)
        if chance(draw, 0.07):
            line = draw.choice(MISTAKES[call])(draw, request)
        made.append(line if isinstance(line, bytes) else line.encode())
    return made


def main():
    parser = argparse.ArgumentParser(description="Writes random request lines.")
    parser.add_argument("call", choices=sorted(MAKERS))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=1000)
    asked = parser.parse_args()
    for line in lines(asked.call, asked.seed, asked.count):
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()

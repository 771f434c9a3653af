#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The law read a second time, month by month, to check the engine against.

Nothing here is shared with the engine: the tables are typed in again and every rule is written in
the plainest way, so that a slip in one reading shows as a difference from the other.

    second_reading.py due|estimate < requests.jsonl > answers.jsonl

Readings chosen where the rules are silent:
  - What is known is asked only of what is used: a planned month matters only before the claim of
    an open route, a minimum pension only in the month a route opens. One unknown value that is
    used makes the whole answer `not_known`. A month paid at "minimum" always needs a wage.
  - A closed route is explained by what is missing in the month of the 80th birthday, the months
    before the herder's months; what a person is (a man, too few children) before being too old.
  - A plan of which no month falls before the claim costs 0 and is paid back after 0 months.
  - Questions about planned months (U1, U8, U12) look only at months before the last claim.
  - `children` and `paid` may be absent (0, none); a plan may be absent or null.
"""
import json
import re
import sys
from bisect import bisect_left
from collections import namedtuple
from functools import cache
from itertools import accumulate


class Problem(Exception):
    def __init__(self, code, detail):
        super().__init__(detail)
        self.code = code
        self.detail = detail


def month(text):
    """Months counted from year 0, so that differences are ages and spans."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
    if not found or not 1 <= int(found[2]) <= 12:
        raise Problem("bad_month", f"There is no month {text!r}.")
    return int(found[1]) * 12 + int(found[2]) - 1


def name_of(number):
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def dated(text):
    entries = [line.split() for line in text.split(",")]
    return [(month(since), None if value == "?" else int(value)) for since, value in entries]


MINIMUM_WAGE = dated(
    "2008-01 108000, 2011-04 140400, 2013-09 192000, 2017-01 240000, 2019-01 320000,"
    "2020-01 420000, 2023-01 550000, 2024-01 660000, 2025-04 792000, 2027-01 1000000")
CEILING_TIMES = dated("2008-01 10, 2024-01 7")
RATE_PER_MILLE = dated("2020-01 135, 2021-01 ?, 2021-07 135")
PART_PER_CENT = 1  # benefit, and accident again; the pension part is what remains
SHARE_PER_TEN_THOUSAND = {
    "voluntary": dated("2020-01 0"),
    "herder": dated("2020-01 0, 2024-01 575"),
    "mother": dated("2020-01 0, 2024-01 625"),
    "disabled_child_parent": dated("2020-01 0, 2024-01 1150"),
}
HERDER_SHARE_FROM = month("2024-01")
HERDER_SHARE_MONTHS = 60
RELIEF = dated("2008-01 0, 2020-04 56700, 2020-10 35700, 2021-01 0")
RELIEF_OF_MOTHERS = dated("2008-01 0, 2020-04 56700, 2020-10 31500, 2021-01 0")
MINIMUM_FULL = dated(
    "2019-02 310000, 2020-02 350000, 2022-02 500000, 2023-07 550000, 2024-04 650000,"
    "2026-01 769000")
MINIMUM_PROPORTIONAL = dated(
    "2019-02 270000, 2020-02 300000, 2022-02 400000, 2023-07 440000, 2024-04 540000,"
    "2026-01 652400")
REFERENCE_WINDOW = dated("2019-01 72, 2020-01 84, 2024-01 60")
HERDER_CREDIT_FROM, HERDER_CREDIT_BEFORE = month("2017-01"), month("2024-01")
LARGEST_AMOUNT = 10 ** 12
ROUTES = ("herder", "mother_of_four", "ordinary", "ordinary_later_age", "proportional")


def in_force(table, when, what):
    value = None
    for since, entry in table:
        if since <= when:
            value = entry
    if value is None:
        raise Problem("not_known", f"No {what} is known for {name_of(when)}.")
    return value


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def clamp(value, low, high):
    return min(max(value, low), high)


def months_needed(year):
    return 240 + 3 * (clamp(year, 2017, 2037) - 2017)


def later_age(sex, birth_year):
    if sex == "male":
        return 720 + 3 * clamp(birth_year - 1957, 0, 20)
    return 660 + 3 * clamp(birth_year - 1962, 0, 40)


# Contribution due for one month

@cache
def assessed_income(when, income):
    wage = in_force(MINIMUM_WAGE, when, "minimum wage")
    if income == "minimum":
        return wage
    return clamp(income, wage, wage * in_force(CEILING_TIMES, when, "ceiling"))


@cache
def due_for(when, kind, income, share_used):
    rate = in_force(RATE_PER_MILLE, when, "voluntary rate")
    wage = in_force(MINIMUM_WAGE, when, "minimum wage")
    assessed = assessed_income(when, income)
    total = half_up(rate * assessed, 1000)
    part = half_up(PART_PER_CENT * assessed, 100)
    share = half_up(in_force(SHARE_PER_TEN_THOUSAND[kind], when, "state share") * wage, 10000)
    if kind == "herder" and share_used >= HERDER_SHARE_MONTHS:
        share = 0
    relief = in_force(RELIEF_OF_MOTHERS if kind == "mother" else RELIEF, when, "relief")
    state = min(total, share + relief)
    return {"income": assessed, "total": total, "pension_part": total - 2 * part,
            "benefit_part": part, "accident_part": part, "state": state, "person": total - state,
            "herder_share": share if kind == "herder" else 0}


def answer_due(request):
    wanted = object_of(request, ("month", "as", "income"), ("id", "share_used"))
    when = month_in(wanted, "month")
    kind = kind_in(wanted)
    income = income_in(wanted)
    due = due_for(when, kind, income, amount_in(wanted, "share_used", 0))
    notes = []
    if income != "minimum" and income < due["income"]:
        notes.append("raised_to_floor")
    if income != "minimum" and income > due["income"]:
        notes.append("lowered_to_ceiling")
    asked = {"U1": due["herder_share"] > 0, "U8": when // 12 == 2020,
             "U12": when >= month("2027-01")}
    due = {field: value for field, value in due.items() if field != "herder_share"}
    return {**due, "notes": notes, "questions": [name for name, yes in asked.items() if yes]}


# The months of one person's life

Insured = namedtuple("Insured", "kind income planned")
Person = namedtuple("Person", "on sex born children paid plan")


def insured_months(person):
    """Every month paid, later spans over earlier ones, then every month planned up to age 80."""
    life = {}
    for span in person.paid:
        for when in range(span["from"], span["to"] + 1):
            life[when] = Insured(span["as"], span["income"], False)
    for when, paid in life.items():
        if paid.income == "minimum":
            wage = in_force(MINIMUM_WAGE, when, "minimum wage")
            life[when] = Insured(paid.kind, wage, False)
    if person.plan:
        plan = person.plan
        last = person.born + 960 - 1
        if plan["to"] is not None:
            last = min(last, plan["to"])
        for when in range(plan["from"], last + 1):
            if when not in life:
                life[when] = Insured(plan["as"], assessed_income(when, plan["income"]), True)
    return life


Counted = namedtuple("Counted", "paid herder with_credits herder_credit")


class Life:
    """The insured months of a person, and how many of them stand before a month."""

    def __init__(self, person):
        self.person = person
        self.month = insured_months(person)
        self.insured = sorted(self.month)
        self.as_herder = [m for m in self.insured if self.month[m].kind == "herder"]
        self.planned = [m for m in self.insured if self.month[m].planned]
        self.seen = {}

    def herder_months_between(self, start, end):
        return max(0, bisect_left(self.as_herder, end) - bisect_left(self.as_herder, start))

    def counted(self, claim):
        if claim not in self.seen:
            n = bisect_left(self.insured, claim)
            h = bisect_left(self.as_herder, claim)
            end = min(claim, HERDER_CREDIT_BEFORE)
            herder_credit = 2 * (self.herder_months_between(HERDER_CREDIT_FROM, end) // 12)
            mothers_credit = 0
            if self.person.sex == "female" and n >= 120:
                mothers_credit = 18 * self.person.children
            self.seen[claim] = Counted(n, h, n + herder_credit + mothers_credit, herder_credit)
        return self.seen[claim]

    def due_in(self, when):
        used = self.herder_months_between(HERDER_SHARE_FROM, when)
        return due_for(when, self.month[when].kind, self.month[when].income, used)

    def best_sum(self, claim, window):
        incomes = [self.month[m].income if m in self.month else 0
                   for m in range(claim - 240, claim)]
        up_to = list(accumulate(incomes, initial=0))
        return max(up_to[start + window] - up_to[start] for start in range(240 - window + 1))


# Routes

def age_for(route, person):
    """The age in months, or none for somebody the route is not for."""
    man = person.sex == "male"
    if route == "herder":
        return 55 * 12 if man else 50 * 12
    if route == "mother_of_four":
        return 50 * 12 if not man and person.children >= 4 else None
    if route == "ordinary":
        return 60 * 12 if man else 55 * 12
    return later_age(person.sex, person.born // 12)


def has_the_months(route, life, claim):
    months = life.counted(claim).with_credits
    if route == "herder":
        as_herder = life.counted(claim).herder
        return months >= 240 and as_herder >= (180 if life.person.sex == "male" else 150)
    if route == "ordinary":
        return months >= months_needed(claim // 12)
    if route == "proportional":
        return 120 <= months < 240
    return months >= 240


def opening(route, life):
    age = age_for(route, life.person)
    if age is None:
        return None
    first = max(life.person.on, life.person.born + age)
    for claim in range(first, life.person.born + 80 * 12 + 1):
        if has_the_months(route, life, claim):
            return claim
    return None


def why_closed(route, life):
    person = life.person
    if route == "mother_of_four" and person.sex == "male":
        return "not_a_woman"
    if route == "mother_of_four" and person.children < 4:
        return "too_few_children"
    last = person.born + 80 * 12
    if person.on > last:
        return "too_old"
    months = life.counted(last).with_credits
    if route == "proportional" and months >= 240:
        return "enough_for_full"
    if route == "herder" and months >= 240:
        return "too_few_herder_months"
    return "too_few_months"


def amount_at(route, life, claim):
    window = in_force(REFERENCE_WINDOW, claim, "reference window")
    best = life.best_sum(claim, window)
    months = life.counted(claim).with_credits
    if route == "proportional":
        formula = half_up(best * 1875 * months, window * 1_000_000)
        floor = in_force(MINIMUM_PROPORTIONAL, claim, "minimum proportional pension")
    else:
        formula = half_up(best * (450 + 15 * (months // 12 - 20)), window * 1000)
        floor = in_force(MINIMUM_FULL, claim, "minimum full pension")
    return {"reference_wage": half_up(best, window), "formula": formula, "floor": floor,
            "pension": max(formula, floor)}


def route_answer(route, life, claim, dues):
    if claim is None:
        return {"route": route, "opens": None, "why_code": why_closed(route, life)}
    counted = life.counted(claim)
    amount = amount_at(route, life, claim)
    person = state = months = None
    if life.person.plan:
        person = sum(due["person"] for when, due in dues.items() if when < claim)
        state = sum(due["state"] for when, due in dues.items() if when < claim)
        months = -(-person // amount["pension"])
    return {"route": route, "opens": name_of(claim), "months_counted": counted.with_credits,
            "herder_months": counted.herder, **amount, "person_pays": person,
            "state_pays": state, "months_to_break_even": months}


def share_ends(life, last_claim):
    """The sixtieth herder month that could carry the share, or none."""
    carried = [m for m in life.as_herder if m >= HERDER_SHARE_FROM
               and (not life.month[m].planned or last_claim is None or m < last_claim)]
    if len(carried) < HERDER_SHARE_MONTHS:
        return None
    return name_of(carried[HERDER_SHARE_MONTHS - 1])


def answer_estimate(request):
    person = person_in(request)
    life = Life(person)
    claims = {route: opening(route, life) for route in ROUTES}
    opened = {route: claim for route, claim in claims.items() if claim is not None}
    last_claim = max(opened.values(), default=None)
    dues = {m: life.due_in(m) for m in life.planned if last_claim is not None and m < last_claim}
    asked = {
        "U1": any(due["herder_share"] > 0 for due in dues.values()),
        "U3": person.born >= month("1960-01"),
        "U4": any(life.counted(claim).herder_credit > 0 for claim in opened.values()),
        "U5": True,
        "U6": any(route != "proportional" for route in opened),
        "U8": any(when // 12 == 2020 for when in dues),
        "U12": any(when >= month("2027-01") for when in dues),
    }
    return {"routes": [route_answer(route, life, claims[route], dues) for route in ROUTES],
            "first": min(opened, key=opened.get, default=None),
            "share_ends": share_ends(life, last_claim),
            "questions": [name for name, yes in asked.items() if yes]}


# Requests

def object_of(value, required, optional=()):
    if not isinstance(value, dict):
        raise Problem("bad_value", "An object is expected.")
    for key in value:
        if key not in required and key not in optional:
            raise Problem("unknown_key", f"The key {key!r} is not known.")
    for key in required:
        if key not in value:
            raise Problem("missing_key", f"The key {key!r} is missing.")
    return value


def text_in(request, key):
    if not isinstance(request[key], str):
        raise Problem("bad_value", f"{key!r} must be text.")
    return request[key]


def month_in(request, key):
    return month(text_in(request, key))


def choice_in(request, key, choices):
    if text_in(request, key) not in choices:
        raise Problem("bad_value", f"{key!r} must be one of {', '.join(choices)}.")
    return request[key]


def kind_in(request):
    return choice_in(request, "as", tuple(SHARE_PER_TEN_THOUSAND))


def amount_in(request, key, absent):
    value = request.get(key, absent)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Problem("bad_value", f"{key!r} must be a number.")
    if isinstance(value, float) or not 0 <= value <= LARGEST_AMOUNT:
        raise Problem("bad_amount", f"{key!r} must be a whole number from 0 to {LARGEST_AMOUNT}.")
    return value


def income_in(request):
    if request["income"] == "minimum":
        return "minimum"
    return amount_in(request, "income", None)


def span_in(value, optional=()):
    required = tuple(key for key in ("from", "to", "as", "income") if key not in optional)
    wanted = object_of(value, required, optional)
    start = month_in(wanted, "from")
    end = None if "to" in optional and wanted.get("to") is None else month_in(wanted, "to")
    if end is not None and end < start:
        raise Problem("bad_span", "A span ends before it begins.")
    return {"from": start, "to": end, "as": kind_in(wanted), "income": income_in(wanted)}


def birth_in(request):
    text = text_in(request, "born")
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2})-([0-9]{2})", text)
    birth = month(found[1] if found else text)
    if found:
        year = birth // 12
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[birth % 12]
        if not 1 <= int(found[2]) <= days:
            raise Problem("bad_month", f"There is no day {text!r}.")
    return birth


def person_in(request):
    wanted = object_of(request, ("on", "sex", "born"), ("id", "children", "paid", "plan"))
    on = month_in(wanted, "on")
    if on < month("2019-01"):
        raise Problem("not_known", "The rules of a claim before 2019-01 are not known.")
    sex = choice_in(wanted, "sex", ("female", "male"))
    born = birth_in(wanted)
    if born > on:
        raise Problem("bad_birth", "The birth lies after the day asked about.")
    children = amount_in(wanted, "children", 0)
    paid = wanted.get("paid", [])
    if not isinstance(paid, list):
        raise Problem("bad_value", "'paid' must be a list.")
    if len(paid) > 1000:
        raise Problem("too_many_spans", "More than 1,000 spans were given.")
    paid = [span_in(span) for span in paid]
    if any(span["to"] > on // 12 * 12 + 11 for span in paid):
        raise Problem("paid_in_future", "Nothing is paid beyond the year asked about.")
    plan = wanted.get("plan")
    if plan is not None:
        plan = span_in(plan, optional=("to",))
        if plan["from"] < on:
            raise Problem("plan_in_past", "A plan cannot begin before the month asked about.")
    return Person(on, sex, born, children, paid, plan)


# Lines

def without_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise Problem("duplicate_key", "A key is given twice.")
    return dict(pairs)


def no_such_number(text):
    raise ValueError(text)


def parsed(line):
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Problem("not_utf8", "The line is not UTF-8.") from wrong
    try:
        return json.loads(text, object_pairs_hook=without_duplicates, parse_constant=no_such_number)
    except (ValueError, RecursionError) as wrong:
        raise Problem("bad_json", "The line is not JSON.") from wrong


ANSWERS = {"due": answer_due, "estimate": answer_estimate}


def answer(call, line):
    """The answer to one line of bytes; a problem is an answer too."""
    named = {}
    try:
        request = parsed(line)
        if isinstance(request, dict) and "id" in request:
            named = {"id": text_in(request, "id")}
        return {**named, **ANSWERS[call](request)}
    except Problem as problem:
        return {**named, "problem": {"code": problem.code, "detail": problem.detail}}


def main(arguments):
    if not arguments or arguments[0] not in ANSWERS:
        print("usage: second_reading.py due|estimate < requests", file=sys.stderr)
        return 2
    for line in sys.stdin.buffer:
        given = answer(arguments[0], line.rstrip(b"\r\n"))
        print(json.dumps(given, separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

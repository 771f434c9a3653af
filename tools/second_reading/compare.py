#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks a program and the second reading the same questions and reports every difference.

    compare.py PROGRAM [--seed N] [--count N] [--cases DIR] [--show N]

PROGRAM is called as `PROGRAM due --json` and `PROGRAM estimate --json --brief`. `--count` is the
number of random estimates; as many amounts due are asked. With `--cases` the worked cases are
played as well, against the program and against the second reading.
Exit: 0 nothing differs, 1 something differs, 2 wrong usage.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tomllib

import random_requests
import second_reading

COMMANDS = {"due": ["due", "--json"], "estimate": ["estimate", "--json", "--brief"]}
CASE_KEYS = {"says", "source", "call", "request", "expect"}
CASE_MAY_HAVE = {"assumed", "working"}


def answers_of_program(program, call, lines):
    asked = b"".join(line + b"\n" for line in lines)
    run = subprocess.run([*program, *COMMANDS[call]], input=asked, stdout=subprocess.PIPE)
    given = run.stdout.split(b"\n")[:-1]
    if run.returncode not in (0, 1) or len(given) != len(lines):
        sys.exit(f"{call}: exit {run.returncode}, {len(given)} answers to {len(lines)} requests")
    return [json.loads(line) for line in given]


def differences(expected, given, at=""):
    """What of `expected` is not in `given`; more fields in `given` are no difference."""
    if isinstance(expected, dict) and isinstance(given, dict):
        for key, value in expected.items():
            where = f"{at}.{key}" if at else key
            if key not in given:
                yield f"{where}: expected {json.dumps(value)}, missing"
            else:
                yield from differences(value, given[key], where)
    elif at == "routes" and isinstance(expected, list) and isinstance(given, list):
        by_name = {entry.get("route"): entry for entry in given if isinstance(entry, dict)}
        for entry in expected:
            name = entry["route"]
            yield from differences(entry, by_name.get(name), f"routes[{name}]")
    elif expected != given or isinstance(expected, bool) != isinstance(given, bool):
        yield f"{at}: expected {json.dumps(expected)}, given {json.dumps(given)}"


def differences_of_answers(reading, given):
    """Field by field, but of a problem only the code: each program words its own detail."""
    if "problem" in reading:
        yield from differences({"problem": {"code": reading["problem"]["code"]}}, given)
        return
    if "problem" in given:
        yield f"an answer was expected, given {json.dumps(given['problem'])}"
        return
    yield from differences(reading, given)
    if "routes" in reading and isinstance(given.get("routes"), list):
        order = [entry.get("route") for entry in given["routes"]]
        if order != list(second_reading.ROUTES):
            yield f"routes are listed as {order}"


def compare_random(program, call, seed, count):
    lines = random_requests.lines(call, seed, count)
    found = []
    tally = {"answers": 0, "problems": 0, "routes open": 0}
    for line, given in zip(lines, answers_of_program(program, call, lines)):
        reading = second_reading.answer(call, line)
        tally["problems" if "problem" in reading else "answers"] += 1
        tally["routes open"] += sum(r["opens"] is not None for r in reading.get("routes", ()))
        told = list(differences_of_answers(reading, given))
        if told:
            found.append((f"{call} {line[:2000].decode(errors='replace')}", told))
    counted = ", ".join(f"{number} {what}" for what, number in tally.items() if number)
    print(f"{call}: {len(lines)} random requests compared ({counted}), {len(found)} differ")
    return found


def read_case(path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    keys = set(case)
    if not CASE_KEYS <= keys or not keys <= CASE_KEYS | CASE_MAY_HAVE:
        sys.exit(f"{path}: the keys of a case are {sorted(CASE_KEYS | CASE_MAY_HAVE)}")
    case["expect"] = json.loads(case["expect"])
    return case


def play_cases(program, folder):
    paths = sorted(pathlib.Path(folder).rglob("*.toml"))
    cases = [(path, read_case(path)) for path in paths]
    found = []
    for call in COMMANDS:
        asked = [(path, case) for path, case in cases if case["call"] == call]
        lines = [case["request"].replace("\n", " ").encode() for _, case in asked]
        answers = answers_of_program(program, call, lines)
        for (path, case), line, given in zip(asked, lines, answers):
            told = [f"program: {text}" for text in differences(case["expect"], given)]
            reading = second_reading.answer(call, line)
            told += [f"second reading: {text}" for text in differences(case["expect"], reading)]
            if told:
                found.append((f"{path.relative_to(folder)}: {case['says']}", told))
    print(f"cases: {len(cases)} played, {len(found)} differ")
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("program", nargs="+", help="the program, with leading arguments")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=3000)
    arguments.add_argument("--cases", help="folder of worked cases")
    arguments.add_argument("--show", type=int, default=20, help="differing requests to print")
    asked = arguments.parse_args()
    found = play_cases(asked.program, asked.cases) if asked.cases else []
    for call in COMMANDS:
        found += compare_random(asked.program, call, asked.seed, asked.count)
    for what, told in found[:asked.show]:
        print(f"\n{what}")
        for text in told:
            print(f"  {text}")
    if len(found) > asked.show:
        print(f"\n… and {len(found) - asked.show} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

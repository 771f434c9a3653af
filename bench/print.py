#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long paper takes: a handbook, one sheet, a pile of sheets, and how much memory.

    bench/print.py [--sheets 10000] [--rounds 5]      needs build/release/otor

Beside each stands what it cannot be faster than here: starting the program, and reckoning the same
people without setting anything.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OTOR = os.environ.get("OTOR", str(HOME / "build/release/otor"))


def person(number):
    """Made up: another age, sex and number of children for each."""
    return {"on": "2026-11", "sex": ("female", "male")[number % 2],
            "born": f"{1970 + number % 35}-{1 + number % 12:02}", "children": number % 5,
            "plan": {"from": "2026-12", "as": "herder", "income": "minimum"}}


def lines(count, sheet):
    out = []
    for number in range(count):
        request = person(number)
        if sheet:
            request["sheep_price"] = 200000
            request["sheet"] = {"name": f"Хүн {number}", "papers": ["labour_book"], "made_up": True}
        out.append(json.dumps(request))
    return "\n".join(out).encode()


def once(words, given=None):
    """Seconds, those of them on a processor, and the most memory in MiB."""
    begun = time.perf_counter()
    child = subprocess.Popen([OTOR, *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    child.stdin.write(given or b"")
    child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        raise SystemExit(f"{words[0]} ended with {status}")
    seconds = time.perf_counter() - begun
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def tell(what, rounds, words, given=None):
    taken = [once(words, given) for _ in range(rounds)]
    seconds, worked, memory = zip(*taken)
    print(f"{what}: {statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f}), "
          f"{statistics.median(worked):.3f} s of processor, {max(memory):.0f} MiB", flush=True)


def main():
    told = argparse.ArgumentParser()
    told.add_argument("--sheets", type=int, default=10000)
    told.add_argument("--rounds", type=int, default=5)
    asked = told.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/out.pdf"
        tell("start the program", asked.rounds, ["--help"])
        for language in ("mn", "kk", "en"):
            tell(f"handbook, {language}", asked.rounds,
                 ["handbook", "--lang", language, "--on", "2026-12", "-o", file])
        tell("booklet, mn", asked.rounds,
             ["handbook", "--booklet", "--lang", "mn", "--on", "2026-12", "-o", file])
        sheet = ["sheet", "--lang", "mn", "--address", "https://otor.example", "-o", file]
        tell("one sheet", asked.rounds, sheet, lines(1, True))
        tell("one estimate", asked.rounds, ["estimate", "--json"], lines(1, False))
        tell(f"{asked.sheets} sheets", 1, sheet, lines(asked.sheets, True))
        print(f"  {os.path.getsize(file) / 1e6:.1f} MB")
        tell(f"{asked.sheets} estimates", 1, ["estimate", "--json"], lines(asked.sheets, False))


if __name__ == "__main__":
    main()

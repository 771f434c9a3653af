#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes every report of a made-up programme, lets the programme go on, and makes each again.

    trials/report_again.py

What is made again as of the position that a report tells is what the report was, byte for byte,
in every form, while the server goes on taking in records. A position that is none changes nothing.
Where there is no room for the copy that is said; where the program is killed the next one clears
up behind it.
"""
import json
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from phones import AREA, PASSWORD, Broken, Demonstration, Phone, login, otor, tried

ALONE = ("outreach-soums", "outreach-officers", "outreach-weeks", "outreach-months",
         "outreach-stages", "indicators", "findings", "questions", "allowance-balances",
         "allowance-ledger", "allowance-months")
WHOLE = ("department", "programme")
YEAR = ("--from", "2026-01-01", "--on", "2026-12-31")
FILE_SIZE = 4 << 20  # of what a program may write, where the disk is to be full


def call(*words, expected=0, **more):
    done = subprocess.run([otor(), *words], capture_output=True, timeout=300, **more)
    if done.returncode != expected:
        raise Broken(f"{words} ended with {done.returncode}: {done.stderr.decode()}")
    return done


def report(data, name, form, *more):
    return call("report", name, "--data", data, "--format", form, "-o", "-", *more).stdout


def every(data):
    """What is asked for, and what came."""
    for name in (*ALONE, *WHOLE):
        asked = [(name, "json"), (name, "package" if name in WHOLE else "csv")]
        if name not in ("allowance-balances", "allowance-months"):
            asked.append((name, "xlsx", *YEAR))
        for one in asked:
            yield one, report(data, *one)
    for one in (("department", "pdf", "--area", "185"), ("outreach-soums", "geojson"),
                ("indicators", "csv", "--totals"), ("allowance-months", "pdf", "--lang", "mn")):
        yield one, report(data, *one)


def goes_on(served, folder):
    """Records, figures, accounts: all that may change what a report says."""
    phone = Phone("late", login(served, "late"), 7)
    phone.write(40)
    if not phone.push(served):
        raise Broken("the records were not taken")
    table = folder / "paid.csv"
    table.write_text(f"code,value\n{AREA},77\n")
    call("figures", "import", table, "--data", served.data, "--indicator", "paid_12_months",
         "--as-of", "2026-11-01", "--source", "Made up")
    last = json.loads(report(served.data, "outreach-officers", "json"))["rows"][0][1]
    call("user", "disable", last, "--data", served.data)
    call("user", "areas", "late", "--data", served.data, "--area", "18301")


def left_in(data):
    return [one.name for one in Path(data).iterdir() if one.name.startswith("passing-")]


def try_refusals(data, last):
    for wrong in ("0", "-1", str(last + 1), "9" * 30):
        said = call("report", "indicators", "--data", data, "-o", "-", f"--at={wrong}", expected=1)
        if f"from 1 to {last}" not in said.stderr.decode() or said.stdout:
            raise Broken(f"--at {wrong}: {said.stderr.decode()}")
    for wrong in ("", "x", "1.5"):
        call("report", "indicators", "--data", data, "-o", "-", f"--at={wrong}", expected=2)
    call("report", "indicators", "--data", data, "-o", "-", "--today", "2026-11-23", expected=2)


def no_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))


def try_full_disk(data, last):
    said = call("report", "indicators", "--data", data, "-o", "-", "--at", str(last), expected=1,
                preexec_fn=no_room, restore_signals=False)
    if b"could not be copied" not in said.stderr or left_in(data):
        raise Broken(f"without room: {said.stderr.decode()}, left {left_in(data)}")


def try_killed(data, last):
    words = [otor(), "report", "indicators", "--data", data, "-o", "-", "--at", str(last)]
    for _ in range(20):
        making = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        while making.poll() is None and not left_in(data):
            time.sleep(0.002)
        making.kill()
        making.wait()
        if left_in(data):
            break
    else:
        raise Broken("no copy was ever seen")
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    if left_in(data):
        raise Broken(f"left behind: {left_in(data)}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        served = Demonstration(folder / "data")
        call("user", "add", "late", "--data", served.data, "--name", "Made up", "--role",
             "officer", "--area", AREA, input=PASSWORD.encode() + b"\n")
        served.start()
        try:
            served.ready()
            told = json.loads(report(served.data, "indicators", "json"))
            kept = list(every(served.data))
            goes_on(served, folder)
            position = ("--at", str(told["position"]), "--settings", str(told["settings"]),
                        "--today", told["made"])
            if report(served.data, *kept[0][0]) == kept[0][1]:
                raise Broken("nothing changed when the programme went on")
            for asked, before in kept:
                if report(served.data, *asked, *position) != before:
                    raise Broken(f"{asked} is another when it is made again")
            last = told["position"] + 40
            try_refusals(served.data, last)
            try_killed(served.data, last)
        finally:
            served.stop()
        try_full_disk(served.data, last)  # alone: its own file is longer than it may write here
        served.verify()
    print(f"{len(kept)} reports made again as of entry {told['position']:,}, each the same bytes")


if __name__ == "__main__":
    tried(main)

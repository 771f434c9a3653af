#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a table of 100,000 figures takes to be tried and imported, as a text and as a workbook.

    bench/figures.py [ROWS]

Needs build/release/otor and LibreOffice. Beside it stands what nothing can beat here: reading the
cells of the text with Python's csv, and bare inserts of as many rows by SQLite.
"""
import csv
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OTOR = os.environ.get("OTOR_PROGRAM", HOME / "build/release/otor")
SAID = ("--indicator", "paid_12_months", "--source", "Made up")


def soums():
    with open(HOME / "data/mn/soums.csv", encoding="utf-8") as file:
        return [line.split(",")[0] for line in file if line[:1].isdigit()]


def write(path, rows, wrong=False):
    codes, first = soums(), date(2020, 1, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("code,date,value\n")
        for row in range(rows):
            day = first + timedelta(row // len(codes))
            file.write(f"{'99999' if wrong else codes[row % len(codes)]},{day},{row % 5000}\n")


def timed(what, work):
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what}: {time.monotonic() - begun:.2f} s, processor {cpu:.2f} s")


def otor(*words, code=0):
    done = subprocess.run([OTOR, *map(str, words)], capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"{words}: {done.stdout[-300:]}{done.stderr[-300:]}")


def limits(path, folder, rows):
    begun = time.monotonic()
    with open(path, encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file))[1:]
    print(f"limit, cells by Python's csv: {time.monotonic() - begun:.2f} s")
    store = sqlite3.connect(folder / "bare.sqlite")
    store.execute("CREATE TABLE f(s INTEGER, a TEXT, d TEXT, v INTEGER, PRIMARY KEY(s, a, d)) "
                  "WITHOUT ROWID")
    begun = time.monotonic()
    with store:
        store.executemany("INSERT INTO f VALUES(1, ?, ?, ?)", cells)
    print(f"limit, bare inserts: {time.monotonic() - begun:.2f} s")


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="otor-figures-") as name:
        folder = Path(name)
        text, book, wrong = folder / "a.csv", folder / "a.xlsx", folder / "wrong.csv"
        write(text, rows)
        write(wrong, rows, wrong=True)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                        "--infilter=CSV:44,34,76,1,,0,false,true", "--convert-to", "xlsx",
                        "--outdir", folder, text], check=True, capture_output=True)
        print(f"{rows} rows: text {text.stat().st_size:,} bytes, workbook "
              f"{book.stat().st_size:,} bytes")
        data = ("--data", folder / "data")
        otor("init", *data, "--facts", HOME / "data/mn")
        for what, file in (("text", text), ("workbook", book)):
            timed(f"tried, {what}", lambda: otor("figures", "check", file, *data, *SAID))
        timed("tried, every row wrong", lambda: otor("figures", "check", wrong, *data, *SAID,
                                                     "--rejected", folder / "r.csv", code=1))
        timed("imported, text", lambda: otor("figures", "import", text, *data, *SAID))
        timed("imported, workbook", lambda: otor("figures", "import", book, *data, *SAID))
        limits(text, folder, rows)


if __name__ == "__main__":
    main()

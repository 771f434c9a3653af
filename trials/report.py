#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes every report of a made-up store in every form and language, and reads each back.

    trials/report.py

The workbook is opened by LibreOffice without the values that stand beside its formulas, so that it
has to add up by itself: every cell and every sum is what the JSON says, and the CSV says the same.
Printed reports are sound, carry the same sums, and repeat the head of a table on every page. What
the balances come to is what ledger, months and statements come to, for the whole and for a soum.
"""
import csv
import io
import json
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from phones import HOME, Broken, otor, tried
from print import pages_of, run, sound, text_of

REPORTS = ("allowance-balances", "allowance-ledger", "allowance-months", "allowance-statement")
SEEDS = (1, 2)
LIMIT = ("--area", "183")  # of what is opened and printed: a ledger of three aimags is long
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def report(data, name, form, file, *more):
    run([otor(), "report", name, "--data", data, "--format", form, "-o", file, *more])
    return file


def without_values(book):
    """The same workbook with nothing beside its formulas; how many there were."""
    bare = book.with_name("bare.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", text)
            new.writestr(part, text)
    return bare, count


def opened(book, profile):
    """What LibreOffice shows in each cell."""
    settings = profile / "user/registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(RECALCULATE)
    run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir",
         book.parent / "opened", book])
    text = (book.parent / "opened" / book.with_suffix(".csv").name).read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text)))


def shown(cell, kind):
    if kind == "tugrug":
        return f"{cell:,}"
    return cell.replace("-", ".") if kind == "day" else cell


def compare(told, cells, formulas, where):
    columns = told["columns"]
    first = len(told["about"]) + 3
    width = len(columns)
    expected = [[c["heading"] for c in columns]]
    for row in told["rows"]:
        expected.append([shown(cell, c["kind"]) for cell, c in zip(row, columns)])
    sums = ["" if s is None else f"{s:,}" for s in told["sums"]]
    for at, row in enumerate(expected):
        if cells[first - 1 + at][:width] != row:
            raise Broken(f"{where}: row {at} is {cells[first - 1 + at]}, not {row}")
    last = cells[first - 1 + len(expected)]
    if last[1:width] != sums[1:]:
        raise Broken(f"{where}: LibreOffice adds up {last}, the report {sums}")
    summed = sum(c["summed"] for c in columns) if told["rows"] else 0
    if formulas != summed + (told["rest"] is not None):
        raise Broken(f"{where}: {formulas} formulas for {summed} sums")
    if told["rest"] is not None and cells[first + len(expected)][1] != f"{told['rest']:,}":
        raise Broken(f"{where}: LibreOffice leaves {cells[first + len(expected)][1]}")


def compare_csv(told, file, where):
    text = file.read_bytes()
    if not text.startswith(b"\xef\xbb\xbf"):
        raise Broken(f"{where}: no mark of its encoding")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    expected = [[c["heading"] for c in told["columns"]]]
    expected += [[str(cell) for cell in row] for row in told["rows"]]
    if [[re.sub(r"^'(?=[=+\-@\t\r])", "", cell) for cell in row] for row in rows] != expected:
        raise Broken(f"{where}: the CSV says something else")


def on_paper(told, file, where):
    sound(file)
    text = text_of(file)
    for amount in [s for s in told["sums"] if s is not None]:
        if f"{amount:,}" not in text:
            raise Broken(f"{where}: {amount:,} does not stand on paper")
    if re.search(r"report\.\w", text):
        raise Broken(f"{where}: a sentence is missing")
    for page in range(2, pages_of(file)):  # the last may hold signatures alone
        page_text = run(["pdftotext", "-f", page, "-l", page, file, "-"])
        if told["columns"][-1]["heading"].split()[0] not in page_text:
            raise Broken(f"{where}: page {page} has no head")


def try_report(data, name, language, folder, *more):
    where = f"{name} in {language} {' '.join(more)}"
    more = (*more, "--lang", language)
    told = json.loads(report(data, name, "json", folder / "r.json", *more).read_text())
    compare_csv(told, report(data, name, "csv", folder / "r.csv", *more), where)
    book = report(data, name, "xlsx", folder / "r.xlsx", *more)
    if report(data, name, "xlsx", folder / "again.xlsx", *more).read_bytes() != book.read_bytes():
        raise Broken(f"{where}: written twice, two workbooks")
    bare, formulas = without_values(book)
    compare(told, opened(bare, folder / "profile"), formulas, where)
    on_paper(told, report(data, name, "pdf", folder / "r.pdf", *more), where)
    return told


def by_code(told):
    return {c["code"]: s for c, s in zip(told["columns"], told["sums"])}


def told_of(data, name, folder, *more):
    file = report(data, name, "json", folder / "t.json", "--lang", "en", *more)
    return json.loads(file.read_text())


def try_sums(data, folder, *more):
    balances = told_of(data, "allowance-balances", folder, *more)
    ledger = told_of(data, "allowance-ledger", folder, *more)
    sums, months = by_code(balances), by_code(told_of(data, "allowance-months", folder, *more))
    lies = {}
    for row in ledger["rows"]:
        lies[row[4]] = lies.get(row[4], 0) - row[8]
        lies[row[5]] = lies.get(row[5], 0) + row[8]
    found = (lies.get("In the officer's hand", 0), lies.get("Waiting", 0), lies.get("Spent", 0))
    if found != (sums["left"], sums["waiting"], sums["spent"]):
        raise Broken(f"{more}: the ledger comes to {found}, the balances to {sums}")
    if (months["waiting"], months["spent"]) != (sums["waiting"], sums["spent"]):
        raise Broken(f"{more}: the months come to {months}, the balances to {sums}")
    for row in balances["rows"][:3]:
        rest = told_of(data, "allowance-statement", folder, "--officer", row[1], *more)["rest"]
        if rest != row[7]:
            raise Broken(f"{row[1]}: {rest} in the statement, {row[7]} in the balances")
    return balances, len(ledger["rows"])


def try_refusals(data, folder):
    file = folder / "refused"
    for wrong in (["nothing"], ["allowance-statement"], ["allowance-ledger", "--area", "999"],
                  ["allowance-ledger", "--on", "2026-02-30"], ["allowance-months", "--scheme", "x"],
                  ["allowance-statement", "--officer", "nobody"]):
        done = subprocess.run([otor(), "report", *wrong, "--data", data, "-o", file],
                              capture_output=True, timeout=60)
        if done.returncode != 1 or file.exists():
            raise Broken(f"report {wrong} ended with {done.returncode}")


def try_store(seed, folder):
    data = folder / f"store{seed}"
    run([otor(), "init", "--data", data, "--facts", HOME / "data/mn", "--demo", "--seed", str(seed),
         "--password", "made-up-word"])
    balances, entries = try_sums(data, folder)
    spent = next(row for row in balances["rows"] if row[6] > 0)
    soum = told_of(data, "allowance-balances", folder, *LIMIT)
    if not 0 < len(soum["rows"]) < len(balances["rows"]):
        raise Broken(f"an aimag has {len(soum['rows'])} officers of {len(balances['rows'])}")
    try_sums(data, folder, *LIMIT, "--on", "2026-10-15")
    return data, spent[1], entries


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        entries = 0
        for seed in SEEDS:
            data, officer, count = try_store(seed, folder)
            entries += count
        made = 0
        for language in ("mn", "kk", "en"):
            for kind in REPORTS:
                whose = ("--officer", officer) if kind == "allowance-statement" else LIMIT
                try_report(data, kind, language, folder, *whose)
                made += 1
        try_report(data, "allowance-ledger", "mn", folder, "--on", "1990-01-01")  # no row at all
        try_refusals(data, folder)
    print(f"{entries} entries, {made + 1} reports in four forms")


if __name__ == "__main__":
    tried(main)

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes every report of a made-up store in every form and language, and reads each back.

    trials/report.py

The workbook is opened by LibreOffice without the values that stand beside its formulas, so that it
has to add up by itself: every cell and every sum is what the JSON says, and the CSV says the same.
Printed reports are sound, carry the same sums, and repeat the head of a table on every page. What
the balances come to is what ledger, months and statements come to, for the whole and for a soum;
soums, officers, weeks and months tell of the same visits, and the sheet of an officer tells of her
what all of them tell; coverage over time ends where the indicator sheet stands, a goal is told both
ways, and both sides of a comparison of soums differ as it says. Reports of several tables are what
each is alone, and totals are of quarters and years, in fives. Maps are read by python3-geojson;
values for DHIS2 and data packages are held against their documented shapes (Debian's
python3-geojson, so the system's Python reads this).
"""
import csv
import io
import json
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import geojson

from phones import HOME, Broken, otor, tried
from print import pages_of, run, sound, text_of

VISITS = ("outreach-soums", "outreach-officers", "outreach-weeks", "outreach-months")
OUTREACH = (*VISITS, "outreach-stages")
OFFICER = ("officer-work", "officer-weeks", "officer-owed")
SAID = ("indicators", "findings", "questions")
COVERAGE = ("coverage-series", "coverage-reach")
WHOLE = {"department": (*SAID, *COVERAGE, *OUTREACH), "programme": (*SAID, *COVERAGE),
         "outreach-officer": OFFICER}
REPORTS = ("allowance-balances", "allowance-ledger", "allowance-months", "allowance-statement",
           *OUTREACH, *SAID, *OFFICER, *COVERAGE)
YEAR = ("--from", "2026-01-01", "--on", "2026-12-31")
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
    if cell is None:
        return ""
    if kind in ("tugrug", "count"):
        return f"{cell:,}"
    if kind == "share":
        return f"{cell / 100:.2f}%"
    if kind == "points":
        return f"{cell / 100:+.2f}" if cell else "0.00"
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
    last = (cells + [[]])[first - 1 + len(expected)]
    if any(sums) and last[1:width] != sums[1:]:
        raise Broken(f"{where}: LibreOffice adds up {last}, the report {sums}")
    summed = sum(c["summed"] for c in columns) if told["rows"] else 0
    if formulas != summed + (told["rest"] is not None):
        raise Broken(f"{where}: {formulas} formulas for {summed} sums")
    if told["rest"] is not None and cells[first + len(expected)][1] != f"{told['rest']:,}":
        raise Broken(f"{where}: LibreOffice leaves {cells[first + len(expected)][1]}")


def plain(cell, kind):
    if cell is None:
        return ""
    if kind not in ("share", "points"):
        return str(cell)
    return f"{'-' * (cell < 0)}{abs(cell) // 100}.{abs(cell) % 100:02}"


def compare_csv(told, file, where):
    text = file.read_bytes()
    if not text.startswith(b"\xef\xbb\xbf"):
        raise Broken(f"{where}: no mark of its encoding")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    expected = [[c["heading"] for c in told["columns"]]]
    kinds = [c["kind"] for c in told["columns"]]
    expected += [[plain(cell, kind) for cell, kind in zip(row, kinds)] for row in told["rows"]]
    if [[re.sub(r"^'(?=[=+\-@\t\r])", "", cell) for cell in row] for row in rows] != expected:
        raise Broken(f"{where}: the CSV says something else")


def on_paper(told, file, where):
    sound(file)
    text = text_of(file)
    for amount in [s for s in told["sums"] if s is not None]:
        if f"{amount:,}" not in text:
            raise Broken(f"{where}: {amount:,} does not stand on paper")
    if re.search(r"(report|indicator|findings|coverage|reach)\.[a-z]", text):
        raise Broken(f"{where}: a sentence is missing")
    # Behind a short table stands what it counts.
    long = told["report"] not in (*OUTREACH, *SAID, *OFFICER, *COVERAGE)
    for page in range(2, pages_of(file) if long else 0):  # the last may hold signatures alone
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


def try_shapes(data, folder):
    """What other systems take in says what the JSON says."""
    told = told_of(data, "outreach-soums", folder, *LIMIT, *YEAR)
    codes = [c["code"] for c in told["columns"]]
    kinds = {c["code"]: c["kind"] for c in told["columns"]}
    rows = {row[0]: dict(zip(codes, row)) for row in told["rows"]}
    make = [*LIMIT, *YEAR, "--lang", "en"]
    places = geojson.loads(
        report(data, "outreach-soums", "geojson", folder / "r.geojson", *make).read_text())
    if not places.is_valid or {f["id"] for f in places["features"]} != set(rows):
        raise Broken(f"a map that is none: {places.errors()}")
    for feature in places["features"]:
        for code, cell in feature["properties"].items():
            told_cell = rows[feature["id"]][code]
            if kinds[code] == "share" and told_cell is not None:
                told_cell /= 100
            if cell != told_cell:
                raise Broken(f"{feature['id']}: {code} is {cell} on the map, {told_cell} told")
    values = json.loads(
        report(data, "outreach-soums", "dhis2", folder / "r.dhis2", *make).read_text())
    if set(values) != {"dataElementIdScheme", "orgUnitIdScheme", "dataValues"}:
        raise Broken(f"values of another shape: {set(values)}")
    for value in values["dataValues"]:
        if set(value) != {"dataElement", "period", "orgUnit", "value"} or value["period"] != "2026":
            raise Broken(f"a value of another shape: {value}")
        code = value["dataElement"].removeprefix("OTOR_").lower()
        if value["value"] != plain(rows[value["orgUnit"]][code], kinds[code]):
            raise Broken(f"{value} is not what is told")
    known = sum(cell is not None for row in rows.values() for code, cell in row.items()
                if kinds[code] not in ("text", "day"))
    if len(values["dataValues"]) != known:
        raise Broken(f"{len(values['dataValues'])} values of {known} that are known")
    for name in (*OUTREACH, *SAID, *COVERAGE, "allowance-ledger"):
        try_package(data, name, folder, make)


def try_package(data, name, folder, make):
    told = told_of(data, name, folder, *LIMIT, *YEAR)
    package = json.loads(report(data, name, "package", folder / "r.package", *make).read_text())
    resource, = package["resources"]
    fields = resource["schema"]["fields"]
    types = {"string": str, "date": str, "integer": int, "number": (int, float)}
    if [f["name"] for f in fields] != [c["code"] for c in told["columns"]]:
        raise Broken(f"{name}: fields that are not its columns")
    if len(resource["data"]) != len(told["rows"]):
        raise Broken(f"{name}: {len(resource['data'])} rows in a package of {len(told['rows'])}")
    for row in resource["data"]:
        for field in fields:
            if not isinstance(row[field["name"]], (types[field["type"]], type(None))):
                raise Broken(f"{name}: {field['name']} is {row[field['name']]}")


def try_whole(data, name, folder, *more):
    """Several reports in one are what each of them is alone, in every form."""
    more = (*more, *YEAR, "--lang", "mn")
    told = json.loads(report(data, name, "json", folder / "w.json", *more).read_text())
    if sorted(part["report"] for part in told["parts"]) != sorted(WHOLE[name]):
        raise Broken(f"{name} has other parts: {[part['report'] for part in told['parts']]}")
    totals = ("--totals",) if name == "programme" else ()
    for part in told["parts"]:
        alone = report(data, part["report"], "json", folder / "a.json", *totals, *more)
        if json.loads(alone.read_text()) != part:
            raise Broken(f"{name}: {part['report']} is another alone")
    paper = report(data, name, "pdf", folder / "w.pdf", *more)
    sound(paper)
    text = re.sub(r"\s+", " ", text_of(paper))
    for part in told["parts"]:
        if part["title"] not in text:
            raise Broken(f"{name}: {part['title']} does not stand on paper")
    with zipfile.ZipFile(report(data, name, "xlsx", folder / "w.xlsx", *more)) as book:
        sheets = re.findall(rb'<sheet name="([^"]+)"', book.read("xl/workbook.xml"))
    if [sheet.decode() for sheet in sheets] != [part["report"] for part in told["parts"]]:
        raise Broken(f"{name}: sheets {sheets}")
    package = json.loads(report(data, name, "package", folder / "w.package", *more).read_text())
    rows = {part["report"]: len(part["rows"]) for part in told["parts"]}
    if {one["name"]: len(one["data"]) for one in package["resources"]} != rows:
        raise Broken(f"{name}: a package of other tables")
    return told


def try_totals(data, folder):
    """Who may see totals only is told of quarters and years, in fives, of no soum or officer."""
    told = try_whole(data, "programme", folder)
    sheet = next(part for part in told["parts"] if part["report"] == "indicators")
    codes = [c["code"] for c in sheet["columns"]]
    for row in (dict(zip(codes, row)) for row in sheet["rows"]):
        if len(row["area"]) > 3:
            raise Broken(f"a soum is told of: {row}")
        counted = row["indicator"] in ("households_visited", "visits", "handbooks", "calculations",
                                       "tasks", "overdue", "owed")
        if counted and row["value"] is not None and row["value"] % 5 != 0:
            raise Broken(f"not in fives: {row}")
    inside = ("--from", "2026-03-01", "--on", "2026-05-06", "--lang", "mn")
    part = json.loads(report(data, "indicators", "json", folder / "i.json", "--totals",
                             *inside).read_text())
    if part["from"] != "2026-01-01" or part["rows"] != sheet["rows"]:
        raise Broken("totals of a part of a year")
    inside = ("--from", "2026-08-03", "--on", "2026-08-06", "--lang", "mn")
    part = json.loads(report(data, "indicators", "json", folder / "q.json", "--totals",
                             *inside).read_text())
    if (part["from"], part["as_of"]) != ("2026-07-01", "2026-09-30"):
        raise Broken("totals of a part of a quarter")


def try_visits(data, folder, *more):
    """Soums, officers, weeks and months are four ways to look at the same visits."""
    told = [told_of(data, name, folder, *more) for name in VISITS]
    ways = [by_code(one) for one in told]
    for code in ("visits", "handbooks", "calculations"):
        if len({sums[code] for sums in ways}) != 1:
            raise Broken(f"{more}: {code} are {[sums[code] for sums in ways]}")
    if len({sums["spent"] for sums in ways if "spent" in sums}) != 1:
        raise Broken(f"{more}: soums, officers and months spent {ways}")
    for one in (told[0], told[3]):
        try_cost(one)
    return ways[0]


def rows_by_code(told):
    codes = [c["code"] for c in told["columns"]]
    return [dict(zip(codes, row)) for row in told["rows"]]


def try_cost(told):
    """Approved money over households visited, half a tögrög up, or nothing."""
    for row in rows_by_code(told):
        spent, visited = row["spent"], row["households_visited"]
        cost = (2 * spent + visited) // (2 * visited) if spent > 0 and visited > 0 else None
        if row["cost"] != cost:
            raise Broken(f"{told['report']}: {row} costs {cost} for each household")


def try_officer(data, folder, officer):
    """Her sheet says of her what the reports of all and the list of follow-up say."""
    told = try_whole(data, "outreach-officer", folder, "--officer", officer, "--area", "183")
    work, weeks, owed = told["parts"]
    hers = {row["code"]: row["value"] for row in rows_by_code(work)}
    of_all = next(row for row in rows_by_code(told_of(data, "outreach-officers", folder, *YEAR))
                  if row["user"] == officer)
    money = next(row for row in rows_by_code(told_of(data, "allowance-balances", folder, *YEAR[2:]))
                 if row["user"] == officer)
    for code in ("households_visited", "visits", "handbooks", "calculations", "spent"):
        if hers[code] != of_all[code]:
            raise Broken(f"{officer}: {code} is {hers[code]}, in the report of all {of_all}")
    for code in ("given", "returned", "waiting", "spent", "left"):
        if hers[f"money-{code}"] != money[code]:
            raise Broken(f"{officer}: {code} is {hers[f'money-{code}']}, in the balances {money}")
    if by_code(weeks)["visits"] != hers["visits"]:
        raise Broken(f"{officer}: {by_code(weeks)} in weeks, {hers['visits']} in all")
    file = folder / "tasks.json"
    run([otor(), "worklist", "--data", data, "--as", "bayan-ulgii", "--officer", officer,
         "--format", "json", "--lang", "en", "-o", file])
    try_tasks(officer, hers, owed, json.loads(file.read_text()))


def try_tasks(officer, hers, owed, listed):
    rows = rows_by_code(listed)
    if hers["tasks"] != len(rows):
        raise Broken(f"{officer}: {hers['tasks']} tasks, {len(rows)} on the list")
    for state, word in (("overdue", "Overdue"), ("soon", "Due in 14 days"), ("later", "Later"),
                        ("promised", "Promised"), ("owed", "Answers owed"), ("stuck", "Stuck")):
        count = sum(word in row["states"].split("; ") for row in rows)
        if hers[f"tasks-{state}"] != count:
            raise Broken(f"{officer}: {hers[f'tasks-{state}']} {state}, {count} on the list")
    open_words = [row["due"] for row in rows
                  if {"Promised", "Answers owed"} & set(row["states"].split("; "))]
    if [row["due"] for row in rows_by_code(owed)] != sorted(open_words):
        raise Broken(f"{officer}: owes other days than {open_words}")


def try_coverage(data, folder, *more):
    """A line ends where the indicator sheet stands; a goal is told both ways; sides add up."""
    sheet, series, reach = (rows_by_code(told_of(data, name, folder, *more, *YEAR))
                            for name in ("indicators", *COVERAGE))
    last = {(row["measure"], row["area"]): row for row in series}
    stands = {(row["indicator"], row["area"]): row for row in sheet}
    if not last or not set(last) <= set(stands):
        raise Broken(f"{more}: lines of coverage of {set(last) - set(stands)}")
    for key, row in last.items():
        if any(row[code] != stands[key][code] for code in ("value", "of", "share")):
            raise Broken(f"{row} is the end of a line, {stands[key]} an indicator")
    goals = [row for row in sheet if row["indicator"].startswith("goal-")]
    for row in goals:
        base = row["share"] - row["points"]
        if row["per_cent"] is None or abs(row["points"] * 10_000 - row["per_cent"] * base) > 15_000:
            raise Broken(f"{row}: {row['points']} points of {base} are no {row['per_cent']}")
    for row in (row for row in reach if row["side"] == "difference"):
        same = [one for one in reach if (one["from"], one["to"]) == (row["from"], row["to"])]
        more_, less = (next(one["change"] for one in same if one["side"] == side
                            and one["area"] == row["area"]) for side in ("more", "less"))
        if row["change"] != more_ - less:
            raise Broken(f"{row}: {more_} less {less}")
    if not goals or not reach:
        raise Broken(f"{more}: {len(goals)} goals, {len(reach)} rows of soums compared")


def try_season(data, folder):
    """A season fills from and on, and is named where the days are one."""
    named = folder / "season.json"
    asked = (*LIMIT, "--lang", "en")
    told = json.loads(report(data, "department", "json", named, "--season", "2026-autumn",
                             *asked).read_text())
    same = json.loads(report(data, "department", "json", named, "--from", "2026-09-01", "--on",
                             "2026-10-31", *asked).read_text())
    if told != same or not told["title"].endswith(": autumn 2026"):
        raise Broken(f"{told['title']}: a season is not its days")
    other = json.loads(report(data, "department", "json", named, "--from", "2026-09-01", "--on",
                              "2026-10-30", *asked).read_text())
    if "autumn" in other["title"]:
        raise Broken(f"{other['title']}: the last day is missing")


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
    for wrong in (["nothing"], ["outreach-weeks", "--format", "geojson"],
                  ["department", "--format", "csv"], ["programme", "--format", "dhis2"],
                  ["programme", "--format", "json", "--area", "183"],
                  ["outreach-officers", "--totals"],
                  ["outreach-soums", "--format", "dhis2", "--from", "2026-01-02"],
                  ["outreach-soums", "--from", "2026-12-01", "--on", "2026-11-01"],
                  ["outreach-officers", "--officer", "tes"], ["allowance-statement"],
                  ["outreach-officer", "--format", "json"],
                  ["outreach-officer", "--format", "json", "--officer", "nobody"],
                  ["outreach-officer", "--format", "json", "--officer", "tes", "--area", "183"],
                  ["department", "--format", "json", "--season", "2026-otor"],
                  ["department", "--format", "json", "--season", "2199-winter"],
                  ["allowance-months", "--season", "2026-autumn"],
                  ["allowance-ledger", "--area", "999"],
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
    whole = try_visits(data, folder)
    year = try_visits(data, folder, *YEAR)
    month = try_visits(data, folder, *LIMIT, "--from", "2026-10-01", "--on", "2026-10-31")
    if not 0 < month["visits"] < year["visits"] <= whole["visits"]:
        raise Broken(f"visits of a month, a year, all: {month}, {year}, {whole}")
    if whole["spent"] != by_code(balances)["spent"]:
        raise Broken(f"{whole} by soum, {by_code(balances)} in the balances")
    try_shapes(data, folder)
    try_whole(data, "department", folder, *LIMIT)
    try_totals(data, folder)
    try_officer(data, folder, spent[1])
    try_coverage(data, folder, *LIMIT)
    try_season(data, folder)
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
            # A workbook is opened by a program that takes its time: those of outreach once.
            alone = REPORTS[:-len(OUTREACH + SAID + OFFICER + COVERAGE)]
            for kind in REPORTS if language == "mn" else alone:
                one = kind in ("allowance-statement", *OFFICER)
                whose = ("--officer", officer) if one else LIMIT
                try_report(data, kind, language, folder, *whose)
                made += 1
        try_report(data, "allowance-ledger", "mn", folder, "--on", "1990-01-01")  # no row at all
        try_refusals(data, folder)
    print(f"{entries} entries, {made + 1} reports in four forms")


if __name__ == "__main__":
    tried(main)

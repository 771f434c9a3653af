#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables of figures as LibreOffice writes them, read back by `otor figures check`.

    trials/tables.py

Each table is a text of cells; LibreOffice makes a workbook of it, and texts in other encodings. Of
all of them the program must say the same: the same sets with the same sums, or the same reasons in
the same lines and columns.
"""
import subprocess
import tempfile
from pathlib import Path

from phones import HOME, Broken, otor, tried
from print import run

SAID = ("--indicator", "paid_12_months", "--as-of", "2021-06-30", "--source", "Trial",
        "--lang", "en")
# LibreOffice's numbers of encodings and separators, and what the program calls them.
TEXTS = [("76,44", "utf-8"), ("76,59", "utf-8"), ("76,9", "utf-8"), ("34,59", "windows-1251"),
         ("65535,44", None)]
TABLES = {
    "codes": "code,value\n18301,12\n18331,7\n",
    "days": "сум,огноо,тоо\nТолбо,2021-06-30,7\nТолбо,2022-06-30,8\nСагсай,2021-06-30,9\n",
    "several": "Хүснэгт 1\n\ncode,paid_12_months,herders_december\n18331,7,70\n18328,9,90\n",
    "wrong": "code,value\n18301,-5\n99999,7\n18331,1.5\n18331,12\n18331,13\n18328,\n,4\n18325,x\n",
    "above": "code,paid_12_months,herders_december\n18331,71,70\n18328,90,90\n",
    "thousands": 'code,value\n18301,"1 234"\n18331,5000\n',
}

CYRILLIC = ("days",)


def convert(files, form, profile, folder):
    run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
         "--infilter=CSV:44,34,76,1,,0,false,true", "--convert-to", form, "--outdir", folder,
         *files])


def checked(data, file, *more):
    """What the program says of a table: its sets or reasons, without the words on the file."""
    rejected = file.with_suffix(".rejected")
    rejected.unlink(missing_ok=True)
    made = subprocess.run([otor(), "figures", "check", file, "--data", data, *SAID, "--rejected",
                           rejected, *more], capture_output=True, text=True, timeout=120)
    first, _, rest = made.stdout.partition("\n")
    reasons = rejected.read_text(encoding="utf-8") if rejected.exists() else ""
    return first, rest, reasons


def same(name, one, other, how):
    if one[1:] != other[1:]:
        raise Broken(f"{name} as {how}:\n{one[1]}{one[2]}\nis not\n{other[1]}{other[2]}")


def try_books(told, data, profile, folder):
    convert([folder / f"{name}.csv" for name in told], "xlsx", profile, folder)
    for name, one in told.items():
        book = checked(data, folder / f"{name}.xlsx")
        if not book[0].startswith("workbook"):
            raise Broken(f"{name}: {book[0]}")
        same(name, one, book, "a workbook")


def try_texts(told, data, profile, folder, tokens, encoding):
    code, separator = tokens.split(",")
    other = folder / tokens
    # Windows-1251 has no letter for ү and ө.
    names = [name for name in told if encoding != "windows-1251" or name in CYRILLIC]
    convert([folder / f"{name}.csv" for name in names],
            f"csv:Text - txt - csv (StarCalc):{separator},34,{code},1,,0,false,true", profile,
            other)
    for name in names:
        again = checked(data, other / f"{name}.csv")
        if encoding and name in CYRILLIC and f"text {encoding}" not in again[0]:
            raise Broken(f"{name}: {again[0]} and not {encoding}")
        same(name, told[name], again, tokens)
    return len(names)


def main():
    with tempfile.TemporaryDirectory(prefix="otor-tables-") as place:
        folder = Path(place)
        data = folder / "data"
        run([otor(), "init", "--data", data, "--facts", HOME / "data/mn"])
        told = {}
        for name, text in TABLES.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
            told[name] = checked(data, folder / f"{name}.csv")
            if "rows" not in told[name][0] or not (told[name][1] or told[name][2]):
                raise Broken(f"{name}: {told[name]}")
        try_books(told, data, folder / "profile", folder)
        files = len(told)
        for tokens, encoding in TEXTS:
            files += try_texts(told, data, folder / "profile", folder, tokens, encoding)
    print(f"{len(TABLES)} tables, {files} files of LibreOffice: each says the same")


if __name__ == "__main__":
    tried(main)

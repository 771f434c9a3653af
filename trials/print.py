#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints handbooks, a booklet, sheets and a pile of them, certificates, and reads them back as a
printer and a telephone would.

    trials/print.py

Each file is sound (qpdf), has all its fonts in it, says what the program reckons (text taken out of
the pages against `otor estimate`), and is the same file when printed again. The code of a sheet is
read from the picture of its page (zbar) and gives the address of the same calculation; that of a
certificate gives the address of its number, and only its holder and trainers get it. No Mongolian
word of the handbook is unknown to the speller that is not in trials/spelling_mn.txt.
"""
import json
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

from phones import HOME, Broken, Demonstration, ask, fetch, login, otor, tried

LANGUAGES = ("mn", "kk", "en")
MONTH = "2026-12"
PAGE = "https://otor.example"
WOMAN = {"on": "2026-11", "sex": "female", "born": "1996-03", "children": 2,
         "plan": {"from": "2026-12", "as": "herder", "income": "minimum"}, "sheep_price": 200000}
MAN = {"on": "2026-11", "sex": "male", "born": "1985-07",
       "paid": [{"from": "2018-01", "to": "2019-12", "as": "voluntary", "income": 320000}],
       "plan": {"from": "2027-01", "as": "herder", "income": 1500000}}
WORDS = {"name": "Баянжаргалын Оюун", "officer": "Б.Уянга", "phone": "00 00 00 00",
         "papers": ["labour_book", "census_account", "contract"], "made_up": True}


def run(words, given=None):
    done = subprocess.run([str(w) for w in words], input=given, capture_output=True, timeout=300)
    if done.returncode != 0:
        raise Broken(f"{words[:3]}: {done.stdout.decode()[-300:]}{done.stderr.decode()[-300:]}")
    return done.stdout.decode()


def sound(file):
    run(["qpdf", "--check", file])
    fonts = run(["pdffonts", file]).splitlines()[2:]
    if not fonts:
        raise Broken(f"{file.name}: no fonts")
    for line in fonts:
        if "NotoSans" not in line or line.split()[-5] != "yes":
            raise Broken(f"{file.name}: a font that is not Noto, or not in the file: {line}")


def text_of(file):
    text = run(["pdftotext", file, "-"]).replace("\u00ad\n", "")
    return " ".join(text.replace("\u00a0", " ").split())


def pages_of(file):
    return int(re.search(r"Pages:\s+(\d+)", run(["pdfinfo", file]))[1])


def code_of(file):
    """What a telephone's camera reads on the one page of a file."""
    run(["pdftoppm", "-r", "150", "-png", "-singlefile", file, file.with_suffix("")])
    return run(["zbarimg", "--quiet", "--raw", file.with_suffix(".png")]).strip()


def handbook(language, folder, *more):
    file = folder / f"handbook-{language}{'-'.join(more)}.pdf"
    run([otor(), "handbook", "--lang", language, "--on", MONTH, "--edition", "7", "--sheep",
         "200000", "--address", PAGE, "--facts", HOME / "data/mn", *more, "-o", file])
    return file


def try_handbook(language, folder):
    file = handbook(language, folder)
    sound(file)
    again = folder / "again.pdf"
    file.rename(again)
    if handbook(language, folder).read_bytes() != again.read_bytes():
        raise Broken(f"{language}: printed twice, two files")
    text, pages = text_of(file), pages_of(file)
    if not 45 <= pages <= 110:
        raise Broken(f"{language}: {pages} pages")
    for figure in ("792,000", "61,380", "45,540", "769,000"):
        if figure not in text:
            raise Broken(f"{language}: {figure} stands on no page")
    if re.search(r"[{}]|\*\*|handbook\.\w|sheet\.\w", text):
        raise Broken(f"{language}: something was not filled in")
    for chapter in sorted((HOME / "content/handbook").glob("[0-9]*.toml")):
        title = tomllib.loads(chapter.read_text())["title"][language]
        if "".join(title.split()) not in "".join(text.split()):
            raise Broken(f"{language}: the chapter \"{title}\" is not there")
    return pages


def try_booklet(folder, pages):
    file = handbook("mn", folder, "--booklet")
    sound(file)
    if pages_of(file) != (pages + 3) // 4 * 2:
        raise Broken(f"a booklet of {pages} pages has {pages_of(file)} sides")


def try_sheet(language, case, folder, paper):
    file = folder / "sheet.pdf"
    request = json.dumps({**case, "sheet": WORDS}).encode()
    run([otor(), "sheet", "--lang", language, "--paper", paper, "--address", PAGE, "-o", file],
        request)
    sound(file)
    if pages_of(file) != 1:
        raise Broken(f"{language}, {paper}: a sheet of {pages_of(file)} pages")
    asked = {key: value for key, value in case.items() if key != "sheep_price"}
    answer = json.loads(run([otor(), "estimate", "--json"], json.dumps(asked).encode()))
    road = next(r for r in answer["routes"] if r["route"] == answer["first"])
    text = text_of(file)
    for amount in (road["pension"], road["person_pays"]):
        if f"{amount:,}" not in text:
            raise Broken(f"{language}, {paper}: {amount:,} does not stand on the sheet")
    for words in (WORDS["name"], WORDS["officer"], answer["law"]["pack"][:12]):
        if words not in text:
            raise Broken(f"{language}, {paper}: \"{words}\" does not stand on the sheet")
    read = code_of(file)
    expected = f"{PAGE}/#/?on={case['on']}&s={case['sex'][0]}&b={case['born']}"
    if not read.startswith(expected) or f"f={case['plan']['from']}&a=h" not in read:
        raise Broken(f"{language}, {paper}: the code says {read}")


def try_pile(folder):
    """The pile of a made-up aimag: as many sheets as it says, each with its code, and no file where
    it is refused."""
    data, file = folder / "store", folder / "pile.pdf"
    run([otor(), "init", "--data", data, "--facts", HOME / "data/mn", "--demo", "--password",
         "made-up-word"])
    words = [otor(), "sheets", "--data", data, "--area", "18546", "--address", PAGE, "-o", file]
    for refused in ("khovd", "tes", "programme", "nobody"):
        done = subprocess.run([*words, "--as", refused], capture_output=True, timeout=300)
        if done.returncode != 1 or file.exists():
            raise Broken(f"{refused} printed the sheets of Uvs: {done.stderr.decode()}")
    told = subprocess.run([*words, "--as", "uvs"], capture_output=True, timeout=300, check=True)
    sheets = int(told.stderr.split()[0])
    sound(file)
    if sheets == 0 or pages_of(file) <= sheets:
        raise Broken(f"{sheets} sheets on {pages_of(file)} pages")
    run(["pdftoppm", "-r", "150", "-png", file, folder / "pile"])
    pictures = sorted(folder.glob("pile-*.png"))
    codes = [subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True).stdout
             for picture in pictures]
    if sum(code.startswith(f"{PAGE}/#/?on=".encode()) for code in codes) != sheets:
        raise Broken(f"{sheets} sheets, and the codes {codes}")
    return sheets


def certificates_in(served, trainer):
    """The certificates of every run of the demonstration."""
    desk = ask(served.connect(), "GET", "/api/trainer/runs", token=trainer)[1]
    for row in desk["runs"]:
        told = ask(served.connect(), "GET", f"/api/trainer/runs?run={row['run']}", token=trainer)[1]
        for learner in told["learners"]:
            if learner.get("certificate"):
                yield learner["certificate"]


def try_certificate(served, trainer, certificate, language, folder):
    number, where = certificate["number"], f"the certificate of {certificate['name']} in {language}"
    asked = f"/certificate?number={number}&lang={language}"
    status, kind, pdf = fetch(served, "/api/trainer" + asked, trainer)
    if status != 200 or kind != "application/pdf":
        raise Broken(f"{where}: {status} {kind}")
    if fetch(served, "/api/trainer" + asked, trainer)[2] != pdf:
        raise Broken(f"{where}: made twice, two files")
    file = folder / "certificate.pdf"
    file.write_bytes(pdf)
    sound(file)
    text = text_of(file)
    days = [certificate[day].replace("-", ".") for day in ("on", "through") if certificate[day]]
    for words in (certificate["name"], number, *days):
        if words not in text:
            raise Broken(f"{where}: \"{words}\" does not stand on it")
    if pages_of(file) != 1 or re.search(r"[{}]|certificate\.\w", text):
        raise Broken(f"{where}: {pages_of(file)} pages, or something was not filled in")
    if not re.fullmatch(r"https?://[^/]+/#/certificate/" + number, code_of(file)):
        raise Broken(f"{where}: the code says {code_of(file)}")


def try_certificates(folder):
    """Of each learner of the demonstration who has one; who may get it, and who may not."""
    served = Demonstration(folder / "demonstration")
    served.start()
    served.ready()
    try:
        trainer = login(served, "trainer")
        found = [one for one in certificates_in(served, trainer) if one["standing"] != "withdrawn"]
        if len(found) < 3:
            raise Broken(f"the demonstration has {len(found)} certificates")
        for language, certificate in zip(LANGUAGES, found):
            try_certificate(served, trainer, certificate, language, folder)
        whose = found[0]["learner"]
        other = next(one["learner"] for one in found if one["learner"] != whose)
        path = f"/api/training/certificate?number={found[0]['number']}&lang=mn"
        answers = [fetch(served, path, login(served, user))[0] for user in (whose, other)]
        if answers[0] != 200 or answers[1] not in (403, 404):
            raise Broken(f"the holder is answered with {answers[0]}, another with {answers[1]}")
    finally:
        served.stop()


def try_leaflets(folder):
    for language in LANGUAGES:
        for name, paper in (("poster", "a3"), ("poster", "a4"), ("card", "a6")):
            file = folder / "leaflet.pdf"
            run([otor(), "handbook", "--leaflet", name, "--paper", paper, "--lang", language,
                 "--on", MONTH, "--sheep", "200000", "--address", PAGE, "-o", file])
            sound(file)
            if pages_of(file) != 1 or "61,380" not in text_of(file):
                raise Broken(f"{name} on {paper} in {language}: {pages_of(file)} pages")


def words_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("kk", "en", "script"):
                yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str):
        yield from re.findall(r"[А-Яа-яЁёӨөҮү]+", re.sub(r"\{[^}]*\}", " ", value))


def try_spelling():
    words = set()
    for file in sorted((HOME / "content/handbook").rglob("*.toml")):
        words.update(words_in(tomllib.loads(file.read_text())))
    known = set((HOME / "trials/spelling_mn.txt").read_text().split())
    unknown = run(["hunspell", "-d", "mn_MN", "-i", "utf-8", "-l"], "\n".join(words).encode())
    left = sorted(set(unknown.split()) - known)
    if left:
        raise Broken(f"words that the speller does not know: {', '.join(left)}")
    return len(words)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = [try_handbook(language, folder) for language in LANGUAGES]
        try_booklet(folder, pages[0])
        for language in LANGUAGES:
            try_sheet(language, WOMAN, folder, "a4")
            try_sheet(language, WOMAN, folder, "a5")
            try_sheet(language, MAN, folder, "a5")
        try_leaflets(folder)
        sheets = try_pile(folder)
        try_certificates(folder)
        words = try_spelling()
    print(f"handbooks of {', '.join(map(str, pages))} pages, a booklet, 9 sheets, 9 leaflets, "
          f"a pile of {sheets}, 3 certificates; {words} words")


if __name__ == "__main__":
    tried(main)

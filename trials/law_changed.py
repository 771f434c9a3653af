#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes the minimum wage in one file of a copy of the law, and looks what follows.

    trials/law_changed.py

Every chapter, leaflet, message, lesson, dialogue and question of a test is made with the law as it
is and as it was changed. What tells another figure is what `otor handbook --check` lists, in all
languages: nothing that tells one is missing there, and nothing is listed that does not. The sheet,
what is due and what an exercise expects follow too.
"""
import json
import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

from phones import HOME, Broken, tried
from print import LANGUAGES, MONTH, PAGE, WOMAN, WORDS, otor, run, text_of

WAGE, RAISED = "792_000", "900_000"


def changed_law(folder):
    law = folder / "law"
    shutil.copytree(HOME / "law/mn", law)
    file = law / "wage/minimum_wage.toml"
    told = file.read_text()
    if told.count(WAGE) != 1:
        raise Broken(f"{file.name} tells {WAGE} {told.count(WAGE)} times")
    file.write_text(told.replace(WAGE, RAISED))
    return law


def documents(requests, law):
    asked = "\n".join(json.dumps({"call": call, "body": body}) for call, body in requests)
    told = run([otor(), "document", "--json", "--law", law], asked.encode()).splitlines()
    answers = [json.loads(line) for line in told]
    for request, answer in zip(requests, answers, strict=True):
        if "problem" in answer:
            raise Broken(f"{request}: {answer['problem']}")
    return answers


def chapters(document):
    """The blocks of each chapter by its title; what is said of sources apart."""
    found, title = {}, ""
    for block in document["blocks"]:
        if block["kind"] == "heading" and block["level"] == "chapter":
            title = block["text"]
            if block["name"] == "sources":
                break
        found.setdefault(title, []).append({**block, "changed": None})
    return found


def training():
    """Lessons and dialogues of the courses: (call, what to ask, titles in all languages)."""
    for folder in sorted((HOME / "content/training").iterdir()):
        for file in sorted(folder.rglob("*.toml")) if folder.is_dir() else ():
            title = tomllib.loads(file.read_text())["title"]
            if file.stem[0].isdigit():
                yield "lesson", {"course": folder.name, "lesson": file.stem}, title
            elif file.parent.name == "dialogues":
                yield "dialogue", {"course": folder.name, "dialogue": file.stem}, title


def questions_of(lesson):
    """Questions of a test are told apart from the lesson they belong to."""
    file = HOME / "content/training" / lesson["course"] / f"{lesson['lesson']}.toml"
    return [block["code"] for block in tomllib.loads(file.read_text())["block"]
            if block["kind"] == "question"]


def tests(language, law):
    """Each question of each course with its options, by its code."""
    names = {what["course"] for _, what, _ in training()}
    asked = [("test", {"on": MONTH, "language": language, "course": name, "seed": 1})
             for name in sorted(names)]
    return {one["code"]: one for answer in documents(asked, law) for one in answer["questions"]}


def leaflet_text(name, language, law, folder):
    file = folder / "leaflet.pdf"
    run([otor(), "handbook", "--leaflet", name, "--lang", language, "--on", MONTH, "--law", law,
         "-o", file])
    # The pack that it was made with stands at its foot.
    return re.sub(r"[0-9a-f]{12}", "", text_of(file))


def other_titles(language, before, after, folder):
    """Titles of what is told otherwise: chapters, leaflets, messages, lessons, dialogues."""
    on = {"on": MONTH, "language": language}
    taught = list(training())
    requests = [("handbook", on), ("messages", {**on, "filled": {}})] + [
        (call, {**on, **what}) for call, what, _ in taught]
    was, now = (documents(requests, law) for law in (before, after))
    book_was, book_now = chapters(was[0]), chapters(now[0])
    titles = {title for title, blocks in book_was.items() if blocks != book_now[title]}
    for file in sorted((HOME / "content/handbook/messages").glob("*.toml")):
        if was[1] != now[1]:
            titles.add(tomllib.loads(file.read_text())["title"][language])
    for file in sorted((HOME / "content/handbook/leaflets").glob("*.toml")):
        if len({leaflet_text(file.stem, language, law, folder) for law in (before, after)}) > 1:
            titles.add(tomllib.loads(file.read_text())["title"][language])
    asked_was, asked_now = tests(language, before), tests(language, after)
    for (call, what, title), one, other in zip(taught, was[2:], now[2:], strict=True):
        told = "blocks" if call == "lesson" else "scenes"
        asked = questions_of(what) if call == "lesson" else ()
        if [{**block, "changed": None} for block in one[told]] != [
                {**block, "changed": None} for block in other[told]] or any(
                asked_was[code] != asked_now[code] for code in asked):
            titles.add(title[language])
    return titles


def listed_titles(language, before, after):
    """What `--check` lists; that there is something it says by its exit code."""
    done = subprocess.run(
        [otor(), "handbook", "--check", "--lang", language, "--on", MONTH, "--printed-for", MONTH,
         "--printed-with", before, "--law", after], capture_output=True, timeout=300)
    if done.returncode != 1 or done.stderr:
        raise Broken(f"--check: {done.returncode}, {done.stderr.decode()[-300:]}")
    return {line for line in done.stdout.decode().splitlines() if not line.startswith(" ")}


def try_pages(language, law, folder):
    told = other_titles(language, HOME / "law/mn", law, folder)
    listed = listed_titles(language, HOME / "law/mn", law)
    if told != listed:
        raise Broken(f"{language}: told otherwise and not listed: {sorted(told - listed)}; "
                     f"listed and told as before: {sorted(listed - told)}")
    return len(told)


def try_sheet(language, law, folder):
    """The new wage's part stands on the sheet, the old one does not."""
    for of, stands, gone in ((HOME / "law/mn", "61,380", "69,750"), (law, "69,750", "61,380")):
        file = folder / "sheet.pdf"
        run([otor(), "sheet", "--lang", language, "--address", PAGE, "--law", of, "-o", file],
            json.dumps({**WOMAN, "sheet": WORDS}).encode())
        text = text_of(file)
        if stands not in text or gone in text:
            raise Broken(f"{language}: {stands} is not on the sheet, or {gone} is")


def try_answers(law):
    """What is answered about the case, and what an exercise expects, follow too."""
    month = {"month": MONTH, "as": "herder", "income": "minimum"}
    due, changed = (json.loads(run([otor(), "due", "--json", "--law", of],
                                   json.dumps(month).encode())) for of in (HOME / "law/mn", law))
    if (due["income"], changed["income"]) != (792_000, 900_000):
        raise Broken(f"due: {due['income']}, then {changed['income']}")
    requests = [("mark", {"on": MONTH, "language": "mn", "exercise": "due_person", "seed": seed,
                          "typed": "1"}) for seed in range(20)]
    if documents(requests, HOME / "law/mn") == documents(requests, law):
        raise Broken("no exercise of twenty expects another answer")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        law = changed_law(folder)
        told = [try_pages(language, law, folder) for language in LANGUAGES]
        for language in LANGUAGES:
            try_sheet(language, law, folder)
        try_answers(law)
    print(f"told otherwise and listed: {', '.join(map(str, told))} chapters, leaflets, lessons")


if __name__ == "__main__":
    tried(main)

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One program serves a store: a second one, or one that would make the store anew, is refused with
a sentence and changes nothing; what reads or writes beside a server goes on. No command but `init`
and `restore` makes a store, and an `init` that fails leaves none.

    trials/one_server.py
"""
import os
import subprocess
import tempfile

from phones import HOME, Broken, Served, free_port, otor, tried

FACTS = ["--facts", str(HOME / "data/mn")]
HELD = "Another otor serves or makes the store"


def run(words, text=""):
    done = subprocess.run([otor(), *words], input=text, text=True, capture_output=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def must(words, text="", code=0):
    found, said = run(words, text)
    if found != code:
        raise Broken(f"otor {' '.join(words)} ended with {found}: {said}")
    return said


def refused(words, sentence, code=1):
    said = must(words, code=code)
    if sentence not in said:
        raise Broken(f"otor {' '.join(words)} said: {said}")


def bytes_of(folder):
    """What lies in a folder, but for what SQLite needs while others read."""
    return {name: open(f"{folder}/{name}", "rb").read() for name in sorted(os.listdir(folder))
            if os.path.isfile(f"{folder}/{name}") and not name.endswith(("-shm", "-wal"))}


def beside(data, folder):
    """What is meant to work while the store is served."""
    store = ["--data", data]
    must(["verify", *store])
    must(["backup", *store, f"{folder}/copy"])
    must(["init", *store, *FACTS])
    must(["user", "add", "tes", *store, "--area", "18301"], "a-good-word\n")
    must(["user", "passwd", "tes", *store], "another-word\n")
    must(["user", "areas", "tes", *store, "--area", "18304"])
    must(["user", "disable", "tes", *store])
    must(["device", "list", *store])
    must(["audit", *store, "--subject", "01900000-0000-7000-8000-000000000001"])
    must(["law", "show", "minimum_wage"])
    must(["report", "outreach-soums", *store, "--on", "2026-11-23", "--format", "json",
          "-o", f"{folder}/report.json"])


def while_served(folder):
    data = f"{folder}/store"
    served = Served(data, ["ulgii"])
    served.start()
    try:
        served.ready()
        beside(data, folder)
        before = bytes_of(data)
        refused(["serve", "--data", data, "--port", str(free_port())], HELD)
        refused(["init", "--data", data, *FACTS, "--demo"], HELD)
        refused(["restore", "--data", data, f"{folder}/copy"], "holds a store already")
        if bytes_of(data) != before:
            raise Broken("who was refused has changed the store")
        # Somebody took the files away under the server: nothing is made in their place.
        os.mkdir(f"{folder}/aside")
        for name in os.listdir(data):
            os.rename(f"{data}/{name}", f"{folder}/aside/{name}")
        refused(["init", "--data", data, *FACTS], HELD)
        refused(["restore", "--data", data, f"{folder}/copy"], HELD)
        if os.listdir(data):
            raise Broken(f"who was refused has left {os.listdir(data)}")
        for name in os.listdir(f"{folder}/aside"):
            os.rename(f"{folder}/aside/{name}", f"{data}/{name}")
    finally:
        served.kill()
    # A lock that outlived a crash would have to be removed by hand.
    served.start()
    served.ready()
    served.stop()
    served.verify()


def misspelt(folder):
    nowhere = f"{folder}/nowhere"
    for words in (["serve", "--port", str(free_port())], ["user", "disable", "nobody"],
                  ["device", "list"], ["verify"]):
        refused([words[0], *words[1:], "--data", nowhere], "holds no store")
        if os.path.exists(nowhere):
            raise Broken(f"{words} made a folder that was misspelt")


def other_database(folder):
    """Refused whether there is a store or not: nobody shall believe that her records lie there."""
    words = ["serve", "--database", "postgres://localhost/otor", "--port", str(free_port())]
    for data in (f"{folder}/store", f"{folder}/nowhere"):
        before = bytes_of(data) if os.path.exists(data) else None
        refused([*words, "--data", data], "--database", code=2)
        if (bytes_of(data) if os.path.exists(data) else None) != before:
            raise Broken("who asked for another database has changed the store")


def failed(folder):
    new, there, late = f"{folder}/new", f"{folder}/there", f"{folder}/late"
    os.makedirs(f"{there}/letters")
    os.makedirs(f"{late}/signing.key")  # the last that is made: a file of this name
    nowhere = ["--facts", f"{folder}/absent"]
    for data in (new, there, late):
        left = os.listdir(data) if os.path.exists(data) else None
        cases = [(FACTS, 1)] if data == late else [
            ([*FACTS, "--demo", "--seed", "-1"], 2), ([*FACTS, "--demo", "--password", "short"], 1),
            ([*nowhere, "--demo"], 1), (nowhere, 1)]
        for words, code in cases:
            must(["init", "--data", data, *words], code=code)
            found = os.listdir(data) if os.path.exists(data) else None
            if found != left:
                raise Broken(f"init {words} left {found}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        while_served(folder)
        misspelt(folder)
        other_database(folder)
        failed(folder)
        print("one program a store; what failed left nothing")


if __name__ == "__main__":
    tried(main)

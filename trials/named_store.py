#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which store a command means: the one that is named to it, else the one that OTOR_DATA names.

    trials/named_store.py
"""
import os
import subprocess
import tempfile

from phones import HOME, Broken, otor, tried

SUBJECT = "01900000-0000-7000-8000-000000000001"


def run(words, environment):
    done = subprocess.run([otor(), *words], env={**os.environ, **environment}, text=True,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def commands(folder):
    """Each with the words that name no store."""
    return [["init", "--facts", str(HOME / "data/mn")], ["verify"], ["device", "list"],
            ["audit", "--subject", SUBJECT], ["user", "disable", "nobody"],
            ["backup", f"{folder}/copy.sqlite"]]



def main():
    with tempfile.TemporaryDirectory() as folder:
        named, other = f"{folder}/named", f"{folder}/other"
        os.environ.pop("OTOR_DATA", None)
        for words in commands(folder):
            said = run([*words, "--data", named], {"OTOR_DATA": other})
            if os.path.exists(other):
                raise Broken(f"{words} did not mean the store that was named to it")
            if not os.path.exists(f"{named}/otor.sqlite"):
                raise Broken(f"{words}: {said}")
            if words[0] == "backup":
                os.remove(words[1])
            told = run(words, {"OTOR_DATA": named})
            if words[0] != "init" and told != said:
                raise Broken(f"{words} means another store by OTOR_DATA: {said}, then {told}")
            if run(words, {})[0] == 0:
                raise Broken(f"{words} took a store that nobody named")
        again = run(["restore", "--data", other, f"{folder}/copy.sqlite"], {"OTOR_DATA": named})
        if again[0] != 0 or not os.path.exists(f"{other}/otor.sqlite"):
            raise Broken(f"restore did not mean the folder that was named to it: {again}")
        print(f"{len(commands(folder)) + 1} commands mean the store that was named to them")


if __name__ == "__main__":
    tried(main)

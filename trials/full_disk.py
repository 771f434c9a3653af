#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Serves a store from a small file system of its own that is filled up, again and again.

    trials/full_disk.py [--rounds 5] [--megabytes 24] [--seed 1]

Where the disk is full the server says so, acknowledges nothing, and shows nothing that it cannot
write into the audit; it goes on living, and as soon as there is room it takes what was refused.
Once it is killed while the disk is full. At the end nothing acknowledged is lost and `otor verify`
finds nothing wrong.

The file system is ext4 in a file, mounted where only this trial sees it; that needs root. Without
it, or where mounting is forbidden, the trial says that it could not be held and exits with 77.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from phones import Broken, Crowd, Served, tried

NOT_HELD = 77


def in_own_mounts():
    """Starts again where mounts are seen by nobody else."""
    if os.environ.get("OTOR_OWN_MOUNTS"):
        return
    probe = subprocess.run(["unshare", "--mount", "true"], capture_output=True)
    if probe.returncode != 0:
        print("not held: mounting needs root", file=sys.stderr)
        sys.exit(NOT_HELD)
    os.environ["OTOR_OWN_MOUNTS"] = "1"
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", sys.executable,
                          *sys.argv])


def mounted(folder, megabytes):
    image, place = folder / "disk", folder / "mounted"
    place.mkdir()
    subprocess.run(["truncate", "-s", f"{megabytes}M", image], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-O", "^has_journal", "-m", "0", image], check=True)
    done = subprocess.run(["mount", "-o", "loop", image, place], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"not held: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(NOT_HELD)
    return place


class Ballast:
    """A file that takes all the room there is, but for a few blocks."""

    def __init__(self, place):
        self.path = place / "ballast"

    def fill(self, leave):
        """The server writes meanwhile, so this goes on by smaller pieces until nothing fits."""
        size, piece = 0, 1 << 20
        with open(self.path, "wb") as file:
            while piece >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), size, piece)
                    size += piece
                except OSError:
                    piece //= 2
            file.truncate(max(size - leave, 0))

    def drop(self):
        self.path.unlink(missing_ok=True)


class Refusals:
    """Counts answers that refuse a push, and wants each to be a clear one."""

    def __init__(self, crowd):
        self.count, self.lock = 0, threading.Lock()
        for phone in crowd.phones:
            phone.push = self.watched(phone.push)

    def watched(self, push):
        def watching(served):
            taken = push(served)
            if not taken:
                with self.lock:
                    self.count += 1
            return taken

        return watching


def wait_for(happened, seconds, sentence):
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            raise Broken(sentence)
        time.sleep(0.02)


def one_round(served, crowd, refusals, ballast, leave, kill):
    crowd.begin()
    time.sleep(0.1)
    before = refusals.count
    ballast.fill(leave)
    wait_for(lambda: refusals.count > before + 20, 60, "the disk was full and nothing was refused")
    if served.process.poll() is not None:
        raise Broken("the server ended when the disk was full")
    if kill:
        served.kill()
        crowd.end()
        ballast.drop()
        served.start()
        served.ready()
    else:
        acknowledged = len(crowd.acknowledged())
        ballast.drop()
        wait_for(lambda: len(crowd.acknowledged()) > acknowledged, 60,
                 "there was room again, and still nothing was taken")
        crowd.end()
        if crowd.cut:
            raise Broken("the reader was cut off while the disk was full")
    crowd.settle()
    if wrong := crowd.judge():
        raise Broken(str(wrong))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--megabytes", type=int, default=24)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    in_own_mounts()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = mounted(Path(folder), chosen.megabytes)
        try:
            users = ["officer0", "officer1"]
            served = Served(place / "store", users)
            served.start()
            try:
                served.ready()
                crowd = Crowd(served, users, 4, chosen.seed)
                refusals, ballast = Refusals(crowd), Ballast(place)
                for number in range(chosen.rounds):
                    leave = chance.choice([0, 4096, 65_536, 262_144])
                    one_round(served, crowd, refusals, ballast, leave, kill=number % 3 == 2)
                served.stop()
                print(f"{chosen.rounds} times full, {refusals.count} pushes and {crowd.unread} "
                      f"readings refused, "
                      f"{len(crowd.acknowledged())} events acknowledged, 0 lost; "
                      f"{served.verify()}")
            finally:
                if served.process.poll() is None:
                    served.kill()
        finally:
            subprocess.run(["umount", place], check=True)


if __name__ == "__main__":
    tried(main)

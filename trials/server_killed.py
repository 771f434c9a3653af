#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills the server with -9 at random instants under load, starts it again, and looks.

    trials/server_killed.py [--kills 1000] [--phones 16] [--seed 1]

After every kill the phones send again what they have no answer for. A reader follows by its cursor
through all of it. At the end: no acknowledged event is lost, none stands twice or elsewhere than
its receipt says, and `otor verify` finds nothing wrong.
"""
import argparse
import random
import tempfile
import time

from phones import Crowd, Served, outlived, tried


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--kills", type=int, default=1_000)
    options.add_argument("--phones", type=int, default=16)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as data:
        users = [f"officer{n}" for n in range(4)]
        served = Served(f"{data}/store", users)
        served.start()
        try:
            served.ready()
            crowd = Crowd(served, users, chosen.phones, chosen.seed)

            def kill(_):
                time.sleep(chance.uniform(0.002, 0.2))
                served.kill()

            def kill_once_more():
                if chance.random() < 0.1:
                    time.sleep(chance.uniform(0, 0.05))
                    served.kill()
                    served.start()

            outlived(served, crowd, chosen.kills, kill, kill_once_more)
        finally:
            if served.process.poll() is None:
                served.kill()


if __name__ == "__main__":
    tried(main)

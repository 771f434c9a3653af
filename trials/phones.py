# SPDX-License-Identifier: Apache-2.0
"""A served store and phones that push to it, for trials in which the server is treated badly.

Every phone keeps what was acknowledged to it. What it has no answer for it sends again, line by
line, as a real phone does: the server must then hold it, once.
"""
import base64
import hashlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

AREA = "18301"
PASSWORD = "made-up-password"
HOME = Path(__file__).resolve().parent.parent
SAFE = {"stored", "already_stored"}


class Broken(Exception):
    """The server did what it promised not to do."""


def tried(main):
    """Runs a trial; what it found broken is its last word and its exit code."""
    try:
        main()
    except Broken as broken:
        sys.exit(f"broken: {broken}")


class NoRoom(Exception):
    """The server said that it cannot keep what has to be kept."""


def expect_no_room(status, answer):
    """Whatever is refused here is refused for want of room, with the problem that says so."""
    if answer.get("code") != "storage":
        raise Broken(f"refused for another reason: {status} {answer}")


def otor():
    return os.environ.get("OTOR_PROGRAM", str(HOME / "build/release/otor"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """One store, and the program that serves it as long as it may."""

    def __init__(self, data, officers):
        self.data, self.port, self.process = str(data), free_port(), None
        self.log = subprocess.DEVNULL  # or a file for all that the program says
        subprocess.run([otor(), "init", "--data", self.data, "--facts", HOME / "data/mn"],
                       check=True, stdout=subprocess.DEVNULL)
        for user in officers:
            subprocess.run([otor(), "user", "add", user, "--data", self.data, "--name", "Made up",
                            "--role", "officer", "--area", AREA], input=PASSWORD.encode() + b"\n",
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.process = subprocess.Popen(
            [otor(), "serve", "--data", self.data, "--port", str(self.port),
             "--requests-per-second", "0"],
            stdout=self.log, stderr=self.log)

    def ready(self, seconds=30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if ask(self.connect(), "GET", "/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.005)
        raise Broken("the server does not come up")

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)

    def verify(self):
        looked = subprocess.run([otor(), "verify", "--data", self.data], text=True,
                                capture_output=True)
        if looked.returncode != 0:
            raise Broken(f"otor verify: {looked.stdout}{looked.stderr}")
        return looked.stdout.strip().split("\n")[0]


def outlived(served, crowd, rounds, strike, coming=lambda: None):
    """Phones push while `strike(turn)` ends the server, again and again; it starts anew, `coming()`
    while it comes up. Whatever was acknowledged must be there."""
    for turn in range(rounds):
        crowd.begin()
        try:
            strike(turn)
        finally:
            crowd.end()
        served.start()
        coming()
        served.ready()
        crowd.settle()
        if wrong := crowd.judge():
            raise Broken(f"after end {turn + 1}: {wrong}")
    if served.stop() != 0:
        raise Broken("the server did not end well")
    safe = len(crowd.acknowledged())
    print(f"{rounds} ends, {safe} events acknowledged, 0 lost; {served.verify()}")
    if safe < rounds:
        raise Broken("hardly anything was acknowledged: nothing was tried")


class Demonstration(Served):
    """A store of made-up records, and the program that serves it."""

    def __init__(self, data):
        self.data, self.port, self.process = str(data), free_port(), None
        self.log = subprocess.DEVNULL
        subprocess.run([otor(), "init", "--data", self.data, "--facts", HOME / "data/mn", "--demo",
                        "--password", PASSWORD], check=True, stdout=subprocess.DEVNULL)


def fetch(served, path, token):
    """What a file is made of, and its kind; the status of the answer first."""
    connection = served.connect()
    connection.request("GET", path, None, {"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


def ask(connection, method, path, body=None, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    text = None if body is None else json.dumps(body, separators=(",", ":"), sort_keys=True)
    try:
        connection.request(method, path, text, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or b"null")
    except (http.client.HTTPException, json.JSONDecodeError) as torn:
        raise OSError("the answer was cut") from torn


def login(served, user):
    status, answer = ask(served.connect(), "POST", "/api/login",
                         {"user": user, "password": PASSWORD})
    if status != 200:
        raise Broken(f"login: {status} {answer}")
    return answer["token"]


def canonical(event):
    return json.dumps(event, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def hash_of(event):
    digest = hashlib.sha256(b"otor-event-1\n" + canonical(event).encode()).digest()[:16]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Phone:
    """A phone's chain, what was acknowledged of it, and what waits for an answer."""

    def __init__(self, user, token, seed):
        self.user, self.token, self.chance = user, token, random.Random(seed)
        self.device = self.uuid()
        self.seq, self.prev, self.waiting, self.positions = 0, "", [], {}
        self.connection = None

    def uuid(self):
        digits = f"{self.chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"

    def write(self, count):
        for _ in range(count):
            self.seq += 1
            event = {"id": self.uuid(), "device": self.device, "seq": self.seq, "prev": self.prev,
                     "clock": f"{1_795_000_000_000 + self.seq:012x}0000", "author": self.user,
                     "area": AREA, "subject": self.device, "kind": "household_met",
                     "at": "2026-11-23T10:11:12+07:00", "body": {}}
            self.prev = hash_of(event)
            self.waiting.append(event)

    def push(self, served):
        """Sends what waits. Whether all of it is safe now; raises OSError where no answer came."""
        if self.connection is None:
            self.connection = served.connect()
        try:
            status, answer = ask(self.connection, "POST", "/api/sync/push",
                                 {"device": self.device, "events": self.waiting}, self.token)
        except OSError:
            self.connection.close()
            self.connection = None
            raise
        if status != 200:
            expect_no_room(status, answer)
            return False
        for event, receipt in zip(self.waiting, answer["receipts"], strict=True):
            if receipt["id"] != event["id"] or receipt["status"] not in SAFE:
                raise Broken(f"a receipt that was not expected: {receipt}")
            held = self.positions.setdefault(event["id"], receipt["position"])
            if held != receipt["position"]:
                raise Broken(f"{event['id']} stood at {held}, now at {receipt['position']}")
        self.waiting = []
        return True

    def push_until(self, stop, served):
        """Goes on until told to stop, or the server is gone; what happens to it is its own."""
        while not stop.is_set():
            if not self.waiting:
                self.write(self.chance.randint(1, 8))
            try:
                if not self.push(served):
                    time.sleep(0.01)
            except OSError:
                return


class Crowd:
    """Phones that push side by side, and one reader that follows by its cursor alone."""

    def __init__(self, served, users, phones, seed):
        self.served = served
        self.phones = [Phone(users[n % len(users)], None, seed * 1_000 + n) for n in range(phones)]
        self.tokens = {user: login(served, user) for user in users}
        for phone in self.phones:
            phone.token = self.tokens[phone.user]
        self.token = self.tokens[users[0]]
        self.cursor, self.read, self.twice = 0, {}, 0
        self.cut, self.unread = False, 0
        self.stop, self.threads, self.faults = threading.Event(), [], []

    def begin(self):
        self.stop.clear()
        works = [lambda phone=phone: phone.push_until(self.stop, self.served)
                 for phone in self.phones]
        self.threads = [threading.Thread(target=self.watched, args=(work,))
                        for work in [*works, self.follow]]
        for thread in self.threads:
            thread.start()

    def watched(self, work):
        try:
            work()
        except Broken as fault:
            self.faults.append(str(fault))

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def follow(self):
        self.cut = False
        try:
            while not self.stop.is_set():
                try:
                    self.pull(self.served.connect())
                except NoRoom:
                    self.unread += 1
                time.sleep(0.005)
        except OSError:
            self.cut = True

    def pull(self, connection):
        more = True
        while more:
            status, answer = ask(connection, "GET",
                                 f"/api/sync/pull?after={self.cursor}&limit=1000", None, self.token)
            if status != 200:
                expect_no_room(status, answer)
                raise NoRoom
            for event in answer["events"]:
                self.twice += event["id"] in self.read
                self.read[event["id"]] = event["position"]
            self.cursor, more = answer["next"], answer["more"]

    def settle(self):
        """The server stands: all that waits is sent, and the reader comes to the end."""
        for phone in self.phones:
            phone.connection = None  # what it had may be of a server that is no more
            while phone.waiting and not phone.push(self.served):
                time.sleep(0.05)
        self.pull(self.served.connect())

    def acknowledged(self):
        return {id: position for phone in self.phones for id, position in phone.positions.items()}

    def judge(self):
        """Sentences about what is not as it was promised."""
        safe = self.acknowledged()
        lost = [id for id in safe if id not in self.read]
        moved = [id for id, position in safe.items() if self.read.get(id, position) != position]
        unknown = [id for id in self.read if id not in safe]
        return self.faults + [sentence for sentence, wrong in [
            (f"{len(lost)} acknowledged events did not come to the reader", lost),
            (f"{len(moved)} events stand elsewhere than their receipt says", moved),
            (f"{len(unknown)} events came to the reader that nobody sent", unknown),
            (f"{self.twice} events came twice to the reader", self.twice)] if wrong]

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Says a word of its own in every place of a request, good or bad, and then reads the log.

    trials/quiet_log.py

None of the words may stand in what the server wrote while it ran, nor in its measures: no name, no
password, no token, no id of a phone or a family, no address. Yet every request must be told of.
"""
import json
import socket
import tempfile

from phones import PASSWORD, Broken, Phone, Served, ask, login, tried

KEYS = {"request", "method", "route", "status", "ms", "in", "out"}
SELF = {"serving", "ended"}  # what a line that is of no request is about


class Words:
    """Words that stand nowhere else, each with the place where it was said."""

    def __init__(self):
        self.said = {}

    def new(self, place):
        word = f"zq{len(self.said):03d}qz"
        self.said[word] = place
        return word

    def known(self, word, place):
        self.said[word] = place
        return word


def raw(served, text):
    """Sends what no library would, and waits until the server has ended it."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(text.encode())
        line.shutdown(socket.SHUT_WR)
        while line.recv(65_536):
            pass


def push_words(served, words, phone):
    phone.write(3)
    phone.waiting[0]["subject"] = words.known(phone.uuid(), "the id of a household")
    phone.waiting[0].update(kind="household_changed", body={"head": words.new("a head's name")})
    phone.waiting[1].update(kind="newer_kind", body={"x": words.new("an unknown kind")})
    phone.waiting[2].update(body={words.new("an unknown key"): 1}, prev="")
    body = {"device": phone.device, "events": phone.waiting}
    for foreign in [body, {**body, "device": phone.uuid()},
                    {**body, "events": [words.new("no event"), {"id": words.new("an id")}]},
                    {**body, words.new("a key of a push"): 1}, {"device": words.new("a device")}]:
        ask(served.connect(), "POST", "/api/sync/push", foreign, phone.token)
    return 5


def ask_words(served, words, token):
    """Asks everything else; gives how many requests that were."""
    place = words.new
    asked = [
        ("POST", "/api/login", {"user": place("an unknown user"), "password": place("a password")}),
        ("POST", "/api/login", {place("a key of a login"): 1}),
        ("GET", f"/api/sync/pull?after={place('a cursor')}", None),
        ("GET", f"/api/sync/pull?after=0&limit=5&{place('a key of a query')}=1", None),
        ("GET", f"/api/head/seen?household={place('a household')}", None),
        ("GET", f"/api/{place('an address below api')}", None),
        ("GET", f"/{place('an address')}", None),
        ("DELETE", f"/assets/{place('a file')}", None),
        ("POST", "/api/sync/hello", {"protocol": [1, 1], "device": place("hello's device")}),
        ("POST", "/api/estimate", {"born": place("a month of birth"), "sex": "female"}),
        ("POST", "/api/due", {place("a key of a question"): 1}),
    ]
    for method, path, body in asked:
        for bearer in (token, place("a token"), None):
            ask_leniently(served, method, path, body, bearer)
    return 3 * len(asked)


def ask_leniently(served, method, path, body, token):
    try:
        ask(served.connect(), method, path, body, token)
    except OSError:
        pass  # an answer that is not JSON


def raw_words(served, words):
    place = words.new
    end = "\r\nConnection: close\r\n\r\n"
    head = "GET /healthz HTTP/1.1\r\nHost: x\r\n"
    for text in [head + f"{name}: {place(name)}" + end
                 for name in ("Cookie", "User-Agent", "Referer", "X-Forwarded-For", "Origin")]:
        raw(served, text)
    raw(served, f"GET /healthz HTTP/1.1\r\nHost: {place('a host')}" + end)
    raw(served, f"{place('a method').upper()} /healthz HTTP/1.1\r\nHost: x" + end)
    raw(served, f"{place('no request at all')}\r\n\r\n")
    raw(served, f"POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n"
                f"{place('a body that was cut')}")
    return 7  # the last two are no requests


def judge(log, measures, words, asked):
    """Sentences about what is not as it was promised."""
    faults = [f"a word of a request stands in {where}: {place}"
              for where, text in (("the log", log), ("/metrics", measures))
              for word, place in words.said.items() if word.lower() in text.lower()]
    told = 0
    for line in log.splitlines():
        row = json.loads(line)
        if row.keys() & SELF:
            continue
        told += 1
        if row.keys() != KEYS:
            faults.append(f"a line of the log says something else: {line}")
    if told < asked:
        faults.append(f"{asked} requests were made and {told} are in the log")
    return faults


def main():
    words = Words()
    with tempfile.TemporaryDirectory() as data, open(f"{data}/log", "w+b") as log:
        user = words.known("zquserqz", "a user's name")
        words.known(PASSWORD, "the password")
        served = Served(f"{data}/store", [user])
        served.log = log
        served.start()
        try:
            served.ready()
            token = words.known(login(served, user), "the token")
            phone = Phone(user, token, 1)
            words.known(phone.device, "the id of a phone")
            asked = 1 + push_words(served, words, phone)
            asked += ask_words(served, words, token) + raw_words(served, words)
            connection = served.connect()
            connection.request("GET", "/metrics")
            measures = connection.getresponse().read().decode()
            if served.stop() != 0:
                raise Broken("the server did not end well")
        finally:
            if served.process.poll() is None:
                served.kill()
        log.seek(0)
        if faults := judge(log.read().decode(), measures, words, asked):
            raise Broken("; ".join(faults))
        print(f"{len(words.said)} words in {asked} requests, none in the log")


if __name__ == "__main__":
    tried(main)

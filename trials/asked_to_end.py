#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks a server that speaks TLS to end (SIGTERM), again and again, while phones push to it.

    trials/asked_to_end.py [--ends 20] [--phones 8]

It ends well each time, within its time, and starts again; no acknowledged event is lost, none
stands twice. Phones trust one certificate alone, so they are answered by who holds its key. Nobody
is answered without TLS, and with a key that is not the certificate's the server does not start.
"""
import argparse
import http.client
import socket
import ssl
import subprocess
import tempfile
import time

from phones import PASSWORD, Broken, Crowd, Served, otor, outlived, tried

def made(folder, name):
    """A certificate for this machine, and its key."""
    cert, key = f"{folder}/{name}.pem", f"{folder}/{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=made up",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
                   check=True, capture_output=True)
    return cert, key


class ServedOverTls(Served):
    def __init__(self, data, officers, cert, key):
        super().__init__(data, officers)
        self.cert, self.key = cert, key
        self.trust = ssl.create_default_context(cafile=cert)

    def command(self, cert, key):
        return [otor(), "serve", "--data", self.data, "--port", str(self.port), "--tls-cert", cert,
                "--tls-key", key, "--requests-per-second", "0"]

    def start(self):
        self.process = subprocess.Popen(self.command(self.cert, self.key), stdout=self.log,
                                        stderr=self.log)

    def connect(self):
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=self.trust)


def try_a_wrong_key(served, key):
    started = subprocess.run(served.command(served.cert, key), capture_output=True, text=True,
                             timeout=30)
    if started.returncode == 0 or "otor: " not in started.stderr:
        raise Broken(f"a key of another certificate: {started.returncode} {started.stderr}")


def try_without(served):
    """What is said without TLS is answered by nobody."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        try:
            answer = line.recv(4_096)
        except ConnectionResetError:
            answer = b""
        if b"HTTP/" in answer:
            raise Broken(f"answered without TLS: {answer}")


def try_headers(served, user):
    connection = served.connect()
    connection.request("POST", "/api/login", f'{{"user":"{user}","password":"{PASSWORD}"}}')
    version = connection.sock.version()
    answer = connection.getresponse()
    cookie, strict = answer.getheader("Set-Cookie"), answer.getheader("Strict-Transport-Security")
    if "; Secure" not in (cookie or "") or not (strict or "").startswith("max-age="):
        raise Broken(f"a browser may leave TLS: {cookie} {strict}")
    if version not in ("TLSv1.2", "TLSv1.3"):
        raise Broken(f"an old TLS: {version}")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--ends", type=int, default=20)
    options.add_argument("--phones", type=int, default=8)
    chosen = options.parse_args()
    users = ["officer0", "officer1"]
    with tempfile.TemporaryDirectory() as folder:
        served = ServedOverTls(f"{folder}/store", users, *made(folder, "own"))
        try_a_wrong_key(served, made(folder, "other")[1])
        served.start()
        try:
            served.ready()
            try_without(served)
            try_headers(served, users[0])
            crowd = Crowd(served, users, chosen.phones, 1)

            def ask_to_end(turn):
                time.sleep(0.05 + 0.01 * turn)
                if (status := served.stop()) != 0:
                    raise Broken(f"it ended with {status} when asked to")

            outlived(served, crowd, chosen.ends, ask_to_end)
        finally:
            if served.process.poll() is None:
                served.kill()


if __name__ == "__main__":
    tried(main)

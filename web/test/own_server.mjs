// SPDX-License-Identifier: Apache-2.0
// A server that belongs to one test, which stops it, puts it back from a backup and starts it at
// another hour. Needs build/release/otor and a built page (OTOR_PROGRAM and OTOR_WEB name others).
// Imported before phone.mjs: that asks for the address once.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const top = resolve(import.meta.dirname, '../..');
const otor = process.env['OTOR_PROGRAM'] ?? join(top, 'build/release/otor');
const pages = process.env['OTOR_WEB'] ?? join(top, 'build/web');
/** Debian keeps it in a folder named after the machine's kind. */
const otherClock = readdirSync('/usr/lib').map((kind) =>
  `/usr/lib/${kind}/faketime/libfaketimeMT.so.1`).find(existsSync);

async function freePort() {
  const socket = createServer();
  await new Promise((done) => socket.listen(0, '127.0.0.1', done));
  const { port } = socket.address();
  await new Promise((done) => socket.close(done));
  return port;
}

/** `accounts`: officers and their soums. `word` is the password of all of them. */
export async function ownServer(name, word, accounts) {
  const folder = mkdtempSync(join(tmpdir(), `otor-${name}-`));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child;
  let beside = false; // its clock is another
  const server = {
    folder, port, address,
    data: join(folder, 'first'),
    run: (words, input = '') =>
      execFileSync(otor, [...words, '--data', server.data], { encoding: 'utf8', input }),
    /** `more`: further words of `otor serve`. */
    async start({ daysAgo = 0, more = [] } = {}) {
      if (daysAgo > 0 && !otherClock) throw new Error('libfaketime is not installed');
      beside = daysAgo > 0;
      child = spawn(otor,
        ['serve', '--data', server.data, '--port', String(port), '--static', pages, ...more], {
          stdio: 'ignore',
          env: daysAgo === 0 ? process.env : {
            ...process.env, LD_PRELOAD: otherClock, FAKETIME: `-${daysAgo}d`,
            FAKETIME_DONT_FAKE_MONOTONIC: '1',
          },
        });
      for (let turn = 0; turn < 100; turn += 1) {
        if ((await fetch(`${address}/readyz`).catch(() => undefined))?.ok) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error('the server does not answer');
    },
    stop: () => new Promise((gone) => {
      child.once('exit', gone);
      child.kill('SIGTERM');
      // Under libfaketime a timer may never fire: the server would wait without end for a line
      // that a browser keeps open, which it lets go of after five seconds by its own clock.
      const patience = beside && setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.once('exit', () => clearTimeout(patience));
    }),
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  server.run(['init', '--facts', join(top, 'data/mn')]);
  for (const [user, area] of Object.entries(accounts)) {
    server.run(['user', 'add', user, '--area', area], `${word}\n`);
  }
  return server;
}

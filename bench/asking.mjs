// SPDX-License-Identifier: Apache-2.0
// A server that a measurement starts, asks over loopback and ends; what an answer took of the
// server's processor.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** Of a sorted list. */
export const percentile = (list, part) => list[Math.max(0, Math.ceil(list.length * part) - 1)];

/** What a process has run so far, in milliseconds: exactly, of the threads it has now, and in ticks
 *  of ten, of those that have ended besides. */
function ran({ pid }) {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch { /* it ended meanwhile */ }
  }
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return { threads: ns / 1e6, ticks: (Number(fields[11]) + Number(fields[12])) * 10 };
}

/** Starts counting; the function that it gives tells the milliseconds of processor since. */
export function processorOf(process) {
  const before = ran(process);
  return () => {
    const { threads, ticks } = ran(process);
    const [own, all] = [threads - before.threads, ticks - before.ticks];
    return all > own + 10 ? all : own;
  };
}

export function memory({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  return `resident ${mb('VmRSS')} MB, at most ${mb('VmHWM')} MB`;
}

/** A store that is served here; `pages`: with the built app. All accounts have the same `word`. */
export class Served {
  constructor({ otor, store, port, word, pages }) {
    Object.assign(this, { otor, store, port, word, pages });
    this.agent = new Agent({ keepAlive: true });
    this.tokens = new Map();
    process.on('exit', () => this.server?.kill());  // goes with the script, however it ends
  }

  /** One question; its answer with all of its body. */
  ask(path, body, token) {
    return new Promise((done, failed) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const method = body === undefined ? 'GET' : 'POST';
      const { agent, port } = this;
      const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          if (answer.statusCode !== 200) failed(new Error(`${path}: ${bytes.subarray(0, 500)}`));
          done({ bytes, text: () => bytes.toString(), json: () => JSON.parse(bytes.toString()) });
        });
      });
      asked.on('error', failed);
      asked.end(body);
    });
  }

  async tokenOf(user) {
    if (!this.tokens.has(user)) {
      const answer = await this.ask('/api/login', JSON.stringify({ user, password: this.word }));
      this.tokens.set(user, answer.json().token);
    }
    return this.tokens.get(user);
  }

  /** Gives the server, and the milliseconds until it was ready. */
  async start() {
    const began = performance.now();
    const words = ['serve', '--data', this.store, '--port', String(this.port),
      '--requests-per-second', '0'];
    const server = spawn(this.otor, this.pages ? [...words, '--static', this.pages] : words,
      { stdio: 'ignore' });
    this.server = server;
    while (!(await this.ask('/readyz').catch(() => undefined))) {
      if (server.exitCode !== null) throw new Error('The server does not start.');
      await new Promise((done) => setTimeout(done, 2));
    }
    return { server, ms: performance.now() - began };
  }

  async end() {
    const gone = new Promise((done) => this.server.on('exit', done));
    this.server.kill();
    await gone;
  }
}

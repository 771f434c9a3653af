// SPDX-License-Identifier: Apache-2.0
// The sentences as modules: virtual:text/mn/first holds what the public page says, the titles of
// the acts among it, virtual:text/mn/rest what the officer's and the head's screens say besides.
// Where the generated files are missing or older than text/ or the titles, the TOML files are read
// directly.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const first = new Set(['app', 'calculator', 'why', 'cover', 'problem', 'act']);

/** An act's English title is its name, which the page has from the law itself. */
const saysItself = ([key, said]) => key === `act.${said}`;

/** The part of TOML that text/ uses: [sections] and one `key = "sentence"` a line. */
function readToml(path) {
  const sentences = {};
  let section = '';
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^\[([\w.]+)\]/.exec(line);
    if (heading) section = `${heading[1]}.`;
    const pair = /^([\w.]+)\s*=\s*("(?:[^"\\]|\\.)*")/.exec(line);
    if (pair) sentences[section + pair[1]] = JSON.parse(pair[2]);
  }
  return sentences;
}

/** The titles of the codebook, as the build puts them among the sentences: "finding.a1". */
function readTitles(folder, language) {
  const titles = {};
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.toml'))) {
    let set = name === 'follow_up.toml' ? 'rule' : '';
    let code = '';
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const pair = /^([\w.]+)\s*=\s*("(?:[^"\\]|\\.)*")/.exec(line);
      if (!pair) continue;
      const said = JSON.parse(pair[2]);
      if (pair[1] === 'set') set = said;
      if (pair[1] === 'code') code = said.toLowerCase();
      if (pair[1] === `title.${language}`) titles[`${set}.${code}`] = said;
    }
  }
  return titles;
}

/** The titles of the acts, as the build puts them among the sentences: "act.ENGLISH TITLE". */
function readActs(path, language) {
  const titles = {};
  let name = '';
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const pair = /^(\w+)\s*=\s*("(?:[^"\\]|\\.)*")/.exec(line);
    if (!pair) continue;
    const said = JSON.parse(pair[2]);
    if (pair[1] === 'en') name = said;
    if (pair[1] === language) titles[`act.${name}`] = said;
  }
  return titles;
}

export function text({ made, sources }) {
  const acts = join(sources, '../law/mn/acts.toml');
  const fileOf = (language) => {
    const file = join(made, `text.${language}.json`);
    const source = join(sources, `${language}.toml`);
    const changed = Math.max(statSync(source).mtimeMs, statSync(acts).mtimeMs);
    const fresh = existsSync(file) && statSync(file).mtimeMs >= changed;
    return fresh ? file : source;
  };
  return {
    name: 'text',
    resolveId: (id) => (id.startsWith('virtual:text/') ? `\0${id}` : undefined),
    load(id) {
      const match = /^\0virtual:text\/(\w+)\/(\w+)$/.exec(id);
      if (!match) return undefined;
      const [, language, part] = match;
      const file = fileOf(language);
      this.addWatchFile(file);
      const all = file.endsWith('.json')
        ? JSON.parse(readFileSync(file, 'utf8'))
        : {
            ...readToml(file),
            ...readTitles(join(sources, '../content/outreach'), language),
            ...readActs(acts, language),
          };
      const wanted = Object.entries(all).filter(
        (pair) => first.has(pair[0].split('.')[0]) === (part === 'first') && !saysItself(pair),
      );
      return `export default ${JSON.stringify(Object.fromEntries(wanted))}`;
    },
  };
}

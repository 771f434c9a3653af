// SPDX-License-Identifier: Apache-2.0
// The address of otor.wasm as a module, `virtual:core`, and of the modules beside it that come when
// they are asked for: records.wasm, `virtual:records`, and papers.wasm, `virtual:papers`. Where the
// core is not built yet, recorded answers stand in, so that the screens can be looked at.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const later = { 'virtual:records': 'records.wasm', 'virtual:papers': 'papers.wasm' };
const modules = new Set(['virtual:core', ...Object.keys(later)]);

function laterModule(plugin, folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    plugin.warn(`${path} is missing: what needs it cannot be opened.`);
    return "export const address = '';";
  }
  const reference = plugin.emitFile({ type: 'asset', name, source: readFileSync(path) });
  return `export const address = import.meta.ROLLUP_FILE_URL_${reference};`;
}

export function core({ wasm, fixtures }) {
  return {
    name: 'core',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load(id) {
      const name = later[id.slice(1)];
      if (name) return laterModule(this, dirname(wasm), name);
      if (id !== '\0virtual:core') return undefined;
      if (existsSync(wasm)) {
        const reference = this.emitFile({
          type: 'asset',
          name: 'otor.wasm',
          source: readFileSync(wasm),
        });
        return `export const address = import.meta.ROLLUP_FILE_URL_${reference};
          export const recorded = null;`;
      }
      this.warn(`${wasm} is missing: recorded answers stand in for the core.`);
      const answers = Object.fromEntries(
        readdirSync(fixtures)
          .filter((name) => name.endsWith('.json'))
          .map((name) => [
            name.slice(0, -5),
            JSON.parse(readFileSync(join(fixtures, name), 'utf8')),
          ]),
      );
      return `export const address = '';\nexport const recorded = ${JSON.stringify(answers)};`;
    },
  };
}

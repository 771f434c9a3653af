// SPDX-License-Identifier: Apache-2.0
// Builds the app into build/web. OTOR_WASM and OTOR_TEXT say where the core and the sentences lie.

import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { core } from './build/core_plugin.mjs';
import { text } from './build/text_plugin.mjs';

const here = import.meta.dirname;

/** A day, so that builds of one day are the same bytes. */
function builtOn(): string {
  const told = process.env['SOURCE_DATE_EPOCH'];
  return new Date(told ? Number(told) * 1000 : Date.now()).toISOString().slice(0, 10);
}

export default defineConfig({
  plugins: [
    text({
      made: resolve(here, process.env['OTOR_TEXT'] ?? '../build/release/generated/web'),
      sources: resolve(here, '../text'),
    }),
    core({
      wasm: resolve(here, process.env['OTOR_WASM'] ?? '../build/wasm/otor.wasm'),
      fixtures: resolve(here, 'test/fixtures'),
    }),
  ],
  define: { __BUILT__: JSON.stringify(builtOn()) },
  build: {
    outDir: resolve(here, process.env['OTOR_WEB'] ?? '../build/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
  },
});

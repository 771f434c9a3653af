// SPDX-License-Identifier: Apache-2.0
// Serves the built app the way the server does: brotli where there is some, no cache for names
// without a hash. A few made-up areas stand in for the server's. OTOR_WEB names the folder, PORT
// the port.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '..', process.env.OTOR_WEB ?? '../build/web');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
const areas = JSON.stringify({
  aimags: [
    { code: '184', name_mn: 'Ховд', name_kk: 'Ховд', name_en: 'Khovd' },
    { code: '185', name_mn: 'Увс', name_kk: 'Увс', name_en: 'Uvs' },
  ],
  areas: [
    {
      code: '18546',
      aimag: '185',
      name_mn: 'Тэс',
      name_kk: 'Тэс',
      name_en: 'Tes',
      sheep_price: 200_000,
      sheep_price_month: '2021-11',
    },
  ],
});

export function serve(port = 0) {
  const server = createServer((request, answer) => {
    const path = normalize(decodeURI(new URL(request.url, 'http://x').pathname));
    if (path === '/api/areas') {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(areas);
      return;
    }
    let file = join(folder, path);
    if (!existsSync(file) || statSync(file).isDirectory()) {
      if (extname(path)) return void answer.writeHead(404).end();
      file = join(folder, 'index.html');
    }
    const small =
      /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
    answer
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cache-control': path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
        ...(small ? { 'content-encoding': 'br' } : {}),
      })
      .end(readFileSync(small ? `${file}.br` : file));
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

if (process.argv[1] === import.meta.filename) {
  const server = await serve(Number(process.env.PORT ?? 0));
  console.log(`http://127.0.0.1:${server.address().port}`);
}

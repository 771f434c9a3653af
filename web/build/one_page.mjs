// SPDX-License-Identifier: Apache-2.0
// index.html as one file with all that the first paint needs: its style and the script that shows
// the picture of last time. Through a service worker every file more costs a slow phone some
// fifty milliseconds before it can draw; what comes later is asked for by that script. The server
// allows both by their hash (src/server/page_policy.h).

const element = /^ *<(script|link) ([^>]*)>(?:<\/script>)?\n/gm;
const said = /([\w-]+)="([^"]*)"/g;

/** Nothing is painted before the script has run: an empty frame would only hold up the picture. */
const waits = '<link rel="expect" href="#looked" blocking="render">';
const waitedFor = '<template id="looked"></template>';

const inLine = (name, text) => {
  if (text.includes(`</${name}`)) throw new Error(`index.html: </${name} inside of ${name}`);
  return `<${name}>${text}</${name}>`;
};

/**
 * `style` and `look` are texts, `build` names what the picture hangs on, `more` are elements that
 * the page asks for beside those that the bundler wrote: [name, attributes].
 */
export function onePage(html, { style, look, build, more }) {
  const app = [];
  const bare = html.replace(element, (whole, name, attributes) => {
    const told = Object.fromEntries([...attributes.matchAll(said)].map(([, key, value]) =>
      [key, value]));
    if (told.rel === 'stylesheet' || told.src === '/first_look.js') return '';
    if (told.type !== 'module' && told.rel !== 'modulepreload') return whole;
    app.push([name, { ...told, crossOrigin: '' }]);
    return '';
  });
  const script = look
    .replace("'BUILD'", () => JSON.stringify(build))
    .replace('const app = [];', () => `const app = ${JSON.stringify([...app, ...more])};`);
  return bare
    .replace('</head>', () => `${waits}\n${inLine('style', style)}\n</head>`)
    .replace('</body>', () => `${inLine('script', script)}\n${waitedFor}\n</body>`);
}

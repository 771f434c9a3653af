// SPDX-License-Identifier: Apache-2.0
// What the page looked like when it was last opened, shown again before the app has come: on a slow
// phone the first result stands there seconds earlier. Only the made-up example is ever kept, and
// it is shown only where the app would draw the very same: the same build and with it the same law,
// the same month, language and theme. The build puts this into index.html (build/finish.mjs), and
// the app begins to come when the picture has been painted.

{
  const kept = 'first-look';
  const build = 'BUILD';
  const app = [];
  const theApp = () => document.getElementById('app');
  const kindOf = (door) => `${door.tagName} ${door.className}`;

  /** What a phone shows without scrolling: what lies below would only hold it up. */
  const visible = () => {
    const whole = [...theApp().querySelectorAll('*')];
    const copy = theApp().cloneNode(true);
    const copies = [...copy.querySelectorAll('*')];
    const lowest = innerHeight * 1.1 - scrollY;
    whole.forEach((one, at) => {
      const { top, height } = one.getBoundingClientRect();
      if (top > lowest && height > 0 && one.closest('main')) copies[at].remove();
    });
    return copy.innerHTML;
  };

  /** Everything the first picture hangs on. */
  const key = () => {
    const now = new Date();
    return JSON.stringify([
      build,
      [now.getFullYear(), now.getMonth(), innerWidth],
      [localStorage.getItem('language'), localStorage.getItem('theme'), navigator.languages],
      ['dark', 'more'].map((wish) =>
        matchMedia(`(prefers-${wish === 'dark' ? 'color-scheme' : 'contrast'}: ${wish})`).matches),
    ]);
  };

  const look = {
    shown: false,
    /** The button that was touched before the app could answer. */
    touched: undefined,
    /** Keeps what stands there now for the next time. */
    keep() {
      const { lang, dataset } = document.documentElement;
      const html = visible();
      const next = JSON.stringify({ key: key(), lang, theme: dataset.theme, html });
      if (localStorage.getItem(kept) !== next) localStorage.setItem(kept, next);
    },
    /** Makes room for the app; afterwards `answer` passes on what was touched meanwhile. */
    leave() {
      theApp().replaceChildren();
      return () => {
        if (!look.touched) return;
        const { kind, words } = look.touched;
        const alike = [...theApp().querySelectorAll('button, a[href]')]
          .filter((door) => kindOf(door) === kind);
        const same = alike.find((door) => door.textContent === words);
        (alike.length === 1 ? alike[0] : same)?.click();
      };
    },
  };

  const show = () => {
    const found = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (found?.key !== key() || !['', '#/'].includes(location.hash)) return;
    document.documentElement.lang = found.lang;
    document.documentElement.dataset.theme = found.theme;
    theApp().innerHTML = found.html;
    look.shown = true;
    theApp().addEventListener('click', (event) => {
      const door = event.target.closest('button, a[href]');
      if (door) look.touched ??= { kind: kindOf(door), words: door.textContent };
    }, { capture: true });
  };

  /** The app begins to come: element by element, as the build wrote them down. */
  const begin = () => {
    for (const [name, said] of app) {
      document.head.append(Object.assign(document.createElement(name), said));
    }
  };

  globalThis.firstLook = look;
  try {
    show();
  } catch {
    // Private windows keep nothing; the app draws the page a little later.
  }
  document.currentScript.remove(); // it stands in the page, and is nothing that a page says
  if (look.shown && document.visibilityState === 'visible') {
    requestAnimationFrame(() => setTimeout(begin));
  } else {
    begin();
  }
}

// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import { openAreas } from './calculator/areas';
import { openCore } from './core/core';
import { whenIdle } from './shell/after_paint';
import { App } from './shell/app';
import { keepLook, looked, takeOver } from './shell/first_look';
import { languageAtStart, setLanguage } from './shell/text';
import { startTheme } from './shell/theme';
import { startUpdates } from './shell/updates';

startTheme();
// Whoever needs the core asks again and says what is wrong. Where it lies on the phone it is worth
// a moment's wait: the page is then drawn once, with its result. The picture of last time stands
// there as long as it takes.
const core = openCore().catch(() => undefined);
const moment = new Promise((over) => setTimeout(over, looked ? 10_000 : 250));
const parts = Promise.all([core, openAreas()]);
await Promise.all([setLanguage(languageAtStart()), Promise.race([parts, moment])]);
const root = document.getElementById('app');
if (root) takeOver(() => render(<App />, root));
// Looking for a newer version can wait until the first result stands there.
const keep = (): void => {
  void startUpdates().catch(() => undefined);
  setTimeout(keepLook, 1000);
};
whenIdle(keep);

// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import './shell/tokens.css';
import './shell/shell.css';
import './calculator/picture.css';
import './calculator/sheets.css';
import './calculator/calculator.css';
import './calculator/paper.css';
import { openCore } from './core/core';
import { App } from './shell/app';
import { languageAtStart, setLanguage } from './shell/text';
import { startTheme } from './shell/theme';
import { startUpdates } from './shell/updates';

startTheme();
// Whoever needs the core asks again and says what is wrong. Where it lies on the phone it is worth
// a moment's wait: the page is then drawn once, with its result.
const core = openCore().catch(() => undefined);
const moment = new Promise((over) => setTimeout(over, 250));
await Promise.all([setLanguage(languageAtStart()), Promise.race([core, moment])]);
const root = document.getElementById('app');
if (root) render(<App />, root);
// Looking for a newer version can wait until the first result stands there.
const keep = (): void => void startUpdates().catch(() => undefined);
if ('requestIdleCallback' in globalThis) requestIdleCallback(keep, { timeout: 3000 });
else setTimeout(keep, 1000);

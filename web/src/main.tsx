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
void openCore().catch(() => undefined); // Whoever needs it asks again and says what is wrong.
await setLanguage(languageAtStart());
const root = document.getElementById('app');
if (root) render(<App />, root);
const keep = (): void => void startUpdates().catch(() => undefined);
if (document.readyState === 'complete') keep();
else addEventListener('load', keep);

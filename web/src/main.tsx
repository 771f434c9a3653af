// SPDX-License-Identifier: Apache-2.0
// The way in. A picture of last time is painted before the app begins to run.
import './shell/tokens.css';
import './shell/shell.css';
import './calculator/picture.css';
import './calculator/sheets.css';
import './calculator/calculator.css';
import { looked } from './shell/first_look';

const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

if (looked && document.visibilityState === 'visible') await painted();
await import('./start');

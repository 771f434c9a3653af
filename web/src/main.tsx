// SPDX-License-Identifier: Apache-2.0
// The way in. Where a picture of last time stands there, it is painted before this begins to come
// (public/first_look.js).
import './shell/tokens.css';
import './shell/shell.css';
import './calculator/picture.css';
import './calculator/sheets.css';
import './calculator/calculator.css';
import './start';

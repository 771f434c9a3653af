// SPDX-License-Identifier: Apache-2.0
// Brings what the build made for the page to where TypeScript reads it: the types of the core's
// messages, and the icons.

import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const here = import.meta.dirname;
const made = resolve(here, '..', process.env.OTOR_TEXT ?? '../build/release/generated/web');
mkdirSync(resolve(here, '../src/generated'), { recursive: true });
copyFileSync(resolve(made, 'messages.ts'), resolve(here, '../src/generated/messages.ts'));
copyFileSync(resolve(made, 'icons.ts'), resolve(here, '../src/generated/icons.ts'));
copyFileSync(resolve(made, 'documents.ts'), resolve(here, '../src/generated/documents.ts'));

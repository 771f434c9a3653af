// SPDX-License-Identifier: Apache-2.0
// Brings the types of the core's messages, made from its C++ structs, to where TypeScript reads
// them.

import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const here = import.meta.dirname;
const made = resolve(here, '..', process.env.OTOR_TEXT ?? '../build/release/generated/web');
mkdirSync(resolve(here, '../src/generated'), { recursive: true });
copyFileSync(resolve(made, 'messages.ts'), resolve(here, '../src/generated/messages.ts'));

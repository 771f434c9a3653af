// SPDX-License-Identifier: Apache-2.0
// The public page: what paying costs and brings, drawn from one answer of the core.

import { Bar } from '../shell/bar';

export function Calculator() {
  return <Bar />;
}

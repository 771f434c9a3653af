// SPDX-License-Identifier: Apache-2.0
// Why a road stays closed, in a sentence.

import type { RouteAnswer } from '../messages';
import type { Text } from '../shell/text';

export function reasonOf(route: RouteAnswer, t: Text): string {
  const reason = t(`why.closed_${route.why_code}`, {
    needed: route.needed ?? 0,
    reached: route.reached ?? 0,
  });
  return t('why.closed', { reason });
}

/** Where none opens: the reason of the road that asks for least. */
export function closedReason(routes: RouteAnswer[], t: Text): string | undefined {
  const route = routes.find((r) => r.route === 'proportional') ?? routes[0];
  return route?.why_code ? reasonOf(route, t) : undefined;
}

// SPDX-License-Identifier: Apache-2.0
// The calculation for one member of the household, from what was told about her.

import { useEffect, useState } from 'preact/hooks';
import { failed, openCore } from '../core/core';
import type { Person } from '../log/calls';
import type { EstimateRequest, OutlookAnswer, PaidSpan, Sex } from '../messages';
import { monthNumber, monthText, thisMonth } from '../shell/format';
import { Sheet } from '../shell/sheet';
import { Button, useWords } from './shell';

/** The body of `calculation_shown` beside visit and person. */
export interface Shown {
  request: EstimateRequest;
  pack: string;
  first?: string;
  opens?: string;
  pension?: number;
  person_pays?: number;
}

function requestOf({ fields }: Person): EstimateRequest {
  const on = thisMonth();
  return {
    on, sex: fields.sex?.value as Sex, born: fields.born?.value ?? '',
    children: fields.children?.value ?? 0,
    paid: (fields.paid?.value ?? []) as unknown as PaidSpan[],
    plan: { from: monthText(monthNumber(on) + 1), as: 'herder', income: 'minimum' },
  };
}

function shownOf(request: EstimateRequest, answer: OutlookAnswer): Shown {
  const { estimate } = answer;
  const route = estimate.routes.find((one) => one.route === estimate.first);
  return {
    request, pack: estimate.law.pack,
    ...(estimate.first ? { first: estimate.first } : {}),
    ...(route?.opens ? { opens: route.opens, pension: route.pension } : {}),
    ...(route?.person_pays != null ? { person_pays: route.person_pays } : {}),
  };
}

export function CalculationSheet({ person, close, keep }: {
  person: Person;
  close: () => void;
  keep: (shown: Shown) => void;
}) {
  const { t, month, money } = useWords();
  const [answer, set] = useState<{ request: EstimateRequest; answer: OutlookAnswer }>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    const request = requestOf(person);
    void openCore().then((core) => {
      const found = core.call('outlook', request);
      if (failed(found)) setWrong(found.problem.detail);
      else set({ request, answer: found });
    });
  }, [person]);
  const shown = answer && shownOf(answer.request, answer.answer);
  return (
    <Sheet
      title={`${t('visit.calculation')}: ${person.fields.name?.value ?? ''}`}
      onClose={close}
      foot={<Button primary wide disabled={!shown} onClick={() => shown && keep(shown)}>
        {t('visit.shown')}
      </Button>}
    >
      {wrong !== '' && <p class="v-note" role="alert">{wrong}</p>}
      {shown?.opens && (
        <p class="v-big">
          {t('household.calculation_of', { month: month(shown.opens), pension: money(shown.pension ?? 0) })}
        </p>
      )}
    </Sheet>
  );
}

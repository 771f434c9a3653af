// SPDX-License-Identifier: Apache-2.0
// Digits for gloves: twelve keys of 64 px, dots above them. A keyboard works too.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fewestDigits, mostDigits } from '../log/pin';
import { useHold } from '../shell/holding';
import { useWords } from './shell';

interface PadProps {
  label: string;
  /** How many digits it has; where that is not settled, `done` waits for the button below. */
  digits?: number | undefined;
  /** It is being tried. */
  busy: boolean;
  /** Nothing may be tried now. */
  waiting?: boolean;
  /** Stands in the lower left corner. */
  corner?: ComponentChildren;
  /** The word on the button for a PIN of open length. */
  next?: string;
  done: (pin: string) => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function PinPad({ label, digits, busy, waiting, corner, next, done }: PadProps) {
  const { t } = useWords();
  const [typed, set] = useState('');
  useHold(typed !== '');
  const most = digits ?? mostDigits;
  const still = busy || waiting === true;
  const enough = typed.length >= (digits ?? fewestDigits);
  const finish = (pin: string): void => {
    set('');
    done(pin);
  };
  const put = (digit: string): void => {
    if (still || typed.length >= most) return;
    if (digits !== undefined && typed.length + 1 === digits) finish(typed + digit);
    else set(typed + digit);
  };
  const back = (): void => set(typed.slice(0, -1));
  const pressed = useRef<(key: string) => void>(() => undefined);
  pressed.current = (key) => {
    if (/^[0-9]$/.test(key)) put(key);
    if (key === 'Backspace') back();
    if (key === 'Enter' && digits === undefined && enough && !busy) finish(typed);
  };
  // Before the digits are seen: whoever types at once is heard.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLInputElement;
      const onButton = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
      if (!inField && !onButton) pressed.current(event.key);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  const dots = Math.max(digits ?? fewestDigits, typed.length);
  return (
    <section class="v-pin" aria-busy={busy}>
      <p class="v-pin-label"><b>{label}</b></p>
      <div class="v-dots" role="img" aria-label={t('pin.typed', { n: typed.length })}>
        {Array.from({ length: dots }, (_, at) => (
          <i key={at} class={busy || at < typed.length ? 'full' : ''} />
        ))}
      </div>
      <div class="v-pad">
        {keys.map((key) => (
          <button key={key} type="button" disabled={still} onClick={() => put(key)}>{key}</button>
        ))}
        <span>{corner}</span>
        <button type="button" disabled={still} onClick={() => put('0')}>0</button>
        <button
          type="button"
          class="v-pad-plain"
          aria-label={t('pin.back')}
          disabled={still || typed === ''}
          onClick={back}
        ><Erase /></button>
      </div>
      {next !== undefined && (
        <button
          type="button"
          class={enough ? 'button primary v-wide' : 'button v-wide'}
          disabled={busy || !enough}
          onClick={() => finish(typed)}
        >{next}</button>
      )}
    </section>
  );
}

function Erase() {
  return (
    <svg class="icon" width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8 5h13v14H8l-6-7zM12 9l5 6M17 9l-5 6" />
    </svg>
  );
}


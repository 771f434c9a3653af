// SPDX-License-Identifier: Apache-2.0
// What anybody may see who holds a certificate: #/certificate/NUMBER, where its QR code leads. No
// login; only the server knows, so it takes a network.

import { useEffect, useState } from 'preact/hooks';
import type { CertificateSeen } from '../messages';
import { Bar } from '../shell/bar';
import { useFormat } from '../shell/format';
import { decoded, type ScreenProps } from '../shell/routes';
import { type Language, useLanguage, useText } from '../shell/text';
import { Unsent } from '../shell/unsent';
import '../papers/handbook.css';

type Answer =
  | { says: 'seen'; seen: CertificateSeen }
  | { says: 'seen_none' | 'seen_needs_network' | 'seen_trouble' };

async function ask(number: string, lang: Language): Promise<Answer> {
  const answer = await fetch(`/api/certificate?${new URLSearchParams({ number, lang }).toString()}`,
    { credentials: 'omit', cache: 'no-store' }).catch(() => undefined);
  if (!answer) return { says: 'seen_needs_network' };
  // A number that can be none is answered like one that nobody has.
  if (answer.status === 404 || answer.status === 400) return { says: 'seen_none' };
  if (!answer.ok) return { says: 'seen_trouble' };
  // Whoever runs the network may answer in the server's place.
  const seen = await answer.json().catch(() => undefined) as CertificateSeen | undefined;
  return seen?.standing ? { says: 'seen', seen } : { says: 'seen_needs_network' };
}

export default function Certificate({ path }: ScreenProps) {
  const t = useText();
  const language = useLanguage();
  const number = decoded(path.split('/')[1] ?? '');
  const [answer, set] = useState<Answer>();
  useEffect(() => {
    document.title = `${t('app.name')} · ${t('learning.seen_title')}`;
  }, [t]);
  useEffect(() => {
    let current = true;
    set(undefined);
    void ask(number, language).then((told) => current && set(told));
    return () => {
      current = false;
    };
  }, [number, language]);
  return (
    <div class="screen book">
      <Bar><Unsent /></Bar>
      <main class="book-page">
        <h1>{t('learning.seen_title')}</h1>
        {!answer && <p aria-busy>{t('app.loading')}</p>}
        {answer && answer.says !== 'seen' && (
          <p role="alert" data-says={answer.says}>{t(`learning.${answer.says}`)}</p>
        )}
        {answer?.says === 'seen' && <Seen seen={answer.seen} />}
        {number !== '' && <p class="second">{t('learning.seen_number', { number })}</p>}
      </main>
    </div>
  );
}

function Seen({ seen }: { seen: CertificateSeen }) {
  const t = useText();
  const format = useFormat();
  const { name, course, on, through, standing, made_up } = seen;
  const holds = standing === 'holds' && through !== '' ? 'holds_until' : standing;
  return (
    <>
      {made_up && <p class="second">{t('learning.seen_made_up')}</p>}
      <p class="book-title">{name}</p>
      <p>{course}</p>
      <p>{t('learning.seen_on', { date: format.short(on) })}</p>
      <p class="doc-lead" role="status" data-standing={standing}>
        {t(`learning.seen_${holds}`, through === '' ? {} : { date: format.short(through) })}
      </p>
    </>
  );
}

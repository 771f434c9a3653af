// SPDX-License-Identifier: Apache-2.0
// The picture of a receipt on the form: taken, looked at, removed.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Icon, useWords } from './shell';
import { drawPicture, NoPicture, receiptPicture } from './receipt_picture';

type Says = 'picture_making' | 'picture_wrong' | 'picture_large' | undefined;

export function ReceiptPicture({ picture, put }: {
  picture: string;
  put: (picture: string) => void;
}) {
  const { t } = useWords();
  const [says, say] = useState<Says>();
  const turn = useRef(0);
  const pick = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = ''; // the same file may be picked again
    if (!file) return;
    turn.current += 1;
    const mine = turn.current;
    say('picture_making');
    let made: string | undefined;
    let after: Says = 'picture_large';
    try {
      made = await receiptPicture(file);
      if (made !== undefined) after = undefined;
    } catch (error) {
      if (!(error instanceof NoPicture)) throw error;
      after = 'picture_wrong';
    }
    if (mine !== turn.current) return; // another one was taken meanwhile
    say(after);
    if (made !== undefined) put(made);
  };
  return (
    <section class="m-picture" data-letters={picture.length}>
      {picture !== '' && <Thumbnail picture={picture} />}
      <label class="button v-wide">
        <Icon name="page" />{t(picture === '' ? 'money.picture_take' : 'money.picture_again')}
        <input
          type="file"
          class="v-hidden"
          accept="image/*"
          capture="environment"
          onChange={(event) => void pick(event.currentTarget)}
        />
      </label>
      {picture !== '' && (
        <Button wide onClick={() => put('')}>{t('money.picture_drop')}</Button>
      )}
      <p class="v-quiet">{t('money.picture_what')}</p>
      <p role="status">{says && t(`money.${says}`)}</p>
    </section>
  );
}

function Thumbnail({ picture }: { picture: string }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [blank, setBlank] = useState(false);
  useEffect(() => {
    let current = true;
    if (canvas.current) {
      void drawPicture(canvas.current, picture).then((drawn) => current && setBlank(!drawn));
    }
    return () => {
      current = false;
    };
  }, [picture]);
  return (
    <>
      <canvas ref={canvas} class="m-thumb" role="img" aria-label={t('money.picture_is')} />
      {blank && <p class="v-quiet">{t('money.picture_blank')}</p>}
    </>
  );
}

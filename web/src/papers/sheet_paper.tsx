// SPDX-License-Identifier: Apache-2.0
// The personal sheet as it will lie on the table, and the browser's own printing of it. It is set
// smaller until it stands on its one page, as `press` sets it.

import { type ComponentChildren, type RefObject, render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Document } from '../generated/documents';
import { Button, Choice } from '../shell/controls';
import { Sheet } from '../shell/sheet';
import { loadRest, useText } from '../shell/text';
import { Blocks } from './blocks';
import { type SheetAsked, useMade } from './papers';
import './sheet_paper.css';

const papers = {
  A5: { width: 148, height: 210, most: 10.5 },
  A4: { width: 210, height: 297, most: 14 },
} as const;
type Size = keyof typeof papers;

/** Of type, in points; smaller than this nobody can read. */
const least = 5;

/** The largest type with which all of it stands on the page. */
function useFitted(size: Size, document: Document) {
  const page = useRef<HTMLElement>(null);
  const [type, set] = useState<number>(papers[size].most);
  useLayoutEffect(() => {
    const element = page.current;
    if (!element) return;
    const fits = (points: number): boolean => {
      element.style.fontSize = `${points}pt`;
      return element.scrollHeight <= element.clientHeight;
    };
    let [good, bad] = [least, papers[size].most + 0.1];
    while (bad - good > 0.1) {
      const middle = (good + bad) / 2;
      if (fits(middle)) good = middle;
      else bad = middle;
    }
    element.style.fontSize = `${good}pt`;
    set(good);
  }, [size, document]);
  return { page, type };
}

function Page({ document, size, page, type }: {
  document: Document;
  size: Size;
  page?: RefObject<HTMLElement | null>;
  type: number;
}) {
  const { width, height } = papers[size];
  return (
    <article
      class="sheet-paper"
      data-theme="felt"
      lang={document.language}
      data-mark={document.watermark || undefined}
      ref={page}
      style={{ width: `${width}mm`, height: `${height}mm`, fontSize: `${type}pt` }}
    >
      <Blocks blocks={document.blocks} />
    </article>
  );
}

/** Once more, unseen, for the printer: a dialog is not printed as a page. */
function usePrinted(document: Document, size: Size, type: number): void {
  useEffect(() => {
    const { body } = globalThis.document;
    const root = globalThis.document.createElement('div');
    root.className = `sheet-print sheet-print-${size}`;
    root.setAttribute('aria-hidden', 'true');
    body.append(root);
    body.classList.add('prints-sheet');
    render(<Page document={document} size={size} type={type} />, root);
    return () => {
      render(null, root);
      root.remove();
      body.classList.remove('prints-sheet');
    };
  }, [document, size, type]);
}

/** As large as the screen lets it be. */
function Preview({ document, size }: { document: Document; size: Size }) {
  const { page, type } = useFitted(size, document);
  const frame = useRef<HTMLDivElement>(null);
  const [scale, set] = useState(1);
  usePrinted(document, size, type);
  useLayoutEffect(() => {
    const element = frame.current;
    const paper = page.current;
    if (!element || !paper) return undefined;
    const fit = (): void => set(Math.min(1.4, element.clientWidth / paper.offsetWidth));
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    fit();
    return () => watch.disconnect();
  }, [size]);
  const { width, height } = papers[size];
  return (
    <div class="sheet-frame" ref={frame} style={{ aspectRatio: `${width} / ${height}` }}>
      <div style={{ transform: `scale(${scale})` }}>
        <Page document={document} size={size} page={page} type={type} />
      </div>
    </div>
  );
}

export interface SheetPaperProps extends SheetAsked {
  close: () => void;
}

export default function SheetPaper({ close, ...asked }: SheetPaperProps) {
  const t = useText();
  const told = useMade('sheet', asked);
  const [size, choose] = useState<Size>('A5');
  useEffect(() => void loadRest(), []);
  const made = told && 'made' in told ? told.made : undefined;
  let inside: ComponentChildren = <p aria-busy>{t('app.loading')}</p>;
  if (made) inside = <Preview document={made} size={size} />;
  else if (told && 'missing' in told) inside = <p role="alert">{t('app.screen_not_here')}</p>;
  else if (told && 'problem' in told) {
    inside = <p role="alert">{t(`problem.${told.problem.code}`)}</p>;
  }
  return (
    <Sheet
      title={t('calculator.sheet')}
      onClose={close}
      foot={(
        <Button primary icon="page" disabled={!made} onClick={() => print()}>
          {t('calculator.print')}
        </Button>
      )}
    >
      <Choice
        legend={t('calculator.paper_size')}
        options={[{ value: 'A5', label: 'A5' }, { value: 'A4', label: 'A4' }]}
        value={size}
        onChange={choose}
      />
      {inside}
    </Sheet>
  );
}

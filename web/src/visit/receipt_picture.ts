// SPDX-License-Identifier: Apache-2.0
// A picture of a receipt as it fits a line of the log: small, grey, a JPEG in base64url. What a
// camera writes beside the picture, the place above all, is left behind.

import { base64url, fromBase64url } from '../log/seal';

/** A line holds 64 KiB; the rest of its event is less than the difference. */
export const mostLetters = 44_000;
const widths = [900, 720, 560, 420];
const qualities = [0.72, 0.6, 0.48, 0.36, 0.26];

/** What is given is no picture that this browser reads. */
export class NoPicture extends Error {}

function inGrey(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new NoPicture();
  context.fillStyle = '#fff'; // behind what is transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = drawn;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const light = 0.299 * red + 0.587 * green + 0.114 * blue;
    data[at] = data[at + 1] = data[at + 2] = light;
  }
  context.putImageData(drawn, 0, 0);
  return canvas;
}

async function asJpeg(canvas: HTMLCanvasElement, quality: number): Promise<string> {
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/jpeg', quality);
  });
  if (blob?.type !== 'image/jpeg') throw new NoPicture();
  return base64url(new Uint8Array(await blob.arrayBuffer()));
}

/**
 * The best that fits; undefined where nothing does. Throws NoPicture where it cannot be read.
 */
export async function receiptPicture(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new NoPicture();
  });
  try {
    for (const width of widths) {
      const canvas = inGrey(picture, width);
      for (const quality of qualities) {
        const made = await asJpeg(canvas, quality);
        if (made.length <= mostLetters) return made;
      }
    }
    return undefined;
  } finally {
    picture.close();
  }
}

/** Drawn, since the page shows no picture from anywhere but the server. False: it cannot be. */
export async function drawPicture(canvas: HTMLCanvasElement, made: string): Promise<boolean> {
  try {
    const picture = await createImageBitmap(
      new Blob([fromBase64url(made)], { type: 'image/jpeg' }));
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return true;
  } catch {
    return false;
  }
}

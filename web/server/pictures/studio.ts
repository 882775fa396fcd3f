import type { Sharp } from 'sharp';
import type { PictureFormat } from '../../shared/picture/sources';
import { createQueue } from './queue';

/** Where pictures are made: one at a time. */
export interface Studio {
  /** A drawing in a few plain colours as PNG. */
  toPng(svg: string): Promise<Buffer>;
  /** A photograph, upright, no wider than asked, and without what cameras write into it. Throws where it is none. */
  toWidth(original: Buffer, width: number, format: PictureFormat): Promise<Buffer>;
}

const MAX_WAITING = 64;
/** A small file may hold a picture that fills the memory. */
const MAX_PIXELS = 60_000_000;

const encode: Record<PictureFormat, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 50, effort: 3 }),
  webp: (picture) => picture.webp({ quality: 75, effort: 4 }),
  jpg: (picture) => picture.jpeg({ quality: 75, mozjpeg: true }),
};

/** Loaded when the first picture is asked for: pages need nothing of it. */
async function load() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

export function createStudio(): Studio {
  const queue = createQueue(MAX_WAITING);
  return {
    toPng: (svg) =>
      queue.run(async () => {
        const sharp = await load();
        return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer();
      }),
    toWidth: (original, width, format) =>
      queue.run(async () => {
        const sharp = await load();
        const picture = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient().resize({ width, withoutEnlargement: true });
        return encode[format](picture).toBuffer();
      }),
  };
}

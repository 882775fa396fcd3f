import { createHash } from 'node:crypto';
import { formatPictureName, type PictureName } from '../../shared/picture/sources';
import type { ReadOriginal } from './originals';
import { QueueFull } from './queue';
import { createShelf } from '../shelf';
import type { Studio } from './studio';

export interface Picture {
  body: Buffer;
  tag: string;
}

interface Kept extends Picture {
  /** When the original was last changed, as the CMS says it. */
  modified: string | null;
  checkedAt: number;
}

/** Editors' pictures in the widths and formats of the site. */
export interface Gallery {
  /** Null where the CMS has no such picture. Throws where nobody can tell, or too many wait. */
  find(name: PictureName): Promise<Picture | null>;
}

export interface GalleryOptions {
  read: ReadOriginal;
  studio: Pick<Studio, 'toWidth'>;
  maxBytes: number;
  now: () => number;
}

/** How soon a picture that is taken away in the CMS is gone here, in milliseconds. */
export const CHECK_MS = 30_000;

/** Kept in memory, made once for all who ask at the same time, and shown on while the CMS is away. */
export function createGallery({ read, studio, maxBytes, now }: GalleryOptions): Gallery {
  const shelf = createShelf<Kept>(maxBytes, ({ body }) => body.length);
  const flights = new Map<string, Promise<Kept | null>>();

  async function make(key: string, { file, width, format }: PictureName, known: Kept | undefined): Promise<Kept | null> {
    const askedAt = now();
    const original = await read(file, known?.modified ?? null);
    if (original.kind === 'gone') {
      shelf.remove(key);
      return null;
    }
    if (original.kind === 'same' && known) {
      known.checkedAt = askedAt;
      return known;
    }
    if (original.kind === 'same') throw new Error(`The CMS says that ${file} is as before, and nobody knows how that was.`);
    const body = await studio.toWidth(original.body, width, format).catch((error: unknown) => {
      if (error instanceof QueueFull) throw error;
      return null;
    });
    if (!body) return null;
    const kept = { body, tag: `"${createHash('sha1').update(body).digest('base64url')}"`, modified: original.modified, checkedAt: askedAt };
    shelf.set(key, kept);
    return kept;
  }

  return {
    async find(name) {
      const key = formatPictureName(name);
      const known = shelf.get(key);
      if (known && now() - known.checkedAt < CHECK_MS) return known;
      const flight = flights.get(key) ?? make(key, name, known).finally(() => flights.delete(key));
      flights.set(key, flight);
      if (!known) return flight;
      // While the CMS is away, or busy, what there is stays.
      return flight.catch(() => known);
    },
  };
}

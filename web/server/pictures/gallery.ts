import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { formatPictureName, type PictureName } from '../../shared/picture/sources';
import type { FileShelf } from '../file-shelf';
import { createShelf } from '../shelf';
import type { ReadOriginal } from './originals';
import { QueueFull } from './queue';
import type { Studio } from './studio';

export interface Picture {
  body: Buffer;
  tag: string;
}

export interface KeptPicture extends Picture {
  key: string;
  /** When the original was last changed, as the CMS says it. */
  modified: string | null;
  checkedAt: number;
}

/** Editors' pictures in the widths and formats of the site. */
export interface Gallery {
  /** Null where the CMS has no such picture. Throws where nobody can tell, or too many wait. */
  find(name: PictureName): Promise<Picture | null>;
  /** Waits until all that is to be on disk is there. */
  flush(): Promise<void>;
}

export interface GalleryOptions {
  read: ReadOriginal;
  studio: Pick<Studio, 'toWidth'>;
  /** Of pictures in memory, and so on disk. */
  maxBytes: number;
  files: FileShelf<KeptPicture>;
  now: () => number;
  onError: (error: unknown) => void;
}

/** How soon a picture that is taken away in the CMS is gone here, in milliseconds. */
export const CHECK_MS = 30_000;
/** How long a visitor waits for the CMS to say whether it is, if there is one to show. */
const PATIENCE_MS = 1_000;

/** Kept in memory and on disk, made once for all who ask at the same time, and shown on while the CMS is away. */
export function createGallery({ read, studio, maxBytes, files, now, onError }: GalleryOptions): Gallery {
  const shelf = createShelf<KeptPicture>(maxBytes, ({ body }) => body.length, (key) => files.remove(key));
  const flights = new Map<string, Promise<KeptPicture | null>>();

  const restored = files.load().then((pictures) => {
    for (const picture of pictures) if (!shelf.set(picture.key, picture)) files.remove(picture.key);
  }, onError);

  async function make(key: string, { file, width, format }: PictureName, known: KeptPicture | undefined): Promise<KeptPicture | null> {
    const askedAt = now();
    const original = await read(file, known?.modified ?? null);
    if (original.kind === 'gone') {
      shelf.remove(key);
      files.remove(key);
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
    const kept = { key, body, tag: `"${createHash('sha1').update(body).digest('base64url')}"`, modified: original.modified, checkedAt: askedAt };
    if (shelf.set(key, kept)) files.save(key, kept);
    return kept;
  }

  return {
    async find(name) {
      await restored;
      const key = formatPictureName(name);
      const known = shelf.get(key);
      if (known && now() - known.checkedAt < CHECK_MS) return known;
      const flight = flights.get(key) ?? make(key, name, known).finally(() => flights.delete(key));
      flights.set(key, flight);
      if (!known) return flight;
      // While the CMS is away, or busy, what there is stays.
      return Promise.race([flight.catch(() => known), delay(PATIENCE_MS, known, { ref: false })]);
    },
    flush: () => files.flush(),
  };
}

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
  /** From this moment on it may be public no longer, in milliseconds since 1970. */
  endsAt: number;
  checkedAt: number;
}

/** Editors' pictures in the widths and formats of the site. */
export interface Gallery {
  /** Null where the CMS has no such picture. Throws where nobody can tell, or too many wait. */
  find(name: PictureName): Promise<Picture | null>;
  /** The same for who has the token of a draft that shows it. Made anew each time. */
  findOfDraft(name: PictureName, preview: string): Promise<Picture | null>;
  /** Something has changed in the CMS: it is asked for each picture before that is shown again. */
  distrust(): void;
  /** Waits until all that is to be on disk is there. */
  flush(): Promise<void>;
}

export interface GalleryOptions {
  read: ReadOriginal;
  studio: Pick<Studio, 'toWidth'>;
  /** Of pictures in memory, and so on disk. */
  maxBytes: number;
  files: FileShelf<KeptPicture>;
  /** In milliseconds, never back. */
  now: () => number;
  /** In milliseconds since 1970. */
  clock: () => number;
  onError: (error: unknown) => void;
}

/** How soon a picture that is taken away in the CMS is gone here at the latest, in milliseconds. */
export const CHECK_MS = 30_000;
/** How long a visitor waits for the CMS to say whether it is, if there is one to show. */
const PATIENCE_MS = 1_000;

const toPicture = (body: Buffer): Picture => ({ body, tag: `"${createHash('sha1').update(body).digest('base64url')}"` });

/** Kept in memory and on disk, made once for all who ask at the same time, and shown on while the CMS is away. */
export function createGallery({ read, studio, maxBytes, files, now, clock, onError }: GalleryOptions): Gallery {
  const shelf = createShelf<KeptPicture>(maxBytes, ({ body }) => body.length, (key) => files.remove(key));
  const flights = new Map<string, Promise<KeptPicture | null>>();
  let distrustedAt = Number.NEGATIVE_INFINITY;

  const restored = files.load().then((pictures) => {
    for (const picture of pictures) if (!shelf.set(picture.key, picture)) files.remove(picture.key);
  }, onError);

  function drop(key: string): void {
    shelf.remove(key);
    files.remove(key);
  }

  /** Null for what is no picture. */
  const draw = (original: Buffer, { width, format }: PictureName): Promise<Picture | null> =>
    studio.toWidth(original, width, format).then(toPicture, (error: unknown) => {
      if (error instanceof QueueFull) throw error;
      return null;
    });

  function keep(picture: KeptPicture): KeptPicture {
    if (shelf.set(picture.key, picture)) files.save(picture.key, picture);
    return picture;
  }

  async function make(key: string, name: PictureName, known: KeptPicture | undefined): Promise<KeptPicture | null> {
    const checkedAt = now();
    const original = await read(name.file, { modified: known?.modified ?? null });
    if (original.kind === 'gone') {
      drop(key);
      return null;
    }
    const { endsAt } = original;
    if (original.kind === 'same' && known) {
      if (endsAt !== known.endsAt) return keep({ ...known, endsAt, checkedAt });
      known.checkedAt = checkedAt;
      return known;
    }
    if (original.kind === 'same') throw new Error(`The CMS says that ${name.file} is as before, and nobody knows how that was.`);
    const picture = await draw(original.body, name);
    return picture && keep({ ...picture, key, modified: original.modified, endsAt, checkedAt });
  }

  /** What is kept and not over. */
  function knownOf(key: string): KeptPicture | undefined {
    const known = shelf.get(key);
    if (!known || clock() < known.endsAt) return known;
    drop(key);
    return undefined;
  }

  return {
    async find(name) {
      await restored;
      const key = formatPictureName(name);
      const known = knownOf(key);
      if (known && now() - known.checkedAt < CHECK_MS && known.checkedAt > distrustedAt) return known;
      const flight = flights.get(key) ?? make(key, name, known).finally(() => flights.delete(key));
      flights.set(key, flight);
      if (!known) return flight;
      // While the CMS is away, or busy, what there is stays.
      return Promise.race([flight.catch(() => known), delay(PATIENCE_MS, known, { ref: false })]);
    },
    async findOfDraft(name, preview) {
      const original = await read(name.file, { modified: null, preview });
      return original.kind === 'changed' ? draw(original.body, name) : null;
    },
    distrust() {
      distrustedAt = now();
    },
    flush: () => files.flush(),
  };
}

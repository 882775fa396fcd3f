import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileShelf, type FileShelf, noFiles } from '../file-shelf';
import { CHECK_MS, createGallery, type KeptPicture } from './gallery';
import type { Original } from './originals';
import { fromPictureFile, toPictureFile } from './picture-file';

const NEVER = Number.POSITIVE_INFINITY;
const name = { file: 'well.jpg', width: 480, format: 'avif' } as const;

function setUp(maxBytes = 1_000, files: FileShelf<KeptPicture> = noFiles()) {
  const asked: (string | null)[] = [];
  const tokens: (string | undefined)[] = [];
  const made: string[] = [];
  let answer: Original | Error = { kind: 'changed', body: Buffer.from('one'), modified: 'Monday', endsAt: NEVER };
  let time = 0;
  const gallery = createGallery({
    read: (_file, { modified, preview }) => {
      asked.push(modified);
      tokens.push(preview);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    studio: {
      toWidth: (original, width, format) => {
        made.push(`${width} ${format}`);
        return original.toString() === 'no picture' ? Promise.reject(new Error('unsupported')) : Promise.resolve(Buffer.from(`${original.toString()} at ${width}`));
      },
    },
    maxBytes,
    files,
    now: () => time,
    clock: () => time,
    onError: (error) => {
      throw error;
    },
  });
  const text = async () => (await gallery.find(name))?.body.toString() ?? null;
  return { asked, tokens, made, gallery, text, pass: (ms: number) => void (time += ms), set: (next: Original | Error) => void (answer = next) };
}

describe('createGallery', () => {
  it('makes a picture once for all who ask', async () => {
    const { gallery, text, asked, made } = setUp();
    await Promise.all([gallery.find(name), gallery.find(name), gallery.find(name)]);
    expect(await text()).toBe('one at 480');
    expect([asked, made]).toEqual([[null], ['480 avif']]);
  });

  it('asks after a while whether it is still there, and makes it anew only if it is another', async () => {
    const { text, asked, made, pass, set } = setUp();
    await text();
    pass(CHECK_MS);
    set({ kind: 'same', endsAt: NEVER });
    expect(await text()).toBe('one at 480');
    pass(CHECK_MS);
    set({ kind: 'changed', body: Buffer.from('two'), modified: 'Tuesday', endsAt: NEVER });
    expect(await text()).toBe('two at 480');
    expect([asked, made.length]).toEqual([[null, 'Monday', 'Monday'], 2]);
  });

  it('has nothing of what the CMS has taken away, and of what is no picture', async () => {
    const { text, pass, set } = setUp();
    await text();
    pass(CHECK_MS);
    set({ kind: 'gone' });
    expect(await text()).toBeNull();
    set({ kind: 'changed', body: Buffer.from('no picture'), modified: null, endsAt: NEVER });
    expect(await text()).toBeNull();
  });

  it('shows what it has while the CMS is away, and says so where it has nothing', async () => {
    const { gallery, text, pass, set } = setUp();
    await text();
    pass(CHECK_MS);
    set(new Error('away'));
    expect(await text()).toBe('one at 480');
    await expect(gallery.find({ ...name, width: 960 })).rejects.toThrow('away');
  });

  it('asks at once when something has changed, once for each picture', async () => {
    const { gallery, text, asked, pass, set } = setUp();
    await text();
    pass(1);
    gallery.distrust();
    pass(1);
    set({ kind: 'same', endsAt: NEVER });
    await text();
    expect(await text()).toBe('one at 480');
    expect(asked).toEqual([null, 'Monday']);
    pass(1);
    gallery.distrust();
    pass(1);
    set({ kind: 'gone' });
    expect(await text()).toBeNull();
  });

  it('shows nothing from the moment on at which a consent may end, whether the CMS is there or not', async () => {
    const { text, pass, set } = setUp();
    set({ kind: 'changed', body: Buffer.from('one'), modified: 'Monday', endsAt: CHECK_MS + 5 });
    await text();
    pass(CHECK_MS);
    // It moves with the consents of others.
    set({ kind: 'same', endsAt: CHECK_MS + 3 });
    await text();
    pass(2);
    set(new Error('away'));
    expect(await text()).toBe('one at 480');
    pass(1);
    await expect(text()).rejects.toThrow('away');
    set({ kind: 'changed', body: Buffer.from('one'), modified: 'Monday', endsAt: NEVER });
    expect(await text()).toBe('one at 480');
  });

  it('makes one of a draft for who has its token, and keeps it for nobody', async () => {
    const { gallery, asked, tokens, set } = setUp();
    expect((await gallery.findOfDraft(name, 'token'))?.body.toString()).toBe('one at 480');
    expect((await gallery.findOfDraft(name, 'token'))?.body.toString()).toBe('one at 480');
    set({ kind: 'gone' });
    expect(await gallery.find(name)).toBeNull();
    expect(await gallery.findOfDraft(name, 'another')).toBeNull();
    expect([asked, tokens]).toEqual([[null, null, null, null], ['token', 'token', undefined, 'another']]);
  });

  it('keeps no more than it has room for', async () => {
    const { gallery, asked } = setUp(25);
    for (const width of [480, 960, 1440]) await gallery.find({ ...name, width });
    await gallery.find({ ...name, width: 1440 });
    expect(asked.length).toBe(3);
    await gallery.find(name);
    expect(asked.length).toBe(4);
  });
});

describe('a gallery on disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gallery-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const onDisk = () => createFileShelf({ folder, extension: '.picture', toFile: toPictureFile, fromFile: fromPictureFile, onError: () => {} });
  const start = (maxBytes = 1_000) => setUp(maxBytes, onDisk());

  it('has after a start without the CMS what it had before, and asks for it as soon as it can', async () => {
    const before = start();
    const made = await before.gallery.find(name);
    await before.gallery.flush();
    const { gallery, set, asked, text } = start();
    set(new Error('away'));
    expect(await gallery.find(name)).toMatchObject({ tag: made?.tag, body: made?.body });
    await expect(gallery.find({ ...name, width: 960 })).rejects.toThrow('away');
    set({ kind: 'gone' });
    expect(await text()).toBeNull();
    expect(asked).toEqual(['Monday', null, 'Monday']);
    await gallery.flush();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes no more room on disk than in memory', async () => {
    const { gallery } = start(25);
    for (const width of [480, 960, 1440]) await gallery.find({ ...name, width });
    await gallery.flush();
    expect(readdirSync(folder).length).toBe(2);
    const smaller = start(12);
    await smaller.gallery.find({ ...name, width: 1440 }).catch(() => null);
    await smaller.gallery.flush();
    expect(readdirSync(folder).length).toBe(1);
  });
});

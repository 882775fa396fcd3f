import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileShelf, type FileShelf, noFiles } from '../file-shelf';
import { CHECK_MS, createGallery, type KeptPicture } from './gallery';
import type { Original } from './originals';
import { fromPictureFile, toPictureFile } from './picture-file';

const name = { file: 'well.jpg', width: 480, format: 'avif' } as const;

function setUp(maxBytes = 1_000, files: FileShelf<KeptPicture> = noFiles()) {
  const asked: (string | null)[] = [];
  const made: string[] = [];
  let answer: Original | Error = { kind: 'changed', body: Buffer.from('one'), modified: 'Monday' };
  let time = 0;
  const gallery = createGallery({
    read: (_file, modified) => {
      asked.push(modified);
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
    onError: (error) => {
      throw error;
    },
  });
  const text = async () => (await gallery.find(name))?.body.toString() ?? null;
  return { asked, made, gallery, text, pass: (ms: number) => void (time += ms), set: (next: Original | Error) => void (answer = next) };
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
    set({ kind: 'same' });
    expect(await text()).toBe('one at 480');
    pass(CHECK_MS);
    set({ kind: 'changed', body: Buffer.from('two'), modified: 'Tuesday' });
    expect(await text()).toBe('two at 480');
    expect([asked, made.length]).toEqual([[null, 'Monday', 'Monday'], 2]);
  });

  it('has nothing of what the CMS has taken away, and of what is no picture', async () => {
    const { text, pass, set } = setUp();
    await text();
    pass(CHECK_MS);
    set({ kind: 'gone' });
    expect(await text()).toBeNull();
    set({ kind: 'changed', body: Buffer.from('no picture'), modified: null });
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

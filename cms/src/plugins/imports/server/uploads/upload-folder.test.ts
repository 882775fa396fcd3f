import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_DECISIONS } from '../plan/decisions';
import { UploadFolder } from './upload-folder';

const MEGABYTE = 1024 * 1024;
const about = { fileName: 'a.csv', who: 'Ana', receivedAt: '2026-11-25T12:00:00.000Z', readAs: { language: 'es' }, decisions: NO_DECISIONS };

describe('the folder of uploads', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'uploads-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has room for a file where what becomes of it leaves some for the database', () => {
    const free = (megabytes: number) => new UploadFolder(folder, () => megabytes * MEGABYTE).hasRoomFor(10 * MEGABYTE);
    expect([free(315), free(316)]).toEqual([false, true]);
    const made = join(folder, 'not', 'there', 'yet');
    expect(new UploadFolder(made).hasRoomFor(0)).toBe(true);
    expect(existsSync(made)).toBe(true);
  });

  it('keeps a file, and no half of one that cannot be kept', () => {
    const { id } = new UploadFolder(folder).add(Buffer.from('title\nA'), about);
    expect([readdirSync(folder), new UploadFolder(folder).find(id)?.bytes]).toEqual([[id], 7]);
    // Nothing can be below a file.
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => new UploadFolder(file).add(Buffer.from('title\nA'), about)).toThrow();
    expect(() => new UploadFolder(folder).add({ length: 3 } as never, about)).toThrow();
    expect(readdirSync(folder).sort()).toEqual([id, 'file'].sort());
  });
});

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageOf } from './fixture';
import { createPageStore } from './page-store';
import { fromSnapshotFile, toSnapshotFile } from './snapshot-file';

const LONG = '<p>words</p>'.repeat(1_000);

describe('a finished page', () => {
  it('is the same in every encoding, each with a strong tag of its own', async () => {
    const { identity, br, gzip } = (await pageOf('/xx', LONG)).variants;
    expect([identity.body, brotliDecompressSync(br?.body ?? ''), gunzipSync(gzip?.body ?? '')].map(String)).toEqual([LONG, LONG, LONG]);
    const tags = [identity, br, gzip].map((variant) => variant?.tag);
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  });

  it('has another tag when only its headers changed', async () => {
    const [one, other] = await Promise.all(['a', 'b'].map((policy) => pageOf('/xx', LONG, { headers: { 'content-security-policy': policy } })));
    expect(one?.variants.identity.tag).not.toBe(other?.variants.identity.tag);
  });

  it('has no tag and is nobody’s to keep when it is an error of the moment', async () => {
    const { identity } = (await pageOf('/xx', LONG, { status: 503, headers: { 'cache-control': 'public' } })).variants;
    expect(identity.tag).toBeNull();
    expect(identity.headers).toContain('no-store');
    expect(identity.headers).not.toContain('public');
  });
});

describe('the store', () => {
  it('drops what was asked for longest ago when its bytes are used up', async () => {
    const dropped: string[] = [];
    const store = createPageStore(36_000, (key) => dropped.push(key));
    for (const key of ['/a', '/b', '/c']) store.set(await pageOf(key, 'x', { reads: [] }));
    expect(store.get('/a')?.key).toBe('/a');
    for (const key of ['/d', '/e', '/f', '/g']) store.set(await pageOf(key, 'x', { reads: [] }));
    expect(dropped[0]).toBe('/b');
    expect(store.get('/b')).toBeUndefined();
  });

  it.each([
    ['searches', (index: number) => `/a?q=${index}`],
    ['pictures', (index: number) => `/a/${index}.png`],
  ])('lets %s push out only their like', async (_kind, keyOf) => {
    const store = createPageStore(60_000, () => {});
    store.set(await pageOf('/a'));
    for (let index = 0; index < 50; index += 1) store.set(await pageOf(keyOf(index)));
    expect(store.get('/a')?.key).toBe('/a');
    expect(store.get(keyOf(0))).toBeUndefined();
    expect(store.get(keyOf(49))).toBeDefined();
  });

  it('has no room for one that is larger than all of it', async () => {
    const store = createPageStore(10_000, () => {});
    expect(store.set(await pageOf('/a', LONG))).toBe(false);
    expect(store.get('/a')).toBeUndefined();
  });
});

describe('a page on disk', () => {
  it('comes back as it was, to be made sure of', async () => {
    for (const endsAt of [Number.POSITIVE_INFINITY, 12_345]) {
      const page = await pageOf('/xx?q=é', LONG, { goodUntil: endsAt - 1, endsAt });
      expect(fromSnapshotFile(toSnapshotFile(page))).toEqual({ ...page, checkedAt: Number.NEGATIVE_INFINITY });
    }
  });

  it('does not come back if a single byte is missing or another', async () => {
    const file = toSnapshotFile(await pageOf('/xx', LONG));
    expect(fromSnapshotFile(file.subarray(0, -1))).toBeNull();
    expect(fromSnapshotFile(Buffer.alloc(0))).toBeNull();
    for (const at of [0, 70, 300, file.length - 1]) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(fromSnapshotFile(changed)).toBeNull();
    }
  });
});

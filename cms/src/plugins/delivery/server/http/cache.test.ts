import { describe, expect, it } from 'vitest';
import { dataAnswer } from './answer';
import { AnswerCache, type Cached } from './cache';

const ENDS_AT = 1_000;

const cached = (bytes: number, number = 0): Cached => ({ answer: dataAnswer('x'.repeat(bytes), { changedAt: 0 }), number, endsAt: ENDS_AT, types: ['theme'], encoded: new Map() });

function createCache(maxBytes = 100_000) {
  const state = { last: 0, readings: 0, now: 0 };
  const cache = new AnswerCache({ maxBytes, lastNumber: () => state.last, now: () => state.now });
  const get = (key: string, bytes = 100) => cache.get(key, async () => ((state.readings += 1), cached(bytes, state.last)));
  return { cache, state, get };
}

describe('the cache of finished answers', () => {
  it('stays below its bound of bytes, dropping what was asked for longest ago', async () => {
    const { cache, state, get } = createCache(100_000);
    for (let index = 0; index < 50; index += 1) await get(`k${index}`, 5_000);
    const kept = Array.from({ length: 50 }, (_, index) => index).filter((index) => cache.kept(`k${index}`));
    expect(kept.length * 10_000).toBeLessThanOrEqual(100_000);
    expect(kept.at(-1)).toBe(49);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 50 - kept.length + index));
    expect(state.readings).toBe(50);
  });

  it('does not keep an answer larger than its bound', async () => {
    const { cache, get } = createCache(10_000);
    expect((await get('large', 20_000)).answer.body).toHaveLength(20_000);
    expect(cache.kept('large')).toBeUndefined();
  });

  it('reads once for many who ask at once', async () => {
    const { state, get } = createCache();
    await Promise.all(Array.from({ length: 100 }, () => get('a')));
    expect(state.readings).toBe(1);
  });

  it('keeps no answer that was read from no type, though many who ask at once share it', async () => {
    const { cache, state } = createCache();
    const passing = () => cache.get('a', async () => ((state.readings += 1), { ...cached(100), types: [] }));
    await Promise.all([passing(), passing(), passing()]);
    expect([state.readings, cache.kept('a')]).toEqual([1, undefined]);
    await passing();
    expect(state.readings).toBe(2);
  });

  it('drops an answer when one of its types has changed', async () => {
    const { cache, state, get } = createCache();
    await get('a');
    expect(cache.kept('a')).toBeDefined();
    state.last = 1;
    expect(cache.kept('a')).toBeUndefined();
    await get('a');
    expect(state.readings).toBe(2);
  });

  it('drops an answer at the moment it ends', async () => {
    const { cache, state, get } = createCache();
    await get('a');
    state.now = ENDS_AT - 1;
    expect(cache.kept('a')).toBeDefined();
    state.now = ENDS_AT;
    expect(cache.kept('a')).toBeUndefined();
  });

  it('reads again for who asks after a change that overtook a reading', async () => {
    const { cache, state } = createCache();
    let finish = () => {};
    const slow = cache.get('a', () => new Promise((resolve) => (finish = () => resolve(cached(1, 0)))));
    state.last = 1;
    const late = cache.get('a', async () => cached(2, 1));
    finish();
    expect((await late).number).toBe(1);
    await slow;
    expect(cache.kept('a')?.number ?? 1).toBe(1);
  });

  it('forgets a reading that failed', async () => {
    const { cache, get } = createCache();
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await get('a')).answer.status).toBe(200);
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { AskCms } from '../../shared/cms/transport';
import { createCmsGuard } from './guard';
import type { CmsWatch } from './watch';

const LATE_MS = 20;
const answer = { status: 200, text: '{}', tag: null };

function guarded(ask: AskCms, up = true) {
  const outage = new AbortController();
  const watch: CmsWatch = { up, movedAt: 0, movedBefore: 0, upSince: 0, outage: outage.signal, look: () => Promise.resolve(), start: () => {}, stop: () => {} };
  return { guard: createCmsGuard(ask, watch, { lateMs: LATE_MS, now: () => performance.now() }), outage };
}

const hanging: AskCms = (_address, { signal } = {}) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('cut'))));

it('asks nothing of a CMS that is down', async () => {
  const asked: string[] = [];
  const { guard } = guarded((address) => Promise.resolve({ ...answer, text: String(asked.push(address)) }), false);
  await expect(guard.ask('/a')).rejects.toMatchObject({ kind: 'unavailable' });
  expect(asked).toEqual([]);
});

it('cuts what is open when the CMS goes down', async () => {
  const { guard, outage } = guarded(hanging);
  const open = guard.ask('/a');
  outage.abort();
  await expect(open).rejects.toThrow('cut');
});

it('finds a CMS stalled that answers nothing, until it answers', async () => {
  let stuck = true;
  const { guard } = guarded((...question) => (stuck ? hanging(...question) : Promise.resolve(answer)));
  const late: string[] = [];
  void guard.ask('/a', { onLate: () => late.push('/a') }).catch(() => {});
  expect(guard.stalled).toBe(false);
  await delay(LATE_MS + 80);
  expect({ stalled: guard.stalled, late }).toEqual({ stalled: true, late: ['/a'] });
  stuck = false;
  await guard.ask('/b');
  expect(guard.stalled).toBe(false);
});

it('does not take one slow answer for a stalled CMS while it answers others', async () => {
  const { guard } = guarded((address, options) => (address === '/slow' ? hanging(address, options) : Promise.resolve(answer)));
  void guard.ask('/slow').catch(() => {});
  await delay(5);
  await guard.ask('/quick');
  await delay(LATE_MS + 80);
  expect(guard.stalled).toBe(false);
});

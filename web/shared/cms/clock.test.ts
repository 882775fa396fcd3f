import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createCmsClient } from './client';
import { createPageClock, type PageClock } from './clock';
import { CmsError } from './error';
import { findAnnouncement } from './site';

async function read(body: object, clock: PageClock): Promise<void> {
  const text = JSON.stringify({ data: [], ...body });
  await createCmsClient(async () => ({ status: 200, text, tag: null }), clock).get('/voices', {});
}

it('holds until the minute is over for a page that wants to know the time', () => {
  const clock = createPageClock(new Date('2026-03-01T10:00:30.500Z'));
  expect(clock.holdsUntil()).toBe(Number.POSITIVE_INFINITY);
  expect(clock.now().toISOString()).toBe('2026-03-01T10:00:30.500Z');
  expect(new Date(clock.holdsUntil()).toISOString()).toBe('2026-03-01T10:01:00.000Z');
});

it('holds until the day is over in UTC for a page that wants to know the day', () => {
  const clock = createPageClock(new Date('2026-03-01T23:59:59.999Z'));
  expect(clock.today().toISOString()).toBe('2026-03-01T23:59:59.999Z');
  expect(new Date(clock.holdsUntil()).toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

it('holds until the first of all decisions could turn out differently', () => {
  const clock = createPageClock(new Date('2026-03-01T10:00:00Z'));
  const decide = (until: string | null) => clock.decide(() => ({ value: until, until: until ? new Date(until) : null }));
  for (const until of ['2026-03-03T00:00:00Z', null, '2026-03-02T00:00:00Z']) expect(decide(until)).toBe(until);
  expect(new Date(clock.holdsUntil()).toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

it.each([
  ['an earlier end', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
  ['a later one', '2026-03-09T12:00:00.000Z', '2026-03-02T00:00:00.000Z'],
])('holds no longer than what was read: %s', async (_case, validUntil, held) => {
  const clock = createPageClock(new Date('2026-03-01T10:00:00Z'));
  clock.today();
  await read({ meta: { validUntil: '2026-03-20T00:00:00.000Z' } }, clock);
  await read({ meta: { validUntil } }, clock);
  await read({ meta: {} }, clock);
  expect([clock.endsAt(), clock.holdsUntil()].map((moment) => new Date(moment).toISOString())).toEqual([validUntil, held]);
});

it.each(['soon', 5, null])('takes no answer that says %s for when it ends', async (validUntil) => {
  await expect(read({ meta: { validUntil } }, createPageClock(new Date()))).rejects.toThrow(CmsError);
});

it.each([
  ['2026-03-01T00:00:00.000Z', null, '2026-03-10T00:00:00.001Z'],
  ['2026-03-10T00:00:00.000Z', 'soon', '2026-03-12T00:00:00.001Z'],
  ['2026-03-12T00:00:00.001Z', 'always', null],
])('at %s announces %s, and knows when that changes', async (now, message, until) => {
  const announcements = [
    { documentId: 'a', message: 'soon', startsAt: '2026-03-10T00:00:00.000Z', endsAt: '2026-03-12T00:00:00.000Z' },
    { documentId: 'b', message: 'always', startsAt: '2026-03-11T00:00:00.000Z', endsAt: null },
  ];
  const text = JSON.stringify({ data: announcements, meta: { pagination: {} } });
  const clock = createPageClock(new Date(now));
  const cms = createCmsClient(async () => ({ status: 200, text, tag: createHash('sha1').update(text).digest('base64url') }), clock);
  expect((await findAnnouncement(cms, { locale: 'xx' }))?.message ?? null).toBe(message);
  const held = clock.holdsUntil();
  // What begins in between is asked for again, whether or not it would be shown.
  if (until === null) expect(held).toBe(Number.POSITIVE_INFINITY);
  else expect(held).toBeLessThanOrEqual(Date.parse(until));
});

import { expect, it } from 'vitest';
import { formatOccasion } from '../format/date';
import { occasionOf, type SiteHit } from './site-hit';

const hit: SiteHit = { type: 'opportunity', documentId: 'a', startsAt: '2027-06-13T21:00:00.000Z', endsAt: '2027-06-18T20:59:00.000Z', allDay: true, timeZone: 'Africa/Kampala', match: { passages: [], reasons: [] } };
const words = { locale: 'en', first: '1', days: ({ start, end }: { start: string; end: string }) => `${start} – ${end}` };

it('occasionOf is told in days of the place: Kampala’s 14 June is not yet 14 June in UTC', () => {
  const occasion = occasionOf(hit);
  expect(occasion && formatOccasion(occasion, words)?.replace(/\s/g, ' ')).toBe('14 – 18 June 2027');
});

it('occasionOf has nothing to say of what has no date', () => {
  expect(occasionOf({ ...hit, startsAt: null })).toBeNull();
  expect(occasionOf({ type: 'resource', documentId: 'b', match: hit.match })).toBeNull();
});

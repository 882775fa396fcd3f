import { expect, it } from 'vitest';
import { toAgenda } from './agenda';

const now = new Date('2027-03-10T12:00:00Z');
const entry = (name: string, startsAt: string | null, endsAt: string | null = null) => ({ name, startsAt, endsAt });

it('puts what one can still go to first, the soonest on top, and of what is over the latest', () => {
  const agenda = toAgenda(
    [
      entry('podcast', null),
      entry('autumn', '2027-10-01T00:00:00Z', '2027-10-08T00:00:00Z'),
      entry('spring', '2027-04-01T00:00:00Z'),
      entry('course', '2027-03-01T00:00:00Z', '2027-05-01T00:00:00Z'),
      entry('old', '2019-01-01T00:00:00Z'),
      entry('recent', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
    ],
    now,
  );
  expect(agenda.map(({ season, entries }) => [season, entries.map(({ name }) => name)])).toEqual([
    ['ongoing', ['course']],
    ['upcoming', ['spring', 'autumn']],
    ['anytime', ['podcast']],
    ['past', ['recent', 'old']],
  ]);
});

it('has no empty season', () => {
  expect(toAgenda([], now)).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineState, groupByTiming, mayRegister, timingOf, timingUntil } from './timing';

const now = new Date('2027-03-10T12:00:00.000Z');
const at = (startsAt: string | null, endsAt: string | null = null, timeZone = 'UTC') => ({ startsAt, endsAt, timeZone, allDay: false });

describe('timingOf', () => {
  it.each([
    ['2027-03-10T12:00:01.000Z', null, 'UTC', 'upcoming'],
    ['2027-03-10T11:00:00.000Z', '2027-03-10T13:00:00.000Z', 'UTC', 'ongoing'],
    ['2027-03-10T11:00:00.000Z', '2027-03-10T11:59:00.000Z', 'UTC', 'past'],
    ['2027-03-10T01:00:00.000Z', null, 'UTC', 'ongoing'],
    ['2027-03-09T20:00:00.000Z', null, 'Asia/Jakarta', 'ongoing'],
    ['2027-03-09T01:00:00.000Z', null, 'America/Bogota', 'past'],
    [null, null, 'UTC', 'onDemand'],
  ])('from %s to %s in %s is %s', (startsAt, endsAt, timeZone, expected) => {
    expect(timingOf(at(startsAt, endsAt, timeZone), now)).toBe(expected);
  });
});

describe('timingUntil', () => {
  const minute = 60_000;
  const near = fc.integer({ min: -3_000, max: 3_000 }).map((minutes) => new Date(now.getTime() + minutes * minute).toISOString());
  const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/Bogota', 'Pacific/Chatham');

  it('is never later than the timing changes, and null only where it never does', () => {
    fc.assert(
      fc.property(fc.option(near), fc.option(near), zones, fc.integer({ min: 1, max: 6_000 }), (startsAt, endsAt, timeZone, later) => {
        const occasion = at(startsAt, endsAt, timeZone);
        const until = timingUntil(occasion, now)?.getTime() ?? Number.POSITIVE_INFINITY;
        expect(until).toBeGreaterThan(now.getTime());
        const then = new Date(Math.min(now.getTime() + later * minute, until - 1));
        expect(timingOf(occasion, then)).toBe(timingOf(occasion, now));
      }),
    );
  });

  it('is the very moment where there is one', () => {
    expect(timingUntil(at('2027-03-11T09:00:00.000Z'), now)).toEqual(new Date('2027-03-11T09:00:00.000Z'));
    expect(timingUntil(at('2027-03-10T09:00:00.000Z', '2027-03-10T13:00:00.000Z'), now)).toEqual(new Date('2027-03-10T13:00:00.001Z'));
    expect(timingUntil(at('2027-03-10T09:00:00.000Z'), now)).toEqual(new Date('2027-03-10T12:15:00.000Z'));
    expect(timingUntil(at('2020-03-10T09:00:00.000Z'), now)).toBeNull();
  });
});

describe('deadlineState', () => {
  it.each([
    ['2027-03-13T23:00:00.000Z', 'UTC', { kind: 'open', daysLeft: 3 }],
    ['2027-03-10T23:00:00.000Z', 'UTC', { kind: 'open', daysLeft: 0 }],
    ['2027-03-10T23:00:00.000Z', 'Asia/Jakarta', { kind: 'open', daysLeft: 1 }],
    ['2027-03-11T03:00:00.000Z', 'America/Bogota', { kind: 'open', daysLeft: 0 }],
    ['2027-03-10T11:59:59.000Z', 'UTC', { kind: 'over' }],
  ])('%s in %s', (deadline, timeZone, expected) => {
    expect(deadlineState(deadline, timeZone, now)).toEqual(expected);
  });

  it('counts days, not hours, over a change of the clock', () => {
    expect(deadlineState('2027-03-15T03:59:00.000Z', 'America/New_York', new Date('2027-03-13T20:00:00.000Z'))).toEqual({ kind: 'open', daysLeft: 1 });
  });
});

it.each([
  [at('2027-04-01T00:00:00.000Z'), null, true],
  [at('2027-04-01T00:00:00.000Z'), '2027-03-10T12:00:01.000Z', true],
  [at('2027-04-01T00:00:00.000Z'), '2027-03-10T11:59:59.000Z', false],
  [at('2027-03-10T11:00:00.000Z', '2027-03-10T13:00:00.000Z'), null, true],
  [at('2027-03-01T00:00:00.000Z'), '2027-04-01T00:00:00.000Z', false],
  [at(null), null, true],
])('mayRegister for %o until %s is %s', (occasion, deadline, expected) => {
  expect(mayRegister({ ...occasion, deadline }, now)).toBe(expected);
});

it('groupByTiming shows what is next first, and what is over last first', () => {
  const entries = [at('2027-05-01T00:00:00.000Z'), at('2020-01-01T00:00:00.000Z'), at(null), at('2027-04-01T00:00:00.000Z'), at('2021-01-01T00:00:00.000Z')];
  expect(groupByTiming(entries, now).map(({ timing, entries: members }) => [timing, members.map(({ startsAt }) => startsAt?.slice(0, 7))])).toEqual([
    ['upcoming', ['2027-04', '2027-05']],
    ['onDemand', [undefined]],
    ['past', ['2021-01', '2020-01']],
  ]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin, toPeriods } from './histogram';

const years = (...list: number[]) => list.map((year) => ({ value: String(year), count: 1 }));

it.each([
  ['nothing', years(), []],
  ['one year', years(2019), [[2019, 2019, 1]]],
  ['years that are near', years(2017, 2019), [[2017, 2017, 1], [2018, 2018, 0], [2019, 2019, 1]]],
  ['years that are far', years(1999, 2013, 2014, 2026), [[1990, 1999, 1], [2000, 2009, 0], [2010, 2019, 2], [2020, 2029, 1]]],
])('toPeriods has equal periods for %s', (_what, counts, expected) => {
  expect(toPeriods(counts, 4).map(({ from, to, count }) => [from, to, count])).toEqual(expected);
});

it('toPeriods counts every work once, in as many periods as were asked for at most', () => {
  const counts = fc.uniqueArray(fc.record({ value: fc.integer({ min: 1000, max: 2100 }).map(String), count: fc.integer({ min: 1, max: 9 }) }), { selector: ({ value }) => value, maxLength: 30 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 12 }), (list, most) => {
      const periods = toPeriods(list, most);
      expect(periods.length).toBeLessThanOrEqual(most);
      expect(periods.reduce((sum, { count }) => sum + count, 0)).toBe(list.reduce((sum, { count }) => sum + count, 0));
    }),
  );
});

it('isWithin tells the periods that are chosen', () => {
  const [period] = toPeriods(years(2010, 2029), 2);
  expect([null, { from: 2010, to: 2019 }, { from: 2005, to: null }, { from: 2011, to: null }, { from: null, to: 2019 }].map((span) => isWithin(period!, span))).toEqual([false, true, true, false, true]);
});

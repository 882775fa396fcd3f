import type { YearSpan } from './year-span';

/** Years that are chosen together, and how much is of them. */
export interface Period {
  from: number;
  to: number;
  count: number;
  /** By year, from the first on. */
  years: number[];
}

const LENGTHS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/** Counts of years as periods of equal length that begin with round years, `most` of them at most. Years between have none. */
export function toPeriods(counts: readonly { value: string; count: number }[], most: number): Period[] {
  const byYear = new Map(counts.map(({ value, count }) => [Number(value), count]));
  const [first, last] = [Math.min(...byYear.keys()), Math.max(...byYear.keys())];
  if (byYear.size === 0) return [];
  const begin = (year: number, length: number): number => Math.floor(year / length) * length;
  const length = LENGTHS.find((one) => (begin(last, one) - begin(first, one)) / one < most) ?? 1000;
  const periods: Period[] = [];
  for (let from = begin(first, length); from <= last; from += length) {
    const years = Array.from({ length }, (_, index) => byYear.get(from + index) ?? 0);
    periods.push({ from, to: from + length - 1, count: years.reduce((sum, count) => sum + count, 0), years });
  }
  return periods;
}

/** Whether all of a period lies within the chosen years. */
export const isWithin = ({ from, to }: Period, years: YearSpan | null): boolean => years !== null && (years.from ?? 0) <= from && to <= (years.to ?? 9999);

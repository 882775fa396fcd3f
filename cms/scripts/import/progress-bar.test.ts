import { expect, it } from 'vitest';
import { duration, progressLine } from './progress-bar.mts';

it('says how far something is and how long it will still take at the pace so far', () => {
  expect(progressLine({ done: 250, total: 1_000 }, 10_000)).toBe(`[${'#'.repeat(8)}${'.'.repeat(22)}] 250 of 1000, 30 s left`);
  expect(progressLine({ done: 0, total: 10 }, 0)).toBe(`[${'.'.repeat(30)}] 0 of 10`);
  expect(progressLine({ done: 10, total: 10 }, 5_000)).toBe(`[${'#'.repeat(30)}] 10 of 10`);
  expect(duration(125_400)).toBe('2 min 5 s');
});

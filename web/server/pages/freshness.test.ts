import { expect, it } from 'vitest';
import { isCurrent, SETTLE_MS } from './freshness';

it.each([
  ['asked before the change', 999, 1_001, false],
  ['asked after the change, while it spreads', 1_001, 1_100, true],
  ['asked while the change was spreading, which is over', 1_001, 1_000 + SETTLE_MS, false],
  ['asked when the change had spread', 1_000 + SETTLE_MS, 9_000, true],
  ['never asked', Number.NEGATIVE_INFINITY, 1_001, false],
])('what was %s is current or not', (_what, askedAt, now, expected) => {
  expect(isCurrent(askedAt, 1_000, now)).toBe(expected);
});

import { expect, it } from 'vitest';
import { GRACE_MS, isCurrent, SETTLE_MS, wasCurrent } from './freshness';

it.each([
  ['asked before the change', 999, 1_001, false],
  ['asked after the change, while it spreads', 1_001, 1_100, true],
  ['asked while the change was spreading, which is over', 1_001, 1_000 + SETTLE_MS, false],
  ['asked when the change had spread', 1_000 + SETTLE_MS, 9_000, true],
  ['never asked', Number.NEGATIVE_INFINITY, 1_001, false],
])('what was %s is current or not', (_what, askedAt, now, expected) => {
  expect(isCurrent(askedAt, 1_000, now)).toBe(expected);
});

it.each([
  ['asked after the change', 2_000, 90_000, true],
  ['asked between the last two changes, the last of which has just come', 1_500, 2_000 + GRACE_MS - 1, true],
  ['asked between the last two changes, the last of which came a while ago', 1_500, 2_000 + GRACE_MS, false],
  ['asked before the last two changes', 999, 2_001, false],
  ['read from disk', Number.NEGATIVE_INFINITY, 2_001, false],
])('what was %s was current a moment ago or not', (_what, askedAt, now, expected) => {
  expect(wasCurrent(askedAt, { movedAt: 2_000, movedBefore: 1_000 }, now)).toBe(expected);
});

import { expect, it } from 'vitest';
import { beginningOf } from './beginning';

it.each([
  ['2021', 'active', 'since'],
  ['2021-06-15', null, 'since'],
  ['2021', 'completed', 'startedIn'],
  ['2021-06', 'completed', 'startedIn'],
  ['2021-06-15', 'completed', 'startedOn'],
] as const)('of %s, %s, one says: %s', (start, status, beginning) => {
  expect(beginningOf(start, status)).toBe(beginning);
});

import { expect, it } from 'vitest';
import { remaining, spoken } from './remaining';

it('knows what is left from the pace so far, and says nothing before there is one', () => {
  expect(remaining({ done: 250, total: 1_000, elapsed: 2_000 })).toBe(6_000);
  expect(remaining({ done: 1, total: 1_000, elapsed: 2_000 })).toBeUndefined();
  expect(remaining({ done: 0, total: 0, elapsed: 5 })).toBeUndefined();
  expect(remaining({ done: 10, total: 10, elapsed: 5 })).toBeUndefined();
});

it.each([
  [200, 'es', '5 segundos'],
  [41_000, 'fr', '45 secondes'],
  [61_000, 'en', '2 minutes'],
])('says %d ms in %s as %s', (milliseconds, locale, text) => {
  expect(spoken(milliseconds, locale).replaceAll('\u00a0', ' ')).toBe(text);
});

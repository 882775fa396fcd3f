import { describe, expect, it } from 'vitest';
import { kinOf, type NamedValue, toShown } from './facet-values';

const named = (value: string, broader?: string): NamedValue => ({ value, label: value, lang: undefined, count: 1, broader });
const shape = (values: readonly NamedValue[], chosen: readonly string[], most: number) => toShown(values, chosen, most).map(({ value, level, chosen: ticked }) => `${level}${value}${ticked ? '!' : ''}`).join(' ');

const regions = [named('africa'), named('america'), named('asia'), named('east', 'africa'), named('west', 'africa'), named('south', 'asia')];

describe('toShown', () => {
  it.each([
    ['the first, and what is chosen', [named('a'), named('b'), named('c'), named('d')], ['d'], 2, '0a 0b 0d!'],
    ['the first in their tree, of both levels', regions, [], 4, '0africa 1east 0america 0asia'],
    ['what is part of what is chosen', regions, ['africa'], 2, '0africa! 1east 1west 0america'],
    ['what the first are part of', [named('south', 'asia'), named('africa'), named('asia')], [], 2, '0africa 0asia 1south'],
    ['what the chosen is part of', regions, ['south'], 1, '0africa 0asia 1south!'],
  ])('shows %s', (_what, values, chosen, most, expected) => {
    expect(shape(values, chosen, most)).toBe(expected);
  });
});

it('kinOf knows what a value is part of and what is part of it', () => {
  expect([kinOf(regions, 'africa'), kinOf(regions, 'east'), kinOf(regions, 'america')]).toEqual([['east', 'west'], ['africa'], []]);
});

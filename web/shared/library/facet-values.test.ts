import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTree, type NamedValue, toShown } from './facet-values';

const named = (value: string, broader?: string): NamedValue => ({ value, label: value, lang: undefined, count: 1, broader });
const shape = (values: readonly NamedValue[]) => inTree(values).map(({ value, level }) => `${level}${value}`).join(' ');

describe('inTree', () => {
  it.each([
    ['keeps the order of equals', [named('b'), named('a')], '0b 0a'],
    ['puts what is narrower below what is broader', [named('women', 'land'), named('health'), named('land'), named('tenure', 'land'), named('girls', 'women')], '0health 0land 1women 2girls 1tenure'],
    ['shows what is part of something that is not there', [named('women', 'land')], '0women'],
    ['shows what is part of itself', [named('a', 'b'), named('b', 'a'), named('c')], '0c 0a 0b'],
  ])('%s', (_what, values, expected) => {
    expect(shape(values)).toBe(expected);
  });

  it('loses and doubles nothing', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const values = fc.uniqueArray(fc.record({ value: letters, broader: fc.option(letters, { nil: undefined }) }), { selector: ({ value }) => value });
    fc.assert(
      fc.property(values, (list) => {
        expect(inTree(list.map(({ value, broader }) => named(value, broader))).map(({ value }) => value).toSorted()).toEqual(list.map(({ value }) => value).toSorted());
      }),
    );
  });
});

it('toShown shows the first, and what is chosen', () => {
  const shown = toShown([named('a'), named('b'), named('c'), named('d')], ['d'], 2);
  expect(shown.map(({ value, chosen }) => [value, chosen])).toEqual([['a', false], ['b', false], ['d', true]]);
});

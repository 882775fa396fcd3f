import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broaderOf, inTree, narrowerOf, type Part, toBranches } from './topic-tree';

const part = (value: string, broader?: string): Part => ({ value, broader });
const shape = (values: readonly Part[]) => inTree(values).map(({ value, level }) => `${level}${value}`).join(' ');

const land = [part('women', 'land'), part('health'), part('land'), part('tenure', 'land'), part('girls', 'women')];

describe('a tree of topics', () => {
  it.each([
    ['keeps the order of equals', [part('b'), part('a')], '0b 0a'],
    ['puts what is narrower below what is broader', land, '0health 0land 1women 2girls 1tenure'],
    ['shows what is part of something that is not there', [part('women', 'land')], '0women'],
    ['shows what is part of itself', [part('a', 'b'), part('b', 'a'), part('c')], '0c 0a 0b'],
  ])('%s', (_what, values, expected) => {
    expect(shape(values)).toBe(expected);
  });

  it('nests as deep as its topics do', () => {
    expect(toBranches(land)).toEqual([
      { one: part('health'), narrower: [] },
      { one: part('land'), narrower: [{ one: part('women', 'land'), narrower: [{ one: part('girls', 'women'), narrower: [] }] }, { one: part('tenure', 'land'), narrower: [] }] },
    ]);
  });

  it('says what a topic is part of, and what is part of it', () => {
    expect([broaderOf(land, 'girls'), broaderOf(land, 'land')]).toEqual([['women', 'land'], []]);
    expect([narrowerOf(land, 'land'), narrowerOf(land, 'girls')]).toEqual([['women', 'tenure', 'girls'], []]);
    expect([broaderOf([part('a', 'b'), part('b', 'a')], 'a'), narrowerOf([part('a', 'b'), part('b', 'a')], 'a')]).toEqual([['b'], ['b']]);
  });

  it('loses and doubles nothing', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const parts = fc.uniqueArray(fc.record({ value: letters, broader: fc.option(letters, { nil: undefined }) }), { selector: ({ value }) => value });
    fc.assert(
      fc.property(parts, (list) => {
        expect(inTree(list).map(({ value }) => value).toSorted()).toEqual(list.map(({ value }) => value).toSorted());
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { settleSlug } from './slugs';

const a = { documentId: 'aaaaaaaa1', rank: 1 };
const b = { documentId: 'bbbbbbbb2', rank: 0 };

describe('a slug that two documents claim', () => {
  it("is the language's own before a borrowed one", () => {
    expect(settleSlug('x', b, [a])).toBe('x');
    expect(settleSlug('x', a, [b])).toBe('x-aaaaaa');
  });

  it('stays with its only claim', () => {
    expect(settleSlug('x', a, [])).toBe('x');
  });

  it('is settled the same from both sides where ranks are equal', () => {
    const c = { documentId: 'cccccccc3', rank: 1 };
    expect([settleSlug('x', a, [c]), settleSlug('x', c, [a])]).toEqual(['x', 'x-cccccc']);
  });
});

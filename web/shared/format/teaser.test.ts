import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTeaser } from './teaser';

describe('toTeaser', () => {
  it('leaves a short text as it is', () => {
    expect(toTeaser('A short text.', 20)).toBe('A short text.');
  });

  it('cuts between words and drops the mark before the cut', () => {
    expect(toTeaser('Land rights, water and work', 13)).toBe('Land rights…');
  });

  it('is never longer than it may be', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => toTeaser(text, 100).length <= 101));
  });
});

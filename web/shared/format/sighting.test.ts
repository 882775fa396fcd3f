import { describe, expect, it } from 'vitest';
import { sightingOf } from './sighting';

describe('what is said of an edition’s link', () => {
  const own = { working: false, on: '2026-11-01' };
  const work = { working: true, on: '2026-11-25' };

  it('is about the address it leads to', () => {
    expect(sightingOf({ file: null, url: 'https://example.org/fr', urlSeen: own }, work)).toBe(own);
    expect(sightingOf({ file: null, url: 'https://example.org/fr', urlSeen: null }, work), 'not about another').toBeNull();
    expect(sightingOf({ file: null, url: null, urlSeen: null }, work)).toBe(work);
  });

  it('is nothing for a file of ours', () => {
    expect(sightingOf({ file: {}, url: 'https://example.org/fr', urlSeen: own }, work)).toBeNull();
  });
});

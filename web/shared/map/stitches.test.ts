import { describe, expect, it } from 'vitest';
import { COLUMNS, landPath, placesOf, ROW_COUNT } from './stitches';

describe('placesOf', () => {
  it('puts countries where a map of the world has them', () => {
    const [kenya, chile, indonesia] = placesOf(['KE', 'CL', 'ID']);
    expect(chile?.x).toBeLessThan(kenya?.x ?? 0);
    expect(kenya?.x).toBeLessThan(indonesia?.x ?? 0);
    expect(chile?.y).toBeGreaterThan(kenya?.y ?? 0);
  });

  it('has a stitch for countries smaller than one', () => {
    for (const place of placesOf(['VU', 'SG', 'MT', 'CV'])) {
      expect(place.size).toBe(1);
      expect(place.x).toBeGreaterThan(0);
      expect(place.x).toBeLessThan(COLUMNS);
      expect(place.y).toBeLessThan(ROW_COUNT);
    }
  });

  it('knows no place for what is no country', () => {
    expect(placesOf(['XX', ''])).toEqual([]);
  });
});

describe('landPath', () => {
  it('is one line for each stretch of land, and nothing else', () => {
    expect(landPath()).toMatch(/^(M\d+ \d+h\d+)+$/);
  });
});

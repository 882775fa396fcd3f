import { describe, expect, it } from 'vitest';
import { COLUMNS, frameAround, landPath, placesOf, ROW_COUNT, WHOLE } from './stitches';

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

describe('frameAround', () => {
  it('holds every place, with land around it', () => {
    const places = placesOf(['KE', 'UG', 'TZ']);
    const { x, y, width, height } = frameAround(places);
    for (const place of places) {
      expect(place.left).toBeGreaterThan(x);
      expect(place.right).toBeLessThan(x + width);
      expect(place.top).toBeGreaterThan(y);
      expect(place.bottom).toBeLessThan(y + height);
    }
    expect(width).toBeLessThan(COLUMNS / 2);
  });

  it('is the whole world where there is no place', () => {
    expect(frameAround([])).toBe(WHOLE);
  });
});

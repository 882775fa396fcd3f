import { describe, expect, it } from 'vitest';
import { codesOf, isCode } from './codes';

describe('codes', () => {
  it('knows the 249 countries of ISO 3166-1 and no group, reservation or withdrawn code', () => {
    expect(codesOf('country')).toHaveLength(249);
    expect(['CO', 'FR', 'SS', 'TL'].every((code) => isCode('country', code))).toBe(true);
    expect(['EU', 'UK', 'SU', 'XK', 'ZZ', 'co', 'COL', ''].filter((code) => isCode('country', code))).toEqual([]);
  });

  it('takes BCP 47 languages in canonical form, with script or region', () => {
    expect(['es', 'es-MX', 'zh-Hant', 'quc', 'ay'].every((code) => isCode('language', code))).toBe(true);
    expect(['spa', 'ES', 'es_MX', 'es-mx', 'und', 'xx', ''].filter((code) => isCode('language', code))).toEqual([]);
  });

  it('takes IANA time zones, aliases included, but no offset and no other spelling', () => {
    expect(['UTC', 'America/Bogota', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'].every((zone) => isCode('time-zone', zone))).toBe(true);
    expect(['+05:00', 'america/bogota', 'America/Nowhere', 'EST', ''].filter((zone) => isCode('time-zone', zone))).toEqual([]);
  });

  it('offers only codes that it accepts', () => {
    for (const vocabulary of ['country', 'language', 'time-zone'] as const) {
      expect(codesOf(vocabulary).filter((code) => !isCode(vocabulary, code))).toEqual([]);
    }
  });
});

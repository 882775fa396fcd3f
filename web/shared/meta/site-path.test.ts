import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sections } from '../sections';
import { formatSitePath, parseSitePath } from './site-path';

const segments = { en: {}, es: { library: 'biblioteca' } };

describe('parseSitePath', () => {
  it('reads back what formatSitePath wrote', () => {
    const path = fc.record({ locale: fc.constantFrom('en', 'es'), section: fc.constantFrom(...sections, null), slug: fc.option(fc.constantFrom('ley', 'educación', 'a-b_c', '100 %')), ending: fc.constantFrom('bib', 'csl.json', 'ics', 'png') });
    fc.assert(
      fc.property(path, (value) => {
        expect(parseSitePath(formatSitePath(value, segments), segments)).toEqual(value);
      }),
    );
  });

  it.each(['/en/library', '/de/library.bib', '/uploads/file.pdf', '/en/library/../x.bib', '/en/library/%E0%A4.bib', '/__proto__/library.bib', '/es/library/ley.bib', '/robots.txt', '/en/other/page.png', '/favicon.png', '/de.png'])('leaves %s to others', (path) => {
    expect(parseSitePath(path, segments)).toBeNull();
  });
});

import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedResources } from '../../test/seed-resources';
import { type Author, invertedName } from './author';
import { toBibtex } from './bibtex';
import { toCslJson } from './csl-json';
import { type Reference, toReference } from './reference';
import { toRis } from './ris';

interface CslItem {
  title: string;
  author?: (Partial<Record<'family' | 'given' | 'literal' | 'non-dropping-particle' | 'dropping-particle', string>>)[];
  issued?: { 'date-parts': (number | string)[][] };
  publisher?: string;
  'container-title'?: string;
  type: string;
  URL: string;
  DOI?: string;
  language?: string;
  abstract?: string;
}

const parse = (text: string): CslItem => {
  const { data } = new Cite(text) as unknown as { data: CslItem[] };
  expect(data).toHaveLength(1);
  return data[0] as CslItem;
};

/** citation-js writes case protection, signs and marks as HTML. */
const plain = (text: string | undefined): string =>
  (text ?? '').replace(/<\/?(span|i|b|sup|sub)[^>]*>/g, '').replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '').normalize('NFC');

/** citation-js encodes addresses once more: `%23` comes out as `%2523`. */
const address = (url: string): string => url.replace(/%25(?=[\dA-F]{2})/gi, '%');

const wholeName = (author: NonNullable<CslItem['author']>[number]): string =>
  plain(author.literal ?? [author['dropping-particle'], author['non-dropping-particle'], author.family].filter(Boolean).join(' ') + (author.given ? `, ${author.given}` : ''));

const expected = (authors: readonly Author[]): string[] => authors.map(invertedName).map((name) => name.normalize('NFC'));

/** Reads RIS by its own rule, written without the writer: six characters of tag, then the value to the end of the line. */
function parseRis(text: string): Map<string, string[]> {
  expect(text).toMatch(/^TY {2}- [A-Z]{3,5}\r\n/);
  expect(text).toMatch(/\r\nER {2}- \r\n$/);
  const tags = new Map<string, string[]>();
  for (const line of text.split('\r\n').slice(0, -1)) {
    expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    tags.set(line.slice(0, 2), [...(tags.get(line.slice(0, 2)) ?? []), line.slice(6)]);
  }
  return tags;
}

const references = seedResources().map((resource) => toReference(resource, `https://agenda.example/${resource.locale}/x/${resource.slug}`));

const awkward: Reference = {
  id: 'résumé_100%', kind: 'report', title: { text: 'Land {rights} & 100 % of #1_cost: $5 ~ \\ ^ "x"', language: 'en' }, translatedTitle: { text: 'Tierra, 100 %', language: 'es' },
  authors: [{ literal: 'Justice and Empowerment, Inc.' }, { family: 'de Miguel', given: 'Carlos' }], corporate: false, journal: '', publisher: 'A & B', year: null, language: 'en', translator: 'N. Ñ.',
  url: 'https://example.org/a_b?c=%20{x}&d=1#e~f', doi: '10.1000/a_b(1)', isbn: '978-0-00-000000-2', pages: 12, license: null, abstract: null,
};

describe('toBibtex', () => {
  it('is read back the same for every resource of the seed in every language', () => {
    expect(references.length).toBeGreaterThan(700);
    for (const reference of references) {
      const item = parse(toBibtex(reference));
      expect(plain(item.title)).toBe(reference.title.text.normalize('NFC'));
      expect((item.author ?? []).map(wholeName), reference.id).toEqual(expected(reference.authors));
      expect(Number(item.issued?.['date-parts'][0]?.[0] ?? 0)).toBe(reference.year ?? 0);
      expect(plain(item.publisher), reference.id).toBe(reference.publisher.normalize('NFC'));
      expect([plain(item['container-title']), item.type === 'article-journal'], reference.id).toEqual([reference.journal.normalize('NFC'), reference.journal !== '']);
      expect(address(item.URL)).toBe(reference.url);
      expect(plain(item.abstract)).toBe((reference.abstract?.text ?? '').normalize('NFC'));
    }
  });

  it('escapes every mark of LaTeX', () => {
    const item = parse(toBibtex(awkward));
    expect(plain(item.title)).toBe(awkward.title.text);
    expect((item.author ?? []).map(wholeName)).toEqual(['Justice and Empowerment, Inc.', 'de Miguel, Carlos']);
    expect(plain(item.publisher)).toBe('A & B');
    expect(address(item.URL)).toBe('https://example.org/a_b?c=%20%7Bx%7D&d=1#e~f');
    expect(item.DOI).toBe(awkward.doi);
    expect(toBibtex(awkward)).toMatch(/^@book\{resume_100,/);
  });

  it('keeps its braces balanced whatever a title holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', '%', 'a', ' ', 'é', '"') }), (text) => {
        const entry = toBibtex({ ...awkward, title: { text, language: 'en' } }).replace(/\\[{}]/g, '');
        expect(entry.split('{').length).toBe(entry.split('}').length);
      }),
    );
  });
});

describe('toCslJson', () => {
  it('is read back the same for every resource of the seed in every language', () => {
    for (const reference of references) {
      const item = parse(toCslJson(reference));
      expect(item.title).toBe(reference.title.text);
      expect((item.author ?? []).map(wholeName)).toEqual(reference.authors.map(invertedName));
      expect(Number(item.issued?.['date-parts'][0]?.[0] ?? 0)).toBe(reference.year ?? 0);
      expect([item['container-title'] ?? '', item.type === 'article-journal']).toEqual([reference.journal, reference.journal !== '']);
      expect({ publisher: item.publisher ?? '', url: item.URL, language: item.language ?? null }).toEqual({ publisher: reference.publisher, url: reference.url, language: reference.language });
    }
  });
});

describe('toRis', () => {
  it('says each thing on a line of its own, for every resource of the seed in every language', () => {
    for (const reference of [...references, awkward]) {
      const tags = parseRis(toRis(reference));
      expect(tags.get('TI')).toEqual([reference.title.text]);
      expect(tags.get('AU') ?? []).toEqual(reference.authors.map(invertedName));
      expect(tags.get('PY')?.[0] ?? null).toBe(reference.year === null ? null : String(reference.year));
      expect([tags.get('T2')?.[0] ?? '', tags.get('TY')?.[0] === 'JOUR']).toEqual([reference.journal, reference.journal !== '']);
      expect(tags.get('UR')).toEqual([reference.url]);
      expect(tags.get('LA')?.[0] ?? null).toBe(reference.language);
    }
  });
});

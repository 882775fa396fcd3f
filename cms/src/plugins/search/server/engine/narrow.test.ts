import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDocument } from '../document/fixture';
import { FACETS, type Facet, type IndexDocument } from '../document/index-document';
import type { Question } from '../query/question';
import { Columns } from './columns';
import { narrow } from './narrow';

type Chosen = Pick<Question, 'facets' | 'years'>;

const has = (document: IndexDocument, facet: Facet, values: readonly string[]) => (document.facets[facet] ?? []).some((value) => values.includes(value));

function passes(document: IndexDocument, { facets, years }: Chosen, besides?: Facet): boolean {
  const inYears = !years || besides === 'year' || (document.year !== null && document.year >= years.from && document.year <= years.to);
  return inYears && Object.entries(facets).every(([facet, values]) => facet === besides || has(document, facet as Facet, values));
}

const value = fc.constantFrom('a', 'b', 'c');
const year = fc.constantFrom(null, 1999, 2000, 2001, 2020);
const document = fc.record({ kind: fc.uniqueArray(value, { maxLength: 1 }), country: fc.uniqueArray(value, { maxLength: 3 }), theme: fc.uniqueArray(value, { maxLength: 2 }), year }).map((one) =>
  toDocument('x', { year: one.year, facets: { kind: one.kind, country: one.country, theme: one.theme, year: one.year === null ? [] : [String(one.year)] } }));
const chosen: fc.Arbitrary<Chosen> = fc.record({
  facets: fc.dictionary(fc.constantFrom<Facet>('kind', 'country', 'theme', 'license'), fc.uniqueArray(fc.constantFrom('a', 'b', 'none'), { minLength: 1, maxLength: 2 })),
  years: fc.constantFrom(null, { from: 0, to: 2000 }, { from: 2000, to: 2001 }, { from: 2001, to: 9999 }, { from: 0, to: 0 }),
});

it('facets narrow each other, and each counts as if nothing were chosen in it', () => {
  fc.assert(fc.property(fc.array(document, { maxLength: 25 }), chosen, fc.integer({ min: 1, max: 3 }), (documents, question, step) => {
    const columns = new Columns(['en']);
    for (const one of documents) columns.push(one);
    const asked = documents.flatMap((_, index) => (index % step === 0 ? [index] : []));
    const { rows, facets } = narrow(columns, Uint32Array.from(asked, (index) => index + 1), question as Question);
    expect([...rows]).toEqual(asked.filter((index) => passes(documents[index] as IndexDocument, question)).map((index) => index + 1));
    for (const facet of FACETS) {
      const counts = new Map<string, number>();
      for (const index of asked) {
        const one = documents[index] as IndexDocument;
        if (passes(one, question, facet)) for (const name of one.facets[facet] ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      expect(facets[facet]).toEqual([...counts].map(([name, count]) => ({ value: name, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)));
    }
  }), { numRuns: 500 });
}, 30_000);

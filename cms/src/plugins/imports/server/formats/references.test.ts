import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibtex, writeBibtex } from './bibtex';
import { fromCslItem, toCslItem } from './csl-item';
import { readCslJson, writeCslItem } from './csl-json';
import type { ReadOptions } from './imported-work';
import { oneLine, type Reference, toImportedWork } from './reference';
import { readRis, writeRis } from './ris';

const options: ReadOptions = { locales: ['en', 'es', 'fr'], language: 'en' };

const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZñáÉçœß中ع0123456789', ' ', ' ', ' ', ...'.,;:!?-–—_&%$#{}\\~^"\'`«»()/@=+'];
const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 40 }).map((parts) => oneLine(parts.join(''))).filter((value) => value !== '');
const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
/** A name holds no semicolon or brace in any format of reference managers, and a comma only behind the family name. */
const name = fc.oneof(fc.tuple(word, word).map((words) => words.join(' ')), fc.tuple(word, word, word).map((words) => words.join(' ')), fc.constantFrom('Namati', 'Institute for Environment and Development', 'Juan de la Cruz', 'Ana M. Pérez', 'Sierra, María Teresa', 'de la Cruz, Juan', 'García Márquez, Ana'));
const keyword = fc.stringMatching(/^[a-zñé]{1,8}( [a-zñé]{1,8})?$/);
const url = fc.stringMatching(/^[a-z0-9_/.?=&%-]{0,20}$/).map((path) => `https://example.org/${path.replaceAll('%', '%20')}`);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const described = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  kind: fc.constantFrom('article', 'case-study', 'guide', 'law', 'podcast', 'policy-brief', 'report', 'toolkit', 'training', 'video', 'webinar'),
  title: text,
  translatedTitle: maybe(text),
  authors: fc.uniqueArray(name, { maxLength: 3 }),
  translator: maybe(name),
  publisher: maybe(fc.constantFrom('ACIJ', 'Institute for Environment and Development', 'Sage & Sons', 'Dejusticia')),
  year: maybe(fc.integer({ min: 1900, max: 2100 }).map(String)),
  language: maybe(fc.constantFrom('en', 'es', 'fr', 'pt', 'sw', 'es-MX')),
  doi: maybe(fc.stringMatching(/^10\.\d{4}\/[a-z0-9._()-]{1,12}$/)),
  isbn: maybe(fc.constantFrom('9789251234567', '978-92-5-123456-7')),
  url: maybe(url),
  pages: maybe(fc.integer({ min: 1, max: 900 }).map(String)),
  abstract: maybe(text),
  container: maybe(fc.constantFrom('Alaska Law Review', 'Aguas & tierras')),
  keywords: fc.uniqueArray(keyword, { maxLength: 3 }),
});

/** Only articles stand in something. */
const reference: fc.Arbitrary<Reference> = described.map((value) => (value.kind === 'article' ? value : { ...value, container: undefined }));

/** What a format does not carry of a kind of work. */
const without = (value: Reference, ...names: (keyof Reference)[]): Reference => ({ ...value, ...Object.fromEntries(names.map((member) => [member, undefined])) });

describe.each<[string, (references: readonly Reference[]) => string, typeof readRis, (value: Reference) => Reference]>([
  ['RIS', (references) => references.map(writeRis).join('\r\n'), readRis, (value) => {
    const narrow = /^(law|case-study|guide|policy-brief|report|toolkit|training|webinar)$/.test(value.kind ?? '');
    return without(value, ...(narrow ? [] : ['isbn' as const]), ...(value.kind === 'article' && value.container ? ['pages' as const] : []));
  }],
  ['BibTeX', (references) => references.map(writeBibtex).join('\n'), readBibtex, (value) => value],
  ['CSL-JSON', (references) => `[${references.map(writeCslItem).join(',')}]`, readCslJson, (value) => value],
])('%s', (_format, write, read, carried) => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(reference, { maxLength: 3 }), (references) => {
        expect(read(write(references), options)).toEqual({ works: references.map((value, index) => toImportedWork(index + 1, carried(value), options)), problems: [] });
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['RIS', () => readRis('TY  - JOUR\nTI  - A\nAU  - Sierra, María Teresa\nJF  - Aguas\nPB  - Elsevier\nER  - \n', options)],
  ['BibTeX', () => readBibtex('@article{a, title = {A}, author = {Sierra, María Teresa}, journal = {Aguas}, publisher = {Elsevier}}', options)],
  ['CSL-JSON', () => readCslJson('[{"type":"article-journal","title":"A","author":[{"family":"Sierra","given":"María Teresa"}],"container-title":"Aguas","publisher":"Elsevier"}]', options)],
])('%s says the journal of an article and which part of a name is the family’s', (_format, read) => {
  expect(read().works).toMatchObject([{ shared: { kind: 'article', publisherName: 'Aguas', authors: ['Sierra, María Teresa'] }, publisher: 'Elsevier' }]);
});

it('a part of a book stands in no journal', () => {
  expect(readRis('TY  - CHAP\nTI  - A\nT2  - A book\nPB  - Sage\nER  - \n', options).works).toMatchObject([{ shared: { kind: 'report', publisherName: 'Sage' } }]);
});

it('CSL items and references are inverse', () => {
  fc.assert(
    fc.property(reference, (value) => {
      expect(fromCslItem(toCslItem(value))).toEqual(value);
    }),
  );
});

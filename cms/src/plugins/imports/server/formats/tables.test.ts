import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedSchema } from '../../../../../test/harness/seed-schema';
import { columnHeads, SHARED } from './columns';
import { csvHead, detectDelimiter, readCsv, writeCsvLine } from './csv';
import { neutralise, restore } from './formula';
import { emptyWork, LOCALIZED, type ReadOptions, RELATION_NAMES, type Work } from './imported-work';
import { readJsonl, writeJsonLine } from './jsonl';
import { joinList, splitList } from './list-cell';

const options: ReadOptions = { locales: ['en', 'es', 'fr'], language: 'en' };

const letters = [...'abñÉعß0 ', ...',;|\t"\'\\\n=+-@<>{}[]', '\r\n', '  '];
const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')).filter((value) => value.trim() !== '');
const value = text.map((raw) => raw.trim());
const list = fc.array(value, { minLength: 1, maxLength: 3 });
const optional = <Members extends Record<string, fc.Arbitrary<unknown>>>(members: Members) => fc.record(members, { requiredKeys: [] });

const work: fc.Arbitrary<Work> = fc.record({
  documentId: fc.stringMatching(/^[a-z0-9]{24}$/),
  sourceLocale: fc.constantFrom('en', 'es', 'fr'),
  versions: optional({ en: optional({ title: text, abstract: text }), es: optional({ title: text }), fr: optional({ abstract: text }) }).map((versions) =>
    Object.fromEntries(Object.entries(versions).filter(([, version]) => Object.keys(version ?? {}).length > 0)),
  ) as fc.Arbitrary<Work['versions']>,
  shared: optional({
    kind: value, year: fc.integer({ min: -5, max: 3000 }), authors: list, publisherName: text, license: text, doi: text, isbn: text, sourceUrl: text, sourceUrlIsCopy: fc.boolean(),
    titleSupplied: fc.boolean(), countries: list, expressions: fc.array(optional({ language: value, title: text, pages: fc.nat() }), { minLength: 1, maxLength: 2 }),
  }) as fc.Arbitrary<Work['shared']>,
  relations: optional({ publishers: list, regions: list, themes: list, frontiers: list }),
});

const read = (row: number, expected: Work) => ({ ...emptyWork(row), ...expected });

it('has a column for every attribute of a work that an import may write', () => {
  const attributes = Object.keys(seedSchema().models.find(({ uid }) => uid === 'api::resource.resource')?.attributes ?? {});
  expect([...LOCALIZED, ...Object.keys(SHARED), ...RELATION_NAMES, 'slug', 'safety', 'sourceLocale'].sort()).toEqual(attributes.sort());
  expect(columnHeads(['en', 'es'])).toContain('title__es');
});

describe('CSV', () => {
  it('reads back what it wrote, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(work, { maxLength: 4 }), (works) => {
        const file = csvHead(options.locales) + works.map((one) => writeCsvLine(one, options.locales)).join('');
        expect(readCsv(file, options)).toEqual({ works: works.map((one, index) => read(index + 2, one)), problems: [] });
      }),
      { numRuns: 400 },
    );
  });

  it.each([',', ';', '\t', '|'])('knows the delimiter %j by the heads that mean something', (delimiter) => {
    const file = [['title__en', 'year', 'note, of; a|kind'].map((head) => `"${head}"`).join(delimiter), ['"A; b, c|d"', '2001', ''].join(delimiter)].join('\r\n');
    expect(detectDelimiter(file)).toEqual({ delimiter, known: 2 });
    expect(readCsv(file, options).works).toEqual([read(2, { versions: { en: { title: 'A; b, c|d' } }, shared: { year: 2001 }, relations: {} })]);
  });

  it.each([';', '\t', ','])('takes the delimiter %j from the line by which Excel is told it, and numbers rows as Excel does', (delimiter) => {
    const table = [['title__en', 'year'], ['A, b; c', '2001']].map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');
    for (const mark of ['', '\ufeff']) expect(readCsv(`${mark}sep=${delimiter}\r\n${table}`, options)).toEqual({ works: [read(2, { versions: { en: { title: 'A, b; c' } }, shared: { year: 2001 }, relations: {} })], problems: [] });
    expect(readCsv(`sep=${delimiter}\r\n${table}"`, options).problems).toEqual([{ reason: 'csvBroken', values: { line: 3 } }]);
  });

  it('names the column that means nothing, and the one that was probably meant', () => {
    const { problems } = readCsv('titel__es,year,year,colour of the cover,title__de\n', options);
    expect(problems.map(({ reason, values }) => [reason, values?.column, values?.nearest])).toEqual([
      ['columnUnknownLike', 'titel__es', 'title__es'], ['columnTwice', 'year', undefined], ['columnUnknown', 'colour of the cover', undefined], ['columnUnknownLike', 'title__de', 'title__en'],
    ]);
  });

  it('takes what people write: a language, plain titles, editions by language', () => {
    const { works } = readCsv('language,title,url__pt,edition__pt,url__es\nSpanish,El río,https://a.example/pt,O rio,https://a.example/es\n', options);
    expect(works).toMatchObject([{ addsEditions: true, language: 'es', versions: { es: { title: 'El río' } }, shared: { expressions: [{ language: 'pt', url: 'https://a.example/pt', title: 'O rio' }, { language: 'es', url: 'https://a.example/es' }] } }]);
  });

  it('leaves rows without text out but counts them, and says where a row has more cells than there are columns', () => {
    const { works } = readCsv('title__en,year\nA,2001\n,\nB,2002,x\n', options);
    expect(works.map(({ row, problems }) => [row, problems.map(({ reason }) => reason)])).toEqual([[2, []], [4, ['tooManyCells']]]);
  });

  it('says in which line a quotation mark stays open', () => {
    expect(readCsv('title__en,year\n"A,2001\n', options).problems).toEqual([{ reason: 'csvBroken', values: { line: 2 } }]);
  });

  it('tells text that was once read in the wrong encoding', () => {
    expect(readCsv('title__es\neducaciÃ³n\nEducação\n', options).works.map(({ problems }) => problems.map(({ reason }) => reason))).toEqual([['textMangled'], []]);
  });
});

describe('a formula', () => {
  it('is neutralised for spreadsheets and restored exactly', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom("'=1", '=cmd()', "''", '-', '+1', '@a', "'a", '\t=', '\n=1', "\n'=1", '＝1+1', '－1', "'＠a", 'a;=1+1', "a;'=1", ';;@a', '\n- a\n-1', 'a;\t=1')), (cell) => {
        expect(restore(neutralise(cell))).toBe(cell);
        expect(neutralise(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]|[;\t\r\n][=+\-@＝＋－＠](?! )/);
      }),
    );
  });
});

describe('a list in a cell', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(splitList(joinList(values))).toEqual(values);
      }),
    );
  });
});

describe('JSONL', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(work, { maxLength: 4 }), (works) => {
        expect(readJsonl(works.map(writeJsonLine).join(''), options)).toEqual({ works: works.map((one, index) => read(index + 1, one)), problems: [] });
      }),
    );
  });

  it('says what is wrong with a line, and reads the others', () => {
    const { works } = readJsonl('{"title":{"es":"A"},"abstract":null}\n{oops\n[]\n{"titel":"x","themes":"land","title":{"de":"y"}}\n', options);
    expect(works.map(({ row, problems }) => [row, problems.map(({ reason }) => reason)])).toEqual([
      [1, []], [2, ['notJson']], [3, ['recordNoObject']], [4, ['memberUnknownLike', 'list', 'languageNotOffered']],
    ]);
    expect(works[0]?.versions).toEqual({ es: { title: 'A' }, en: { abstract: null } });
  });
});

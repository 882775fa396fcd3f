import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat, type Format, readFile } from './format';
import type { ReadOptions } from './imported-work';
import { LIMITS } from './limits';

const options: ReadOptions = { locales: ['en', 'es', 'fr'], language: 'en' };
const rdf = readFileSync(join(import.meta.dirname, 'fixtures/zotero.rdf'), 'utf8');
const read = (name: string, bytes: Uint8Array | string, more = {}) => readFile({ name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, ...more }, options);
const reasons = async (result: ReturnType<typeof read>) => (await result).problems.map(({ reason, values }) => [reason, values]);

const RIS = 'Provider: X\r\n\r\nTY  - RPRT\r\nTI  - A\r\nER  - \r\n';
const BIB = '% made by hand\n@string{acij = "ACIJ"}\n@book{a, title={A}}\n';

describe('the format of a file', () => {
  it.each<[string, string, Format | undefined]>([
    ['works.txt', RIS, 'ris'],
    ['works.csv', RIS, 'ris'],
    ['works.txt', BIB, 'bibtex'],
    ['works.xml', rdf, 'zotero-rdf'],
    ['works.json', '[{"type":"book","title":"A"}]', 'csl-json'],
    ['works.json', '[{"key":"A","data":{"itemType":"book","title":"A"}}]', 'zotero-json'],
    ['works.json', '{"items":[{"itemType":"book"}]}', 'zotero-json'],
    ['works.json', '{"title":{"es":"A"}}\n{"title":{"es":"B"}}', 'jsonl'],
    ['works.txt', 'title__es;year\nA;2001', 'csv'],
    ['works.csv', 'Titel;Jahr\nA;2001', 'csv'],
    ['works.txt', 'hello', undefined],
  ])('%s %#', (name, text, expected) => {
    expect(detectFormat(name, text)).toBe(expected);
  });
});

describe('a file', () => {
  it('is read in UTF-8 with or without a mark, and in UTF-16 with one', async () => {
    const text = 'title__es\neducación\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), wide, Buffer.from(wide).swap16()]) {
      expect((await read('a.csv', bytes)).works).toMatchObject([{ row: 2, versions: { es: { title: 'educación' } } }]);
    }
  });

  it('in another encoding is offered it with the rows that look wrong, and read in it once that was chosen', async () => {
    const latin = Buffer.from('title__es\nrío\nplain\n“niñez” 10 €\n'.replace(/[“”€]/g, ''), 'latin1');
    expect(await reasons(read('a.csv', latin))).toEqual([['encodingNotUtf8', { count: 2, lines: '2, 4', example: 'río', encoding: 'latin1' }]]);
    expect((await read('a.csv', latin, { encoding: 'latin1' })).works.map(({ versions }) => versions.es?.title)).toEqual(['río', 'plain', 'niñez 10 ']);
    expect((await read('a.csv', Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x0a, 0x93, 0x61, 0x94]), { encoding: 'windows-1252' })).works[0]?.versions.en?.title).toBe('“a”');
    expect(await reasons(read('a.csv', Buffer.from('title__es\nrío\n', 'utf16le')))).toEqual([['encodingWide', { encoding: 'utf-16le' }]]);
  });

  it('that is empty, unknown or too large is refused with a reason', async () => {
    expect(await reasons(read('a.csv', '\n'))).toEqual([['fileEmpty', {}]]);
    expect((await reasons(read('a.doc', 'hello')))[0]?.[0]).toBe('formatUnknown');
    expect((await reasons(read('a.csv', 'Titel;Jahr\nA;1')))[0]?.[0]).toBe('noKnownColumn');
    expect(await reasons(read('a.csv', new Uint8Array(LIMITS.bytes + 1)))).toEqual([['fileTooLarge', { limit: 64 }]]);
    expect(await reasons(read('a.csv', `title__en\n${'a\n'.repeat(LIMITS.works + 1)}`))).toEqual([['tooManyWorks', { works: LIMITS.works + 1, limit: LIMITS.works }]]);
  }, 60_000);
});

const problemsOf = async (result: ReturnType<typeof read>) => (await result).works.map(({ problems }) => problems.map(({ reason, column }) => [reason, column]));

describe('a file that means harm, or was made by a program that had a bad day', () => {
  it('stands for no more than it says: XML entities are refused', async () => {
    const entities = rdf.replace(/(?=<rdf:RDF)/, `<!DOCTYPE rdf:RDF [<!ENTITY a "${'a'.repeat(10_000)}">]>`).replace('Second', '&a;'.repeat(1_000));
    expect(await reasons(read('a.rdf', entities))).toEqual([['rdfEntities', undefined]]);
  });

  it('loses no record for one that is not built as its format says', async () => {
    const csl = [{ type: 'book', title: 'A', author: [null] }, { title: 'B', keyword: 7 }, { title: 'C', issued: { 'date-parts': 5 } }, { title: 'D', author: [{ literal: 4 }] }, { title: 'E', keyword: ['land', 'law,water'] }];
    const { works } = await read('a.json', JSON.stringify(csl));
    expect(works.map(({ row, problems }) => [row, ...problems.map(({ reason }) => reason)])).toEqual([[1, 'recordMalformed'], [2, 'recordMalformed'], [3, 'recordMalformed'], [4, 'recordMalformed'], [5]]);
    expect(works[4]?.keywords).toEqual(['land', 'law', 'water']);
    const zotero = [{ itemType: 'book', title: 'A', creators: {} }, { itemType: 'book', title: 'B', creators: [null] }, { itemType: 'book', title: 'C', tags: 3 }, { itemType: 'book', title: 'D', date: null, DOI: null }];
    const items = (await read('a.json', JSON.stringify(zotero))).works;
    expect(items.map(({ problems }) => problems.map(({ reason }) => reason))).toEqual([['recordMalformed'], ['recordMalformed'], ['recordMalformed'], []]);
    expect(items[3]?.shared).toEqual({ kind: 'report' });
  });

  it('is told of values that are longer, deeper or more than anybody writes, and they go no further', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const lines = [`{"title":"A","expressions":${deep}}`, JSON.stringify({ title: 'B', authors: Array.from({ length: 1_001 }, () => 'x') }), JSON.stringify({ title: 'x'.repeat(100_001) }), '{"title":"D"}'];
    expect(await problemsOf(read('a.jsonl', lines.join('\n')))).toEqual([[['tooDeep', 'expressions']], [['tooManyValues', 'authors']], [['tooLong', 'title__en']], []]);
    expect((await read('a.jsonl', lines.join('\n'))).works.slice(0, 3).map(({ versions, shared }) => [versions, shared])).toEqual(Array(3).fill([{}, {}]));
    expect(await problemsOf(read('a.ris', `TY  - RPRT\nTI  - A\n${'KW  - land\n'.repeat(1_001)}ER  - \nTY  - RPRT\nTI  - B\nAB  - ${'x'.repeat(100_001)}\nER  - \n`))).toEqual([[['tooManyValues', 'keywords']], [['tooLong', 'abstract__en']]]);
    expect(await reasons(read('a.csv', `title,${'x,'.repeat(2_000)}\nA\n`))).toEqual([['tooManyColumns', { columns: 2_002, limit: 1_000 }]]);
    const unknown = (await read('a.jsonl', JSON.stringify({ title: 'A', ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`m${index}`.padEnd(3_000, 'x'), 1])) }), { format: 'jsonl' })).works[0]?.problems ?? [];
    expect([unknown.length, Math.max(...unknown.map(({ column = '' }) => column.length))]).toEqual([100, 2_001]);
  });

  it('is read in a moment, whatever its lines are full of', async () => {
    const begun = performance.now();
    const hyphens = `TY  - RPRT\nTI  - A\nAB  - ${'  -'.repeat(30_000)}\nN1  - ${' '.repeat(90_000)}x\nER  - \n`;
    expect((await read('a.ris', hyphens.repeat(5))).works).toHaveLength(5);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('may hold a long list of abbreviations, of which each entry reads its own', async () => {
    const strings = Array.from({ length: 2_000 }, (_, index) => `@string{press${index} = "Press ${index} of " # city}\n`).join('');
    const entries = Array.from({ length: 500 }, (_, index) => `@book{b${index}, title={Book ${index}}, publisher=press${index}}\n`).join('');
    const begun = performance.now();
    const { works } = await read('a.bib', `@string{city = "Quito"}\n${strings}${entries}`);
    expect([works.length, works[7]?.publisher, works[499]?.publisher]).toEqual([500, 'Press 7 of Quito', 'Press 499 of Quito']);
    expect(performance.now() - begun).toBeLessThan(3_500);
  }, 60_000);
});

const river = {
  language: 'es', sourceLocale: 'es', versions: { es: { title: 'El río y su gente', abstract: 'Cómo un barrio mide su río.' } }, publisher: 'ACIJ', keywords: ['agua', 'justicia'],
  shared: { kind: 'case-study', year: 2019, authors: ['Ana Pérez', 'Mesa por el Agua'], publisherName: 'ACIJ', doi: '10.1234/rio.5', sourceUrl: 'https://acij.example/rio.pdf', expressions: [{ language: 'es', title: 'El río y su gente', url: 'https://acij.example/rio.pdf', pages: 48 }] },
};

describe('the same work', () => {
  it('is read alike from Zotero’s RDF, its attachment and collection left out', async () => {
    const { works } = await read('a.rdf', rdf);
    expect(works).toMatchObject([{ row: 1, ...river }, { row: 2, versions: { en: { title: 'Second' } }, shared: { kind: 'article', doi: '10.1234/a.1', publisherName: 'Aguas' } }]);
    expect(await reasons(read('a.rdf', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a'))).toHaveLength(1);
  });

  it('from Zotero’s JSON', async () => {
    const item = {
      itemType: 'report', title: 'El río y su gente', abstractNote: 'Cómo un barrio\nmide su río.', date: '2019-05-01', language: 'es', reportType: 'case study', institution: 'ACIJ', numPages: '48',
      url: 'https://acij.example/rio.pdf', extra: 'DOI: 10.1234/rio.5', tags: [{ tag: 'agua' }, { tag: 'justicia' }], creators: [{ creatorType: 'author', firstName: 'Ana', lastName: 'Pérez' }, { creatorType: 'author', name: 'Mesa por el Agua' }],
    };
    const creators = [{ creatorType: 'author', firstName: 'María Teresa', lastName: 'Sierra' }, { creatorType: 'author', firstName: 'Vivek', lastName: 'Maru' }];
    const article = { itemType: 'journalArticle', title: 'Ríos', publicationTitle: 'Aguas', creators };
    expect((await read('a.json', JSON.stringify([{ key: 'A', data: item }, { data: { itemType: 'note' } }, { data: article }, 7]))).works).toMatchObject([river, { shared: { publisherName: 'Aguas', authors: ['Sierra, María Teresa', 'Vivek Maru'] } }, { problems: [{ reason: 'recordNoObject' }] }]);
  });

  it('from RIS with old tags, wrapped lines and a hyphen that looks like a tag', async () => {
    const ris = 'TY  - RPRT\nT1  - El río  - y su gente\nA1  - Pérez, Ana\nA1  - Mesa por el Agua\nN2  - Cómo un barrio\nmide su río.\nY1  - 2019/05/01/\nPB  - ACIJ\nLA  - Spanish\nM3  - Case study\nKW  - agua; justicia\nDO  - https://doi.org/10.1234/rio.5\nUR  - https://acij.example/rio.pdf\nSP  - 48\nER  -\n\nTI  - lost\nER  - \n';
    const { works } = await read('a.ris', ris);
    const title = 'El río - y su gente';
    const [edition] = river.shared.expressions;
    expect(works).toMatchObject([{ ...river, versions: { es: { ...river.versions.es, title } }, shared: { ...river.shared, expressions: [{ ...edition, title }] } }, { row: 2, problems: [{ reason: 'risWithoutType' }] }]);
  });

  it('from BibTeX with commands, abbreviations and a broken entry beside it', async () => {
    const bib = `@string{acij = {ACIJ}}\n@comment{nothing}\n@techreport{a, title={El {r\\'\\i}o y su gente}, author={P{\\'e}rez, Ana and {Mesa por el Agua}}, year=2019, institution=acij, langid={spanish}, type={case study}, doi={10.1234/rio.5}, url={https://acij.example/rio.pdf}, pagetotal={48}, keywords={agua, justicia}, abstract={Cómo un barrio\n mide su río.}}\n@book{b, title={Broken\n@misc{c, title={Third}}\n`;
    const { works } = await read('a.bib', bib);
    expect(works).toMatchObject([river, { row: 2, problems: [{ reason: 'bibtexBroken' }] }, { row: 3, versions: { en: { title: 'Third' } } }]);
  });
});

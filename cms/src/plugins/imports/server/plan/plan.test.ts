import { describe, expect, it } from 'vitest';
import { seedSchema } from '../../../../../test/harness/seed-schema';
import { emptyWork, type ImportedWork } from '../formats/imported-work';
import { Countries } from '../match/countries';
import type { ExistingWork, ExistingWorks } from '../match/existing-works';
import { toIdentity } from '../match/identity';
import { Vocabulary } from '../match/vocabulary';
import { NO_DECISIONS, parseDecisions } from './decisions';
import { planImport } from './plan-import';
import type { Resolver } from './resolve-work';
import { toWorkWrites } from './work-writes';

const schema = seedSchema();
const theme = (documentId: string) => ({ type: 'theme', documentId, slugs: [documentId], formerSlugs: [], names: [documentId], further: [] });
const resolver: Resolver = {
  schema, attributes: schema.models.find(({ uid }) => uid === 'api::resource.resource')?.attributes ?? {},
  vocabulary: new Vocabulary([theme('land'), theme('water'), theme('secret')]), countries: new Countries(['en', 'es', 'fr']), locales: ['en', 'es', 'fr'], language: 'en',
};

const stored: ExistingWork = {
  documentId: 'river', sourceLocale: 'en', versions: { en: { title: 'The river', abstract: 'Long.' } },
  shared: { kind: 'guide', year: 2019, doi: 'https://doi.org/10.1234/river', expressions: [{ language: 'en', title: 'The river', url: 'https://a.example/en/river', file: '/uploads/river.pdf' }] },
  relations: { themes: ['land', 'secret'] }, hidden: new Set(['secret']), files: { '/uploads/river.pdf': 7 }, published: true, edited: false,
};
const existing = (...works: ExistingWork[]): ExistingWorks => ({
  async *candidates() {
    yield works.map(({ documentId, versions, shared }) => ({ documentId, identity: toIdentity({ versions, shared }) }));
  },
  load: async (ids) => works.filter(({ documentId }) => ids.includes(documentId)),
  named: async () => [],
});

const row = (number: number, members: Partial<ImportedWork>): ImportedWork => ({ ...emptyWork(number), ...members });
const plan = (...works: ImportedWork[]) => planImport({ format: 'jsonl', problems: [], works }, existing(stored), resolver);
const spanish = (number: number, more: Partial<ImportedWork> = {}) =>
  row(number, { language: 'es', sourceLocale: 'es', versions: { es: { title: 'El río', abstract: 'Largo.' } }, shared: { doi: '10.1234/river', sourceUrl: 'https://a.example/es/river' }, ...more });

describe('a row about a known work', () => {
  it('is the same where it says what is there, in whatever form, or nothing', async () => {
    const said = row(1, { documentId: 'river', versions: { en: { title: 'The river' } }, shared: { doi: '10.1234/RIVER', year: 2019, expressions: structuredClone(stored.shared.expressions) }, relations: { themes: ['Land'] } });
    const { rows } = await plan(said);
    expect(rows).toMatchObject([{ outcome: 'same', changes: [] }]);
  });

  it('is the same where it names its authors family first', async () => {
    const named = { ...stored, shared: { ...stored.shared, authors: ['Ana Pérez', 'FAO, Roma'] } };
    const planned = async (authors: string[]) => (await planImport({ format: 'jsonl', problems: [], works: [row(1, { documentId: 'river', shared: { authors } })] }, existing(named), resolver)).rows[0]?.outcome;
    expect([await planned(['Pérez, Ana', 'FAO, Roma']), await planned(['Pérez, Ana', 'Roma FAO']), await planned(['Pérez, Eva', 'FAO, Roma'])]).toEqual(['same', 'changed', 'changed']);
  });

  it('changes what it says, field by field, and keeps what no file can hold', async () => {
    const planned = await plan(row(1, { documentId: 'river', versions: { en: { abstract: null }, fr: { title: 'Le fleuve' } }, shared: { year: 2020 }, relations: { themes: ['water'] } }));
    expect(planned.rows[0]?.changes).toEqual([
      { field: 'abstract.en', before: 'Long.', after: null }, { field: 'title.fr', before: null, after: 'Le fleuve' }, { field: 'year', before: 2019, after: 2020 },
      { field: 'themes', before: ['land', 'secret'], after: ['water', 'secret'] },
    ]);
    expect(toWorkWrites(planned, NO_DECISIONS, { publish: false })).toEqual({
      problems: [],
      writes: [{ row: 1, action: 'update', documentId: 'river', sourceLocale: 'en', versions: { en: { abstract: null }, fr: { title: 'Le fleuve' } }, shared: { year: 2020 }, relations: { themes: ['water', 'secret'] }, publish: true }],
    });
  });

  it('is refused where it empties the title in the source language, comes twice, or names a file that is not there', async () => {
    const { rows } = await plan(
      row(1, { documentId: 'river', versions: { en: { title: null } } }), row(2, { documentId: 'river' }),
      row(3, { documentId: 'river', shared: { expressions: [{ language: 'en', file: '/uploads/other.pdf' }] } }),
    );
    expect(rows.map(({ problems }) => problems.map(({ reason }) => reason))).toEqual([['requiredInSource'], ['rowTwice'], ['fileNotThere', 'rowTwice']]);
  });

  it('is not published with what somebody has drafted since', async () => {
    const planned = await planImport({ format: 'csv', problems: [], works: [row(1, { documentId: 'river', shared: { year: 2020 } })] }, existing({ ...stored, edited: true }), resolver);
    expect(toWorkWrites(planned, NO_DECISIONS, { publish: true }).writes[0]?.publish).toBe(false);
  });
});

describe('a reference', () => {
  it('adds its edition, its publisher and its keywords to what is there, and takes nothing away', async () => {
    const planned = await plan(row(1, {
      language: 'es', addsEditions: true, keywords: ['water', 'rivers'], publisher: 'Nobody', versions: {},
      shared: { doi: '10.1234/river', publisherName: 'Nobody', expressions: [{ language: 'es', url: 'https://a.example/es/river' }] },
    }));
    expect(planned.rows[0]?.problems).toEqual([{ reason: 'keywordsLeft', values: { count: 1, keywords: 'rivers' }, column: 'themes', note: true }]);
    const { writes } = toWorkWrites(planned, parseDecisions({ otherwise: 'update' }), { publish: false });
    expect(writes).toMatchObject([{
      relations: { themes: ['land', 'secret', 'water'] },
      shared: { publisherName: 'Nobody', expressions: [{ language: 'en', file: 7 }, { language: 'es', url: 'https://a.example/es/river' }] },
    }]);
  });
});

describe('an article of a journal', () => {
  const vocabulary = new Vocabulary([{ type: 'organization', documentId: 'namati', slugs: ['namati'], formerSlugs: [], names: ['Namati'], further: [] }]);
  const written = async (members: Partial<ImportedWork>) => {
    const works = [row(1, { versions: { en: { title: 'An article' } }, ...members })];
    return toWorkWrites(await planImport({ format: 'ris', problems: [], works }, existing(stored), { ...resolver, vocabulary }), NO_DECISIONS, { publish: false }).writes;
  };

  it('keeps the journal as its publisher as printed, beside an organization that published it', async () => {
    expect(await written({ publisher: 'Namati', shared: { publisherName: 'Aguas' } })).toMatchObject([{ shared: { publisherName: 'Aguas' }, relations: { publishers: ['namati'] } }]);
    const [write] = await written({ publisher: 'Namati', shared: { publisherName: 'Namati' } });
    expect(write).toMatchObject({ relations: { publishers: ['namati'] } });
    expect(write?.shared).not.toHaveProperty('publisherName');
  });
});

describe('a new row', () => {
  it('is made as it is, with text as it is kept', async () => {
    const planned = await plan(row(1, { versions: { es: { title: '  Nin\u0303ez  ' } }, shared: { kind: 'guide', countries: ['Kenia'] }, relations: { themes: ['land'] } }));
    expect(toWorkWrites(planned, NO_DECISIONS, { publish: true }).writes).toEqual([
      { row: 1, action: 'create', sourceLocale: 'es', versions: { es: { title: 'Niñez' } }, shared: { kind: 'guide', countries: ['KE'] }, relations: { themes: ['land'] }, publish: true },
    ]);
  });

  it('is refused by the rules every writer is under, by column', async () => {
    const { rows } = await plan(
      row(1, { versions: { en: { title: 'x'.repeat(256) } } }), row(2, { versions: { es: { title: 'a\nb' } } }), row(3, { versions: { en: { title: 'x' } }, shared: { sourceUrl: 'ftp://x', countries: ['KE', 'Kenya'] } }),
      row(4, { versions: { en: { abstract: 'No title' } } }), row(5, { versions: { en: { title: 'x' } }, shared: { expressions: [{ title: 'x' }] } }), row(6, { sourceLocale: 'de', versions: { en: { title: 'x' } } }),
    );
    expect(rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ column, reason }) => `${column} ${reason}`)])).toEqual([
      ['refused', 'title__en tooLong'], ['refused', 'title__es lineBreak'], ['refused', 'sourceUrl webAddress'], ['refused', 'title__en requiredInSource'], ['refused', 'expressions.0 lacks'], ['refused', 'sourceLocale languageNotOffered'],
    ]);
  });
});

describe('an edition in another language', () => {
  it('is a likely duplicate that becomes an edition of the same work on confirmation, and nothing before', async () => {
    const planned = await plan(spanish(1));
    expect(planned.rows).toMatchObject([{ outcome: 'duplicate', matches: [{ documentId: 'river', reason: 'doi', edition: true }], choices: ['skip', 'expression', 'update', 'create'] }]);
    expect(toWorkWrites(planned, NO_DECISIONS, { publish: true }).writes).toEqual([]);
    const { writes } = toWorkWrites(planned, parseDecisions({ reasons: { editions: 'expression' } }), { publish: false });
    expect(writes).toEqual([{
      row: 1, action: 'update', documentId: 'river', sourceLocale: 'en', publish: true, relations: {}, versions: { es: { title: 'El río', abstract: 'Largo.' } },
      shared: { expressions: [{ language: 'en', title: 'The river', url: 'https://a.example/en/river', file: 7 }, { language: 'es', title: 'El río', url: 'https://a.example/es/river' }] },
    }]);
  });

  it('and a further one of the same work are one write, and come once', async () => {
    const french = row(2, { language: 'fr', versions: { fr: { title: 'Le fleuve' } }, shared: { doi: '10.1234/river' } });
    const { writes } = toWorkWrites(await plan(spanish(1), french, spanish(3)), parseDecisions({ otherwise: 'expression', rows: { 3: { choice: 'expression', of: 'river' } } }), { publish: false });
    expect(writes).toHaveLength(1);
    expect((writes[0]?.shared.expressions as { language: string }[]).map(({ language }) => language)).toEqual(['en', 'es', 'fr']);
    expect(Object.keys(writes[0]?.versions ?? {})).toEqual(['es', 'fr']);
  });

  it('of an earlier row joins that row', async () => {
    const works = [row(1, { versions: { en: { title: 'New' } }, language: 'en', shared: { doi: '10.9999/new.en' } }), row(2, { versions: { es: { title: 'Nuevo' } }, language: 'es', shared: { doi: '10.9999/new.es' } })];
    const planned = await plan(...works);
    expect(planned.rows[1]).toMatchObject({ outcome: 'duplicate', matches: [{ row: 1, reason: 'doiStem', edition: true }], choices: ['skip', 'expression', 'create'] });
    expect(toWorkWrites(planned, parseDecisions({ rows: { 2: 'expression' } }), { publish: false }).writes).toMatchObject([
      { row: 1, action: 'create', versions: { en: { title: 'New' }, es: { title: 'Nuevo' } }, shared: { expressions: [{ language: 'es', title: 'Nuevo' }] } },
    ]);
  });
});

describe('a decision', () => {
  it('that is not offered, or about a work the row is not like, is told and writes nothing', async () => {
    const planned = await plan(spanish(1));
    const told = (decisions: unknown) => toWorkWrites(planned, parseDecisions(decisions), { publish: false });
    expect(told({ rows: { 1: { choice: 'update', of: 'other' } } })).toMatchObject({ writes: [], problems: [{ row: 1, problem: { reason: 'choiceOfUnknown' } }] });
    expect(() => parseDecisions({ rows: { 1: 'delete' } })).toThrow();
    expect(told({ otherwise: 'create' }).writes).toMatchObject([{ action: 'create', sourceLocale: 'es' }]);
  });
});

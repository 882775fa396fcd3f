import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '../../../../../config/locales';
import { toDocument } from '../document/fixture';
import type { IndexDocument } from '../document/index-document';
import { parseWords } from '../query/question';
import { Fts5Engine } from './fts5-engine';

const SEED = join(import.meta.dirname, '../../../../../seed');
const CODES = locales.map(({ code }) => code);

interface Seeded {
  name?: string;
  synonyms?: string[];
  title?: string;
  abstract?: string;
}

/** What the seed says of its documents of a type, by key and language. */
const read = (type: string): [string, [string, Seeded][]][] =>
  readdirSync(join(SEED, type)).map((key) => [key, readdirSync(join(SEED, type, key)).filter((file) => CODES.includes(file.replace('.json', ''))).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(SEED, type, key, file), 'utf8')) as Seeded])]);

const namesOf = ({ name = '', synonyms = [] }: Seeded): string[] => [name, ...synonyms];
const concepts = read('concepts');

/** The glossary beside all that works say, whose words are near its own. */
const documents: IndexDocument[] = [
  ...concepts.map(([key, entries]) => toDocument(key, {
    type: 'concept', facets: { type: ['concept'] }, locales: [], titles: {},
    texts: entries.flatMap(([locale, entry]) => namesOf(entry).map((text) => ({ locale, field: 'a' as const, text }))),
    concept: { labels: Object.fromEntries(entries.map(([locale, entry]) => [locale, namesOf(entry)])), broader: [], kind: null },
  })),
  ...read('resources').map(([key, entries]) => toDocument(key, {
    locales: entries.map(([locale]) => locale), titles: {},
    texts: entries.flatMap(([locale, { title = '', abstract = '' }]) => [{ locale, field: 'a' as const, text: title }, { locale, field: 'c' as const, text: abstract }]),
  })),
];

it('no name of the glossary is taken for a misspelt word, asked in its own language', () => {
  const engine = new Fts5Engine({ path: ':memory:', signature: 'test', locales, listBytes: 1_000_000 });
  engine.apply({ after: -1, number: 1, documents, removed: [] });
  const ask = (text: string, locale: string) => engine.search({
    locales: [locale, ...CODES.filter((code) => code !== locale)], ownOnly: false, types: ['resource'], words: parseWords(text), facets: {}, years: null, like: null, sort: 'relevance', start: 0, limit: 1, bare: true,
  });
  const names = concepts.flatMap(([, entries]) => entries.flatMap(([locale, entry]) => namesOf(entry).map((name) => [locale, name] as const)));
  expect(names.length).toBeGreaterThan(4_000);
  expect(names.flatMap(([locale, name]) => ask(name, locale).didYouMean ?? [])).toEqual([]);
  engine.close();
}, 120_000);

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedSchema } from '../../test/harness/seed-schema';
import { checkedSeed, sourceLocaleOf } from './check-seed';

const dir = resolve(import.meta.dirname, '../../seed');
const schema = seedSchema();
const documents = checkedSeed(dir, schema);

/** The languages this content was collected in; the site may have more. */
const collected = ['en', 'es', 'fr'];

/** Documents, and how many of them have a text in each of these languages. */
const EXPECTED = {
  announcements: [1, 1, 1, 1],
  concepts: [201, 201, 201, 201],
  frontiers: [4, 4, 4, 4],
  groups: [9, 7, 5, 5],
  home: [1, 1, 1, 1],
  opportunities: [12, 11, 10, 10],
  organizations: [85, 0, 0, 0],
  pages: [4, 4, 4, 4],
  projects: [16, 14, 10, 12],
  regions: [14, 14, 14, 14],
  resources: [267, 207, 159, 165],
  site: [1, 1, 1, 1],
  testimonials: [6, 6, 6, 6],
  themes: [17, 17, 17, 17],
};

const of = (folder: string) => documents.filter(({ model }) => model.folder === folder);
const inThree = (folder: string, attribute: string) => of(folder).filter(({ languages }) => collected.every((locale) => languages.get(locale)?.values[attribute])).length;
const count = (values: readonly (string | undefined)[]) => Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

describe('the seed of this repository', () => {
  it('holds every document that was collected, in the languages it was collected in', () => {
    const counted = Object.keys(EXPECTED).map((folder) => {
      // Of a work whose title is known in a language that has no abstract, that language is not counted.
      const attribute = folder === 'resources' ? 'abstract' : undefined;
      const languages = collected.map((locale) => of(folder).filter(({ languages: files }) => (attribute ? files.get(locale)?.values[attribute] : files.get(locale))).length);
      return [folder, [of(folder).length, ...languages]];
    });
    expect(Object.fromEntries(counted)).toEqual(EXPECTED);
  });

  it('keeps its deliberate gaps', () => {
    expect({ groups: inThree('groups', 'name'), projects: inThree('projects', 'title'), opportunities: inThree('opportunities', 'title'), resources: inThree('resources', 'abstract') })
      .toEqual({ groups: 3, projects: 8, opportunities: 9, resources: 114 });
  });

  it('keeps the language each document was first written in', () => {
    const sources = (folder: string) => count(of(folder).map((document) => sourceLocaleOf(document, schema)));
    expect(sources('projects')).toEqual({ en: 9, es: 4, fr: 3 });
    expect(sources('groups')).toEqual({ en: 7, es: 1, fr: 1 });
    expect(sources('resources')).toEqual({ en: 138, es: 62, fr: 67 });
  });

  it('keeps what the works are', () => {
    expect(count(of('resources').map(({ shared }) => String(shared?.values.kind)))).toEqual({
      article: 96, report: 71, guide: 29, 'case-study': 21, 'policy-brief': 16, training: 15, toolkit: 7, law: 4, podcast: 3, video: 3, webinar: 2,
    });
    const has = (name: string) => of('resources').filter(({ shared }) => shared?.values[name]).length;
    expect({ year: has('year'), sourceUrl: has('sourceUrl'), copies: has('sourceUrlIsCopy'), supplied: has('titleSupplied') }).toEqual({ year: 161, sourceUrl: 265, copies: 79, supplied: 16 });
  });

  it('has broader themes and regions, and no country in two regions', () => {
    const parts = (folder: string) => Object.fromEntries([...Map.groupBy(of(folder).filter(({ shared }) => shared?.values.broader), ({ shared }) => String(shared?.values.broader))].map(([broader, all]) => [broader, all.map(({ key }) => key).toSorted()]));
    expect({ ...parts('regions'), ...parts('themes') }).toEqual({
      africa: ['central-africa', 'east-africa', 'southern-africa', 'west-africa'],
      'asia-pacific': ['south-asia', 'southeast-asia-pacific'],
      'land-housing-and-environment': ['environmental-justice', 'housing-and-city', 'land-rights'],
    });
    // A document that hides its country is shown in the regions that hold it: in the nearest alone.
    const countries = of('regions').flatMap(({ shared }) => (shared?.values.countries ?? []) as string[]);
    expect(new Set(countries).size).toBe(countries.length);
  });

  it('says a licence only where it is known, as its owner writes it', () => {
    expect(count(of('resources').flatMap(({ shared }) => (shared?.values.license ? [String(shared.values.license)] : [])))).toEqual({ 'CC BY': 1, 'CC BY-NC': 2, 'CC BY 3.0 IGO': 2 });
  });

  it('is laid out for review: two spaces, a final newline, nothing escaped', () => {
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    const untidy = files.filter((name) => {
      const text = readFileSync(join(dir, name), 'utf8');
      return text !== `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
    });
    expect(untidy).toEqual([]);
  });

  it('sets French punctuation with no-break spaces', () => {
    const french = documents.flatMap(({ languages }) => languages.get('fr') ?? []);
    const wrong = french.filter(({ text }) => /[ \u00a0][;!?]|[ \u202f][:»]|«[^\u00a0]/.test(text.replace(/": /g, '')));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});

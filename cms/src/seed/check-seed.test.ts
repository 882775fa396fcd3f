import { afterEach, describe, expect, it } from 'vitest';
import { makeSeedFolder, type SeedFiles, type SeedFolder } from '../../test/harness/seed-folder';
import { seedSchema } from '../../test/harness/seed-schema';
import { checkedSeed, InvalidSeed } from './check-seed';

const schema = seedSchema();
const lines = (...text: string[]) => `{\n  ${text.join(',\n  ')}\n}\n`;

/** Small, valid, and with one of everything. */
const valid: SeedFiles = {
  'themes/land/shared.json': { sourceLocale: 'en' },
  'themes/land/en.json': { name: 'Land' },
  'organizations/ylbhi/shared.json': { name: 'YLBHI', country: 'ID' },
  'projects/river/shared.json': { sourceLocale: 'es', themes: ['land'], organizations: ['ylbhi'], countries: ['AR'], startDate: '2021' },
  'projects/river/es.json': { title: 'El río', summary: 'Un río.' },
  'opportunities/talk/shared.json': { sourceLocale: 'en', kind: 'webinar', startsAt: '2027-03-01T09:00:00+01:00', timeZone: 'Africa/Lagos' },
  'opportunities/talk/en.json': { title: 'A talk' },
  'pages/about/shared.json': { sourceLocale: 'en' },
  'pages/about/en.json': { title: 'About', slug: 'about', body: [{ __component: 'block.rich-text', body: 'Text.' }] },
};

let folder: SeedFolder | undefined;
afterEach(() => folder?.remove());

function problemsOf(files: SeedFiles): string[] {
  folder = makeSeedFolder({ ...valid, ...files });
  try {
    checkedSeed(folder.dir, schema);
    return [];
  } catch (error) {
    if (error instanceof InvalidSeed) return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    throw error;
  }
}

describe('a seed', () => {
  it('passes when every file keeps to the schema', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('is ordered so that a document stands after those it points to', () => {
    folder = makeSeedFolder({
      ...valid,
      'themes/aquifers/shared.json': { sourceLocale: 'en', broader: 'water' },
      'themes/aquifers/en.json': { name: 'Aquifers' },
      'themes/water/shared.json': { sourceLocale: 'en', broader: 'land' },
      'themes/water/en.json': { name: 'Water' },
    });
    const names = checkedSeed(folder.dir, schema).map(({ model, key }) => `${model.folder}/${key}`);
    const themes = names.filter((name) => name.startsWith('themes/'));
    expect(themes).toEqual(['themes/land', 'themes/water', 'themes/aquifers']);
    expect(names.indexOf('organizations/ylbhi')).toBeLessThan(names.indexOf('projects/river'));
    expect(names.indexOf('themes/land')).toBeLessThan(names.indexOf('projects/river'));
  });

  it('has every file that a value names, and no other', () => {
    const leaflet: SeedFiles = {
      'resources/leaflet/shared.json': lines('"sourceLocale": "en"', '"expressions": [{ "language": "en",', '"file": "leaflet.en.pdf" }]').replaceAll(',,', ','),
      'resources/leaflet/en.json': { title: 'A leaflet' },
      'resources/leaflet/leaflet.en.pdf': '%PDF-1.7',
    };
    expect(problemsOf(leaflet)).toEqual([]);
    expect(problemsOf({ ...leaflet, 'resources/leaflet/leaflet.en.pdf': null })).toEqual(['resources/leaflet/shared.json:4 expressions.0.file names "leaflet.en.pdf", which is no file beside it']);
    expect(problemsOf({ ...leaflet, 'resources/leaflet/other.pdf': '%PDF-1.7' })).toEqual(['resources/leaflet/other.pdf:1 is named by no value']);
    expect(problemsOf({ 'projects/river/page.exe': 'MZ' })).toEqual([expect.stringContaining('projects/river/page.exe:1 does not belong here')]);
  });

  it('says of a translation alone what it was made from', () => {
    const translated = { 'projects/river/en.json': { title: 'The river' } };
    expect(problemsOf({ ...translated, 'projects/river/en.from.json': { title: 'Un río' } })).toEqual([]);
    expect(problemsOf({ ...translated, 'projects/river/es.from.json': { title: 'Un río' } })).toEqual(['projects/river/es.from.json:1 belongs to the source language, which is no translation']);
    expect(problemsOf({ 'projects/river/fr.from.json': { title: 'Un río' } })).toEqual(['projects/river/fr.from.json:1 belongs to a translation, but there is no fr.json']);
    expect(problemsOf({ ...translated, 'projects/river/en.from.json': { startDate: '2021' } })).toEqual([expect.stringContaining('projects/river/en.from.json:2 startDate belongs to the document')]);
    expect(problemsOf({ 'projects/river/shared.from.json': {} })).toEqual([expect.stringContaining('projects/river/shared.from.json:1 does not belong here')]);
  });

  it('writes works in the order of their years, so that the latest is what is new', () => {
    const work = (key: string, year?: number) => ({ [`resources/${key}/shared.json`]: { sourceLocale: 'en', kind: 'law', year }, [`resources/${key}/en.json`]: { title: key } });
    folder = makeSeedFolder({ ...valid, ...work('a-new-law', 2024), ...work('b-old-law', 1998), ...work('c-law'), ...work('d-law', 2010) });
    const works = checkedSeed(folder.dir, schema).filter(({ model }) => model.folder === 'resources');
    expect(works.map(({ key }) => key)).toEqual(['c-law', 'b-old-law', 'd-law', 'a-new-law']);
  });

  it('says every problem at once', () => {
    expect(problemsOf({ 'themes/land/en.json': { name: '' }, 'organizations/ylbhi/shared.json': { name: 'YLBHI', country: 'UK' } })).toHaveLength(2);
  });
});

describe('a seed is refused by file, line and reason when', () => {
  const refusals: [string, SeedFiles, string | RegExp][] = [
    ['a file is not JSON', { 'themes/land/en.json': '{\n  "name": "Land",\n}\n' }, 'themes/land/en.json:3 is not JSON: PropertyNameExpected'],
    ['a file is empty', { 'themes/land/en.json': '' }, 'themes/land/en.json:1 is empty'],
    ['a file is a list', { 'themes/land/en.json': [] }, 'themes/land/en.json:1 must be an object: { "attribute": value }'],
    ['a name is there twice', { 'themes/land/en.json': lines('"name": "Land"', '"name": "Soil"') }, 'themes/land/en.json:3 "name" is there twice'],
    ['a folder is no type', { 'articles/one/en.json': { title: 'One' } }, /^articles:1 is no type; types are .*themes/],
    ['a key is no key', { 'themes/Land_1/shared.json': { sourceLocale: 'en' }, 'themes/Land_1/en.json': { name: 'Land' } }, /^themes\/Land_1:1 is no key/],
    ['a file is no language', { 'themes/land/und.json': { name: 'Boden' } }, `themes/land/und.json:1 does not belong here; files of themes are ${['shared', ...schema.locales].map((name) => `${name}.json`).join(', ')}`],
    ['a type has no languages', { 'organizations/ylbhi/en.json': { name: 'YLBHI' } }, 'organizations/ylbhi/en.json:1 does not belong here; files of organizations are shared.json'],
    ['an attribute is unknown', { 'projects/river/es.json': lines('"title": "El río"', '"subtitle": "x"') }, /^projects\/river\/es\.json:3 subtitle is no attribute; there are title, /],
    ['a component has an unknown attribute', { 'pages/about/en.json': lines('"title": "About"', '"body": [\n    {\n      "__component": "block.rich-text",\n      "body": "x",\n      "color": "red"\n    }\n  ]') }, /^pages\/about\/en\.json:7 body\.0\.color is no attribute/],
    ['a component is unknown', { 'pages/about/en.json': { title: 'About', body: [{ __component: 'block.video' }] } }, 'pages/about/en.json:5 body.0.__component must be one of block.rich-text, block.quote, block.link-list'],
    ['a component lacks a required value', { 'pages/about/en.json': { title: 'About', body: [{ __component: 'block.quote' }] } }, 'pages/about/en.json:4 body.0 lacks "text"'],
    ['a list is no list', { 'pages/about/en.json': { title: 'About', body: 'Text' } }, 'pages/about/en.json:3 body must be a list'],
    ['an attribute stands in the wrong file', { 'projects/river/es.json': lines('"title": "El río"', '"startDate": "2021"') }, 'projects/river/es.json:3 startDate belongs to the document: put it in shared.json'],
    ['a translated attribute stands in shared.json', { 'themes/land/shared.json': lines('"sourceLocale": "en"', '"name": "Land"') }, 'themes/land/shared.json:3 name has a value in each language: put it in the file of the language'],
    ['a value is null', { 'projects/river/es.json': { title: 'El río', summary: null } }, 'projects/river/es.json:3 summary is null: leave it out where there is no value'],
    ['a text is a number', { 'themes/land/en.json': { name: 4 } }, 'themes/land/en.json:2 name must be a text; leave it out where there is none'],
    ['a text is too long', { 'themes/land/en.json': { name: 'x'.repeat(201) } }, 'themes/land/en.json:2 name has 201 characters, 200 are allowed'],
    ['a short text is longer than its column', { 'organizations/ylbhi/shared.json': { name: 'x'.repeat(256) } }, 'organizations/ylbhi/shared.json:2 name has 256 characters, 255 are allowed'],
    ['a text holds a control character', { 'projects/river/es.json': lines('"title": "El río"', '"summary": "a\\u0007b"') }, 'projects/river/es.json:3 summary holds a control character (U+0007)'],
    ['a title has two lines', { 'themes/land/en.json': { name: 'a\nb' } }, 'themes/land/en.json:2 name holds a control character (U+000A)'],
    ['a text holds half a character', { 'themes/land/en.json': '{\n  "name": "a\\ud800"\n}\n' }, 'themes/land/en.json:2 name holds half a character (a lone surrogate)'],
    ['a text is not composed', { 'themes/land/en.json': { name: 'e\u0301' } }, 'themes/land/en.json:2 name is not in Unicode form NFC'],
    ['a slug is none', { 'pages/about/en.json': { title: 'About', slug: 'About us' } }, /^pages\/about\/en\.json:3 slug must be a slug/],
    ['a value is not in its list', { 'opportunities/talk/shared.json': { sourceLocale: 'en', kind: 'party' } }, 'opportunities/talk/shared.json:3 kind must be one of webinar, course, exchange, workshop, convening, podcast'],
    ['a time has no offset', { 'opportunities/talk/shared.json': { sourceLocale: 'en', startsAt: '2027-03-01T09:00:00' } }, /^opportunities\/talk\/shared\.json:3 startsAt must be a time with its offset/],
    ['an end is before its start', { 'opportunities/talk/shared.json': { sourceLocale: 'en', startsAt: '2027-03-01T09:00:00Z', endsAt: '2027-02-01T09:00:00Z' } }, 'opportunities/talk/shared.json:4 endsAt must not be before the start'],
    ['a time zone does not exist', { 'opportunities/talk/shared.json': { sourceLocale: 'en', timeZone: 'Africa/Paris' } }, /^opportunities\/talk\/shared\.json:3 timeZone has no such code of IANA: "Africa\/Paris"$/],
    ['a country does not exist', { 'projects/river/shared.json': { sourceLocale: 'es', countries: ['AR', 'XX'] } }, /^projects\/river\/shared\.json:3 countries has no such code of ISO 3166-1 alpha-2: "XX"$/],
    ['a language of an event does not exist', { 'opportunities/talk/shared.json': { sourceLocale: 'en', languages: [{ language: 'xx', provision: 'confirmed' }] } }, /^opportunities\/talk\/shared\.json:5 languages\.0\.language has no such code of BCP 47: "xx"$/],
    ['an address is none', { 'organizations/ylbhi/shared.json': { name: 'YLBHI', url: 'javascript:alert(1)' } }, 'organizations/ylbhi/shared.json:3 url must be a web address that begins with https:// or http://'],
    ['a date does not match its form', { 'projects/river/shared.json': { sourceLocale: 'es', startDate: 'spring 2021' } }, /^projects\/river\/shared\.json:3 startDate must match/],
    ['a withheld field is no field', { 'projects/river/shared.json': { sourceLocale: 'es', safety: { visibility: 'public', withheldFields: ['adress'] } } }, /^projects\/river\/shared\.json:5 safety\.withheldFields names "adress"; fields that can be hidden are title,/],
    ['a relation names an unknown key', { 'projects/river/shared.json': { sourceLocale: 'es', themes: ['land', 'sea'] } }, 'projects/river/shared.json:5 themes names "sea", which the seed does not have'],
    ['a relation names a key twice', { 'projects/river/shared.json': { sourceLocale: 'es', themes: ['land', 'land'] } }, 'projects/river/shared.json:5 themes names "land" twice'],
    ['a relation to one names a list', { 'projects/river/shared.json': { sourceLocale: 'es', region: ['land'] } }, 'projects/river/shared.json:3 region must be one key'],
    ['a document points to itself', { 'themes/land/shared.json': { sourceLocale: 'en', broader: 'land' } }, 'themes/land/shared.json:1 points to itself, over others or directly'],
    ['a document has no language', { 'themes/land/en.json': null }, 'themes/land/shared.json:2 sourceLocale is "en", but there is no en.json'],
    ['the source language has no title', { 'projects/river/es.json': { summary: 'Un río.' } }, 'projects/river/es.json:1 lacks "title", which the source language must have'],
    ['a document lacks a required value', { 'organizations/ylbhi/shared.json': { country: 'ID' } }, 'organizations/ylbhi/shared.json:1 lacks "name"'],
    ['a type of which there is one has another key', { 'home/start/shared.json': { sourceLocale: 'en' }, 'home/start/en.json': { heroTitle: 'Hello' } }, 'home/start:1 is one of a kind: its only key is "home"'],
  ];

  it.each(refusals)('%s', (_name, files, expected) => {
    expect(problemsOf(files)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });
});

import { describe, expect, it } from 'vitest';
import { Countries } from './countries';
import { findMatches } from './find-matches';
import { doiKey, isbnKey, urlKey, urlStem } from './identifiers';
import { type Identity } from './identity';
import { Vocabulary } from './vocabulary';

const known: Identity = {
  titles: ['Justice for all', 'Justicia para todas'], doi: '10.1234/JFA.en', isbn: '978-92-5-130003-9', urls: ['https://www.fao.example/docs/en/jfa_en.pdf?utm_source=x'], year: 2018, authors: ['Ana Pérez'], publisher: 'FAO',
  languages: ['en'],
};
const nothing: Identity = { titles: [], urls: [], authors: [], languages: [] };

async function found(...rows: Partial<Identity>[]) {
  const portions = (async function* () {
    yield [{ documentId: 'known', identity: known }, { documentId: 'other', identity: { ...nothing, titles: ['Something else'] } }];
  })();
  const matches = await findMatches(rows.map((row, index) => ({ row: index + 1, identity: { ...nothing, ...row } })), portions);
  return rows.map((_, index) => (matches.get(index + 1) ?? []).map(({ documentId, row, reason, edition }) => [documentId ?? row, reason, edition]));
}

describe('a row', () => {
  it.each<[string, Partial<Identity>, unknown[]]>([
    ['by its DOI, however it is written', { doi: 'https://doi.org/10.1234/jfa.EN' }, [['known', 'doi', false]]],
    ['by its ISBN of ten or thirteen digits', { isbn: '92 5 130003 8' }, [['known', 'isbn', false]]],
    ['by its address', { urls: ['http://fao.example/docs/en/jfa_en.pdf#page=2'] }, [['known', 'url', false]]],
    ['by title and year', { titles: ['JUSTICE, for all!'], year: 2018 }, [['known', 'title', false]]],
    ['by a title in another language', { titles: ['Justicia para todas'] }, [['known', 'title', false]]],
    ['not by the title of another year', { titles: ['Justice for all'], year: 2011 }, []],
    ['as an edition: the stem of its DOI', { doi: '10.1234/jfa.es', languages: ['es'] }, [['known', 'doiStem', true]]],
    ['as an edition: an ISBN beside it', { isbn: '9789251300046', languages: ['es'], year: 2018 }, [['known', 'isbnNeighbour', true]]],
    ['as an edition: the stem of its address', { urls: ['https://fao.example/docs/es/jfa_es.pdf'], languages: ['es'] }, [['known', 'urlStem', true]]],
    ['as an edition: authors, year and publisher', { authors: ['Ana Perez'], year: 2018, publisher: 'fao', languages: ['es'] }, [['known', 'authors', true]]],
    ['as an edition: its translated title', { titles: ['Justice pour tous'], translatedTitle: 'Justice for All', languages: ['fr'] }, [['known', 'translatedTitle', true]]],
    ['as an edition: its own title, which the work already has as a translation', { titles: ['Justicia para todas'], year: 2019, languages: ['es'] }, [['known', 'title', true]]],
    ['as an edition: authors given family first', { authors: ['Pérez, Ana'], year: 2018, publisher: 'fao', languages: ['es'] }, [['known', 'authors', true]]],
    ['not as an edition in the same language', { doi: '10.1234/jfa.es', isbn: '9789251300046', authors: ['Ana Pérez'], year: 2018, publisher: 'FAO', languages: ['en'] }, []],
  ])('is recognised %s', async (_name, row, expected) => {
    expect(await found(row)).toEqual([expected]);
  });

  it('is recognised in an earlier row, by its strongest mark alone', async () => {
    expect(await found({ titles: ['New'], doi: '10.5/abc' }, { titles: ['New'], doi: '10.5/abc' }, { titles: ['Far'] })).toEqual([[], [[1, 'title', false]], []]);
    expect(await found({ doi: '10.55555/abc', titles: ['N'] }, { doi: '10.55555/ABC', titles: ['N'] })).toEqual([[], [[1, 'doi', false]]]);
  });
});

it('a work that has the same address and title is likelier than one that has the address alone', async () => {
  const portions = (async function* () {
    yield ['Other', 'Guide'].map((title) => ({ documentId: title, identity: { ...nothing, titles: [title], urls: ['https://a.example/all'] } }));
  })();
  const matches = await findMatches([{ row: 1, identity: { ...nothing, titles: ['Guide'], urls: ['https://a.example/all'] } }], portions);
  expect(matches.get(1)?.map(({ documentId, reason }) => [documentId, reason])).toEqual([['Guide', 'url'], ['Other', 'url']]);
});

it('a file whose rows all have the same address is gone through in a moment, and holds up nobody', async () => {
  const same = { ...nothing, urls: ['https://a.example/'] };
  const seekers = Array.from({ length: 40_000 }, (_, index) => ({ row: index + 1, identity: same }));
  const portions = (async function* () {
    yield Array.from({ length: 8 }, (_, index) => ({ documentId: `work ${index}`, identity: same }));
  })();
  let [longest, last] = [0, performance.now()];
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const matches = await findMatches(seekers, portions);
  clearInterval(ticking);
  expect(longest).toBeLessThan(4_000);
  expect(matches.get(40_000)?.map(({ documentId }) => documentId)).toEqual(['work 0', 'work 1', 'work 2', 'work 3', 'work 4']);
}, 60_000);

describe('identifiers', () => {
  it('that are none are no mark', () => {
    expect([doiKey('11.1/x'), isbnKey('9789251300033'), urlKey('ftp://x.example'), urlKey('x')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keep what tells two addresses apart', () => {
    expect(urlKey('https://a.example/x/?b=2&a=1')).toBe('a.example/x?a=1&b=2');
    expect(urlStem('a.example/english/guide')).toBe('a.example/guide');
    expect(urlStem('a.example/essay-on-land')).toBe('a.example/essay-on-land');
  });
});

describe('a name', () => {
  const entry = { type: 'theme', slugs: [], formerSlugs: [], names: [], further: [] };
  const vocabulary = new Vocabulary([
    { ...entry, documentId: 'land', slugs: ['land', 'tierra'], names: ['Land', 'Tierra y territorio'], further: ['tenure'] },
    { ...entry, documentId: 'water', slugs: ['water'], names: ['Water'], further: ['tierra'], formerSlugs: ['aqua'] },
    { ...entry, documentId: 'a', names: ['Twin'] },
    { ...entry, documentId: 'b', names: ['Twin'] },
  ]);

  it('is looked for among ids, slugs, names, synonyms and former slugs, in this order', () => {
    const ids = ['land', 'TIERRA Y TERRITÓRIO', 'Tenure', 'tierra', 'aqua', 'b'].map((name) => vocabulary.resolve('theme', name));
    expect(ids).toEqual(['land', 'land', 'land', 'land', 'water', 'b'].map((documentId) => ({ documentId })));
  });

  it('that nothing has is answered with the nearest, and one that two have with neither', () => {
    expect(vocabulary.resolve('theme', 'Watre')).toEqual({ problem: 'unknown', nearest: 'Water' });
    expect(vocabulary.resolve('theme', 'Astronomy of far galaxies')).toEqual({ problem: 'unknown', nearest: undefined });
    expect(vocabulary.resolve('theme', 'twin')).toEqual({ problem: 'ambiguous' });
    expect(vocabulary.resolve('region', 'land')).toEqual({ problem: 'unknown', nearest: undefined });
  });

  it('as long as a page is looked for no longer than others', () => {
    const others = new Vocabulary(Array.from({ length: 10_000 }, (_, index) => ({ ...entry, documentId: `o${index}`, names: [`Organization for the land of ${index}`] })));
    const begun = performance.now();
    for (let index = 0; index < 20; index += 1) expect(others.resolve('theme', `${index} ${'a long name '.repeat(8_000)}`)).toEqual({ problem: 'unknown', nearest: undefined });
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect([others.find('theme', 'organization FOR the land of 7'), others.find('theme', 'nobody'), vocabulary.find('theme', 'twin')]).toEqual(['o7', undefined, undefined]);
  });

  it('of a country is known in every language, and by its code', () => {
    const countries = new Countries(['en', 'es', 'fr']);
    expect(['CO', 'co', 'México', 'Côte d’Ivoire', 'Alemania', 'Kenya'].map((name) => countries.resolve(name))).toEqual(['CO', 'CO', 'MX', 'CI', 'DE', 'KE'].map((code) => ({ code })));
    expect(countries.resolve('Colombai')).toEqual({ nearest: 'Colombia' });
  });
});

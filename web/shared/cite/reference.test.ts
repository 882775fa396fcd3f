import { describe, expect, it } from 'vitest';
import { seedResources } from '../../test/seed-resources';
import { toAuthor, toAuthors } from './author';
import { journalOf } from './journal';
import { toDoi, toReference } from './reference';

const PAGE = 'https://agenda.example/page';
const [first] = seedResources();
if (!first) throw new Error('The seed has no resource.');
const work = {
  ...first, locale: 'en', title: 'Training paralegals', localization: { ...first.localization, fields: {} }, authors: [], publishers: [], publisherName: null, sourceUrl: 'https://example.org/w',
  sourceUrlIsCopy: false, expressions: [{ language: 'fr', title: 'Former des parajuristes', url: null, urlSeen: null, file: null, mediaType: null, bytes: null, pages: null, translator: null }],
};

describe('toReference', () => {
  it('cites the title that stands on the work, and translates it for the reader', () => {
    expect(toReference(work, PAGE)).toMatchObject({ title: { text: 'Former des parajuristes', language: 'fr' }, translatedTitle: { text: 'Training paralegals', language: 'en' }, language: 'fr' });
  });

  it('cites the edition in the reader’s language where there is one', () => {
    const english = { ...work.expressions[0], language: 'en', title: 'Training paralegals: a guide' };
    const reference = toReference({ ...work, expressions: [...work.expressions, english as (typeof work.expressions)[0]] }, PAGE);
    expect(reference).toMatchObject({ title: { text: 'Training paralegals: a guide', language: 'en' }, translatedTitle: null });
  });

  it('passes over an edition whose own title nobody knows, for one whose title is known', () => {
    const [french] = work.expressions;
    const untitled = { ...french, language: 'en', title: null } as unknown as (typeof work.expressions)[0];
    const shownInFrench = { ...work, title: 'Former des parajuristes', localization: { ...work.localization, fields: { title: 'fr' } } };
    expect(toReference({ ...shownInFrench, expressions: [...work.expressions, untitled] }, PAGE)).toMatchObject({ title: { text: 'Former des parajuristes', language: 'fr' }, language: 'fr' });
    expect(toReference({ ...work, expressions: [...work.expressions, untitled] }, PAGE), 'the title shown is its own').toMatchObject({ title: { text: 'Training paralegals', language: 'en' }, language: 'en' });
    expect(toReference({ ...shownInFrench, expressions: [untitled] }, PAGE), 'there is no other').toMatchObject({ title: { language: 'fr' }, language: 'en' });
  });

  it('names one language for a title and its edition, for every resource of the seed whose title is known in it', () => {
    const contradicted = seedResources().filter((resource) => {
      const { title, language } = toReference(resource, PAGE);
      return title.language !== language && resource.expressions.some((edition) => edition.language === title.language);
    });
    expect(contradicted.map(({ documentId, locale }) => [documentId, locale])).toEqual([]);
  });

  it('takes a journal as the place of an article, and neither as its author nor as its publisher', () => {
    const article = { ...work, kind: 'article' as const, publisherName: 'Alaska Law Review' };
    expect(toReference(article, PAGE)).toMatchObject({ authors: [], journal: 'Alaska Law Review', publisher: '' });
    expect(toReference({ ...article, kind: 'report' }, PAGE)).toMatchObject({ authors: [{ literal: 'Alaska Law Review' }], journal: '' });
    const [publisher] = seedResources().flatMap(({ publishers }) => publishers);
    expect(toReference({ ...article, authors: ['Joy Anderson'], publishers: publisher ? [publisher] : [] }, PAGE)).toMatchObject({ journal: 'Alaska Law Review', publisher: publisher?.name });
  });

  it('reads a DOI where the work only has it as its address', () => {
    const address = 'https://doi.org/10.22518/jour.ccsh/2021.2a04';
    expect(toReference({ ...work, doi: null, sourceUrl: address }, PAGE).doi).toBe('10.22518/jour.ccsh/2021.2a04');
    expect(toReference({ ...work, doi: '10.1000/own', sourceUrl: address }, PAGE).doi).toBe('10.1000/own');
  });

  it('takes organizations as authors where no person is named, and names them once', () => {
    expect(toReference({ ...work, publisherName: 'FAO' }, PAGE)).toMatchObject({ authors: [{ literal: 'FAO' }], publisher: '' });
    expect(toReference({ ...work, authors: ['Vivek Maru'], publisherName: 'Namati' }, PAGE)).toMatchObject({ authors: [{ family: 'Maru', given: 'Vivek' }], publisher: 'Namati' });
  });

  it('sends nobody to a copy on a document-sharing site', () => {
    expect(toReference(work, PAGE).url).toBe('https://example.org/w');
    expect(toReference({ ...work, sourceUrlIsCopy: true }, PAGE).url).toBe(PAGE);
    expect(toReference({ ...work, sourceUrl: null }, PAGE).url).toBe(PAGE);
  });
});

describe('toAuthor', () => {
  it.each([
    ['Vivek Maru', { given: 'Vivek', family: 'Maru' }],
    ['Rebecca L. Sandefur', { given: 'Rebecca L.', family: 'Sandefur' }],
    ['Nemesio J. Rodríguez Mitchell', { given: 'Nemesio J.', family: 'Rodríguez Mitchell' }],
    ['Carlos de Miguel', { given: 'Carlos', family: 'de Miguel' }],
    ['María Teresa Sierra', { literal: 'María Teresa Sierra' }],
    ['Adriana Rodríguez Caguana', { literal: 'Adriana Rodríguez Caguana' }],
    ['El Hadj Faye', { literal: 'El Hadj Faye' }],
    ['Sierra, María Teresa', { given: 'María Teresa', family: 'Sierra' }],
    ['Rodríguez Caguana, Adriana', { given: 'Adriana', family: 'Rodríguez Caguana' }],
    ['el-Zein, Fares', { given: 'Fares', family: 'el-Zein' }],
    ['de la Cruz, Juan', { given: 'Juan', family: 'de la Cruz' }],
    ['Ministry of Justice, Kenya', { literal: 'Ministry of Justice, Kenya' }],
    ['Namati, Sierra Leone', { literal: 'Namati, Sierra Leone' }],
    ['Namati, Sierra Leona', { literal: 'Namati, Sierra Leona' }],
    ['Kituo cha Sheria, Nairobi', { literal: 'Kituo cha Sheria, Nairobi' }],
    ['Luther King, Jr.', { literal: 'Luther King, Jr.' }],
    ['Justice and Empowerment, Inc.', { literal: 'Justice and Empowerment, Inc.' }],
    ['Sierra, María, Teresa', { literal: 'Sierra, María, Teresa' }],
    ['Sierra,', { literal: 'Sierra,' }],
    ['Amnesty International', { literal: 'Amnesty International' }],
    ['RCN Justice', { literal: 'RCN Justice' }],
    ['Prince', { literal: 'Prince' }],
  ])('%s', (name, author) => {
    expect(toAuthor(name)).toEqual(author);
  });
});

describe('toAuthors', () => {
  it('turns all names the same way round', () => {
    expect(toAuthors(['Rachel Sieder', 'María Teresa Sierra'], [])).toEqual([{ literal: 'Rachel Sieder' }, { literal: 'María Teresa Sierra' }]);
    expect(toAuthors(['Sieder, Rachel', 'María Teresa Sierra'], [])).toEqual([{ literal: 'Rachel Sieder' }, { literal: 'María Teresa Sierra' }]);
    expect(toAuthors(['Rachel Sieder', 'Sierra, María Teresa'], [])).toEqual([{ family: 'Sieder', given: 'Rachel' }, { family: 'Sierra', given: 'María Teresa' }]);
    expect(toAuthors(['Rights, Kenya', 'María Teresa Sierra'], ['Rights, Kenya'])).toEqual([{ literal: 'Rights, Kenya' }, { literal: 'María Teresa Sierra' }]);
    expect(toAuthors(['Vivek Maru', 'World Bank'], [])).toEqual([{ family: 'Maru', given: 'Vivek' }, { literal: 'World Bank' }]);
    expect(toAuthors(['Timap Sierra'], ['Timap Sierra'])).toEqual([{ literal: 'Timap Sierra' }]);
  });
});

it.each([
  ['10.1000/xyz', '10.1000/xyz'],
  ['https://doi.org/10.1000/a(b)', '10.1000/a(b)'],
  ['doi: 10.1000/x', '10.1000/x'],
  ['see the site', null],
  [null, null],
])('toDoi reads %s', (value, doi) => {
  expect(toDoi(value)).toBe(doi);
});

describe('journalOf', () => {
  const article = { kind: 'article', doi: null, publisherName: 'Vox Localis', publishers: [] };

  it.each([
    ['a name that says so', { publisherName: 'InSURgência: revista de direitos e movimentos sociais' }, 'InSURgência: revista de direitos e movimentos sociais'],
    ['a name that does not', {}, ''],
    ['a DOI', { doi: '10.1000/x' }, 'Vox Localis'],
    ['a DOI and a publisher of ours', { doi: '10.1000/x', publishers: ['OEA'] }, ''],
    ['a journal and a publisher of ours', { publisherName: 'Health and Human Rights Journal', publishers: ['Namati'] }, 'Health and Human Rights Journal'],
    ['another kind', { kind: 'report', publisherName: 'Alaska Law Review' }, ''],
    ['a word within another', { publisherName: 'Journalists Without Borders' }, ''],
  ])('%s', (_, changes, journal) => {
    expect(journalOf({ ...article, ...changes })).toBe(journal);
  });
});

import { describe, expect, it } from 'vitest';
import { seedResources } from '../../test/seed-resources';
import { toAuthor, toAuthors } from './author';
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

import { describe, expect, it } from 'vitest';
import type { Reference } from './reference';
import { type CiteWords, formatApa, formatChicago, type Segment } from './style';

const english: CiteWords = { locale: 'en', and: 'and', apaAnd: '&', noDate: 'n.d.', quoted: (title) => `“${title}.”`, quotedInside: (text) => `‘${text}’`, translator: (name) => `Translated by ${name}`, medium: null };
const spanish: CiteWords = { locale: 'es', and: 'y', apaAnd: 'y', noDate: 's. f.', quoted: (title) => `«${title}».`, quotedInside: (text) => `“${text}”`, translator: (name) => `Traducción de ${name}`, medium: null };
const french: CiteWords = { locale: 'fr', and: 'et', apaAnd: 'et', noDate: 's. d.', quoted: (title) => `« ${title} ».`, quotedInside: (text) => `“${text}”`, translator: (name) => `Traduction de ${name}`, medium: null };

const base: Reference = {
  id: 'x', kind: 'report', title: { text: 'Justice for all', language: 'en' }, translatedTitle: null, authors: [{ family: 'Maru', given: 'Vivek' }, { family: 'Gauri', given: 'Varun K.' }],
  corporate: false, journal: '', publisher: 'Cambridge University Press', year: 2018, language: 'en', translator: null, url: 'https://example.org/j', doi: null, isbn: null, pages: null, license: null, abstract: null,
};
const text = (segments: Segment[]): string => segments.map((segment) => segment.text).join('');

describe('formatApa', () => {
  it.each<[string, Partial<Reference>, CiteWords, string]>([
    ['two authors', {}, english, 'Maru, V., & Gauri, V. K. (2018). Justice for all. Cambridge University Press. https://example.org/j'],
    ['two bodies', { authors: [{ literal: 'Namati' }, { literal: 'ACIJ' }], publisher: '' }, english, 'Namati & ACIJ. (2018). Justice for all. https://example.org/j'],
    ['three bodies', { authors: [{ literal: 'Namati' }, { literal: 'ACIJ' }, { literal: 'FIMA' }], publisher: '' }, english, 'Namati, ACIJ, & FIMA. (2018). Justice for all. https://example.org/j'],
    ['in Spanish', {}, spanish, 'Maru, V. y Gauri, V. K. (2018). Justice for all. Cambridge University Press. https://example.org/j'],
    ['in French', {}, french, 'Maru, V. et Gauri, V. K. (2018). Justice for all. Cambridge University Press. https://example.org/j'],
    ['Spanish “e”', { authors: [{ family: 'Gil', given: 'Ana' }, { family: 'Ibáñez', given: 'Eva' }] }, spanish, 'Gil, A. e Ibáñez, E. (2018). Justice for all. Cambridge University Press. https://example.org/j'],
    ['no year', { year: null }, spanish, 'Maru, V. y Gauri, V. K. (s. f.). Justice for all. Cambridge University Press. https://example.org/j'],
    ['no author', { authors: [], publisher: '' }, english, 'Justice for all. (2018). https://example.org/j'],
    ['a body as author', { authors: [{ literal: 'FAO' }], publisher: '' }, english, 'FAO. (2018). Justice for all. https://example.org/j'],
    ['a question as title', { title: { text: 'What do we know?', language: 'en' } }, english, 'Maru, V., & Gauri, V. K. (2018). What do we know? Cambridge University Press. https://example.org/j'],
    ['a translated title', { title: { text: 'Justice pour tous', language: 'fr' }, translatedTitle: { text: 'Justice for all', language: 'en' } }, english, 'Maru, V., & Gauri, V. K. (2018). Justice pour tous [Justice for all]. Cambridge University Press. https://example.org/j'],
    ['a video', { kind: 'video' }, { ...french, medium: 'Vidéo' }, 'Maru, V. et Gauri, V. K. (2018). Justice for all [Vidéo]. Cambridge University Press. https://example.org/j'],
    ['an article of a journal', { kind: 'article', journal: 'Alaska Law Review' }, english, 'Maru, V., & Gauri, V. K. (2018). Justice for all. Alaska Law Review. https://example.org/j'],
    ['a DOI', { doi: '10.1000/x' }, english, 'Maru, V., & Gauri, V. K. (2018). Justice for all. Cambridge University Press. https://doi.org/10.1000/x'],
  ])('%s', (_, changes, words, expected) => {
    expect(text(formatApa({ ...base, ...changes }, words))).toBe(expected);
  });

  it('names the first nineteen of many authors and the last', () => {
    const authors = Array.from({ length: 22 }, (_, index) => ({ literal: `A${index + 1}` }));
    expect(text(formatApa({ ...base, authors }, english))).toMatch(/A19, … A22\. \(2018\)/);
  });

  it('puts the journal of an article in italics, and not its title', () => {
    expect(formatApa({ ...base, kind: 'article', journal: 'Alaska Law Review' }, english).filter(({ italic }) => italic)).toEqual([{ text: 'Alaska Law Review', italic: true }]);
  });

  it('marks the title by its language where that is not the reader’s', () => {
    expect(formatApa(base, spanish)[1]).toEqual({ text: 'Justice for all', italic: true, language: 'en' });
    expect(formatApa(base, english)[1]).toEqual({ text: 'Justice for all', italic: true });
  });
});

describe('formatChicago', () => {
  it.each<[string, Partial<Reference>, CiteWords, string]>([
    ['a whole work', {}, english, 'Maru, Vivek, and Varun K. Gauri. 2018. Justice for all. Cambridge University Press. https://example.org/j'],
    ['two names that cannot be split', { authors: [{ literal: 'Rachel Sieder' }, { literal: 'María Teresa Sierra' }] }, english, 'Rachel Sieder and María Teresa Sierra. 2018. Justice for all. Cambridge University Press. https://example.org/j'],
    ['an article', { kind: 'article' }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “Justice for all.” Cambridge University Press. https://example.org/j'],
    ['an article in Spanish', { kind: 'article' }, spanish, 'Maru, Vivek y Varun K. Gauri. 2018. «Justice for all». Cambridge University Press. https://example.org/j'],
    ['an article in French without a date', { kind: 'article', year: null }, french, 'Maru, Vivek et Varun K. Gauri. s. d. « Justice for all ». Cambridge University Press. https://example.org/j'],
    ['an article that asks', { kind: 'article', title: { text: 'Why?', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “Why?” Cambridge University Press. https://example.org/j'],
    ['no author', { authors: [], publisher: '' }, english, 'Justice for all. 2018. https://example.org/j'],
    ['a translated title', { title: { text: 'Justicia', language: 'es' }, translatedTitle: { text: 'Justice', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. Justicia [Justice]. Cambridge University Press. https://example.org/j'],
    ['an article of a journal', { kind: 'article', journal: 'Alaska Law Review' }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “Justice for all.” Alaska Law Review. https://example.org/j'],
    ['a quotation in a title', { kind: 'article', title: { text: 'What “justice” means', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “What ‘justice’ means.” Cambridge University Press. https://example.org/j'],
    ['a quotation that ends a title', { kind: 'article', title: { text: 'We say "justice"', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “We say ‘justice.’” Cambridge University Press. https://example.org/j'],
    ['an apostrophe that ends a title', { kind: 'article', title: { text: 'Rights of workers’', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “Rights of workers’.” Cambridge University Press. https://example.org/j'],
    ['a quotation in a Spanish title', { kind: 'article', title: { text: 'Las «vigilantes»', language: 'es' } }, spanish, 'Maru, Vivek y Varun K. Gauri. 2018. «Las “vigilantes”». Cambridge University Press. https://example.org/j'],
    ['a quotation in a French title', { kind: 'article', title: { text: 'Le « travail » de l’ombre', language: 'fr' } }, french, 'Maru, Vivek et Varun K. Gauri. 2018. « Le “travail” de l’ombre ». Cambridge University Press. https://example.org/j'],
    ['a quotation in italics', { title: { text: 'What “justice” means', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. What “justice” means. Cambridge University Press. https://example.org/j'],
    ['an article with a translated title', { kind: 'article', title: { text: 'Justicia', language: 'es' }, translatedTitle: { text: 'Justice', language: 'en' } }, english, 'Maru, Vivek, and Varun K. Gauri. 2018. “Justicia” [Justice]. Cambridge University Press. https://example.org/j'],
    ['a translated title without an author', { kind: 'article', authors: [], title: { text: 'Justicia', language: 'es' }, translatedTitle: { text: 'Justice ?', language: 'fr' } }, french, '« Justicia » [Justice ?]. 2018. Cambridge University Press. https://example.org/j'],
    ['a translator', { translator: 'N. Ñ.' }, spanish, 'Maru, Vivek y Varun K. Gauri. 2018. Justice for all. Traducción de N. Ñ. Cambridge University Press. https://example.org/j'],
  ])('%s', (_, changes, words, expected) => {
    expect(text(formatChicago({ ...base, ...changes }, words))).toBe(expected);
  });
});

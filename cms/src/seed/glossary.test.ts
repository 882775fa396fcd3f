import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedSchema } from '../../test/harness/seed-schema';
import { fold } from '../plugins/delivery/server/project/fold';
import { checkedSeed } from './check-seed';
import type { SeedDocument } from './read-seed';

const schema = seedSchema();
const concepts = checkedSeed(resolve(import.meta.dirname, '../../seed'), schema).filter(({ model }) => model.folder === 'concepts');

/** The languages the glossary was written in; the site may have more. */
const written = ['en', 'es', 'fr'];

const valuesIn = ({ languages }: SeedDocument, locale: string) => languages.get(locale)?.values ?? {};
const synonymsIn = (concept: SeedDocument, locale: string): string[] => (valuesIn(concept, locale).synonyms ?? []) as string[];
const wordsIn = (concept: SeedDocument, locale: string): string[] => [String(valuesIn(concept, locale).name), ...synonymsIn(concept, locale)];

/** What a search hears of a word: no case, no accents, no hyphens or apostrophes. */
const heard = (word: string): string => fold(word).replace(/[^\p{L}\p{N}+&]+/gu, ' ').trim();

describe('the glossary of the field', () => {
  it('holds at least 150 concepts', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(150);
  });

  describe.each(written)('in %s', (locale) => {
    it('names and defines every concept, and knows other words for it', () => {
      const poor = concepts.filter((concept) => !valuesIn(concept, locale).name || !valuesIn(concept, locale).definition || synonymsIn(concept, locale).length < 2);
      expect(poor.map(({ key }) => key)).toEqual([]);
    });

    it('gives each word to one concept only', () => {
      const owners = Map.groupBy(concepts.flatMap((concept) => wordsIn(concept, locale).map((word) => ({ word: heard(word), key: concept.key }))), ({ word }) => word);
      expect([...owners].filter(([, all]) => all.length > 1).map(([word, all]) => [word, ...all.map(({ key }) => key)])).toEqual([]);
    });

    it('defines in one short sentence', () => {
      const wrong = concepts.map((concept) => String(valuesIn(concept, locale).definition)).filter((text) => !/^[\p{Lu}¿¡«][^\n]*\.$/u.test(text) || text.length > 140);
      expect(wrong).toEqual([]);
    });

    it('uses the apostrophes and quotation marks of print', () => {
      const wrong = concepts.flatMap((concept) => [...wordsIn(concept, locale), String(valuesIn(concept, locale).definition)]).filter((text) => /['"`]/.test(text));
      expect(wrong).toEqual([]);
    });
  });

  it('names every kind of resource once', () => {
    const kinds = schema.models.find(({ folder }) => folder === 'resources')?.attributes.kind?.enum ?? [];
    const named = concepts.flatMap(({ shared }) => shared?.values.kind ?? []);
    expect(named.sort()).toEqual([...kinds].sort());
  });
});

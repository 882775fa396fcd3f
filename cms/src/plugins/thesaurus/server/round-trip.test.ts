import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ConceptText, EMPTY_TEXT, type StoredConcept } from './concept';
import { planImport, type PlanOptions } from './plan';
import { fromTurtle } from './stated';
import { toTurtle } from './turtle';

const locales = ['en', 'es', 'pt-BR'];
const options: PlanOptions = { locales, problemOf: () => undefined };

/** Texts as the rules on content let them through: NFC, no control characters, no white space around a line. */
const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.normalize('NFC').replace(/\p{Cc}/gu, '').trim()).filter((text) => text !== '' && text.isWellFormed());
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\t'));
const text = fc.record<ConceptText>({
  name: fc.option(line, { freq: 6 }),
  synonyms: fc.uniqueArray(fc.oneof(line, fc.constantFrom('"', '\\', '<a>', '@en', '. .', '’')), { maxLength: 4 }),
  definition: fc.option(lines),
});
const notation = fc.oneof(line, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constantFrom('urn:isbn:9', 'http://not an address', 'https://a.example/api/concepts/0'));

/** Concepts whose names differ by their number, and whose wider concept stands before them. */
const thesaurus = fc.array(fc.record({ texts: fc.dictionary(fc.constantFrom(...locales), text, { minKeys: 1 }), wide: fc.option(fc.nat()), kind: fc.option(fc.constantFrom('guide', 'law')), notation: fc.option(notation) }), { maxLength: 8 }).map((all) =>
  all.map(({ texts, wide, kind, notation: own }, index): StoredConcept => ({
    documentId: `id${index}`,
    sourceLocale: 'en',
    texts: { ...Object.fromEntries(Object.entries(texts).map(([locale, one]) => [locale, { ...one, name: one.name === null ? null : `${one.name} ${index}` }])), en: { ...(texts.en ?? EMPTY_TEXT), name: `Concept ${index}` } },
    broader: wide === null || index === 0 ? null : `id${wide % index}`,
    kind,
    notation: own,
  })),
);

it('reads what it wrote as the same, whatever the concepts say', () => {
  fc.assert(fc.property(thesaurus, (stored) => {
    const plan = planImport(fromTurtle(toTurtle(stored, 'https://cms.example'), locales), stored, options);
    expect(plan).toEqual({ created: [], changed: [], same: stored.length, refused: [], passedOver: [] });
  }), { numRuns: 300 });
});

it('finds the very value that was changed since it wrote', () => {
  fc.assert(fc.property(thesaurus.filter((all) => all.length > 0), fc.nat(), line, (stored, pick, definition) => {
    const at = pick % stored.length;
    const now = stored.map((concept, index) => (index === at ? { ...concept, texts: { ...concept.texts, en: { ...(concept.texts.en ?? EMPTY_TEXT), definition: `${definition}, once` } } } : concept));
    const plan = planImport(fromTurtle(toTurtle(now, 'https://cms.example'), locales), stored, options);
    expect({ changes: plan.changed.map(({ documentId, changes }) => [documentId, changes.map(({ field, locale, to }) => [field, locale, to])]), same: plan.same }).toEqual({
      changes: stored[at]?.texts.en?.definition === `${definition}, once` ? [] : [[`id${at}`, [['definition', 'en', `${definition}, once`]]]],
      same: stored.length - 1,
    });
  }), { numRuns: 100 });
});

it('makes in an empty thesaurus what another one wrote, wider concepts first', () => {
  fc.assert(fc.property(thesaurus, (elsewhere) => {
    const plan = planImport(fromTurtle(toTurtle([...elsewhere].reverse(), 'https://cms.example'), locales), [], options);
    expect(plan.created.map(({ iri }) => iri).sort()).toEqual(elsewhere.map(({ documentId }) => `https://cms.example/api/concepts/${documentId}`).sort());
    const seen = new Set<string>();
    for (const { iri, changes } of plan.created) {
      for (const { field, to } of changes) if (field === 'broader') expect(seen).toContain(to);
      seen.add(iri);
    }
  }), { numRuns: 100 });
});

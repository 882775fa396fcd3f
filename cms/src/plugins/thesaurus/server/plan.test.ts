import { describe, expect, it } from 'vitest';
import type { StoredConcept } from './concept';
import { planImport, type PlanOptions } from './plan';
import { fromTurtle } from './stated';

const locales = ['en', 'es', 'fr'];
const options: PlanOptions = { locales, problemOf: ({ kind }) => (kind === 'poem' ? 'kind must be one of guide, law' : undefined) };

const stored: StoredConcept[] = [
  { documentId: 'aid', sourceLocale: 'en', texts: { en: { name: 'Legal aid', synonyms: ['free lawyers', 'counsel'], definition: 'Help.' } }, broader: null, kind: null, notation: null },
  { documentId: 'clinic', sourceLocale: 'en', texts: { en: { name: 'Legal clinics', synonyms: [], definition: null } }, broader: 'aid', kind: null, notation: 'http://voc.example/42' },
];

const PREFIXES = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dc: <http://purl.org/dc/elements/1.1/> . @prefix our: <https://moved.example/api/concepts/> . @prefix v: <http://voc.example/> .\n';
const plan = (turtle: string) => planImport(fromTurtle(PREFIXES + turtle, locales), stored, options);
const changes = (turtle: string) => plan(turtle).changed.map(({ documentId, changes: all }) => [documentId, ...all.map(({ field, locale, from, to }) => [field, locale, from, to])]);
const refused = (turtle: string) => plan(turtle).refused.map(({ iri, reason }) => `${iri.replace(/^.*\//, '')} ${reason}`);

describe('what an import would change', () => {
  it('is told field by field, and what the file does not mention stays', () => {
    expect(changes('our:aid a skos:Concept ; skos:prefLabel "Aide juridique"@fr ; skos:altLabel "counsel"@en , "pro bono"@en ; skos:definition "Help."@en .')).toEqual([
      ['aid', ['synonyms', 'en', ['free lawyers', 'counsel'], ['counsel', 'pro bono']], ['name', 'fr', null, 'Aide juridique']],
    ]);
  });

  it('is nothing where synonyms stand in another order', () => {
    expect(plan('our:aid a skos:Concept ; skos:altLabel "counsel"@en , "free lawyers"@en .')).toMatchObject({ changed: [], same: 1 });
  });

  it('is found under the address the concept was brought in from, and under one that matches ours', () => {
    expect(changes('v:42 a skos:Concept ; skos:definition "Rooms."@en . v:9 a skos:Concept ; skos:exactMatch our:aid ; skos:definition "Aid."@en .')).toEqual([
      ['clinic', ['definition', 'en', null, 'Rooms.']],
      ['aid', ['definition', 'en', 'Help.', 'Aid.']],
    ]);
  });

  it('is a new concept that keeps its address, below one of ours, in the first language it is named in', () => {
    expect(plan('v:7 a skos:Concept ; skos:prefLabel "Consulta"@es ; skos:broader our:clinic . our:aid a skos:Concept .').created).toEqual([
      { iri: 'http://voc.example/7', documentId: undefined, name: 'Consulta', sourceLocale: 'es', changes: [
        { field: 'name', locale: 'es', from: null, to: 'Consulta' },
        { field: 'broader', locale: null, from: null, to: 'clinic' },
        { field: 'notation', locale: null, from: null, to: 'http://voc.example/7' },
      ] },
    ]);
  });

  it('is a wider concept also where only the wide one says so', () => {
    expect(plan('v:1 a skos:Concept ; skos:prefLabel "One"@en . v:2 a skos:Concept ; skos:prefLabel "Two"@en ; skos:narrower v:1 .').created.map(({ iri }) => iri)).toEqual(['http://voc.example/2', 'http://voc.example/1']);
  });
});

describe('what is refused, and why', () => {
  it.each([
    ['two names in a language', 'v:1 a skos:Concept ; skos:prefLabel "One"@en , "Uno"@en .', '1 has two names (prefLabel) in “en”: “One” and “Uno”'],
    ['two definitions in a language', 'v:1 a skos:Concept ; skos:prefLabel "One"@en ; skos:definition "A."@en , "B."@en .', '1 has two definitions in “en”: “A.” and “B.”'],
    ['two wider concepts', 'v:1 a skos:Concept ; skos:prefLabel "One"@en ; skos:broader our:aid , our:clinic .', '1 has two wider concepts: “https://moved.example/api/concepts/aid” and “https://moved.example/api/concepts/clinic”'],
    ['a concept that nobody can name', '[] a skos:Concept ; skos:prefLabel "One"@en .', / has no address of its own$/],
    ['a new concept without a name here', 'v:1 a skos:Concept ; skos:prefLabel "Eins"@de .', '1 has no name (prefLabel) in a language of this site'],
    ['a wider concept that is nowhere', 'v:1 a skos:Concept ; skos:prefLabel "One"@en ; skos:broader v:2 .', '1 belongs to http://voc.example/2, which is neither here nor brought in by this file'],
    ['a circle with what is stored', 'our:aid a skos:Concept ; skos:broader our:clinic .', 'aid would be part of itself, over others or directly'],
    ['a concept that is its own wider one', 'our:aid a skos:Concept ; skos:broader our:aid .', 'aid would be part of itself, over others or directly'],
    ['a name that another concept has, accents aside', 'v:1 a skos:Concept ; skos:prefLabel "LÉGAL AID"@en .', '1 has the name “LÉGAL AID” (en), which another concept has'],
    ['a value that the rules refuse', 'our:aid a skos:Concept ; dc:type "poem" .', 'aid kind must be one of guide, law'],
    ['the same concept under two addresses', 'our:clinic a skos:Concept . v:42 a skos:Concept ; skos:prefLabel "Other"@en .', '42 is the same concept as another of this file'],
  ])('%s', (_what, turtle, reason) => {
    const [first, ...others] = refused(turtle);
    expect(others).toEqual([]);
    expect(first).toMatch(typeof reason === 'string' ? new RegExp(`^${reason.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : reason);
  });

  it('takes along those that belong to it, however deep', () => {
    const turtle = 'v:1 a skos:Concept . v:2 a skos:Concept ; skos:prefLabel "Two"@en ; skos:broader v:1 . v:3 a skos:Concept ; skos:prefLabel "Three"@en ; skos:broader v:2 . v:4 a skos:Concept ; skos:prefLabel "Four"@en .';
    expect(refused(turtle).map((line) => line.slice(0, 1))).toEqual(['1', '2', '3']);
    expect(plan(turtle).created.map(({ name }) => name)).toEqual(['Four']);
  });

  it('frees a name that another concept of the file gives up', () => {
    expect(plan('our:aid a skos:Concept ; skos:prefLabel "Assistance"@en . v:1 a skos:Concept ; skos:prefLabel "Legal aid"@en .')).toMatchObject({ refused: [], created: [{ name: 'Legal aid' }], changed: [{ name: 'Assistance' }] });
  });
});

it('counts what it passes over', () => {
  const turtle = 'v:1 a skos:Concept ; skos:prefLabel "One"@en , "Eins"@de , "Un" ; skos:altLabel "A"@de , "B"@de ; skos:related v:2 ; skos:inScheme v:all . v:2 a skos:Collection . v:all a skos:ConceptScheme ; dc:title "All" .';
  expect(plan(turtle).passedOver).toEqual([
    { what: 'statements about what is no concept', count: 2 },
    { what: 'related', count: 1 },
    { what: 'prefLabel in “de”, which is no language of this site', count: 1 },
    { what: 'prefLabel without a language', count: 1 },
    { what: 'altLabel in “de”, which is no language of this site', count: 2 },
  ]);
});

it('says where a file stops being Turtle, and that RDF/XML is none', () => {
  expect(() => fromTurtle('@prefix a: <http://a/> .\na:b a:c "x', locales)).toThrow(/^The file is not Turtle: .* on line 2\.$/);
  expect(() => fromTurtle('<?xml version="1.0"?>\n<rdf:RDF/>', locales)).toThrow(/on line 1\. It looks like RDF\/XML: save it as Turtle first\.$/);
});

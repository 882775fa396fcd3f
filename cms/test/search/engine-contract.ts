import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { IndexDocument } from '../../src/plugins/search/server/document/index-document';
import type { IndexBatch, SearchEngine } from '../../src/plugins/search/server/engine/engine';
import type { Question } from '../../src/plugins/search/server/query/question';
import { type Change, question as anyQuestion, step as anyStep } from './histories';
import { keyOf, ReferenceEngine } from './reference-engine';

/** An engine under test, that can be closed and opened again on what it kept. */
export interface EngineUnderTest {
  engine: SearchEngine;
  reopen(): SearchEngine;
  dispose(): void;
}

const CASES = Number(process.env.SEARCH_CASES ?? 1_000);
const PER_HISTORY = 20;

const FALLBACKS: Readonly<Record<string, readonly string[]>> = { en: ['en', 'es', 'fr', ''], es: ['es', 'en', 'fr', ''], fr: ['fr', 'en', 'es', ''] };

function toBatch(after: number, changes: readonly Change[]): IndexBatch {
  const last = new Map(changes.map((change) => ['put' in change ? keyOf(change.put) : keyOf(change.remove), change]));
  const all = [...last.values()];
  return { after, number: after + 1, documents: all.flatMap((change) => ('put' in change ? [change.put] : [])), removed: all.flatMap((change) => ('remove' in change ? [change.remove] : [])) };
}

/** What hits are ordered by, where it is prescribed. */
function placeOf({ titles, year, createdAt }: IndexDocument, { sort, locales: [locale = ''] }: Question): string | number {
  if (sort === 'newest') return createdAt;
  if (sort === 'year') return year ?? 0;
  return FALLBACKS[locale]?.map((one) => titles[one]).find((title) => title !== undefined) ?? '';
}

function isInOrder(documents: readonly IndexDocument[], question: Question): boolean {
  if (question.sort === 'relevance') return true;
  const { compare } = new Intl.Collator(question.locales[0], { numeric: true });
  const places = documents.map((document) => placeOf(document, question));
  return places.slice(1).every((place, index) => {
    const before = places[index] ?? '';
    return question.sort === 'title' ? compare(String(before), String(place)) <= 0 : Number(before) >= Number(place);
  });
}

function check(engine: SearchEngine, reference: ReferenceEngine, asked: Question): void {
  // How many of several words are enough is measured by what the chosen types have.
  const { type: _type, ...others } = asked.facets;
  const question = asked.words.asked.length > 1 ? { ...asked, facets: others } : asked;
  const result = engine.search(question);
  const inScope = reference.inScope(question);
  const words = reference.words(question);
  let matching = inScope.filter((document) => words.every((has) => has(document)));
  if (words.length > 1) {
    // Which of several words are enough is a matter of relevance: all of them always are, and none never is.
    const found = new Set(engine.search({ ...question, facets: {}, years: null }).hits.map(keyOf));
    for (const document of matching) expect(found, 'has every word').toContain(keyOf(document));
    matching = inScope.filter((document) => found.has(keyOf(document)));
    expect(matching.length, 'nothing out of scope').toBe(found.size);
    expect(matching.every((document) => words.some((has) => has(document))), 'has one of the words').toBe(true);
  }
  const expected = reference.narrowed(question, matching);
  expect(new Set(result.hits.map(keyOf))).toEqual(expected.keys);
  expect([result.total, result.hits.length]).toEqual([expected.keys.size, expected.keys.size]);
  expect(result.facets).toEqual(expected.facets);
  expect(isInOrder(result.hits.map((hit) => reference.documents.get(keyOf(hit)) as IndexDocument), question), `in order of ${question.sort}`).toBe(true);
  const pages = Array.from({ length: Math.ceil(result.total / 3) }, (_, page) => engine.search({ ...question, start: page * 3, limit: 3 }).hits.map(keyOf)).flat();
  expect(pages, 'pages follow each other').toEqual(result.hits.map(keyOf));
}

const EVERYTHING: Question = { locales: ['en', 'es', 'fr'], ownOnly: false, types: ['resource', 'theme'], words: { asked: [], excluded: [] }, facets: {}, years: null, like: null, sort: 'newest', start: 0, limit: 100 };

const document = (documentId: string, title: string): IndexDocument => ({
  type: 'resource', documentId, titles: { en: title }, texts: [{ locale: 'en', field: 'a', text: title }], facets: { type: ['resource'] }, locales: ['en'], year: null, createdAt: 0,
});

/** What any engine must do, whatever it is made of. Queries a history, and histories, are told by SEARCH_CASES. */
export function describeEngine(name: string, create: () => EngineUnderTest): void {
  const open: EngineUnderTest[] = [];
  const made = () => {
    const one = create();
    open.push(one);
    return one;
  };
  afterEach(() => {
    for (const one of open.splice(0)) one.dispose();
  });
  const titles = (engine: SearchEngine, q: string) => engine.search({ ...EVERYTHING, words: { asked: [{ text: q, phrase: false }], excluded: [] } }).hits.map(({ documentId }) => documentId).toSorted();

  describe(name, () => {
    it('holds nothing at first', () => {
      const { engine } = made();
      expect([engine.number(), [...engine.digests()], engine.search(EVERYTHING).total, engine.suggest('a', ['en'], 8)]).toEqual([-1, [], 0, []]);
      engine.check();
    });

    it('takes all of a batch, keeps it when it is opened again, and forgets it when told', () => {
      const under = made();
      under.engine.apply({ after: -1, number: 7, documents: [document('a', 'Land'), document('b', 'Water')], removed: [] });
      const digests = [...under.engine.digests()];
      const engine = under.reopen();
      expect([engine.number(), [...engine.digests()], titles(engine, 'land')]).toEqual([7, digests, ['a']]);
      engine.check();
      engine.clear();
      expect([engine.number(), titles(engine, 'land'), under.reopen().number()]).toEqual([-1, [], -1]);
    });

    it('takes no batch that does not follow what it holds', () => {
      const { engine } = made();
      engine.apply({ after: -1, number: 7, documents: [document('a', 'Land')], removed: [] });
      expect(() => engine.apply({ after: 3, number: 9, documents: [document('b', 'Land')], removed: [] })).toThrow('7');
      expect([engine.number(), titles(engine, 'land')]).toEqual([7, ['a']]);
    });

    it('takes nothing of a batch that fails, and all of it the next time', () => {
      const under = made();
      const broken = { ...document('b', 'Waterfalls'), get facets(): never { throw new Error('broken'); } };
      expect(() => under.engine.apply({ after: -1, number: 7, documents: [document('a', 'Landlords'), broken], removed: [] })).toThrow('broken');
      expect([under.engine.number(), titles(under.engine, 'landl')]).toEqual([-1, []]);
      under.engine.apply({ after: -1, number: 7, documents: [document('a', 'Landlords'), document('b', 'Waterfalls')], removed: [] });
      for (const opened of [() => under.engine, () => under.reopen()]) {
        const engine = opened();
        expect([titles(engine, 'landl'), titles(engine, 'waterfals')]).toEqual([['a'], ['b']]);
      }
    });

    it('says the same digest for the same document, and another for another', () => {
      const { engine } = made();
      engine.apply({ after: -1, number: 1, documents: [document('a', 'Land'), document('b', 'Land')], removed: [] });
      const before = new Map([...engine.digests()].map((one) => [one.documentId, one.digest]));
      engine.apply({ after: 1, number: 2, documents: [document('a', 'Land'), document('b', 'Water')], removed: [] });
      const after = new Map([...engine.digests()].map((one) => [one.documentId, one.digest]));
      expect([after.get('a') === before.get('a'), after.get('b') === before.get('b')]).toEqual([true, false]);
    });

    it('finds nothing like what it does not know, and nothing like what has nothing in common', () => {
      const { engine } = made();
      const bare = { ...document('bare', 'The'), titles: {}, facets: { type: ['resource'] } };
      engine.apply({ after: -1, number: 1, documents: [document('a', 'Land rights'), document('b', 'Land water'), bare], removed: [] });
      const like = (documentId: string) => engine.search({ ...EVERYTHING, sort: 'relevance', like: { type: 'resource', documentId } }).hits.map((hit) => hit.documentId);
      expect([like('nowhere'), like('bare'), like('a')]).toEqual([[], [], ['b']]);
    });

    it('speaks of no topic that is not there, though documents point to it', () => {
      const { engine } = made();
      const by = (documentId: string, title: string) => ({ ...document(documentId, title), facets: { type: ['resource'], organization: ['hidden'] } });
      engine.apply({ after: -1, number: 1, documents: [by('a', 'Land'), by('b', 'Water')], removed: [] });
      const { total, facets } = engine.search(EVERYTHING);
      expect([total, facets.organization]).toEqual([2, []]);
      expect(engine.search({ ...EVERYTHING, facets: { organization: ['hidden'] } }).total).toBe(0);
      expect(engine.search({ ...EVERYTHING, sort: 'relevance', like: { type: 'resource', documentId: 'a' } }).total).toBe(0);
    });

    it('keeps titles in order where some are taken out and others put in between', () => {
      const { engine } = made();
      const byTitle = () => engine.search({ ...EVERYTHING, sort: 'title' }).hits.map(({ documentId }) => documentId);
      engine.apply({ after: -1, number: 1, documents: ['a', 'm', 'x', 'z'].map((title) => document(title, title)), removed: [] });
      expect(byTitle()).toEqual(['a', 'm', 'x', 'z']);
      engine.apply({ after: 1, number: 2, documents: [], removed: [{ type: 'resource', documentId: 'a' }, { type: 'resource', documentId: 'm' }] });
      engine.apply({ after: 2, number: 3, documents: [document('y', 'y'), document('b', 'b')], removed: [] });
      expect(byTitle()).toEqual(['b', 'x', 'y', 'z']);
    });

    it(`answers ${CASES} questions in random histories as the reference does`, () => {
      let compared = 0;
      const history = fc.array(fc.tuple(anyStep, fc.array(anyQuestion, { minLength: PER_HISTORY / 5, maxLength: PER_HISTORY / 5 })), { minLength: 5, maxLength: 5 });
      fc.assert(fc.property(history, (steps) => {
        const under = create();
        try {
          const reference = new ReferenceEngine();
          let { engine } = under;
          for (const [step, questions] of steps) {
            if (step === 'restart') engine = under.reopen();
            else {
              const batch = toBatch(engine.number(), step.changes);
              engine.apply(batch);
              reference.apply(batch);
            }
            for (const question of questions) {
              try {
                check(engine, reference, question);
              } catch (error) {
                throw new Error(`${JSON.stringify(question)}\nof ${[...reference.documents.values()].map((one) => JSON.stringify(one)).join('\n   ')}`, { cause: error });
              }
            }
            compared += questions.length;
          }
          engine.check();
        } finally {
          under.dispose();
        }
      }), { numRuns: Math.ceil(CASES / PER_HISTORY), seed: process.env.SEARCH_SEED ? Number(process.env.SEARCH_SEED) : undefined });
      expect(compared).toBeGreaterThanOrEqual(CASES);
    }, 60_000 + CASES * 100);
  });
}

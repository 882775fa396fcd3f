import type { DocumentKey, Facet, IndexDocument } from '../document/index-document';
import type { Question, SearchSort } from '../query/question';
import type { Plan } from './alternative';
import { isPublic } from './concept';
import { digestOf } from './digest';
import type { IndexBatch, SearchEngine, SearchResult, Suggestion } from './engine';
import { IndexFile } from './index-file';
import { IndexMemory, type IndexMemoryOptions } from './index-memory';
import { likenessPlan } from './likeness';
import { narrow } from './narrow';
import { type PlannerOptions, planQuestion } from './planner';
import { reasonsFor } from './reasons';
import { withoutQuotes, writtenQuestion } from './rewritten-question';
import { type Scored, Scorer } from './scorer';
import { rowsWithin } from './scope';
import { suggestTitles } from './suggester';
import { type Order, windowOf } from './window';

export interface Fts5EngineOptions extends IndexMemoryOptions {
  /** Of the index file; ':memory:' for none. */
  path: string;
  /** What the index is made from and with. A file with another one is made anew. */
  signature: string;
}

const EVERYWHERE = 0xffff_ffff;

/** Numbers above zero stand in the same order as their bits. */
const bitsOfScores = (scores: Float32Array): Uint32Array => new Uint32Array(scores.buffer, scores.byteOffset, scores.length);

/**
 * The index in an SQLite file of this process: FTS5 says which rows have a word, packed columns in memory narrow, count and order them.
 * FTS5's own ranking is not used, since it visits every match once more: 245 ms for a word in half of a million rows, of which the list takes 29.
 */
export class Fts5Engine implements SearchEngine {
  private readonly file: IndexFile;
  private readonly memory: IndexMemory;
  private readonly scorer = new Scorer();
  private readonly planning: PlannerOptions;
  private held = -1;

  constructor(private readonly options: Fts5EngineOptions) {
    this.file = new IndexFile(options.path);
    this.memory = new IndexMemory(this.file, options);
    const { memory } = this;
    this.planning = {
      text: (expression) => memory.matching(expression),
      having: (facet, value) => memory.having(facet, value),
      vocabulary: memory.vocabulary,
      thesaurus: memory.thesaurus,
    };
    const { state } = this.file;
    if (state?.signature !== options.signature) return this.clear() as never;
    this.held = state.number;
    memory.load();
  }

  number(): number {
    return this.held;
  }

  apply(batch: IndexBatch): void {
    if (batch.after !== this.held) throw new Error(`The batch follows change ${batch.after}, and the index holds ${this.held}.`);
    try {
      this.take(batch);
    } catch (error) {
      // Words that were learnt in vain would not be written down the next time.
      this.memory.loadWords();
      throw error;
    }
  }

  search(question: Question): SearchResult {
    const result = this.answer(question);
    const loose = result.total === 0 ? withoutQuotes(question) : null;
    if (!loose) return result;
    // Nothing has its words in a row: they are offered one by one where that finds something.
    const found = this.answer({ ...loose, start: 0, limit: 1, bare: true });
    return found.total === 0 ? result : { ...result, didYouMean: found.didYouMean ?? writtenQuestion(loose) };
  }

  private answer(question: Question): SearchResult {
    const { columns } = this.memory;
    const [locale = ''] = question.locales;
    const languages = question.ownOnly ? columns.bitOf(locale) | columns.bitOf('') : EVERYWHERE;
    const scope = columns.scopeOf(languages, question.types);
    const chosen = question.facets.type ? columns.scopeOf(languages, question.facets.type) : scope;
    const plan = this.planOf(question, scope, chosen);
    const scored = plan.words > 0 ? this.scorer.score(plan, scope, chosen, columns.alive) : null;
    const { rows, facets } = narrow(columns, scored?.rows ?? rowsWithin(scope, plan.excluded), { ...question, facets: this.publicValues(question.facets, (value) => value) });
    const order = this.orderBy(question.sort, locale, scored);
    return {
      number: this.held,
      total: rows.length,
      hits: windowOf(rows, order, question.start, question.limit).flatMap((row) => {
        const key = this.file.keyOf(row);
        return key ? [{ ...key, reasons: question.bare ? [] : reasonsFor(row, plan) }] : [];
      }),
      facets: this.publicValues(facets, ({ value }) => value) as SearchResult['facets'],
      marks: plan.marks,
      relaxed: scored?.relaxed ?? false,
      didYouMean: plan.didYouMean,
    };
  }

  suggest(text: string, locales: readonly string[], limit: number): Suggestion[] {
    return suggestTitles(this.memory, this.file, text, locales, limit);
  }

  /** Does a little of what can wait, for some milliseconds. Says whether there is more to do. */
  tend(): boolean {
    return this.memory.tend();
  }

  digests(): Iterable<DocumentKey & { digest: string }> {
    return this.file.digests();
  }

  check(): void {
    this.file.check();
  }

  clear(): void {
    this.file.clear();
    this.memory.clear();
    this.held = -1;
  }

  close(): void {
    this.file.close();
  }

  private take({ number, documents, removed }: IndexBatch): void {
    const { file, memory, options: { signature } } = this;
    const added: IndexDocument[] = [];
    const dead: number[] = [];
    const remove = (known: { row: number } | undefined) => {
      if (!known) return;
      file.remove(known.row);
      dead.push(known.row);
    };
    file.transaction(() => {
      for (const document of documents) {
        const digest = digestOf(document);
        const known = file.rowOf(document);
        if (known?.digest === digest) continue;
        remove(known);
        file.add(memory.columns.rows + added.length, document, digest);
        for (const { locale, text } of document.texts) for (const word of memory.vocabulary.learn(text, locale)) file.addWord(word);
        added.push(document);
      }
      for (const key of removed) remove(file.rowOf(key));
      file.state = { signature, number };
    });
    for (const row of dead) memory.kill(row);
    for (const key of removed) memory.forgetConcept(key);
    for (const document of added) memory.admit(document);
    this.held = number;
  }

  /** Values by facet, without those of topics that are not public. */
  private publicValues<Value>(facets: Readonly<Partial<Record<Facet, readonly Value[]>>>, nameOf: (value: Value) => string): Partial<Record<Facet, Value[]>> {
    const { thesaurus } = this.memory;
    return Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, values.filter((value) => isPublic(thesaurus, facet as Facet, nameOf(value)))]));
  }

  private planOf(question: Question, scope: Uint8Array, chosen: Uint8Array): Plan {
    if (!question.like) return planQuestion(this.planning, question, scope, chosen);
    const known = this.file.rowOf(question.like);
    const document = known && this.file.documentOf(known.row);
    if (!known || !document) return { words: 1, required: 1, alternatives: [], excluded: [], marks: {}, didYouMean: null };
    const plan = likenessPlan(this.memory, document);
    return { ...plan, excluded: [...plan.excluded, Uint32Array.of(known.row)] };
  }

  /** Where there are no words, nothing is more relevant than what is new. */
  private orderBy(sort: SearchSort, locale: string, scored: Scored | null): Order {
    const { years, created, ties, recency, rows } = this.memory.columns;
    const byNewest = { first: created.view, second: ties.view };
    switch (sort) {
      case 'relevance':
        return scored ? { first: bitsOfScores(scored.scores), second: recency.view } : byNewest;
      case 'newest':
        return byNewest;
      case 'year':
        return { first: years.view, second: ties.view };
      case 'title': {
        const ranks = this.memory.titles.ranksIn(locale, rows);
        return { first: ranks, second: ranks };
      }
    }
  }
}

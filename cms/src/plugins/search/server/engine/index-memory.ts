import type { DocumentKey, Facet, IndexDocument } from '../document/index-document';
import { countryConcepts } from '../thesaurus/countries';
import { Thesaurus } from '../thesaurus/thesaurus';
import { Columns } from './columns';
import { conceptKey, toConcept } from './concept';
import { NESTED } from './facet-table';
import { GrowingArray } from './growing-array';
import type { IndexFile } from './index-file';
import { Postings } from './postings';
import { keepSnapshot, readSnapshot } from './snapshot';
import { TitleOrder } from './title-order';
import { Vocabulary } from './vocabulary';

export interface IndexMemoryOptions {
  locales: readonly { code: string; fallback: readonly string[] }[];
  /** Room for lists of rows, at least; a large index has more. */
  listBytes: number;
}

/** So many rows are read from their documents at a start rather than keep the columns anew after every change. */
const FEW_ROWS = 2_000;
const FEW_OF_ALL = 0.02;

/** Room for lists of rows in a large index: some sixty lists of all rows, which is what a dozen questions look at. */
const LIST_BYTES_A_ROW = 256;

/** Parts of the key of a list of rows; no name has it. */
const SEPARATOR = '\u0000';

/** What an index keeps in memory beside its file. All of it can be made from the file. */
export class IndexMemory {
  readonly vocabulary = new Vocabulary();
  readonly thesaurus = new Thesaurus();
  readonly titles: TitleOrder;
  columns: Columns;
  private readonly postings: Postings;
  /** Rows of documents that others are described with. */
  private concepts = new GrowingArray();
  /** Rows that are kept in the file as they are. */
  private kept = 0;

  constructor(private readonly file: IndexFile, private readonly options: IndexMemoryOptions) {
    this.columns = new Columns(options.locales.map(({ code }) => code));
    this.titles = new TitleOrder(file, new Map(options.locales.map(({ code, fallback }) => [code, [code, ...fallback]])));
    this.postings = new Postings({ room: () => Math.max(options.listBytes, this.columns.rows * LIST_BYTES_A_ROW), read: (key, after) => this.read(key, after), lastRow: () => this.columns.rows - 1 });
    this.clear();
  }

  load(): void {
    this.loadSnapshot();
    for (const { row, document } of this.file.documents(this.columns.rows)) {
      while (this.columns.rows < row) this.columns.push(null);
      this.admit(document);
    }
    this.loadWords();
  }

  loadWords(): void {
    this.vocabulary.clear();
    for (const word of this.file.words()) this.vocabulary.add(word);
  }

  /** Does a little of what makes later questions and the next start faster. Says whether there is more to do. */
  tend(): boolean {
    if (this.titles.step(this.columns.rows)) return true;
    if (this.columns.rows - this.kept > Math.max(FEW_ROWS, this.columns.rows * FEW_OF_ALL)) {
      keepSnapshot(this.file, this.columns, this.titles, this.concepts.view);
      this.kept = this.columns.rows;
    }
    return false;
  }

  /** Adds the next row. */
  admit(document: IndexDocument): void {
    if (this.learn(document)) this.concepts.push(this.columns.rows);
    this.columns.push(document);
  }

  kill(row: number): void {
    this.columns.kill(row);
  }

  forgetConcept(key: DocumentKey): void {
    this.thesaurus.delete(conceptKey(key));
    this.columns.hierarchy.delete(key.documentId);
  }

  clear(): void {
    const codes = this.options.locales.map(({ code }) => code);
    this.columns = new Columns(codes);
    this.vocabulary.clear();
    this.thesaurus.clear();
    this.postings.clear();
    this.titles.clear();
    this.concepts = new GrowingArray();
    this.kept = 0;
    for (const country of countryConcepts(codes)) this.thesaurus.set(country);
  }

  /** Rows that a full-text expression matches. Like all lists here: in order, dead rows among them, good until the next row is added. */
  matching(expression: string): Uint32Array {
    return this.postings.rowsOf(`text${SEPARATOR}${expression}`);
  }

  /** Rows that have a value, or one that is part of it. */
  having(facet: Facet, value: string): Uint32Array {
    return this.postings.rowsOf([facet, this.columns.hierarchy.version, value].join(SEPARATOR));
  }

  /** Takes in what others are described with. Says whether a document is such. */
  private learn(document: IndexDocument): boolean {
    const concept = toConcept(document);
    if (!concept) return false;
    this.thesaurus.set(concept);
    if ((NESTED as readonly string[]).includes(document.type)) this.columns.hierarchy.set(document.documentId, document.concept?.broader ?? []);
    return true;
  }

  private loadSnapshot(): void {
    const snapshot = readSnapshot(this.file, this.titles);
    if (!snapshot) return;
    this.columns.unpack(snapshot.columns);
    this.kept = this.columns.rows;
    for (const row of this.file.deadBelow(this.kept)) this.columns.kill(row);
    this.concepts = new GrowingArray(snapshot.concepts);
    for (const row of snapshot.concepts) {
      const document = this.file.documentOf(row);
      if (document) this.learn(document);
    }
  }

  private read(key: string, after: number): ArrayLike<number> {
    const [name = '', first = '', value = ''] = key.split(SEPARATOR);
    return name === 'text' ? this.file.matches(first, after) : this.columns.facets.rowsOf(name as Facet, value, after);
  }
}

import type { DocumentKey, Facet, IndexDocument } from '../document/index-document';
import { countryConcepts } from '../thesaurus/countries';
import { Thesaurus } from '../thesaurus/thesaurus';
import { Columns, NESTED } from './columns';
import { conceptKey, toConcept } from './concept';
import type { IndexFile } from './index-file';
import { Postings } from './postings';
import { TitleOrder } from './title-order';
import { Vocabulary } from './vocabulary';

export interface IndexMemoryOptions {
  locales: readonly { code: string; fallback: readonly string[] }[];
  /** Room for lists of rows. */
  listBytes: number;
}

/** Parts of the key of a list of rows; no name has it. */
const SEPARATOR = '\u0000';

/** What an index keeps in memory beside its file. All of it can be made from the file. */
export class IndexMemory {
  readonly vocabulary = new Vocabulary();
  readonly thesaurus = new Thesaurus();
  readonly titles: TitleOrder;
  columns: Columns;
  private readonly postings: Postings;

  constructor(private readonly file: IndexFile, private readonly options: IndexMemoryOptions) {
    this.columns = new Columns(options.locales.map(({ code }) => code));
    this.titles = new TitleOrder(file, new Map(options.locales.map(({ code, fallback }) => [code, [code, ...fallback]])), () => this.columns.languages.view);
    this.postings = new Postings({ maxBytes: options.listBytes, read: (key, after) => this.read(key, after), lastRow: () => this.columns.rows - 1 });
    this.clear();
  }

  load(): void {
    for (const { row, document } of this.file.documents()) {
      while (this.columns.rows < row) this.columns.push(null);
      this.admit(document);
    }
    this.loadWords();
  }

  loadWords(): void {
    this.vocabulary.clear();
    for (const word of this.file.words()) this.vocabulary.add(word);
  }

  /** Adds the next row. */
  admit(document: IndexDocument): void {
    const concept = toConcept(document);
    if (concept) {
      this.thesaurus.set(concept);
      if ((NESTED as readonly string[]).includes(document.type)) this.columns.hierarchy.set(document.documentId, document.concept?.broader ?? []);
    }
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

  anyAlive(rows: Uint32Array): boolean {
    const { view } = this.columns.languages;
    return rows.some((row) => view[row] !== 0);
  }

  private read(key: string, after: number): ArrayLike<number> {
    const [name = '', first = '', value = ''] = key.split(SEPARATOR);
    return name === 'text' ? this.file.matches(first, after) : this.columns.facet(name as Facet).rowsOf(value, after);
  }
}

import Database from 'better-sqlite3';
import { analyse } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import { type DocumentKey, FIELD_CLASSES, type IndexDocument } from '../document/index-document';
import { toTerm, toWordTerm, WORD_GAP } from './terms';
import type { KnownWord } from './vocabulary';

/** What the file says of itself. */
export interface IndexState {
  /** What it was made from and with; another one makes it worthless. */
  signature: string;
  /** The number of the last change it holds. */
  number: number;
}

export interface StoredRow {
  row: number;
  document: IndexDocument;
}

const TABLES = `
  create table if not exists state (id integer primary key check (id = 1), signature text not null, number integer not null);
  create table if not exists document (row integer primary key, type text not null, document_id text not null, digest text not null, json text not null, unique (type, document_id));
  create table if not exists word (locale text not null, folded text not null, shown text not null, primary key (locale, shown)) without rowid;
  create table if not exists packed (name text primary key, data blob not null) without rowid;
  create table if not exists dead (row integer primary key);
  create virtual table if not exists text using fts5(terms, content='', contentless_delete=1, tokenize="ascii tokenchars '._'");`;

/** A document's words as the full-text table takes them: the terms of each word in turn, and what else a word may be stemmed to behind them. */
export function termsOf({ texts }: IndexDocument): string {
  const places = FIELD_CLASSES.flatMap((field) => texts.filter((text) => text.field === field)).map(({ locale, field, text }) => {
    const tokens = analyse(text, locale);
    const inOrder = tokens.map(({ terms }) => toTerm(locale, field, terms[0] ?? ''));
    const others = new Set(tokens.flatMap(({ terms }) => terms.slice(1)));
    return [...inOrder, WORD_GAP, ...[...others].map((term) => toTerm(locale, field, term)), WORD_GAP].join(' ');
  });
  const written = new Set(texts.flatMap(({ locale, text }) => wordsOf(text).map((word) => toWordTerm(locale, word.text))));
  return [...places, ...written].join(' ');
}

/** The index on disk: one SQLite file a process, written by it alone. Whatever happens, it holds all changes up to its number and none after. */
export class IndexFile {
  private readonly db: Database.Database;
  private readonly statements;

  constructor(path: string) {
    this.db = new Database(path);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = NORMAL');
    this.db.pragma('cache_size = -16000');
    this.db.exec(TABLES);
    const prepare = (sql: string) => this.db.prepare(sql);
    this.statements = {
      state: prepare('select signature, number from state where id = 1'),
      setState: prepare('insert into state (id, signature, number) values (1, ?, ?) on conflict (id) do update set signature = excluded.signature, number = excluded.number'),
      lastRow: prepare('select coalesce(max(row), 0) from document').pluck(),
      rowOf: prepare('select row, digest from document where type = ? and document_id = ?'),
      keyOf: prepare('select type, document_id as documentId from document where row = ?'),
      documentOf: prepare('select json from document where row = ?').pluck(),
      documents: prepare('select row, json from document where row >= ? order by row'),
      titlesOf: prepare(`select json -> '$.titles' from document where row = ?`).pluck(),
      titlesBetween: prepare(`select row, json -> '$.titles' as titles from document where row >= ? and row < ? order by row`),
      insertPacked: prepare('insert into packed (name, data) values (?, ?)'),
      packed: prepare('select data from packed where name = ?').pluck(),
      insertDead: prepare('insert or ignore into dead (row) values (?)'),
      deadBelow: prepare('select row from dead where row < ?').pluck(),
      digests: prepare('select type, document_id as documentId, digest from document'),
      insertDocument: prepare('insert into document (row, type, document_id, digest, json) values (?, ?, ?, ?, ?)'),
      insertText: prepare('insert into text (rowid, terms) values (?, ?)'),
      insertWord: prepare('insert or ignore into word (locale, folded, shown) values (?, ?, ?)'),
      deleteDocument: prepare('delete from document where row = ?'),
      deleteText: prepare('delete from text where rowid = ?'),
      matches: prepare('select rowid from text where text match ? and rowid > ?').pluck(),
      words: prepare('select locale, folded, shown from word'),
    };
  }

  get state(): IndexState | undefined {
    return this.statements.state.get() as IndexState | undefined;
  }

  set state({ signature, number }: IndexState) {
    this.statements.setState.run(signature, number);
  }

  /** All or nothing. */
  transaction(work: () => void): void {
    this.db.transaction(work)();
  }

  lastRow(): number {
    return this.statements.lastRow.get() as number;
  }

  rowOf({ type, documentId }: DocumentKey): { row: number; digest: string } | undefined {
    return this.statements.rowOf.get(type, documentId) as { row: number; digest: string } | undefined;
  }

  keyOf(row: number): DocumentKey | undefined {
    return this.statements.keyOf.get(row) as DocumentKey | undefined;
  }

  documentOf(row: number): IndexDocument | undefined {
    const json = this.statements.documentOf.get(row) as string | undefined;
    return json === undefined ? undefined : (JSON.parse(json) as IndexDocument);
  }

  /** From a row on. */
  *documents(from = 0): Generator<StoredRow> {
    for (const { row, json } of this.statements.documents.iterate(from) as Iterable<{ row: number; json: string }>) yield { row, document: JSON.parse(json) as IndexDocument };
  }

  titlesOf(row: number): IndexDocument['titles'] | undefined {
    const titles = this.statements.titlesOf.get(row) as string | undefined;
    return titles === undefined ? undefined : (JSON.parse(titles) as IndexDocument['titles']);
  }

  /** From one row up to another, which is not included. */
  *titlesBetween(from: number, to: number): Generator<{ row: number; titles: IndexDocument['titles'] }> {
    for (const { row, titles } of this.statements.titlesBetween.all(from, to) as { row: number; titles: string }[]) yield { row, titles: JSON.parse(titles) as IndexDocument['titles'] };
  }

  /** What was last kept under a name. */
  packed(name: string): Buffer | undefined {
    return this.statements.packed.get(name) as Buffer | undefined;
  }

  /** Keeps what is made of the rows so far, in place of what was kept before. */
  keep(parts: ReadonlyMap<string, Uint8Array>): void {
    this.transaction(() => {
      this.db.exec('delete from packed; delete from dead;');
      for (const [name, data] of parts) this.statements.insertPacked.run(name, data);
    });
  }

  /** Rows below a number that were removed since something was kept. */
  deadBelow(row: number): number[] {
    return this.statements.deadBelow.all(row) as number[];
  }

  digests(): Iterable<DocumentKey & { digest: string }> {
    return this.statements.digests.iterate() as Iterable<DocumentKey & { digest: string }>;
  }

  words(): Iterable<KnownWord> {
    return this.statements.words.iterate() as Iterable<KnownWord>;
  }

  add(row: number, document: IndexDocument, digest: string): void {
    // Texts are in the full-text table; what is read again at the next start need not hold them.
    this.statements.insertDocument.run(row, document.type, document.documentId, digest, JSON.stringify({ ...document, texts: [] }));
    this.statements.insertText.run(row, termsOf(document));
  }

  addWord({ locale, folded, shown }: KnownWord): void {
    this.statements.insertWord.run(locale, folded, shown);
  }

  remove(row: number): void {
    this.statements.insertDead.run(row);
    this.statements.deleteDocument.run(row);
    this.statements.deleteText.run(row);
  }

  /** Rows above `after` that a full-text expression matches, in order. */
  matches(expression: string, after: number): number[] {
    return this.statements.matches.all(expression, after) as number[];
  }

  /** Throws where the full-text table does not hold together. */
  check(): void {
    this.db.exec(`insert into text (text) values ('integrity-check')`);
  }

  clear(): void {
    // At once: half of it would be an index that says it holds everything.
    this.transaction(() => this.db.exec(`drop table if exists document; drop table if exists word; drop table if exists text; drop table if exists packed; drop table if exists dead; drop table if exists state;${TABLES}`));
  }

  close(): void {
    this.db.close();
  }
}

/** How an upload stands. Only `planning`, `checking` and `running` go on by themselves. */
export type UploadState =
  /** It is here; what it would do is not known yet, or the server was restarted while it looked. */
  | 'received'
  | 'planning'
  /** Nothing may be written from it: its problems say why. */
  | 'refused'
  | 'planned'
  /** Before it writes, it looks whether the library is still as it was reviewed. */
  | 'checking'
  | 'running'
  /** By a person, or because the server was: it can be gone on with. */
  | 'stopped'
  | 'failed'
  | 'done';

export const OUTCOMES = ['new', 'changed', 'duplicate', 'refused', 'same'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the rows of a review are narrowed to. `renewed`: those that differ from the review before. */
export const FILTERS = [...OUTCOMES, 'renewed'] as const;
export type Filter = (typeof FILTERS)[number];

export const CHOICES = ['skip', 'update', 'expression', 'create'] as const;
export type Choice = (typeof CHOICES)[number];

export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export const FORMATS = ['csv', 'jsonl', 'ris', 'bibtex', 'csl-json', 'zotero-json', 'zotero-rdf'] as const;

export interface Progress {
  done: number;
  total: number;
  /** Milliseconds since it began. */
  elapsed: number;
}

export interface Run {
  id: string;
  fileName: string;
  who: string;
  state: 'running' | 'stopped' | 'failed' | 'done' | 'undone';
  /** ISO 8601. */
  startedAt: string;
  endedAt: string | null;
  /** Works it writes in all. */
  total: number;
  created: number;
  updated: number;
  /** Why it failed and what to do, in the reader's language. */
  failure: string | null;
  /** Something of it is not undone yet. */
  undoable: boolean;
}

/** How a file is to be read; what is absent is found out. */
export interface ReadAs {
  /** Of titles that name none. */
  language: string;
  encoding?: (typeof ENCODINGS)[number];
  format?: (typeof FORMATS)[number];
}

export interface Upload {
  id: string;
  fileName: string;
  bytes: number;
  who: string;
  receivedAt: string;
  state: UploadState;
  readAs: ReadAs;
  /** What its content turned out to be. */
  format: string | null;
  /** Of the file as a whole, in the reader's language. */
  problems: string[];
  /** Why the last thing that was tried with it ended by itself, in the reader's language. */
  failure: string | null;
  counts: Record<Filter, number>;
  /** For duplicates about which nothing else was chosen. */
  otherwise: Choice;
  /** What running it would do now. */
  would: { create: number; change: number; leaveOut: number };
  progress: Progress | null;
  run: Run | null;
  /** Rows whose choice could not be carried out. */
  leftOut: { row: number; text: string }[];
}

export interface RowReport {
  row: number;
  title: string;
  outcome: Outcome;
  documentId: string | null;
  changes: { field: string; before: string; after: string }[];
  /** `key` names one in a choice: a document id, or the number of an earlier row. */
  matches: { key: string; row: number | null; documentId: string | null; title: string; text: string }[];
  choices: Choice[];
  /** What was chosen, or what holds for all. */
  decision: { choice: Choice; of: string | null; own: boolean } | null;
  problems: { column: string; text: string; note: boolean }[];
}

export interface UndoReport {
  /** `failed`: it is not known what undoing would do. */
  state: 'looking' | 'looked' | 'undoing' | 'undone' | 'failed';
  /** Why the last look or undo ended early, in the reader's language. */
  failure: string | null;
  progress: Progress | null;
  undone: number;
  refused: { row: number; title: string; documentId: string; text: 'changed' | 'deleted' | 'related'; relatedBy: string[] }[];
  refusedTotal: number;
}

/** Why the server refuses what was asked. The admin has a sentence for each. */
export const REFUSALS = ['busy', 'noFile', 'severalFiles', 'fileTooLarge', 'noRoom', 'fileGone', 'sameFile', 'notReviewed', 'nothingToWrite', 'cannotGoOn', 'isRunning', 'mayNotWrite', 'mayNotPublish', 'choice', 'notLooked'] as const;
export type RefusalReason = (typeof REFUSALS)[number];

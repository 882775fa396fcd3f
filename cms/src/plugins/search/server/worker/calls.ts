import type { SearchEngine } from '../engine/engine';
import type { Fts5EngineOptions } from '../engine/fts5-engine';

/** What the worker's thread does for the main one: an engine's methods, each answered once. */
export interface EngineCalls {
  number: SearchEngine['number'];
  apply: SearchEngine['apply'];
  search: SearchEngine['search'];
  suggest: SearchEngine['suggest'];
  check: SearchEngine['check'];
  clear: SearchEngine['clear'];
  close: SearchEngine['close'];
}

export type CallName = keyof EngineCalls;

export interface Call {
  id: number;
  name: CallName;
  parameters: readonly unknown[];
}

/** The id of a reply that nobody waits for: something to be noted. */
export const NOBODY = 0;

export type Reply = { id: number; result: unknown } | { id: number; error: string };

export interface WorkerOptions extends Omit<Fts5EngineOptions, 'path'> {
  /** Where the index files are. */
  folder: string;
}
